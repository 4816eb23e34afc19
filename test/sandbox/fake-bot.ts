import {
  ApplicationCommandType,
  type Client,
  EmbedBuilder,
  Events,
  type Interaction,
  type Message,
  MessageFlags,
  Partials,
  SlashCommandBuilder,
} from 'discord.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { bot } from './harness.js';

/** A record of 14 words, so that the page has something to show that looks like an answer. */
export const arabicQuote = 'عُقد الاجتماع في مدينة الرياض (C5)، للفترة 2022-2026م، بحضور Dr. Nayef.';

/** Enough of a bot to try the page with: it answers commands, mentions, buttons, and a message command. */
export async function fakeBot(sandbox: Sandbox): Promise<Client<true>> {
  const majlis = await bot(sandbox, { partials: [Partials.Channel] });
  majlis.on(Events.InteractionCreate, (interaction) => void answer(interaction));
  majlis.on(Events.MessageCreate, (message) => void reply(majlis, message));
  await majlis.application.commands.set([
    command('ask', 'Ask a question about the meeting', 'question', 'What you want to know')
      .addStringOption((option) =>
        option
          .setName('language')
          .setDescription('The language of the answer')
          .setChoices({ name: 'العربية', value: 'ar' }, { name: 'English', value: 'en' }),
      )
      .addBooleanOption((option) => option.setName('private').setDescription('Only you see the answer')),
    command('اسأل', 'اسأل سؤالًا عن الاجتماع', 'السؤال', 'ما تريد معرفته').addBooleanOption((option) =>
      option.setName('خاص').setDescription('لا يرى الجواب غيرك'),
    ),
    new SlashCommandBuilder()
      .setName('quote')
      .setDescription('Quote a passage of the record')
      .addStringOption((option) =>
        option.setName('passage').setDescription('Its number or its words').setRequired(true).setAutocomplete(true),
      ),
    new SlashCommandBuilder().setName('silent').setDescription('Never answers'),
    { name: 'Find in the meeting', type: ApplicationCommandType.Message },
    { name: 'ابحث في الاجتماع', type: ApplicationCommandType.Message },
  ]);
  return majlis;
}

function command(name: string, description: string, option: string, about: string): SlashCommandBuilder {
  const builder = new SlashCommandBuilder()
    .setName(name)
    .setDescription(description)
    .setContexts(0, 1, 2)
    .setIntegrationTypes(0, 1);
  builder.addStringOption((made) => made.setName(option).setDescription(about).setRequired(true));
  return builder;
}

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    const all = ['1 · عُقد الاجتماع في مدينة الرياض', '2 · The ministers agreed', '3 · وتقدم الوزراء بالشكر'];
    return interaction.respond(
      all.filter((name) => name.includes(typed)).map((name) => ({ name, value: name.slice(0, 1) })),
    );
  }
  if (interaction.isButton()) {
    if (interaction.customId === 'sources') {
      await interaction.reply({ content: `> ${arabicQuote}`, flags: MessageFlags.Ephemeral });
    } else if (interaction.customId === 'language') {
      await interaction.update({ embeds: [answerEmbed('en')], components: [buttons()] });
    }
    return;
  }
  if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply({
      content: `Said in paragraph 3:\n> ${interaction.targetMessage.content}`,
      flags: MessageFlags.Ephemeral,
    });
    return;
  }
  if (!interaction.isChatInputCommand() || interaction.commandName === 'silent') return;
  const hidden = interaction.options.getBoolean('private') ?? interaction.options.getBoolean('خاص') ?? false;
  await interaction.deferReply(hidden ? { flags: MessageFlags.Ephemeral } : {});
  const language =
    interaction.commandName === 'اسأل' || interaction.options.getString('language') === 'ar' ? 'ar' : 'en';
  await interaction.editReply({ embeds: [answerEmbed(language)], components: [buttons()] });
}

async function reply(majlis: Client<true>, message: Message): Promise<void> {
  if (message.author.bot || message.content === '') return;
  if (message.inGuild() && !message.mentions.has(majlis.user)) return;
  if (message.channel.isSendable()) await message.channel.sendTyping();
  const language = /[\u0600-\u06FF]/.test(message.content) ? 'ar' : 'en';
  await message.reply({ embeds: [answerEmbed(language)], components: [buttons()], allowedMentions: { parse: [] } });
}

export function answerEmbed(language: 'ar' | 'en'): EmbedBuilder {
  return language === 'ar'
    ? new EmbedBuilder()
        .setColor(0x0f766e)
        .setTitle('أين عُقد الاجتماع؟')
        .setDescription(
          `**في مدينة الرياض**\n\nعُقد الاجتماع في مدينة الرياض يوم 12 أكتوبر 2021م. [1]\n\n> ${arabicQuote}`,
        )
        .addFields({ name: 'الفقرة', value: '3', inline: true }, { name: 'الثقة', value: 'عالية (93٪)', inline: true })
        .setFooter({ text: 'الاجتماع الوزاري الأول · GCC and Central Asia · 2021-10-12' })
    : new EmbedBuilder()
        .setColor(0x0f766e)
        .setTitle('Where was the meeting held?')
        .setDescription(
          `**In Riyadh**\n\nThe meeting was held in the city of Riyadh on 12 October 2021. [1]\n\n> ${arabicQuote}\n> -# Translation: “held in the city of Riyadh”`,
        )
        .addFields(
          { name: 'Paragraph', value: '3', inline: true },
          { name: 'Confidence', value: 'high (93%)', inline: true },
        )
        .setFooter({ text: 'First ministerial meeting · 2021-10-12' });
}

export function buttons(): never {
  return {
    type: 1,
    components: [
      { type: 2, style: 1, custom_id: 'sources', label: 'Sources', emoji: { name: '📜' } },
      { type: 2, style: 2, custom_id: 'language', label: 'العربية / English', emoji: { name: '🌐' } },
      { type: 2, style: 2, custom_id: 'thread', label: 'In a thread', emoji: { name: '🧵' }, disabled: true },
    ],
  } as never;
}
