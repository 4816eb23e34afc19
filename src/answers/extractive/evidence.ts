import type { Term } from '../../text/analyse.js';
import type { TermMatcher, Word } from './matcher.js';
import { circlesOf } from './meeting-words.js';
import { CHAIRED } from './people.js';
import { findCountries } from './places.js';
import type { Question, QuestionTerm, TermRole } from './question.js';
import type { AnswerType } from './question-words.js';
import type { ReadSentence, RecordReader } from './record-reader.js';

/** How much a word of the question counts by what it is there for. */
const ROLE_WEIGHT: Readonly<Record<TermRole, number>> = {
  entity: 1.4,
  focus: 1.2,
  content: 1,
  meeting: 0.25,
  type: 0.05,
};
/** What a match is worth outside the sentence itself: the paragraph's other sentences give it its setting. */
const IN_PARAGRAPH = 0.55;
/** A word of the meeting's title is true of all of it, and so tells little. */
const TITLE_WEIGHT = 0.5;
const IN_TITLE = 0.7;
const BY_ALIAS = 0.9;
const SET_BY_TITLE: ReadonlySet<AnswerType> = new Set([
  'list',
  'thing',
  'statement',
  'reason',
  'confirmation',
  'date',
  'time',
]);
/** A word is in a text when this much of it is. */
export const MATCHED = 0.5;
/** From so much on, what stands for a word is as good as the word: the name behind an office, the record's title. */
export const STANDS_FOR = 0.8;

/** One word of the question and what the record has for it. */
export interface TermEvidence {
  readonly term: QuestionTerm;
  readonly weight: number;
  /** 0..1, in the sentence, its paragraph or by the name behind an office. */
  readonly match: number;
  /** Where in the sentence, when it is there. */
  readonly at: Term | null;
  /** Every place in the sentence that matches, for those who look at a part of it. */
  readonly places: readonly Place[];
}

export interface Place {
  readonly at: Term;
  readonly match: number;
}

/** How a sentence stands to a question. */
export interface Evidence {
  readonly reader: RecordReader;
  readonly sentence: ReadSentence;
  readonly terms: readonly TermEvidence[];
  /** Weighted share of the question's words that the record has here, 0..1. */
  readonly coverage: number;
  /** The least matched of the words that must be there, 0..1; 1 where none must. */
  readonly weakest: number;
}

export interface Weigher {
  /** How telling a word is, about 1 for an ordinary one. */
  weight(stem: string): number;
  /** Whether any record has the word. */
  knows?(stem: string): boolean;
}

/** How a question's words stand to a whole record, one value a word. */
export interface Setting {
  /** Whether the title has it: who met is the setting of every sentence, where the question doesn't turn on it. */
  readonly inTitle: readonly boolean[];
  /** Whether it only says which meeting is meant. */
  readonly namesMeeting: readonly boolean[];
  /** Whether it is a place's name; only Arabic writes names as it writes other words. */
  readonly isPlace: readonly boolean[];
}

export function settingIn(question: Question, reader: RecordReader, matcher: TermMatcher): Setting {
  const title = SET_BY_TITLE.has(question.type) ? reader.titleTerms() : [];
  const places = reader.language === 'ar' && question.language === 'ar' ? reader.listedPlaces(question.text) : [];
  return {
    inTitle: question.terms.map((term) => best(term, undefined, undefined, title, matcher).value >= IN_TITLE),
    namesMeeting: wordsOfMeeting(question, reader, matcher),
    isPlace: question.terms.map((term) => places.some(({ start, end }) => term.start < end && start < term.end)),
  };
}

export interface EvidenceContext {
  readonly matcher: TermMatcher;
  readonly weigher: Weigher;
  readonly setting: Setting;
}

/** Holds a question against every sentence of a paragraph. */
export function gatherEvidence(
  question: Question,
  reader: RecordReader,
  paragraph: number,
  { matcher, weigher, setting: { inTitle, namesMeeting, isPlace } }: EvidenceContext,
): Evidence[] {
  const sentences = reader.paragraph(paragraph);
  const inSentences = sentences.map((sentence) =>
    question.terms.map((term, i) =>
      best(term, question.terms[i + 1], question.terms[i - 1], sentence.terms, matcher, isPlace[i]),
    ),
  );
  const anywhere = question.terms.map((_, t) =>
    inTitle[t] ? 1 : Math.max(0, ...inSentences.map((matches) => matches[t]?.value ?? 0)),
  );
  return sentences.map((sentence, s) => {
    const terms = question.terms.map((term, t): TermEvidence => {
      // "the talks between the GCC and the states of Central Asia" is the meeting that every sentence is about.
      if (namesMeeting[t])
        return {
          term,
          weight: ROLE_WEIGHT.meeting * weigher.weight(term.stem),
          match: BY_ALIAS,
          at: null,
          places: [],
        };
      const here = inSentences[s]?.[t] ?? NO_MATCH;
      const alias =
        here.value >= BY_ALIAS ? 0 : BY_ALIAS * best(term, undefined, undefined, sentence.aliases, matcher).value;
      const match = Math.max(here.value, alias, IN_PARAGRAPH * (anywhere[t] ?? 0));
      return {
        term,
        weight: ROLE_WEIGHT[term.role] * weigher.weight(term.stem) * (inTitle[t] ? TITLE_WEIGHT : 1),
        match,
        at: here.value >= MATCHED ? here.at : null,
        places: here.places,
      };
    });
    return { reader, sentence, terms, coverage: coverageOf(terms), weakest: weakestOf(terms) };
  });
}

/**
 * Which words of a question only say which meeting is meant: words of its title right beside a word for "meeting", where they
 * are most of a title. One of several that met may be another meeting's.
 */
function wordsOfMeeting({ text, terms }: Question, reader: RecordReader, matcher: TermMatcher): readonly boolean[] {
  const found = terms.map(() => false);
  if (!terms.some(({ norm }) => MEETING_NOUN.test(norm))) return found;
  const titles = reader
    .titles()
    .map((title) => title.filter(({ norm, stem }) => !circlesOf(norm, stem).includes('meeting')));
  const title = titles.flat();
  const ofTitle = terms.map((term) => best(term, undefined, undefined, title, matcher));
  const isLinked = (left: QuestionTerm | undefined, right: QuestionTerm | undefined): boolean =>
    left !== undefined && right !== undefined && LINK.test(text.slice(left.end, right.start));
  terms.forEach((noun, i) => {
    if (!MEETING_NOUN.test(noun.norm)) return;
    for (const step of [1, -1])
      for (let j = i + step; j >= 0 && j < terms.length; j += step) {
        const term = terms[j];
        const isBeside = step > 0 ? isLinked(terms[j - 1], term) : isLinked(term, terms[j + 1]);
        if (!term || !isBeside || (ofTitle[j]?.value ?? 0) < IN_TITLE) break;
        found[j] = true;
      }
  });
  const named = new Set(ofTitle.flatMap(({ at }, t) => (found[t] && at ? [at.norm] : [])));
  const isNamed = titles.some(
    (words) => named.size > 0 && words.filter(({ norm }) => named.has(norm)).length >= SHARE_OF_TITLE * words.length,
  );
  return isNamed ? found : terms.map(() => false);
}

const SHARE_OF_TITLE = 0.5;
const MEETING_NOUN =
  /^(?:meetings?|talks|gathering|summit|session|conference|discussions|negotiations|[وبلف]?(?:ال|لل)?(?:اجتماع|لقاء|جلسه|قمه|مو?ء?تمر|محادثات|مباحثات|مفاوضات))$/;
const LINK =
  /^[\s,-]*(?:(?:between|of|with|for|the|and|by|from|among|states?|countries|بين|مع|من|في|دول|و)[\s-]+)*(?:ال|و|ل)?$/iu;

/** Weighted share of the words that are matched; 0.5 for a question without any word to match. */
export function coverageOf(terms: readonly TermEvidence[]): number {
  const total = sum(terms, ({ weight }) => weight);
  return total > 0 ? sum(terms, ({ weight, match }) => weight * match) / total : 0.5;
}

function weakestOf(terms: readonly TermEvidence[]): number {
  return Math.min(1, ...terms.filter(({ term }) => mustMatch(term)).map(({ match }) => match));
}

/** The deed that a question asks about, of the words that must match: Arabic has it first, as has "who …?", others last. */
export function deedAmong<T>({ type, language }: Question, musts: readonly T[]): T | undefined {
  return type === 'person' || language === 'ar' ? musts[0] : musts.at(-1);
}

export function mustMatch(term: QuestionTerm): boolean {
  return term.role === 'entity' || term.role === 'focus' || term.role === 'content';
}

interface Match {
  readonly value: number;
  readonly at: Term | null;
  readonly places: readonly Place[];
}

const NO_MATCH: Match = { value: 0, at: null, places: [] };

function best(
  term: QuestionTerm,
  next: QuestionTerm | undefined,
  previous: QuestionTerm | undefined,
  terms: readonly Term[],
  matcher: TermMatcher,
  isPlace = false,
): Match {
  const all: Place[] = [];
  const country = term.role === 'entity' ? countryOf(term.norm) : null;
  for (const [i, candidate] of terms.entries()) {
    if (country !== null) {
      // A country is itself, or its people; no other word comes near it.
      const match = countryOf(candidate.norm) === country ? 1 : matcher.similarity(term, candidate);
      if (match >= 0.9) all.push({ at: candidate, match });
      continue;
    }
    // «محضر» has the letters of «حضر» and says nothing of who came.
    if (term.circles.includes('attendance') && /^[وبلف]?(?:ال)?محضر$/.test(candidate.norm)) continue;
    // A place is no adjective of its letters: الرياض is not الرياضية.
    if (isPlace && ARABIC.test(term.norm) && term.stem === candidate.stem && bare(term.norm) !== bare(candidate.norm))
      continue;
    // "Nursultan" and "Nur-Sultan", عبد العزيز and عبدالعزيز: one word may be two, on either side.
    const match = Math.max(
      matcher.similarity(term, candidate),
      sameLetters(term.norm, candidate, terms[i + 1]),
      sameLetters(candidate.norm, term, next),
      sameLetters(candidate.norm, previous, term),
      initials(term, terms, i),
    );
    if (match >= MATCHED) all.push({ at: candidate, match });
  }
  // Who chaired is not the president, where another is said to have chaired.
  const deeds = CHAIRED.test(term.norm) ? all.filter(({ at }) => CHAIRED.test(at.norm)) : [];
  const places = deeds.length > 0 ? deeds : all;
  const found = places.reduce<Place | null>((best, place) => (best && best.match >= place.match ? best : place), null);
  return found ? { value: found.match, at: found.at, places } : NO_MATCH;
}

const ARABIC = /^[\u0620-\u064a]/;

function bare(norm: string): string {
  return norm.replace(/^[وف]?[بكل]?(?:ال|ل)?(?=...)/, '');
}

const COUNTRIES = new Map<string, string | null>();

function countryOf(norm: string): string | null {
  let code = COUNTRIES.get(norm);
  if (code === undefined) {
    if (COUNTRIES.size > 20_000) COUNTRIES.clear();
    code = findCountries(norm)[0]?.country ?? null;
    COUNTRIES.set(norm, code);
  }
  return code;
}

/** "MoU" for "memorandum of understanding", "GCC" where only the words stand. */
function initials(term: Word, terms: readonly Term[], at: number): number {
  const letters = term.norm;
  if (!/^[a-z]{3,6}$/.test(letters) || terms[at]?.norm[0] !== letters[0]) return 0;
  const words = terms.slice(at, at + letters.length);
  const content = terms
    .slice(at, at + 2 * letters.length)
    .filter((word) => !word.stop)
    .slice(0, letters.length);
  const spells = (list: readonly Word[]): boolean =>
    list.length === letters.length && list.every(({ norm }, i) => norm[0] === letters[i]);
  return spells(words) || spells(content) ? 0.9 : 0;
}

/** Lengths first: this is asked of every pair of words. */
function sameLetters(word: string, first: Word | undefined, second: Word | undefined): number {
  if (!first || !second || word.length < 5) return 0;
  const article = first.norm.length + second.norm.length - word.length;
  if (article !== 0 && article !== 2) return 0;
  const both = first.norm + second.norm;
  return both === word || both === `ال${word}` ? 1 : 0;
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
