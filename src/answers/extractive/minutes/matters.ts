import type { LabelKind } from '../../../meetings/outline/labels.js';
import type { Term } from '../../../text/analyse.js';
import { findDates } from '../../../text/dates.js';
import { normalise } from '../../../text/normalise.js';
import { isWithin, type Span } from '../../../text/segment.js';
import type { Candidate } from '../candidate.js';
import { OTHER_EVENT } from '../meeting-words.js';
import type { QuestionTerm } from '../question.js';
import { DID, isNotYetDone } from './done.js';
import { headOf } from './head.js';
import { tellsTime } from './of-kind.js';
import { ABOVE, BESIDE, type FoundInMinutes, found, OF_LABEL, plain, type Scene } from './scene.js';
import { namedBy } from './tasks.js';
import { isKnownName } from './turns.js';
import { matterOf, OF_MEETING, ofMeeting, type Value, wordsAround } from './values.js';
import { asksWhoseItIs, deedOf } from './whose.js';
import type { Wish } from './wishes.js';

/** How alike the question's words must be on average to those beside a label: words of one root are too little. */
const LIKE_ENOUGH = 0.7;
/** What it counts that they stand in the label's own line, next to how alike they are. */
const OWN_LINE = 0.2;
const MOST_ALIKE = 3;

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
  outcome: ['decision'],
};

/** What a label has about a matter: all of the question's words stand beside it or above it. */
export function ofMatter(scene: Scene, kind: Wish['kind'], about: readonly QuestionTerm[]): FoundInMinutes | null {
  const kinds = LABELS_FOR[kind];
  if (!kinds || (kind === 'outcome' && about.some(({ norm }) => isKnownName(scene.reader, norm)))) return null;
  // The day of the meeting is no matter's.
  const ofAll = [ofMeeting(scene.minutes, 'date'), ofMeeting(scene.minutes, 'time')];
  const scored = scene.minutes.values.flatMap((value) => {
    if (ofAll.includes(value)) return [];
    const named = namedBy(scene, kind, value);
    const isOfColumn = kind === 'cost' && value.isCell && isNumberOf(scene, value, about);
    const isWanted = (value.kind !== null && kinds.includes(value.kind)) || named !== null || isOfColumn;
    if (!isWanted) return [];
    const around = wordsAround(scene.minutes, value).filter((term) => !isWithin(term, named ?? value.span));
    const words =
      kind === 'outcome' || kind === 'decision' ? ownWords(scene, value) : [...around, ...restOf(value, named)];
    if (!scene.hasAll(about, words) || !about.every((term) => isOfEvent(term, words))) return [];
    const like = average(about.map((term) => scene.likest(term, words)));
    const own = average(about.map((term) => (scene.has(term, value.sentence.terms) ? 1 : 0)));
    // Whose a matter is did not do all that is told of it: "who objected to the pond?".
    if (kind === 'owner' && !isOwnerAsked(scene, value)) return [];
    if (isNotYetDone(scene.question, { reader: scene.reader, sentence: value.sentence })) return [];
    return like >= LIKE_ENOUGH ? [{ value, named, own, score: like + OWN_LINE * own + (isOfColumn ? 1 : 0) }] : [];
  });
  const most = scored.reduce((high, { score }) => Math.max(high, score), 0);
  const best = scored.filter(({ score }) => score === most).slice(0, MOST_ALIKE);
  const own = best.reduce((high, each) => Math.max(high, each.own), 0);
  return found(
    best.map(({ value, named }) =>
      scene.candidate(value, named ? plain(scene.reader.text(named)) : undefined, own < 1),
    ),
    ABOVE + (BESIDE - ABOVE) * own,
  );
}

/** Whether a cell is a number in the very column that the question names. */
function isNumberOf(scene: Scene, { label, span }: Value, about: readonly QuestionTerm[]): boolean {
  if (!label || !/\p{Nd}/u.test(scene.reader.text(span))) return false;
  const column = scene.termsOf(label);
  return about.some((term) => scene.has(term, column));
}

/**
 * Whether a question is about whose a matter is: by its words ("who is responsible for …?", "who's doing …?"), or because its
 * verb is what the task says is to be done. Who wants the thing, has it or stole it is another question.
 */
function isOwnerAsked(scene: Scene, value: Value): boolean {
  const { norm } = scene.question;
  if (asksWhoseItIs(norm)) return true;
  const deed = deedOf(scene.question);
  if (!deed) return false;
  const group = value.isCell ? [] : (scene.minutes.groups.get(value.sentence.entry.group) ?? []);
  const said = group.filter(({ entry }) => entry.labelKind === 'decision' || entry.labelKind === 'action');
  const lines = DID.test(norm) ? [value.sentence] : [value.sentence, ...said];
  return lines.some((line) => scene.has(deed, line.terms));
}

/** A conference is not the meeting, however near the words. */
function isOfEvent({ norm, stem }: QuestionTerm, words: readonly Term[]): boolean {
  return !OTHER_EVENT.test(norm) || words.some((word) => word.stem === stem);
}

/** What a decision is on by itself: its own words, and the heading of its matter. */
function ownWords(scene: Scene, { sentence }: Value): readonly Term[] {
  const matter = matterOf(sentence);
  return [...sentence.terms, ...(matter ? scene.termsOf(matter) : [])];
}

/** The words of a value's line that are not the answer. */
function restOf({ sentence }: Value, named: Span | null): readonly Term[] {
  return named ? sentence.terms.filter((term) => !isWithin(term, named)) : [];
}

/** What a meeting has once: when and where it was, who led it, when the next is. */
export function ofWhole(scene: Scene, kind: LabelKind): FoundInMinutes | null {
  const value = ofMeeting(scene.minutes, kind);
  // "Next: order the boards" is no meeting.
  if (!value || (kind === 'next' && !tellsTime(scene.reader.text(value.span)))) return null;
  // "Next meeting: … Where: …": the lines below are the next one's.
  const beside = kind === 'next' ? scene.minutes.values.filter((other) => isBelow(other, value)) : [];
  // "Next meeting: 4 December" says nothing of where.
  const hasPlace = beside.some((other) => other.kind === 'place') || saysMoreThanWhen(scene.reader.text(value.span));
  if (kind === 'next' && scene.question.type === 'place' && !hasPlace) return null;
  return found(
    [value, ...beside].map((each) => scene.candidate(each)),
    OF_LABEL,
  );
}

/** When or where it was, as the lines above the first matter say without any label. */
export function inHead(scene: Scene, kind: 'date' | 'time' | 'place'): FoundInMinutes | null {
  const head = headOf(scene.reader);
  const span = head?.[kind];
  if (!head || !span) return null;
  const { sentence } = head;
  return found(
    [{ evidence: scene.evidenceOf(sentence), span: sentence, short: plain(scene.reader.text(span)), fit: 1 }],
    BESIDE,
  );
}

/** Whether any word is left besides those of dates and times. */
function saysMoreThanWhen(words: string): boolean {
  const dates = findDates(words);
  const left = [...words].map((character, at) =>
    dates.some(({ start, end }) => start <= at && at < end) ? ' ' : character,
  );
  return normalise(left.join(''))
    .split(/[^\p{L}]+/u)
    .some((word) => word.length > 1 && !OF_TIMES.test(word));
}

const OF_TIMES =
  /^(?:am|pm|at|on|from|to|until|the|of|clock|noon|midday|midnight|morning|afternoon|evening|time|same|tbc|tba|الساعه|ساعه|صباحا?|مساء|ظهرا?|عصرا?|ليلا|يوم|تمام|من|الي|حتي|في|بعد|قبل|صلاه|المغرب|العشاء|الظهر|العصر|الموافق)$/u;

/** What was spoken of: what an agenda lists, else the headings with something below them. */
export function topics(scene: Scene): FoundInMinutes | null {
  const listed = scene.minutes.values.filter(({ kind, heading }) => kind === 'topic' && heading !== null);
  if (listed.length > 1)
    return found(
      listed.map((value) => scene.candidate(value)),
      OF_LABEL,
    );
  // Something other than a heading, and than what a meeting has once, stands right under it.
  const matters = new Set(
    scene.reader.all().flatMap(({ entry }) => {
      return entry.kind === 'heading' || isHead(entry.labelKind) ? [] : (entry.under.at(-1)?.start ?? []);
    }),
  );
  const headings = scene.minutes.headings.filter(
    ({ entry }) => entry.labelKind === null && entry.fields.length === 0 && matters.has(entry.start),
  );
  if (headings.length < 2) return null;
  const candidates = headings.map((sentence): Candidate => {
    return { evidence: scene.evidenceOf(sentence), span: sentence, short: plain(scene.reader.text(sentence)), fit: 1 };
  });
  return found(candidates, OF_LABEL);
}

function isHead(kind: LabelKind | null): boolean {
  return kind !== null && OF_MEETING.has(kind);
}

function isBelow({ kind, sentence }: Value, { sentence: above, heading }: Value): boolean {
  if (kind !== 'place' && kind !== 'time' && kind !== 'date') return false;
  return heading === null && sentence.paragraph === above.paragraph && sentence.start > above.start;
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
