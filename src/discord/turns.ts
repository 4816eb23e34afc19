import type { REST } from 'discord.js';
import { type APIMessage, Routes } from 'discord-api-types/v10';
import type { Turn } from '../answers/answering.js';
import { clean } from '../text/direction.js';
import { ACTIONS } from './components/buttons.js';
import { unescapeMarkdown } from './render/markdown.js';

/** What was said before a question, read from Discord when it is needed and kept nowhere. */

export interface Thread {
  readonly rest: REST;
  readonly botUserId: string;
}

/** Where people talk: what comes before a message there that is not a reply. */
export type Place =
  | { readonly kind: 'channel' }
  | { readonly kind: 'direct' }
  /** A thread of the bot's own; its starter is the answer it was opened on. */
  | { readonly kind: 'own thread'; readonly starterChannelId: string | null };

/** What was said before a message: the replies it answers, or what came last where people just go on talking. */
export async function contextOf(thread: Thread, message: SaidMessage, place: Place): Promise<Turn[]> {
  if (message.message_reference?.message_id) return turnsOfReplies(thread, message);
  return talkBefore(thread, message, place);
}

/** What came last in direct messages or in a thread of the bot's own; elsewhere people talk about other things. */
export async function talkBefore(
  thread: Thread,
  { id, channel_id, timestamp }: Pick<SaidMessage, 'id' | 'channel_id' | 'timestamp'>,
  place: Place,
): Promise<Turn[]> {
  if (place.kind === 'channel') return [];
  if (place.kind === 'direct') {
    return turnsOfChannel(thread, channel_id, id, { notBefore: Date.parse(timestamp) - STILL_TALKING });
  }
  const { starterChannelId } = place;
  // A thread has the id of the message it was opened on.
  const starter = starterChannelId ? { starter: { channelId: starterChannelId, id: channel_id } } : {};
  return turnsOfChannel(thread, channel_id, id, starter);
}

/** The replies that lead up to a message, oldest first: what it answers, what that answers, and so on. */
export async function turnsOfReplies({ rest, botUserId }: Thread, message: SaidMessage): Promise<Turn[]> {
  const turns: Turn[] = [];
  let at: SaidMessage | null = message;
  for (let depth = 0; depth < LONGEST_CHAIN && at; depth++) {
    at = await repliedTo(rest, at);
    if (at) turns.unshift(...turnsOf(at, botUserId));
  }
  return turns.slice(-MOST_TURNS);
}

/** What was said last in a channel before a message. */
async function turnsOfChannel(
  { rest, botUserId }: Thread,
  channelId: string,
  before: string,
  options: { readonly notBefore?: number; readonly starter?: { readonly channelId: string; readonly id: string } } = {},
): Promise<Turn[]> {
  const query = new URLSearchParams({ limit: String(MOST_TURNS), before });
  const found = await rest.get(Routes.channelMessages(channelId), { query }).catch(() => []);
  const messages = (Array.isArray(found) ? found : [])
    .filter(isSaid)
    .filter((message) => options.notBefore === undefined || Date.parse(message.timestamp) >= options.notBefore)
    .sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1));
  const { starter } = options;
  const first = starter ? await readMessage(rest, starter.channelId, starter.id) : null;
  const turns = [...(first ? [first] : []), ...messages].flatMap((message) => turnsOf(message, botUserId));
  return turns.slice(-MOST_TURNS);
}

export async function readMessage(rest: REST, channelId: string, id: string): Promise<SaidMessage | null> {
  const found = await rest.get(Routes.channelMessage(channelId, id)).catch(() => null);
  return isSaid(found) ? found : null;
}

/** What an answer of ours says, without its quotes and what else stands around it; and the question it shows. */
export function turnsOf(message: SaidMessage, botUserId: string): Turn[] {
  if (message.author.id !== botUserId) {
    const text = withoutMention(message.content, botUserId);
    return text && !message.author.bot ? [{ from: 'person', text: text.slice(0, LONGEST_TURN) }] : [];
  }
  const embed = message.embeds[0];
  const question = isAnswer(message) ? questionShown(embed) : null;
  const lines = (embed?.description ?? '').split('\n');
  const answer = question !== null && !embed?.title ? lines.slice(2) : lines;
  const end = answer.indexOf('');
  const text = answer
    .slice(0, end < 0 ? undefined : end)
    .filter((line) => !line.startsWith('>'))
    .map((line) => unescapeMarkdown(line.replaceAll('**', '')))
    .join('\n');
  return [
    ...(question ? [{ from: 'person' as const, text: question.slice(0, LONGEST_TURN) }] : []),
    ...(text ? [{ from: 'majlis' as const, text: text.slice(0, LONGEST_TURN) }] : []),
  ];
}

/** The question an answer of ours shows above itself: in its title, or in the block quote its text begins with. */
export function questionShown(
  embed: { title?: string | undefined; description?: string | undefined } | undefined,
): string | null {
  if (embed?.title) return unescapeMarkdown(embed.title);
  const first = embed?.description?.split('\n')[0] ?? '';
  return first.startsWith('> ') ? unescapeMarkdown(first.slice(2)) : null;
}

/** What a message asks, without the bot's name in it. */
export function withoutMention(content: string, botUserId: string): string {
  return clean(content.replaceAll(new RegExp(`<@!?${botUserId}>`, 'g'), ' ').replace(OTHER_MENTION, ' '));
}

export type SaidMessage = Pick<APIMessage, 'id' | 'channel_id' | 'content' | 'author' | 'embeds' | 'timestamp'> &
  Partial<Pick<APIMessage, 'message_reference' | 'referenced_message' | 'components'>>;

/** In direct messages, what is older than this belongs to another talk. */
const STILL_TALKING = 30 * 60_000;
const LONGEST_CHAIN = 6;
const MOST_TURNS = 10;
const LONGEST_TURN = 1_000;
const OTHER_MENTION = /<(?:@[!&]?|#)\d+>/g;

/** Summaries and quotes have titles too; only an answer can be asked for again. */
function isAnswer({ components = [] }: SaidMessage): boolean {
  return JSON.stringify(components).includes(`"custom_id":"${ACTIONS.askAgain}|`);
}

/** Discord sends along the message that a message replies to, but not what that one replies to. */
async function repliedTo(rest: REST, message: SaidMessage): Promise<SaidMessage | null> {
  if (isSaid(message.referenced_message)) {
    const { message_reference } = message.referenced_message;
    if (message_reference || message.referenced_message.content || message.referenced_message.embeds.length > 0) {
      return message.referenced_message;
    }
  }
  const id = message.message_reference?.message_id;
  if (!id) return null;
  return readMessage(rest, message.message_reference?.channel_id ?? message.channel_id, id);
}

function isSaid(value: unknown): value is SaidMessage {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('author' in value)) return false;
  return 'content' in value && typeof value.content === 'string' && 'embeds' in value && Array.isArray(value.embeds);
}
