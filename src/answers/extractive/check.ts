import { analyse } from '../../text/analyse.js';
import type { Finding } from '../answering.js';
import { Bibliography, cite } from './cite.js';
import { type Evidence, MATCHED, mustMatch } from './evidence.js';
import { quoteWindow } from './quote-window.js';
import type { QuoteContext } from './quotes.js';

/** From this share of its words on, a statement is in the record; from the lower one, something close to it is. */
const SAID = 0.8;
const CLOSE = 0.45;
const MOST_PASSAGES = 3;

const NEGATION =
  /(?<![\p{L}])(?:not|no|never|without|n't|لا|لم|لن|ليس|ليست|غير|دون|بدون|رفض|refused|rejected|denied)(?![\p{L}])/iu;

/** Holds a statement against the sentences at hand: said, close to what was said, or not said. */
export function check(
  statement: string,
  evidence: readonly Evidence[],
  context: QuoteContext,
): Pick<Finding, 'verdict' | 'citations' | 'confidence'> {
  const ranked = [...evidence].sort((a, b) => b.coverage - a.coverage);
  const best = ranked[0];
  if (!best || best.coverage < CLOSE)
    return { verdict: 'not_said', citations: [], confidence: round(best?.coverage ?? 0) };
  const bibliography = new Bibliography();
  for (const each of ranked
    .slice(0, MOST_PASSAGES)
    .filter(({ coverage }) => coverage >= Math.max(CLOSE, 0.75 * best.coverage))) {
    const { reader, sentence, terms } = each;
    const matches = terms.flatMap(({ at }) => (at ? [at] : []));
    const first = matches[0] ?? sentence;
    const span = quoteWindow(reader.document.text, sentence, first, matches);
    bibliography.add(
      cite(context.readers, context.matcher, { reader, paragraph: sentence.paragraph, span }, context.language),
    );
  }
  const verdict = isSaid(statement, best) ? 'said' : 'close';
  return { verdict, citations: bibliography.citations, confidence: round(best.coverage) };
}

/** Every name and number, nearly every other word, and no "not" that the record lacks. */
function isSaid(statement: string, { reader, sentence, terms, coverage }: Evidence): boolean {
  const musts = terms.filter(({ term }) => mustMatch(term));
  if (musts.length === 0 || coverage < SAID) return false;
  if (musts.some(({ term, at }) => term.role === 'entity' && !at)) return false;
  if (musts.filter(({ match }) => match < MATCHED).length > musts.length / 6) return false;
  return NEGATION.test(statement) === NEGATION.test(reader.text(sentence)) || analyse(statement).length < 3;
}

function round(value: number): number {
  return Math.round(Math.min(1, value) * 1000) / 1000;
}
