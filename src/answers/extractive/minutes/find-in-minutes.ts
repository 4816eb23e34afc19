import type { LabelKind } from '../../../meetings/outline/labels.js';
import type { Term } from '../../../text/analyse.js';
import { findDates } from '../../../text/dates.js';
import { withoutMarkup } from '../../../text/markup.js';
import type { Span } from '../../../text/segment.js';
import type { Candidate } from '../candidate.js';
import { type Evidence, gatherEvidence, MATCHED, mustMatch, settingIn, type Weigher } from '../evidence.js';
import { ANSWERED } from '../find-answer.js';
import { joinNames } from '../list-candidates.js';
import type { TermMatcher } from '../matcher.js';
import { OR_NOT, type Question, type QuestionTerm } from '../question.js';
import { type ReadSentence, type RecordReader, saysSomething } from '../record-reader.js';
import { type Listed, rosterOf } from './roster.js';
import { speakerWhoDoes } from './turns.js';
import { type Minutes, minutesOf, OF_MEETING, ofMeeting, type Value, wordsAround } from './values.js';
import { type Wish, wishesOf } from './wishes.js';

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
const OF_LABEL = 0.9;
/** The same where the question's words stand beside it, or only above it. */
const BESIDE = 0.85;
const ABOVE = 0.7;
/** How alike the question's words must be on average to those beside a label: words of one root are too little. */
const LIKE_ENOUGH = 0.7;
/** What it counts that they stand in the label's own line, next to how alike they are. */
const OWN_LINE = 0.2;
/** One voice is no list of who was there. */
const LEAST_SPEAKERS = 2;
const MOST_LINES = 12;
const MOST_ALIKE = 3;
/** A value no longer than this is a short answer. UTF-16 units. */
const LONGEST_SHORT = 160;

/**
 * Answers from what a record laid out as minutes says under a label: who was there, what was decided on a matter, who does
 * what by when. Null where it is laid out otherwise, or where a word of the question stands nowhere beside the label.
 */
export function findInMinutes(
  question: Question,
  reader: RecordReader,
  context: MinutesContext,
): FoundInMinutes | null {
  if (!reader.outline.isOfMinutes) return null;
  const search = new Search(question, reader, context);
  for (const wish of wishesOf(question)) {
    const found = question.type === 'confirmation' ? search.attendance(wish) : search.find(wish);
    if (found) return found;
  }
  return null;
}

/** Which labels answer what. */
const LABELS_FOR: Readonly<Partial<Record<Wish['kind'], readonly LabelKind[]>>> = {
  due: ['due', 'date'],
  date: ['date'],
  time: ['time', 'date'],
  place: ['place'],
  decision: ['decision'],
  owner: ['owner'],
  vote: ['vote'],
  cost: ['cost'],
  role: ['role'],
  status: ['status'],
};

class Search {
  private readonly minutes: Minutes;

  constructor(
    private readonly question: Question,
    private readonly reader: RecordReader,
    private readonly context: MinutesContext,
  ) {
    this.minutes = minutesOf(reader);
  }

  find(wish: Wish): FoundInMinutes | null {
    return this.labelled(wish) ?? this.spoken(wish);
  }

  /** Who says in their own words that they do what is asked about. */
  private spoken({ kind, about }: Wish): FoundInMinutes | null {
    if (kind !== 'owner' || about.length === 0 || WHO_IS.test(this.question.norm)) return null;
    const said = [...this.minutes.groups.values()].flat().filter((sentence) => {
      const words = this.reader.text(sentence);
      return (
        saysSomething(sentence, words) &&
        speakerWhoDoes(this.question, sentence, words) !== null &&
        this.hasAll(about, sentence.terms)
      );
    });
    const [only] = said;
    const speaker = only?.entry.speaker;
    if (!only || !speaker || said.some(({ entry }) => !this.isSame(entry.speaker, speaker))) return null;
    const candidate = { evidence: this.evidenceOf(only), span: only, short: plain(this.reader.text(speaker)), fit: 1 };
    return this.found([candidate], ABOVE);
  }

  private isSame(one: Span | null, other: Span): boolean {
    return one !== null && this.reader.text(one) === this.reader.text(other);
  }

  private labelled({ kind, about: all }: Wish): FoundInMinutes | null {
    // Which meeting is meant tells no part of its record from another.
    const titled = this.reader.titleTerms();
    const rest = all.filter((term) => !this.has(term, titled));
    // "When is the opening?" is no question about the meeting, whatever its title is.
    const isOfWhole = OF_WHOLE.has(kind) && (!BY_MEETING.has(kind) || this.question.terms.some(isOfMeeting));
    const about = isOfWhole || rest.length > 0 ? rest : all;
    if (kind === 'tasks') return this.tasks(about);
    if (kind === 'excuse') return this.listed((each) => !each.wasThere && each.office, about);
    if (about.length > 0)
      return (
        (kind === 'role' ? this.listed(({ office }) => office, about) : null) ??
        (kind === 'owner' ? this.holder(about) : null) ??
        this.ofMatter(kind, about)
      );
    if (kind === 'present' || kind === 'absent') return this.roster(kind === 'present');
    if (kind === 'topics') return this.topics();
    if (kind === 'decision') return this.all('decision');
    if (kind === 'due') return this.ofMeeting('date');
    if (kind === 'owner' || kind === 'vote' || kind === 'cost' || kind === 'role') return null;
    return this.ofMeeting(kind);
  }

  /** Yes for who is listed as present, no for who is listed as absent; null for any other. */
  attendance({ kind, about }: Wish): FoundInMinutes | null {
    if (kind !== 'present' && kind !== 'absent') return null;
    const listed = rosterOf(this.reader).find(({ name }) => about.length > 0 && this.hasAll(about, this.termsOf(name)));
    if (!listed || OR_NOT.test(this.question.norm)) return null;
    const isSo = listed.wasThere === (kind === 'present');
    const words = this.question.language === 'ar' ? { yes: 'نعم', no: 'لا' } : { yes: 'Yes', no: 'No' };
    return this.found([this.candidate(listed.value, isSo ? words.yes : words.no)], OF_LABEL);
  }

  private roster(wasThere: boolean): FoundInMinutes | null {
    return this.listedAs(wasThere) ?? (wasThere ? this.speakers() : null);
  }

  /** Of a talk that lists nobody: those who speak in it, each with the first words. */
  private speakers(): FoundInMinutes | null {
    const spoken = [...this.minutes.groups.values()].flat().filter(({ entry }) => entry.speaker !== null);
    const name = ({ entry }: ReadSentence): string => (entry.speaker ? plain(this.reader.text(entry.speaker)) : '');
    const first = spoken.filter((each, i) => spoken.findIndex((other) => name(other) === name(each)) === i);
    if (first.length < LEAST_SPEAKERS || first.length > MOST_LINES) return null;
    const candidates = first.map((sentence): Candidate => {
      return { evidence: this.evidenceOf(sentence), span: sentence, short: name(sentence), fit: 1 };
    });
    return this.found(candidates, ABOVE);
  }

  private listedAs(wasThere: boolean): FoundInMinutes | null {
    const listed = rosterOf(this.reader).filter((each) => each.wasThere === wasThere);
    const values = [...new Set(listed.map(({ value }) => value))];
    const names = joinNames(
      this.reader.language,
      listed.map(({ name }) => plain(this.reader.text(name))),
    );
    const candidates = this.together(values, listed) ?? values.map((value) => this.candidate(value, null));
    return this.found(
      candidates.map((each, i) => (i === 0 ? { ...each, short: names } : each)),
      OF_LABEL,
    );
  }

  /** What is written behind a listed name: an office, or why somebody was not there. */
  private listed(wanted: (each: Listed) => Span | null | false, about: readonly QuestionTerm[]): FoundInMinutes | null {
    for (const each of about.length > 0 ? rosterOf(this.reader) : []) {
      const words = wanted(each);
      const name = words && isWithin(words, each.name) ? { start: each.name.start, end: words.start } : each.name;
      if (words && this.hasAll(about, this.termsOf(name)))
        return this.found([this.candidate(each.value, plain(this.reader.text(words)))], OF_LABEL);
    }
    return null;
  }

  /** Whom the list gives the very office that is asked for. */
  private holder(about: readonly QuestionTerm[]): FoundInMinutes | null {
    const holders = rosterOf(this.reader).filter(({ office }) => office && this.hasAll(about, this.termsOf(office)));
    const [only] = holders;
    if (!only?.office || holders.length > 1) return null;
    const name = this.reader.text({ start: only.name.start, end: only.office.start }).replace(/[\s(–—-]+$/u, '');
    return this.found([this.candidate(only.value, plain(name))], OF_LABEL);
  }

  /** The entries of one list, in one quote. */
  private together(values: readonly Value[], listed: readonly Listed[]): Candidate[] | null {
    const [first, last] = [values[0], values.at(-1)];
    if (!first?.heading || !last || listed.length < 2) return null;
    const isOne = values.every(
      ({ heading, sentence }) =>
        heading?.start === first.heading?.start && sentence.paragraph === first.sentence.paragraph,
    );
    if (!isOne) return null;
    return [{ ...this.candidate(first, null), span: { start: first.span.start, end: last.span.end } }];
  }

  private ofMeeting(kind: LabelKind): FoundInMinutes | null {
    const value = ofMeeting(this.minutes, kind);
    if (!value) return null;
    // "Next meeting: … Where: …": the lines below are the next one's.
    const beside = kind === 'next' ? this.minutes.values.filter((other) => isBelow(other, value)) : [];
    return this.found(
      [value, ...beside].map((each) => this.candidate(each)),
      OF_LABEL,
    );
  }

  private all(kind: LabelKind): FoundInMinutes | null {
    const values = this.minutes.values.filter(
      (value) => value.kind === kind && (!value.isCell || kind !== 'action' || value.label !== null),
    );
    const lines = values.filter((value, i) => values.findIndex(({ sentence }) => sentence === value.sentence) === i);
    return this.found(
      lines.slice(0, MOST_LINES).map((value) => this.candidate({ ...value, heading: null })),
      OF_LABEL,
    );
  }

  private topics(): FoundInMinutes | null {
    const listed = this.minutes.values.filter(({ kind, heading }) => kind === 'topic' && heading !== null);
    if (listed.length > 1)
      return this.found(
        listed.slice(0, MOST_LINES).map((value) => this.candidate(value)),
        OF_LABEL,
      );
    const headings = this.minutes.headings.filter(
      ({ entry }) => entry.labelKind === null && entry.fields.length === 0 && this.isOfMatter(entry.start),
    );
    if (headings.length < 2) return null;
    const candidates = headings.slice(0, MOST_LINES).map((sentence): Candidate => {
      return { evidence: this.evidenceOf(sentence), span: sentence, short: plain(this.reader.text(sentence)), fit: 1 };
    });
    return this.found(candidates, OF_LABEL);
  }

  /** Whether something other than a heading stands right under the heading that begins there. */
  private isOfMatter(start: number): boolean {
    return [...this.minutes.groups.values()].some((sentences) =>
      sentences.some(
        ({ entry }) => entry.kind !== 'heading' && entry.under.at(-1)?.start === start && !this.isHead(entry.labelKind),
      ),
    );
  }

  private isHead(kind: LabelKind | null): boolean {
    return kind !== null && OF_MEETING.has(kind);
  }

  /** All that is to be done, what is done or still open of it, or what somebody has to do. */
  private tasks(about: readonly QuestionTerm[]): FoundInMinutes | null {
    const { norm } = this.question;
    const isDone = DONE_ASKED.test(norm);
    const rest = about.filter((term) => !DONE_ASKED.test(term.norm) && !OPEN_ASKED.test(term.norm));
    if (!isDone && !OPEN_ASKED.test(norm)) return about.length > 0 ? this.tasksOf(about) : this.all('action');
    if (rest.length > 0) return null;
    const rows = this.minutes.values.filter(({ kind, span }) => {
      return kind === 'status' && this.reader.text(span).trim() !== '' && DONE.test(this.reader.text(span)) === isDone;
    });
    const lines = rows.flatMap(
      ({ sentence }) =>
        this.minutes.values.find((value) => value.kind === 'action' && value.sentence === sentence) ?? [],
    );
    return this.found(
      lines.slice(0, MOST_LINES).map((value) => this.candidate(value)),
      OF_LABEL,
    );
  }

  private tasksOf(about: readonly QuestionTerm[]): FoundInMinutes | null {
    const lines = this.minutes.values.filter((value) => {
      const who = this.ownerOf(value);
      return who !== null && this.hasAll(about, this.wholeName(who));
    });
    const candidates = lines.map((value) => {
      const action = value.sentence.entry.fields.find(({ kind }) => kind === 'action');
      return this.candidate(action ? { ...value, span: action.value } : value);
    });
    return this.found(candidates.slice(0, MOST_LINES), BESIDE);
  }

  /** The words of a name, and those of whoever is listed by it: "Ada" is Ada Mensah where there is no other. */
  private wholeName(who: Span): readonly Term[] {
    const terms = this.termsOf(who);
    const listed = rosterOf(this.reader).filter(({ name }) => {
      const names = this.termsOf(name);
      return terms.length > 0 && terms.every(({ norm }) => names.some((other) => other.norm === norm));
    });
    const [only] = listed;
    return only && listed.length === 1 ? [...terms, ...this.termsOf(only.name)] : terms;
  }

  /** Whose a value is to do: the name before its colon, or the owner beside what is to be done. */
  private ownerOf(value: Value): Span | null {
    const { entry } = value.sentence;
    if (value.kind === 'action' && value.label && entry.kind === 'row')
      return entry.fields.find(({ kind }) => kind === 'owner')?.value ?? null;
    if (value.kind === 'action' && !value.isCell) return this.doerOf(value);
    return value.kind === null && value.label && this.isPerson(value) ? value.label : null;
  }

  private isPerson({ label, sentence, isCell }: Value): boolean {
    // Who is listed with an office behind a dash has nothing to do by that.
    if (!label || isCell || rosterOf(this.reader).some(({ value }) => value.sentence === sentence)) return false;
    const words = this.reader.text(label);
    if (words.startsWith('@')) return true;
    const terms = this.termsOf(label);
    const isListed = rosterOf(this.reader).some(({ name }) => {
      const names = this.termsOf(name);
      return terms.length > 0 && terms.every(({ norm }) => names.some((other) => other.norm === norm));
    });
    return isListed || sentence.entry.under.some(({ start }) => this.headingKind(start) === 'action');
  }

  private headingKind(start: number): LabelKind | null {
    return this.minutes.headings.find((heading) => heading.start === start)?.entry.labelKind ?? null;
  }

  /** What a label has about a matter: all of the question's words stand beside it or above it. */
  private ofMatter(kind: Wish['kind'], about: readonly QuestionTerm[]): FoundInMinutes | null {
    const kinds = LABELS_FOR[kind];
    if (!kinds) return null;
    const scored = this.minutes.values.flatMap((value) => {
      const named = this.namedBy(kind, value);
      const isOfColumn = kind === 'cost' && value.isCell && this.isNumberOf(value, about);
      const isWanted = (value.kind !== null && kinds.includes(value.kind)) || named !== null || isOfColumn;
      if (!isWanted) return [];
      const around = wordsAround(this.minutes, value).filter((term) => !isWithin(term, named ?? value.span));
      const words = [...around, ...this.restOf(value, named)];
      if (!this.hasAll(about, words)) return [];
      const like = average(about.map((term) => this.likest(term, words)));
      const own = average(about.map((term) => (this.has(term, value.sentence.terms) ? 1 : 0)));
      return like >= LIKE_ENOUGH ? [{ value, named, own, score: like + OWN_LINE * own + (isOfColumn ? 1 : 0) }] : [];
    });
    const most = Math.max(...scored.map(({ score }) => score));
    const best = scored.filter(({ score }) => score === most).slice(0, MOST_ALIKE);
    const own = Math.max(...best.map((each) => each.own));
    return this.found(
      best.map(({ value, named }) =>
        this.candidate(value, named ? plain(this.reader.text(named)) : undefined, own < 1),
      ),
      ABOVE + (BESIDE - ABOVE) * own,
    );
  }

  /** The words of a line that answer without a label of their own: who has to do it, and by when. */
  private namedBy(kind: Wish['kind'], value: Value): Span | null {
    const isTask = value.kind === 'action' && !value.isCell;
    if (!isTask && (value.kind !== null || !this.isPerson(value))) return null;
    if (kind === 'owner' && WHO_IS.test(this.question.norm)) return null;
    if (kind === 'owner') return value.kind === null ? value.label : this.doerOf(value);
    return kind === 'due' ? this.dueOf(value) : null;
  }

  /** "AR to write to all plot holders": who stands before what is to be done. */
  private doerOf({ span }: Value): Span | null {
    const match = DOER.exec(this.reader.text(span));
    return match ? { start: span.start, end: span.start + (match[1]?.length ?? 0) } : null;
  }

  /** The one date of a task, or what stands behind "by" at its end. */
  private dueOf({ span }: Value): Span | null {
    const words = this.reader.text(span);
    const dates = findDates(words);
    const [date] = dates;
    if (date && dates.length === 1) return { start: span.start + date.start, end: span.start + date.end };
    const by = dates.length === 0 ? DUE.exec(words) : null;
    return by
      ? { start: span.start + by.index, end: span.start + by.index + by[0].replace(/[.)\s]+$/u, '').length }
      : null;
  }

  /** Whether a cell is a number in the very column that the question names. */
  private isNumberOf({ label, span }: Value, about: readonly QuestionTerm[]): boolean {
    if (!label || !/\p{Nd}/u.test(this.reader.text(span))) return false;
    const column = this.termsOf(label);
    return about.some((term) => this.has(term, column));
  }

  /** The words of a value's line that are not the answer. */
  private restOf({ sentence }: Value, named: Span | null): readonly Term[] {
    return named ? sentence.terms.filter((term) => !isWithin(term, named)) : [];
  }

  private candidate(value: Value, short?: string | null, isAbove = false): Candidate {
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

  private evidenceOf(sentence: ReadSentence): Evidence {
    const { matcher, weigher } = this.context;
    const setting = settingIn(this.question, this.reader, matcher);
    const evidence = gatherEvidence(this.question, this.reader, sentence.paragraph, { matcher, weigher, setting }).find(
      (each) => each.sentence === sentence,
    );
    if (!evidence) throw new Error('A sentence of the record is in none of its paragraphs.');
    return evidence;
  }

  private found(candidates: readonly Candidate[], confidence: number): FoundInMinutes | null {
    const [first, ...rest] = candidates;
    return first ? { candidates: [first, ...rest], confidence: Math.max(ANSWERED, confidence) } : null;
  }

  private termsOf({ start, end }: Span): readonly Term[] {
    return this.reader.termsIn({ start, end });
  }

  private hasAll(wanted: readonly QuestionTerm[], terms: readonly Term[]): boolean {
    return wanted.filter(mustMatch).every((term) => this.has(term, terms));
  }

  private has(wanted: QuestionTerm, terms: readonly Term[]): boolean {
    return this.likest(wanted, terms) >= MATCHED;
  }

  private likest(wanted: QuestionTerm, terms: readonly Term[]): number {
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

/** Of tasks: in a question, and in a column that says how far they are. */
const DONE_ASKED =
  /(?<!\p{L})(?:done|completed?|finished|closed|(?:ال)?(?:منجز|مكتمل|خلص|انته|انجز|جاهز)\p{L}*|تمت?)(?!\p{L})/u;
const OPEN_ASKED =
  /(?<!\p{L})(?:open|pending|left|outstanding|remain\p{L}*|unfinished|not done|(?:ال)?(?:باقي|متبقي|معلق|مفتوح|ناقص)\p{L}*)(?!\p{L})/u;
const DONE = /^(?:done|complete|finished|closed|yes|x$|✓|✔|✅|تم|منجز|مكتمل|انته|خلص|نعم)/iu;
const DOER = /^(\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|and|&))*)(?=:? (?:to|will|shall) \p{Ll})/u;
/** Who somebody is is not told by what they do: "Who is the engineer?". */
const WHO_IS =
  /^(?:so |and |but )?(?:who(?:'s| is| was| are|s)(?! [a-z]+ing)|(?:من|مين|منو) (?:هو|هي|هم)(?![\u0620-\u06ff])|من ال)/;
const DUE = /(?:\b(?:by|before|until|no later than)|(?<!\p{L})(?:قبل|حتى|بحلول|خلال|لغاية))\s[^,،;؛()]{3,40}[.)\s]*$/iu;

const BY_MEETING: ReadonlySet<Wish['kind']> = new Set(['date', 'time', 'place']);

function isOfMeeting({ circles }: QuestionTerm): boolean {
  return circles.includes('meeting');
}

function isBelow({ kind, sentence }: Value, { sentence: above, heading }: Value): boolean {
  if (kind !== 'place' && kind !== 'time' && kind !== 'date') return false;
  return heading === null && sentence.paragraph === above.paragraph && sentence.start > above.start;
}

/** What a meeting has once. */
const OF_WHOLE: ReadonlySet<Wish['kind']> = new Set([
  'present',
  'absent',
  'next',
  'chair',
  'scribe',
  'topics',
  'date',
  'time',
  'place',
]);

/** How alike a name must sound to be the same in the other script. */
const SAME_NAME = 0.8;

function isLatin(norm: string): boolean {
  return /^[a-z]/.test(norm);
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function isWithin({ start, end }: Span, outer: Span): boolean {
  return start >= outer.start && end <= outer.end;
}

/** Words as they read, without the sign that calls somebody and the stop at their end. */
function plain(words: string): string {
  return withoutMarkup(words)
    .replace(/^@|[\s.،,;؛:]+$/gu, '')
    .trim();
}
