import type { Span } from '../../../text/segment.js';

/** What a number counts in. */
const SCALE =
  /^[ \u00a0-](?:hundred|thousand|million|billion|trillion|per ?cent|ألف|ألفًا|ألفاً|آلاف|مليون|مليونًا|مليوناً|ملايين|مليار|مليارات|(?:في|ب)\s?ال(?:مئة|مائة))(?![\p{L}\p{N}-])/u;
const COUNTS = /(?:\p{N}|thousand|million|مليون\S*|ألف)$/u;
/** No word that is put together is longer. UTF-16 units. */
const LONGEST = 24;

/**
 * A short answer with what belongs to its first and last word and was left outside: the sign of a currency or a share, the
 * other part of a word with a hyphen, what a number counts in ("8.7" million).
 */
export function wholeWords(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  from -= /[\p{L}\p{N}]+-$/u.exec(text.slice(Math.max(0, from - LONGEST), from))?.[0].length ?? 0;
  from -= /[$€£¥]$/.exec(text.slice(Math.max(0, from - 1), from))?.[0].length ?? 0;
  to += /^-[\p{L}\p{N}]+/u.exec(text.slice(to, to + LONGEST))?.[0].length ?? 0;
  if (/\p{N}$/u.test(text.slice(from, to)) && /^[%٪]/.test(text.slice(to))) to++;
  while (COUNTS.test(text.slice(from, to))) {
    const scale = SCALE.exec(text.slice(to, to + LONGEST));
    if (!scale) break;
    to += scale[0].length;
  }
  return { start: from, end: to };
}
