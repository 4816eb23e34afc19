import { clauses, type Span } from '../../text/segment.js';

/** A sentence no longer than this is quoted whole; a longer one is cut to the clauses that answer. UTF-16 units. */
export const WHOLE_SENTENCE = 320;

/**
 * The words of a sentence to quote: clauses around `core`, more of them where the question's words stand close by, and
 * never longer than `limit` unless the core itself is. With `goOn` it goes on to what follows while there is room.
 */
export function quoteWindow(
  text: string,
  sentence: Span,
  core: Span,
  matches: readonly Span[],
  { goOn = false, limit = WHOLE_SENTENCE } = {},
): Span {
  if (sentence.end - sentence.start <= limit) return tidy(text, sentence);
  const parts = clauses(text, sentence.start, sentence.end);
  let from = parts.findIndex((part) => part.end > core.start);
  let to = parts.findIndex((part) => part.end >= core.end);
  if (from < 0 || to < 0) return tidy(text, core);
  const [first, last] = [from, to];
  for (const match of nearestFirst(matches, core)) {
    const before = parts.findIndex((part) => part.end > match.start);
    const after = parts.findIndex((part) => part.end >= match.end);
    const [start, end] = [parts[Math.min(from, before)], parts[Math.max(to, after)]];
    if (before < 0 || after < 0 || !start || !end || end.end - start.start > limit) continue;
    from = Math.min(from, before);
    to = Math.max(to, after);
  }
  while (goOn) {
    const [start, next] = [parts[from], parts[to + 1]];
    if (!start || !next || next.end - start.start > limit) break;
    to++;
  }
  const start =
    from === first ? Math.min(parts[from]?.start ?? core.start, core.start) : (parts[from]?.start ?? core.start);
  const end = to === last ? Math.max(parts[to]?.end ?? core.end, core.end) : (parts[to]?.end ?? core.end);
  return tidy(text, { start, end });
}

const HEAD = /^(?:and\s+(?=\p{Lu})|but\s+|[\s،,;:؛)\]]+)*(?:و(?=(?:معالي|سعادة|السيدة?|الدكتورة?|فخامة|سمو)\s))?/u;

/** A stretch without the comma at its end, or the "and" that ties it to what came before. */
export function tidy(text: string, span: Span): Span {
  const words = text.slice(span.start, span.end);
  const head = HEAD.exec(words)?.[0].length ?? 0;
  const tail = /[\s،,;:؛([]+$/u.exec(words)?.[0].length ?? 0;
  return head + tail < words.length ? { start: span.start + head, end: span.end - tail } : span;
}

function nearestFirst(matches: readonly Span[], core: Span): Span[] {
  const distance = (match: Span): number => Math.max(0, core.start - match.end, match.start - core.end);
  return [...matches].sort((a, b) => distance(a) - distance(b));
}
