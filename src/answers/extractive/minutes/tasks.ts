import type { Term } from '../../../text/analyse.js';
import { findDates } from '../../../text/dates.js';
import type { Span } from '../../../text/segment.js';
import type { QuestionTerm } from '../question.js';
import { saysSomething } from '../record-reader.js';
import { asksWhatWasDone, DID, DONE, progressOf, TASKS_OF_SOMEBODY } from './done.js';
import { saidTasks } from './said.js';
import {
  ABOVE,
  BESIDE,
  everyLine,
  type FoundInMinutes,
  found,
  MOST_LINES,
  OF_LABEL,
  plain,
  type Scene,
} from './scene.js';
import { ownClause, speakerWhoDoes } from './turns.js';
import { oncePerSentence, type Value, wordsAround } from './values.js';
import { NEGATED, WHO_IS, type Wish } from './wishes.js';

/** Of tasks: in a question, and in a column that says how far they are. */
const DONE_ASKED =
  /(?<!\p{L})(?:done|completed?|finished|closed|(?:ال)?(?:منجز|مكتمل|خلص|انته|انجز|جاهز)\p{L}*|تمت?)(?!\p{L})/u;
const OPEN_ASKED =
  /(?<!\p{L})(?:open|pending|left|outstanding|remain\p{L}*|unfinished|not done|(?:ال)?(?:باقي|متبقي|معلق|مفتوح|ناقص)\p{L}*)(?!\p{L})/u;
const DOER = /^(\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|and|&))*)(?=:? (?:to|will|shall) \p{Ll})/u;
const DUE = /(?:\b(?:by|before|until|no later than)|(?<!\p{L})(?:قبل|حتى|بحلول|خلال|لغاية))\s[^,،;؛()]{3,40}[.)\s]*$/iu;

/** All that is to be done, what is done or still open of it, or what somebody has to do. */
export function tasks(scene: Scene, about: readonly QuestionTerm[]): FoundInMinutes | null {
  const { norm } = scene.question;
  const isDone = DONE_ASKED.test(norm);
  const rest = about.filter((term) => !DONE_ASKED.test(term.norm) && !OPEN_ASKED.test(term.norm));
  if (!isDone && !OPEN_ASKED.test(norm))
    return about.length > 0
      ? tasksOf(scene, about)
      : TASKS_OF_SOMEBODY.test(norm)
        ? null
        : (everyLine(scene, 'action') ?? saidTasks(scene));
  if (rest.length > 0) return null;
  const rows = scene.minutes.values.filter(({ kind, span }) => {
    return kind === 'status' && scene.reader.text(span).trim() !== '' && DONE.test(scene.reader.text(span)) === isDone;
  });
  const lines = rows.flatMap(
    ({ sentence }) =>
      scene.minutes.values.find((value) => value.kind === 'action' && value.sentence === sentence) ?? [],
  );
  return found(
    lines.map((value) => scene.candidate(value)),
    OF_LABEL,
  );
}

function tasksOf(scene: Scene, about: readonly QuestionTerm[]): FoundInMinutes | null {
  const { norm } = scene.question;
  const lines = scene.minutes.values.filter((value) => {
    const who = ownerOf(scene, value);
    return (
      who !== null &&
      scene.hasAll(about, scene.wholeName(who)) &&
      !isOther(norm, scene.reader.text(who)) &&
      !isDropped(scene, value)
    );
  });
  const candidates = lines.slice(0, MOST_LINES).map((value) => {
    const action = value.sentence.entry.fields.find(({ kind }) => kind === 'action');
    return scene.candidate(action ? { ...value, span: action.value } : value);
  });
  return found(candidates, BESIDE);
}

/** "Lucy W." is not Lucy M. */
function isOther(norm: string, who: string): boolean {
  const initial = /\p{L}{2,} (\p{Lu})\.?(?!\p{L})/u.exec(who)?.[1]?.toLowerCase();
  const asked = /[a-z]{2,} ([a-z])\.?(?![a-z'])/u.exec(norm)?.[1];
  return initial !== undefined && asked !== undefined && asked !== 'a' && initial !== asked;
}

const DROPPED = /^(?:dropped|cancel|no longer|n\/a|void|ملغ|ألغي|الغي|سقط)/iu;

function isDropped({ reader }: Scene, { sentence }: Value): boolean {
  return sentence.entry.fields.some(({ kind, value }) => kind === 'status' && DROPPED.test(reader.text(value).trim()));
}

/** Whose a value is to do: the name before its colon, or the owner beside what is to be done. */
function ownerOf(scene: Scene, value: Value): Span | null {
  const { kind, isCell, sentence } = value;
  if (kind === 'action' && isCell) return sentence.entry.fields.find((field) => field.kind === 'owner')?.value ?? null;
  if (kind === 'action') return doerOf(scene, value);
  return kind === null && scene.isPerson(value) ? value.label : null;
}

/** The words of a line that answer without a label of their own: who has to do it, and by when. */
export function namedBy(scene: Scene, kind: Wish['kind'], value: Value): Span | null {
  const isTask = value.kind === 'action' && !value.isCell;
  if (!isTask && (value.kind !== null || !scene.isPerson(value))) return null;
  if (kind === 'owner' && WHO_IS.test(scene.question.norm)) return null;
  if (kind === 'owner') return value.kind === null ? value.label : doerOf(scene, value);
  return kind === 'due' ? dueOf(scene, value) : null;
}

/** "AR to write to all plot holders": who stands before what is to be done. */
function doerOf(scene: Scene, { span }: Value): Span | null {
  const match = DOER.exec(scene.reader.text(span));
  return match ? { start: span.start, end: span.start + (match[1]?.length ?? 0) } : null;
}

/** The one date of a task, or what stands behind "by" at its end. */
function dueOf(scene: Scene, { span }: Value): Span | null {
  const words = scene.reader.text(span);
  const dates = findDates(words);
  const [date] = dates;
  if (date && dates.length === 1) return { start: span.start + date.start, end: span.start + date.end };
  const by = dates.length === 0 ? DUE.exec(words) : null;
  return by
    ? { start: span.start + by.index, end: span.start + by.index + by[0].replace(/[.)\s]+$/u, '').length }
    : null;
}

/** No, where a question asks whether something is done that stands among the tasks as open; null for any other. */
export function whetherDone(scene: Scene): FoundInMinutes | null {
  const { question, reader, minutes } = scene;
  if (question.type !== 'confirmation' || !asksWhatWasDone(question) || NEGATED.test(question.norm)) return null;
  const asked = question.terms.filter((term) => term.role !== 'type' && !DONE_ASKED.test(term.norm));
  if (asked.length === 0) return null;
  const hasAsked = (words: readonly Term[]): boolean => asked.every((term) => scene.has(term, words));
  const [only, ...others] = oncePerSentence(
    minutes.values.filter(
      (value) => progressOf({ reader, sentence: value.sentence }) !== null && hasAsked(wordsAround(minutes, value)),
    ),
  );
  if (!only || others.length > 0 || progressOf({ reader, sentence: only.sentence }) !== 'open') return null;
  // What else the record says of it may be that it is done.
  if (reader.all().some((sentence) => sentence !== only.sentence && hasAsked(sentence.terms))) return null;
  // "Write to Cara that the server was moved" is to be written.
  const deed = scene.termsOf(taskOf(only)).find(({ stop }) => !stop);
  if (!deed || !asked.some((term) => scene.has(term, [deed]))) return null;
  return found([scene.candidate({ ...only, span: only.sentence }, question.language === 'ar' ? 'لا' : 'No')], BESIDE);
}

/** What is to be done, without whose it is. */
function taskOf({ kind, span, sentence }: Value): Span {
  if (kind === 'action') return span;
  const { fields } = sentence.entry;
  return (
    (fields.find((field) => field.kind === 'action') ?? fields.find((field) => field.kind === null))?.value ?? span
  );
}

/** Who says in their own words that they do what is asked about. */
export function spoken(scene: Scene, { kind, about }: Wish): FoundInMinutes | null {
  const { norm } = scene.question;
  // "I'll ask" is no "I asked", and "I can come" no "I can't".
  if (kind !== 'owner' || about.length === 0 || WHO_IS.test(norm) || DID.test(norm) || NEGATED.test(norm)) return null;
  const said = scene.reader.all().filter((sentence) => {
    const words = scene.reader.text(sentence);
    const clause =
      saysSomething(sentence, words) && speakerWhoDoes(scene.question, sentence, words) && ownClause(words);
    if (!clause) return false;
    const { start } = sentence;
    return scene.hasAll(about, scene.termsOf({ start: start + clause.start, end: start + clause.end }));
  });
  const [only] = said;
  const speaker = only?.entry.speaker;
  if (!only || !speaker || said.some(({ entry }) => !isSame(scene, entry.speaker, speaker))) return null;
  const candidate = { evidence: scene.evidenceOf(only), span: only, short: plain(scene.reader.text(speaker)), fit: 1 };
  return found([candidate], ABOVE);
}

function isSame(scene: Scene, one: Span | null, other: Span): boolean {
  return one !== null && scene.reader.text(one) === scene.reader.text(other);
}
