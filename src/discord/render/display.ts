import type { APIButtonComponentWithCustomId, APIEmbed } from 'discord-api-types/v10';
import { LIMITS } from './limits.js';
import { cutText } from './markdown.js';

/** A message as people will see it. Whoever makes one keeps Discord's limits. */
export interface Display {
  readonly content?: string;
  readonly embed?: APIEmbed;
  readonly buttons?: readonly APIButtonComponentWithCustomId[];
  /** What did not fit, as a text file. */
  readonly file?: { readonly name: string; readonly text: string };
}

export const COLOURS = { answered: 0x2f8f6b, close: 0xb7791f, notFound: 0x6b7280, failed: 0xb42318, neutral: 0x33628f };

/** Nothing we send may ping anybody, whatever the record or the question says. */
export const NOBODY = { parse: [] as never[], replied_user: false } as const;

/** The same as Discord's API wants it; an edit takes away what the message had before. */
export function bodyOf(display: Display) {
  const { content = '', embed, buttons = [], file } = display;
  const rows = Array.from({ length: Math.ceil(buttons.length / LIMITS.buttonsInRow) }, (_, row) => ({
    type: 1 as const,
    components: buttons.slice(row * LIMITS.buttonsInRow, (row + 1) * LIMITS.buttonsInRow),
  }));
  return {
    content,
    embeds: embed ? [embed] : [],
    components: rows,
    attachments: file ? [{ id: 0, filename: file.name }] : [],
    allowed_mentions: NOBODY,
  };
}

export function filesOf({ file }: Display) {
  return file
    ? [{ name: file.name, data: Buffer.from(file.text, 'utf8'), contentType: 'text/plain; charset=utf-8' }]
    : [];
}

/** The display as plain text, for channels in which the bot may not embed. */
export function withoutEmbed(display: Display): Display {
  const { embed, ...rest } = display;
  if (!embed) return display;
  const heading = embed.title ? `**${embed.title}**` : '';
  const footer = embed.footer?.text ?? '';
  const text = [display.content, heading, embed.description].filter(Boolean).join('\n');
  const room = LIMITS.content - footer.length - 1;
  return { ...rest, content: [cutText(text, room), footer].filter(Boolean).join('\n') };
}
