import { analyse } from '../../text/analyse.js';
import { clauses, type Span, sentences } from '../../text/segment.js';
import type { TermMatcher } from './matcher.js';
import { tidy } from './quote-window.js';
import type { RecordReader } from './record-reader.js';

/** How many clauses of a sentence are looked at: windows of them grow with the square. */
const MOST_CLAUSES = 24;

/**
 * The stretch of a paragraph's translation (or original) that says what a stretch of the paragraph says.
 *
 * Sentences pair by their order where both sides have as many; else, and for less than a sentence, the window of clauses
 * whose words correspond best is taken: words correspond by number, name, country or lexicon entry, and the score of a
 * window is the harmonic mean of the shares of both sides' words that have a partner.
 */
export function alignSpan(
  from: RecordReader,
  span: Span,
  paragraph: number,
  to: RecordReader,
  matcher: TermMatcher,
): Span | null {
  const source = from.document.paragraphs[paragraph - 1];
  const target = to.document.paragraphs[paragraph - 1];
  if (!source || !target) return null;
  const here = sentences(from.document.text, source.start, source.end);
  const there = sentences(to.document.text, target.start, target.end);
  const first = here.findIndex((sentence) => sentence.end > span.start);
  const last = here.findIndex((sentence) => sentence.end >= span.end);
  if (first < 0 || last < 0) return null;
  const paired = here.length === there.length;
  const [start, end] = [there[paired ? first : 0]?.start, (paired ? there[last] : there.at(-1))?.end];
  if (start === undefined || end === undefined) return null;
  const whole = here[first];
  const isWhole = paired && first === last && whole && span.end - span.start >= 0.9 * (whole.end - whole.start);
  if (isWhole || (paired && first !== last)) return tidy(to.document.text, { start, end });
  return bestWindow(from, span, to, { start, end }, matcher);
}

function bestWindow(from: RecordReader, span: Span, to: RecordReader, range: Span, matcher: TermMatcher): Span {
  const wanted = analyse(from.text(span)).filter((term) => !term.stop);
  const parts = clauses(to.document.text, range.start, range.end).slice(0, MOST_CLAUSES);
  const terms = parts.map((part) => analyse(to.text(part)).filter((term) => !term.stop));
  // One table serves both directions: looking words up is most of the work.
  const table = terms.map((inPart) => wanted.map((want) => inPart.map((term) => matcher.similarity(want, term))));
  const links = table.map((rows) => rows.map((row) => Math.max(0, ...row)));
  const backlinks = table.map((rows, p) =>
    (terms[p] ?? []).map((_, t) => Math.max(0, ...rows.map((row) => row[t] ?? 0))),
  );
  let best: Span = range;
  let bestScore = -1;
  for (let i = 0; i < parts.length; i++) {
    for (let j = i; j < parts.length; j++) {
      const score = windowScore(links.slice(i, j + 1), backlinks.slice(i, j + 1), wanted.length);
      const [head, tail] = [parts[i], parts[j]];
      if (score > bestScore + 1e-9 && head && tail) {
        bestScore = score;
        best = { start: head.start, end: tail.end };
      }
    }
  }
  return tidy(to.document.text, best);
}

function windowScore(
  links: readonly (readonly number[])[],
  backlinks: readonly (readonly number[])[],
  wanted: number,
): number {
  let recall = 0;
  for (let w = 0; w < wanted; w++) recall += Math.max(...links.map((row) => row[w] ?? 0));
  const back = backlinks.flat();
  const precision = back.reduce((total, value) => total + value, 0);
  if (wanted === 0 || back.length === 0) return 0;
  const [r, p] = [recall / wanted, precision / back.length];
  return r + p > 0 ? (2 * r * p) / (r + p) : 0;
}
