import { type Meeting, originalDocument } from '../../meetings/meeting.js';
import type { ChatRequest } from '../../models/chat-model.js';
import { estimateTokens } from '../../models/tokens.js';
import type { Language } from '../../text/language.js';
import type { Summary, SummaryStyle } from '../answer.js';
import type { SummaryOptions } from '../answering.js';
import { WORDING } from '../wording.js';
import type { ProvenClaim } from './claim.js';
import { collectClaims, withoutRepeats } from './claim-collector.js';
import { composePoints } from './compose.js';
import type { Workshop } from './generative-answering.js';
import { type ShownPassage, showMeetings, showPassages, tokensOf, wholeRecord } from './passages.js';
import { fillPrompt, LANGUAGE_NAMES, type Prompt } from './prompts.js';
import { SUMMARY_FORM } from './reply.js';
import { SummaryCache } from './summary-cache.js';

/** Fewer proven points than these are no summary. */
const LEAST_POINTS: Readonly<Record<SummaryStyle, number>> = { brief: 1, bullets: 2, full: 2 };

/**
 * A summary by the model, every point proven; null where too few are. A record that doesn't fit is summarised part by
 * part, and the points of the parts are put together; `onProgress` counts the parts.
 *
 * @throws ModelError where the model doesn't answer.
 */
export async function summariseWithModel(
  { server, signal, onProgress }: SummaryOptions,
  builtin: Summary,
  workshop: Workshop,
  cache: SummaryCache,
): Promise<Summary | null> {
  const { prompts, chat, log, meetings } = workshop;
  const { style, language } = builtin;
  const meeting = meetings.find(({ id }) => id === builtin.meeting);
  if (!meeting) return null;
  const key = SummaryCache.key([
    ...checksums(meeting),
    style,
    language,
    chat.id,
    prompts.summary.version,
    prompts['summary-parts'].version,
  ]);
  const known = await cache.get(key);
  if (known && isOf(known, meeting)) return known;

  const parts = partsOf(wholeRecord(meeting, language), workshop.contextTokens);
  const total = parts.length > 1 && style !== 'full' ? parts.length + 1 : parts.length;
  const caller = { server, signal, meeting, language, workshop };
  const points: ProvenClaim[] = [];
  for (const [i, passages] of parts.entries()) {
    // Of each part more is wanted than of the whole: what matters most is chosen among all.
    const wanted = parts.length > 1 && style === 'brief' ? 'bullets' : style;
    points.push(...(await pointsOf(passages, wanted, caller)));
    onProgress?.(i + 1, total);
  }
  const chosen = parts.length > 1 && style !== 'full' ? await choose(points, style, caller) : points;
  if (total > parts.length) onProgress?.(total, total);
  log.info(`${chat.id}, summary@${prompts.summary.version}: ${chosen.length} points proven (${parts.length} parts).`);
  if (chosen.length < LEAST_POINTS[style]) return null;
  const summary: Summary = { ...builtin, ...composePoints(withoutRepeats(chosen), language), mode: 'generative' };
  await cache.put(key, summary);
  return summary;
}

interface Caller {
  readonly server: string | undefined;
  readonly signal: AbortSignal | undefined;
  readonly meeting: Meeting;
  readonly language: Language;
  readonly workshop: Workshop;
}

async function pointsOf(
  passages: readonly ShownPassage[],
  style: SummaryStyle,
  caller: Caller,
): Promise<readonly ProvenClaim[]> {
  const { workshop, meeting, language } = caller;
  const data = { meetings: showMeetings([meeting], language), passages: showPassages(passages) };
  const request = requestFor(workshop.prompts.summary, style, data, caller);
  return (await collectClaims(workshop.chat.complete, request, { ...workshop, passages, language })).proven;
}

/** Of many points those that make one summary; in several rounds where they don't fit into one request. */
async function choose(
  points: readonly ProvenClaim[],
  style: SummaryStyle,
  caller: Caller,
): Promise<readonly ProvenClaim[]> {
  const { workshop, language, meeting } = caller;
  const passages = wholeRecord(meeting, language);
  const groups = groupsOf(points, workshop.contextTokens);
  const chosen: ProvenClaim[] = [];
  for (const group of groups) {
    const request = requestFor(
      workshop.prompts['summary-parts'],
      groups.length > 1 ? 'bullets' : style,
      { points: show(group) },
      caller,
    );
    chosen.push(...(await collectClaims(workshop.chat.complete, request, { ...workshop, passages, language })).proven);
  }
  // Rounds end: each leaves fewer points, or what there is has to do.
  return groups.length > 1 && chosen.length < points.length ? choose(chosen, style, caller) : chosen;
}

function requestFor(
  prompt: Prompt,
  style: SummaryStyle,
  data: Readonly<Record<string, string>>,
  { server, signal, meeting, language }: Caller,
): ChatRequest {
  const facts = {
    language: LANGUAGE_NAMES[language],
    recordLanguage: LANGUAGE_NAMES[meeting.original],
    labels: Object.values(WORDING[language].labels).join(', '),
    style,
  };
  return { ...fillPrompt(prompt, { facts, data }), form: SUMMARY_FORM, server, signal };
}

/** Consecutive passages, as many together as fit. */
function partsOf(passages: readonly ShownPassage[], contextTokens: number): ShownPassage[][] {
  const all = tokensOf(passages) <= contextTokens ? passages : passages.map((each) => ({ ...each, translation: null }));
  return packed(all, (passage) => tokensOf([passage]), contextTokens);
}

function groupsOf(points: readonly ProvenClaim[], contextTokens: number): ProvenClaim[][] {
  return packed(points, (point) => estimateTokens(show([point])), contextTokens);
}

function packed<T>(items: readonly T[], size: (item: T) => number, room: number): T[][] {
  const packs: T[][] = [];
  let left = 0;
  for (const item of items) {
    const needed = size(item);
    if (packs.length === 0 || needed > left) {
      packs.push([]);
      left = room;
    }
    packs.at(-1)?.push(item);
    left -= needed;
  }
  return packs;
}

function show(points: readonly ProvenClaim[]): string {
  return points
    .map(({ label, text, citations }) =>
      JSON.stringify({ label, text, quotes: citations.map(({ paragraph, quote }) => ({ passage: paragraph, quote })) }),
    )
    .join('\n');
}

function checksums(meeting: Meeting): string[] {
  return Object.values(meeting.documents).map(({ language, checksum }) => `${language} ${checksum}`);
}

/** A file of the cache that somebody touched must not put words into the record. */
function isOf({ meeting: id, citations }: Summary, meeting: Meeting): boolean {
  const { text } = originalDocument(meeting);
  return id === meeting.id && citations.every(({ start, end, quote }) => text.slice(start, end) === quote);
}
