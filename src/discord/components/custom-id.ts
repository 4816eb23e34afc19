import { createHash } from 'node:crypto';
import type { Meeting } from '../../meetings/meeting.js';
import { LIMITS } from '../render/limits.js';

/**
 * What a button remembers, in the 100 characters Discord keeps for it. Nothing is stored on our side, so buttons work
 * after a restart, in another process, and for as long as their message stands.
 *
 * @see https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id
 */
export interface CustomId {
  readonly action: string;
  readonly parts: readonly string[];
}

/** A paragraph that a button leads to; the meeting by its key. */
export interface ParagraphRef {
  readonly meeting: string;
  readonly paragraph: number;
}

export function formatCustomId(action: string, ...parts: readonly string[]): string {
  return [action, ...parts].join('|').slice(0, LIMITS.customId);
}

export function parseCustomId(id: string): CustomId {
  const [action = '', ...parts] = id.split('|');
  return { action, parts };
}

/** A short name for a meeting whose folder's name may be long: 8 characters, the same in every process. */
export function meetingKey(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, 8);
}

export function meetingByKey(meetings: readonly Meeting[], key: string): Meeting | undefined {
  return meetings.find((meeting) => meetingKey(meeting.id) === key);
}

/** `key.1.5,key.2`: as many paragraphs, in order, as there is room for. */
export function formatRefs(refs: readonly ParagraphRef[], room: number): string {
  let text = '';
  let current = '';
  const seen = new Set<string>();
  for (const { meeting, paragraph } of refs) {
    const name = `${meeting}.${paragraph}`;
    if (seen.has(name)) continue;
    seen.add(name);
    const next = meeting === current ? `${text}.${paragraph}` : `${text}${text && ','}${name}`;
    if (next.length > room) break;
    text = next;
    current = meeting;
  }
  return text;
}

export function parseRefs(text: string): ParagraphRef[] {
  return text.split(',').flatMap((group) => {
    const [meeting = '', ...numbers] = group.split('.');
    return numbers
      .map(Number)
      .filter((paragraph) => Number.isInteger(paragraph) && paragraph > 0)
      .map((paragraph) => ({ meeting, paragraph }));
  });
}
