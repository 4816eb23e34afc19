import { isCapitalised, standingOf } from '../../../retrieval/standing.js';
import { analyse } from '../../../text/analyse.js';
import { stem } from '../../../text/stem.js';
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
      weight: weightOf(term, question, weigher),
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

/** What a word tells; of a verb, no more than what the record has of its past and what that is there for (قاموا as قام). */
function weightOf(term: QuestionTerm, { text }: Question, weigher: Weigher): number {
  const verbs = spellingOf(term).verbs.map((verb) => ({ ...term, norm: verb, stem: stem(verb) }));
  const atMost = (own: number, others: readonly number[]): number =>
    others.length > 0 ? Math.min(own, Math.max(...others)) : own;
  return (
    atMost(
      weigher.weight(term.stem),
      verbs.map((verb) => weigher.weight(verb.stem)),
    ) *
    atMost(
      standingOf(term, text),
      verbs.map((verb) => standingOf(verb, text)),
    )
  );
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

/** How a question stands to the title of a record. */
export interface Titled {
  /** How far each word of the question stands in it, 0..1: what a record is about goes without saying in it. */
  readonly words: Float32Array;
  /** Which share of its words, in one of its languages, the question has: a question that names a record's whole subject is about that record. */
  readonly named: number;
}

/** Holds a question against a record's titles; nothing of it stands in none. */
export function titledOf({ words }: Asked, reader: Pick<RecordReader, 'titles'>): Titled {
  const row = new Float32Array(words.length);
  const named = reader.titles().map((title) => {
    let sum = 0;
    for (const term of title.map(spellingOf)) {
      let most = 0;
      words.forEach((word, t) => {
        const like = likeness(word, term);
        most = Math.max(most, like);
        row[t] = Math.max(row[t] ?? 0, like);
      });
      sum += most;
    }
    return title.length > 0 ? sum / title.length : 0;
  });
  return { words: row, named: Math.max(0, ...named) };
}
