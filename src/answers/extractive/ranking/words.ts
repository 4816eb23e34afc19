import type { Term } from '../../../text/analyse.js';
import { findDates } from '../../../text/dates.js';
import { normalise } from '../../../text/normalise.js';
import { numberValue } from '../../../text/numbers.js';
import type { ReadSentence, RecordReader } from '../record-reader.js';
import { arabicKind, cliticOf, hasArticle, type KnowsWord } from './arabic-words.js';
import { type Spelling, spellingOf } from './likeness.js';

/** What a word looks like from outside: enough to tell where phrases begin and end. */
export type WordKind = 'function' | 'number' | 'date' | 'place' | 'name' | 'verb' | 'word';

/** A word of a sentence, with what stands around it. Offsets are into the document. */
export interface Word {
  readonly term: Term;
  readonly spelling: Spelling;
  readonly kind: WordKind;
  /** What is written between the word before and this one, white space aside. */
  readonly gap: string;
  /** Which of the sentence's dates it is part of, from 0; -1 for none. */
  readonly date: number;
  readonly isCapital: boolean;
  /** The Arabic conjunction and preposition that are written on to it; '' for none. */
  readonly clitic: string;
  /** Has the Arabic article, or stands behind "the". */
  readonly isDefinite: boolean;
}

/** A sentence as words. */
export interface Reading {
  readonly reader: RecordReader;
  readonly sentence: ReadSentence;
  readonly words: readonly Word[];
  /** What stands around it that says what it is about. */
  readonly around: readonly Spelling[];
  /** Written after the last word. */
  readonly ending: string;
  /** Whether it says why. */
  readonly saysWhy: boolean;
}

const READINGS = new WeakMap<ReadSentence, Reading>();

/** `isKnown` says whether the lexicon has a word: what it lacks is a name or a rare word. */
export function readingOf(reader: RecordReader, sentence: ReadSentence, isKnown: KnowsWord): Reading {
  let reading = READINGS.get(sentence);
  if (!reading) {
    reading = read(reader, sentence, isKnown);
    READINGS.set(sentence, reading);
  }
  return reading;
}

const CAUSE =
  /(?<![\p{L}])(?:because|due to|in order to|so that|since|therefore|reason|owing to|as a result|caused?|blamed on|attributed to|prevented by|بسبب|لان|من اجل|بهدف|نتيجه|[وف]?(?:ارجع|ارجعت|عزا|عزت|يعزو|تعزو)|لذلك|حتي|كي|لكي|نظرا|سبب|حيث)(?![\p{L}])/u;

function read(reader: RecordReader, sentence: ReadSentence, isKnown: KnowsWord): Reading {
  const text = reader.text(sentence);
  const offset = sentence.start;
  const dates = findDates(text);
  const places = reader.listedPlaces(text);
  const { terms } = sentence;
  const lists = reader.lists;
  const words: Word[] = [];
  /** A sentence's first word has a capital whatever it is: it is a name's where the next has one too, or where names list it. */
  const beginsName = (at: number): boolean => {
    const [word, next] = [terms[at], terms[at + 1]];
    if (!word || word.stop || FUNCTION_WORDS.has(word.norm)) return false;
    if (lists.isName(word.norm)) return true;
    return !!next && !next.stop && next.start - word.end === 1 && /\p{Lu}/u.test(text.charAt(next.start - offset));
  };
  let end = 0;
  for (const [i, term] of terms.entries()) {
    const start = term.start - offset;
    const gap = text.slice(end, start).replace(/\s+/g, '');
    end = term.end - offset;
    const first = text.charCodeAt(start);
    const isCapital = (first >= 65 && first <= 90) || (first >= 0xc0 && first <= 0xde);
    const date = dates.findIndex((each) => start < each.end && each.start < end);
    const before = words.at(-1);
    words.push({
      term,
      spelling: spellingOf(term),
      kind: kindOf(term, isCapital && (isInside(i, gap) || beginsName(i)), isKnown, {
        isListedName:
          lists.isName(term.norm.replace(/^ال(?=...)/, '')) ||
          (/^و..../.test(term.norm) && lists.isName(term.norm.slice(1))),
        isDate: date >= 0,
        isPlace: places.some((each) => start < each.end && each.start < end),
        raw: text.slice(start, end),
      }),
      gap,
      date,
      isCapital,
      clitic: cliticOf(term.norm, isKnown),
      isDefinite: hasArticle(term.norm) || before?.term.norm === 'the',
    });
  }
  return {
    reader,
    sentence,
    words,
    around: sentence.around.map(spellingOf),
    ending: text.slice(end),
    saysWhy: CAUSE.test(normalise(text)),
  };
}

function isInside(at: number, gap: string): boolean {
  return at > 0 && !/[.!?:]/.test(gap);
}

interface Looks {
  readonly isDate: boolean;
  readonly isPlace: boolean;
  readonly isListedName: boolean;
  /** As written. */
  readonly raw: string;
}

function kindOf(
  term: Term,
  isCapitalInside: boolean,
  isKnown: KnowsWord,
  { isDate, isPlace, isListedName, raw }: Looks,
): WordKind {
  if (isDate) return 'date';
  if (/^\d/.test(term.norm)) return 'number';
  if (isPlace) return 'place';
  const isArabic = /^[\u0620-\u064a]/.test(term.norm);
  if (FUNCTION_WORDS.has(term.norm) || (term.stop && (isArabic || !isCapitalInside))) return 'function';
  if (numberValue(term.norm) !== null && !/^(?:احد|واحد|one)$/.test(term.norm)) return 'number';
  if (isArabic) return isListedName ? 'name' : arabicKind(term, raw, isKnown);
  if (isCapitalInside) return 'name';
  return /(?:...ed|...ing)$/.test(term.norm) || ENGLISH_VERBS.has(term.norm) ? 'verb' : 'word';
}

const ENGLISH_VERBS = list(
  'became become becomes began begin begins made make makes took take takes gave give gives went go goes came come comes saw see sees led lead leads held hold holds won wins lost lose loses found founded built build wrote write writes said says left leaves kept keeps brought brings sent sends met meets ran runs grew grows rose rises fell falls broke thought thinks told includes include contains remains allow allows require requires provide provides serve serves consist consists refer refers use uses known shown taken given written spoken seen born died led',
);

/** Words that no name or noun phrase begins or ends with, besides the analysis's stop words. */
const FUNCTION_WORDS = list(
  'the a an of in on at by for with from to into and or but as than that which who whom whose when where while if is are was were be been being has have had do does did will would can could may might shall should must not also its his her their our my your it he she they we you this these those such there about between among through during before after above under over within without including however although because since',
);

function list(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(normalise));
}
