import { type Message, MessageType, PermissionFlagsBits } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import type { Answer } from '../answers/answer.js';
import { detectLanguage, LANGUAGES, type Language } from '../text/language.js';
import { conclude, logRequest, lostOutcome, type Outcome, type RequestFacts } from './conclude.js';
import type { Desk } from './desk.js';
import { loggable } from './failures.js';
import { coolDownDisplay } from './interactions.js';
import { messages } from './messages.js';
import { canOpenThread, placeOf, saidOf } from './place.js';
import { Progress } from './progress.js';
import { answerDisplay } from './render/answer.js';
import { directed } from './render/direction.js';
import type { Display } from './render/display.js';
import { contextOf, withoutMention } from './turns.js';
import { editMessage, sendMessage } from './wire.js';

/**
 * Answers a message that is meant for the bot: a mention, a reply to it, a direct message, a message in a thread that it
 * opened. To all others, to other bots and to itself it says nothing.
 */
export async function answerMessage(desk: Desk, message: Message): Promise<void> {
  const address = addressedBy(desk, message);
  if (!address || desk.isStopping() || !desk.once.isFirst(message.id)) return;
  const facts = { id: message.id, command: address, guild: message.guildId, since: performance.now() };
  const question = withoutMention(message.content, desk.client.user.id);
  const gone = new AbortController();
  desk.asking.set(message.id, gone);
  try {
    const outcome = question
      ? await answerQuestion(desk, message, question, facts, gone.signal)
      : await hint(desk, message);
    if (outcome) logRequest(desk.log, facts, outcome);
  } catch (error) {
    logRequest(desk.log, facts, lostOutcome(error), { error: loggable(error) });
  } finally {
    desk.asking.delete(message.id);
  }
}

type Address = 'direct message' | 'mention' | 'reply' | 'thread';

const TYPING_LASTS = 8_000;

/** How the message is meant for the bot; null when it is not. */
function addressedBy({ client }: Desk, message: Message): Address | null {
  const { author, webhookId, type, mentions, channel } = message;
  if (author.bot || webhookId !== null || author.id === client.user.id) return null;
  if (type !== MessageType.Default && type !== MessageType.Reply) return null;
  const place = placeOf(channel, client.user.id);
  if (place.kind === 'direct') return 'direct message';
  if (mentions.repliedUser?.id === client.user.id) return 'reply';
  if (mentions.users.has(client.user.id)) return 'mention';
  return place.kind === 'own thread' ? 'thread' : null;
}

async function answerQuestion(
  desk: Desk,
  message: Message,
  question: string,
  facts: RequestFacts,
  gone: AbortSignal,
): Promise<Outcome | null> {
  const { client, bot, log } = desk;
  const { rest, user } = client;
  const language = detectLanguage(question) ?? 'en';
  const leave = desk.cooldown.take(message.author.id, message.channelId);
  if (!leave.granted) return askForPatience(desk, message, leave.at, language);
  const stopTyping = keepTyping(desk, message.channelId);
  log.debug({ id: message.id, words: question }, 'asked');
  const plain = !mayEmbed(message);
  const { meetings, model } = bot.answering;
  const view = { meetings, model, question: null, thread: canOpenThread(message.channel, permissionsIn(message)) };
  const reply = replyTo(desk, message, plain);
  const progress = new Progress<Display>(reply.show, desk.progress);
  const signal = AbortSignal.any([desk.inHand.signal, gone]);
  try {
    const concluded = await conclude(
      async () => {
        const place = placeOf(message.channel, user.id);
        const context = await contextOf({ rest, botUserId: user.id }, saidOf(message), place);
        await desk.acknowledgeFirst.turn();
        const answer = await bot.answering.ask(question, {
          context,
          ...(message.guildId === null ? {} : { server: message.guildId }),
          signal,
          onProgress: (sofar: Answer) => progress.offer(answerDisplay(sofar, { ...view, unfinished: true })),
        });
        return { display: answerDisplay(answer, view), outcome: answer.status };
      },
      { language, isStopping: desk.isStopping, gone, log, facts },
    );
    await progress.end();
    if (gone.aborted) return 'gone';
    await reply.show(concluded.display);
    return concluded.outcome;
  } finally {
    stopTyping();
  }
}

/** One reply, made with what is shown first and edited from then on. */
function replyTo({ client }: Desk, message: Message, plain: boolean): { show: (display: Display) => Promise<void> } {
  const { rest } = client;
  let id: string | null = null;
  return {
    async show(display) {
      if (id === null) id = await sendMessage(rest, message.channelId, display, { replyTo: message.id, plain });
      else await editMessage(rest, message.channelId, id, display, plain);
    },
  };
}

/** A notice that only the hasty need, so it goes away when they may ask again; one is enough. */
async function askForPatience(desk: Desk, message: Message, at: number, language: Language): Promise<Outcome | null> {
  const { rest } = desk.client;
  if (!desk.once.isFirst(`${message.author.id} ${message.channelId} ${Math.round(at / 1_000)}`)) return 'cooldown';
  const display = coolDownDisplay(at, language);
  const id = await sendMessage(rest, message.channelId, display, { replyTo: message.id, plain: !mayEmbed(message) });
  if (id) {
    const takeBack = (): void => void rest.delete(Routes.channelMessage(message.channelId, id)).catch(() => undefined);
    setTimeout(takeBack, Math.max(1_000, at - Date.now())).unref();
  }
  return 'cooldown';
}

/** How to ask, for an empty mention; how to be heard, where Discord does not let the bot read. In both languages. */
async function hint(desk: Desk, message: Message): Promise<Outcome | null> {
  const { client, cooldown, once } = desk;
  const isReadable = message.channel.isDMBased() || message.mentions.users.has(client.user.id);
  if (!isReadable && !once.isFirst(`unread ${message.channelId}`)) return null;
  if (!cooldown.take(message.author.id, message.channelId).granted) return 'cooldown';
  const bot = `<@${client.user.id}>`;
  const lines = LANGUAGES.map((language) => {
    const words = messages[language];
    return directed(isReadable ? words.howToAsk(bot) : words.cannotRead(bot), language);
  });
  await sendMessage(client.rest, message.channelId, { content: lines.join('\n') }, { replyTo: message.id });
  return 'hinted';
}

/** "Majlis is typing …" until the returned function is called. */
function keepTyping({ client }: Desk, channelId: string): () => void {
  const type = (): void => void client.rest.post(Routes.channelTyping(channelId)).catch(() => undefined);
  type();
  const timer = setInterval(type, TYPING_LASTS);
  return () => clearInterval(timer);
}

function permissionsIn({ channel, client }: Message) {
  return 'permissionsFor' in channel ? channel.permissionsFor(client.user) : null;
}

/** Where permissions are unknown, as in direct messages, there is nothing that forbids it. */
function mayEmbed(message: Message): boolean {
  return permissionsIn(message)?.has(PermissionFlagsBits.EmbedLinks) ?? true;
}
