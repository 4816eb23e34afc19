import { isCapitalised, standingOf } from '../../../retrieval/standing.js';
import { analyse } from '../../../text/analyse.js';
import type { Weigher } from '../evidence.js';
import type { TermMatcher } from '../matcher.js';
import type { Question, QuestionTerm } from '../question.js';
import type { RecordReader } from '../record-reader.js';
import { arabicKind } from './arabic-words.js';
import { type Asking, askingOf } from './asking.js';
import { likeness, spellingOf, type Wanted, wanted } from './likeness.js';

/** A question's words, each with how much it tells. */
export interface Asked {
  readonly question: Question;
  /** What is asked for and how. */
  readonly asking: Asking;
  /** Which of the words names what is asked for ("which city"); -1 for none. */
  readonly focus: number;
  readonly words: readonly AskedWord[];
  /** The question's terms, one for each word. */
  readonly terms: readonly QuestionTerm[];
  /** Sum of the weights. */
  readonly total: number;
  /** Neighbouring stems, function words too. */
  readonly pairs: ReadonlySet<string>;
  /** Function words. */
  readonly small: ReadonlySet<string>;
  /** Runs of letters of its content words. */
  readonly runs: ReadonlySet<string>;
}

export interface AskedWord extends Wanted {
  readonly weight: number;
  /** A name, a place or a number: what no other word stands for. */
  readonly isName: boolean;
}

/** Tells names and places from other words. */
export type Naming = Pick<RecordReader, 'language' | 'lists' | 'listedPlaces'>;

export function askedOf(question: Question, matcher: TermMatcher, weigher: Weigher, naming: Naming): Asked {
  const terms = question.terms.filter(({ role }) => role !== 'type');
  const places = naming.language === question.language ? naming.listedPlaces(question.text) : [];
  const words = terms.map((term): AskedWord => {
    const isPlace = places.some(({ start, end }) => term.start < end && start < term.end);
    return {
      ...wanted(term, matcher),
      weight: weigher.weight(term.stem) * standingOf(term, question.text),
      isName: isPlace || isName(term, question, matcher, naming),
    };
  });
  const all = analyse(question.text);
  const asking = askingOf(question);
  return {
    question,
    asking,
    focus: asking.noun ? words.findIndex(({ norm }) => norm === asking.noun || norm === `ال${asking.noun}`) : -1,
    words,
    terms,
    pairs: new Set(all.slice(1).map(({ stem }, i) => `${all[i]?.stem} ${stem}`)),
    small: new Set(all.filter(({ stop }) => stop).map(({ norm }) => norm)),
    runs: new Set(words.flatMap(({ runs }) => runs)),
    total: words.reduce((sum, { weight }) => sum + weight, 0) || 1,
  };
}

/** Capitals tell a name in English; in Arabic a list of names does, or that it looks like none of the language's words. */
function isName(term: QuestionTerm, { text }: Question, matcher: TermMatcher, { lists }: Naming): boolean {
  if (/^\d/.test(term.norm) || term.role === 'entity') return true;
  if (!/^[\u0620-\u064a]/.test(term.norm)) return isCapitalised(term, text);
  if (matcher.isKnown(term)) return false;
  const bare = term.norm.replace(/^[وبفك]?ال(?=..)|^[وبلفك](?=....)/, '');
  return (
    lists.isName(bare) || arabicKind(term, text.slice(term.start, term.end), (word) => matcher.isKnown(word)) === 'name'
  );
}

/** How far each word of the question stands in a title, 0..1: what a record is about goes without saying in it. */
export function titledOf({ words }: Asked, reader: Pick<RecordReader, 'titleTerms'>): Float32Array {
  const title = reader.titleTerms().map(spellingOf);
  return Float32Array.from(words, (word) => title.reduce((most, term) => Math.max(most, likeness(word, term)), 0));
}
