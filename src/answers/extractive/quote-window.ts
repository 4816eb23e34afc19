import { clauses, type Span } from '../../text/segment.js';

/** A sentence no longer than this is quoted whole; a longer one is cut to the clauses that answer. UTF-16 units. */
export const WHOLE_SENTENCE = 260;

/**
 * The words of a sentence to quote: clauses around `core`, more of them where the question's words stand close by, and
 * never longer than WHOLE_SENTENCE unless the core itself is.
 */
export function quoteWindow(text: string, sentence: Span, core: Span, matches: readonly Span[]): Span {
  if (sentence.end - sentence.start <= WHOLE_SENTENCE) return tidy(text, sentence);
  const parts = clauses(text, sentence.start, sentence.end);
  let from = parts.findIndex((part) => part.end > core.start);
  let to = parts.findIndex((part) => part.end >= core.end);
  if (from < 0 || to < 0) return tidy(text, core);
  for (;;) {
    const [start, end] = [parts[from]?.start ?? core.start, parts[to]?.end ?? core.end];
    const before = parts[from - 1];
    const after = parts[to + 1];
    const roomBefore = before && end - before.start <= WHOLE_SENTENCE;
    const roomAfter = after && after.end - start <= WHOLE_SENTENCE;
    const worthBefore = roomBefore ? matchesBeyond(matches, sentence.start, start) : 0;
    const worthAfter = roomAfter ? matchesBeyond(matches, end, sentence.end) : 0;
    if (worthBefore === 0 && worthAfter === 0)
      return tidy(text, { start: Math.min(start, core.start), end: Math.max(end, core.end) });
    if (worthBefore > worthAfter) from--;
    else to++;
  }
}

/** A stretch without the comma at its end, or the "and" that ties it to what came before. */
export function tidy(text: string, span: Span): Span {
  const words = text.slice(span.start, span.end);
  const head = /^(?:and\s+|but\s+|[\s،,;:؛)\]]+)+/iu.exec(words)?.[0].length ?? 0;
  const tail = /[\s،,;:؛([]+$/u.exec(words)?.[0].length ?? 0;
  return head + tail < words.length ? { start: span.start + head, end: span.end - tail } : span;
}

function matchesBeyond(matches: readonly Span[], from: number, to: number): number {
  return matches.filter((match) => match.start >= from && match.end <= to).length;
}
