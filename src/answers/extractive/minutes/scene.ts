import type { LabelKind } from '../../../meetings/outline/labels.js';
import type { Term } from '../../../text/analyse.js';
import { withoutMarkup } from '../../../text/markup.js';
import type { Span } from '../../../text/segment.js';
import type { Candidate } from '../candidate.js';
import { type Evidence, gatherEvidence, MATCHED, mustMatch, settingIn, type Weigher } from '../evidence.js';
import { ANSWERED } from '../find-answer.js';
import type { TermMatcher } from '../matcher.js';
import type { Question, QuestionTerm } from '../question.js';
import type { ReadSentence, RecordReader } from '../record-reader.js';
import { type Listed, rosterOf } from './roster.js';
import { type Minutes, minutesOf, oncePerSentence, type Value } from './values.js';

/** What minutes have under the label that the question asks for. */
export interface FoundInMinutes {
  /** One for each line that answers, in the record's order. */
  readonly candidates: readonly [Candidate, ...Candidate[]];
  /** 0..1. */
  readonly confidence: number;
}

export interface MinutesContext {
  readonly matcher: TermMatcher;
  readonly weigher: Weigher;
}

/** How sure it is of a label that the question asks for, with nothing else to match. */
export const OF_LABEL = 0.9;
/** The same where the question's words stand beside it, or only above it. */
export const BESIDE = 0.85;
export const ABOVE = 0.7;
/** Lines of an answer. */
export const MOST_LINES = 12;
/** A value no longer than this is a short answer. UTF-16 units. */
const LONGEST_SHORT = 160;
/** Paragraphs that tell of the meeting itself. */
const HEAD = 2;
/** As far as weekdays are told apart, normalised. */
const WEEKDAY =
  /^(?:mon|tue|wed|thu|fri|sat|sun)(?=s?(?:day|nesday|rsday|urday)?$)|(?<=^[بلو]?(?:ال)?)(?:احد|اثنين|اتنين|ثلاثاء|تلات|اربعاء|خميس|جمعه|سبت)$/u;
/** How alike a name must sound to be the same in the other script. */
const SAME_NAME = 0.8;

/** One question before the minutes of one record. */
export class Scene {
  /** By paragraph and sentence, as far as it was looked at. */
  private readonly evidence = new Map<number, ReadonlyMap<ReadSentence, Evidence>>();

  constructor(
    readonly question: Question,
    readonly reader: RecordReader,
    private readonly context: MinutesContext,
  ) {}

  get minutes(): Minutes {
    return minutesOf(this.reader);
  }

  /** A value as an answer; with what stands above it where its own line does not say what it is of. */
  candidate(value: Value, short?: string | null, isAbove = false): Candidate {
    const { sentence, span, heading } = value;
    const words = plain(this.reader.text(span));
    const above = heading ?? (isAbove ? sentence.entry.under.at(-1) : undefined);
    return {
      evidence: this.evidenceOf(sentence),
      span: above ? { start: sentence.start, end: sentence.end } : span,
      short: short === undefined ? (words.length <= LONGEST_SHORT ? words : null) : short,
      fit: 1,
      ...(above ? { lead: above } : {}),
    };
  }

  evidenceOf(sentence: ReadSentence): Evidence {
    const { matcher, weigher } = this.context;
    let read = this.evidence.get(sentence.paragraph);
    if (!read) {
      const setting = settingIn(this.question, this.reader, matcher);
      const all = gatherEvidence(this.question, this.reader, sentence.paragraph, { matcher, weigher, setting });
      read = new Map(all.map((each) => [each.sentence, each]));
      this.evidence.set(sentence.paragraph, read);
    }
    const evidence = read.get(sentence);
    if (!evidence) throw new Error('A sentence of the record is in none of its paragraphs.');
    return evidence;
  }

  /** Whether a line's label names somebody: who is listed, who is called by @, or whoever stands among the tasks. */
  isPerson({ label, sentence, isCell }: Value): boolean {
    // Who is listed with an office behind a dash has nothing to do by that.
    if (!label || isCell || rosterOf(this.reader).some(({ value }) => value.sentence === sentence)) return false;
    if (this.reader.text(label).startsWith('@') || this.listedBy(this.termsOf(label)).length > 0) return true;
    return sentence.entry.under.some(({ kind }) => kind === 'action');
  }

  /** The words of a name, and those of whoever is listed by it: "Ada" is Ada Mensah where there is no other. */
  wholeName(who: Span): readonly Term[] {
    const terms = this.termsOf(who);
    const [only, other] = this.listedBy(terms);
    return only && !other ? [...terms, ...only.terms] : terms;
  }

  /** Who is listed by a name that has all of some words. */
  private listedBy(words: readonly Term[]): readonly Listed[] {
    if (words.length === 0) return [];
    return rosterOf(this.reader).filter(({ terms }) =>
      words.every(({ norm }) => terms.some((other) => other.norm === norm)),
    );
  }

  /** Whether a word is the weekday that the record's head tells of the meeting. */
  isDayOfMeeting({ norm }: QuestionTerm): boolean {
    const day = WEEKDAY.exec(norm)?.[0];
    if (!day) return false;
    const head = this.reader.document.paragraphs.slice(0, HEAD).flatMap(({ number }) => this.reader.paragraph(number));
    // A day that somebody speaks of is another.
    return head.some(
      ({ terms, entry }) => !entry.speaker && terms.some((term) => WEEKDAY.exec(term.norm)?.[0] === day),
    );
  }

  termsOf({ start, end }: Span): readonly Term[] {
    return this.reader.termsIn({ start, end });
  }

  hasAll(wanted: readonly QuestionTerm[], terms: readonly Term[]): boolean {
    return wanted.filter(mustMatch).every((term) => this.has(term, terms));
  }

  has(wanted: QuestionTerm, terms: readonly Term[]): boolean {
    return this.likest(wanted, terms) >= MATCHED;
  }

  /** Whether a word is in the other script, and so cannot be the same but by its meaning. */
  isOtherScript(wanted: QuestionTerm, { norm }: Term): boolean {
    return isLatin(norm) !== isLatin(wanted.norm);
  }

  /** How alike the likest of some words is to one of the question. */
  likest(wanted: QuestionTerm, terms: readonly Term[]): number {
    const { matcher } = this.context;
    return terms.reduce((most, term) => {
      if (term.stop) return most;
      // A name in the other script is spelled by its sound.
      const isName =
        isLatin(term.norm) !== isLatin(wanted.norm) && matcher.nameSimilarity(wanted.norm, term.norm) >= SAME_NAME;
      return Math.max(most, isName ? SAME_NAME : matcher.similarity(wanted, term));
    }, 0);
  }
}

/** Every line of a kind: all that was decided, all that is to be done. */
export function everyLine(scene: Scene, kind: LabelKind): FoundInMinutes | null {
  const lines = oncePerSentence(scene.minutes.values.filter((value) => value.kind === kind)).slice(0, MOST_LINES);
  return found(
    lines.map((value) => scene.candidate({ ...value, heading: null })),
    OF_LABEL,
  );
}

/** Nothing where there is no line. */
export function found(candidates: readonly Candidate[], confidence: number): FoundInMinutes | null {
  const [first, ...rest] = candidates.slice(0, MOST_LINES);
  return first ? { candidates: [first, ...rest], confidence: Math.max(ANSWERED, confidence) } : null;
}

/** Words as they read, without the sign that calls somebody and the stop at their end. */
export function plain(words: string): string {
  return withoutMarkup(words)
    .replace(/^@|[\s.،,;؛:]+$/gu, '')
    .trim();
}

function isLatin(norm: string): boolean {
  return /^[a-z]/.test(norm);
}
