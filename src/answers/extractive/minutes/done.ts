import type { LabelKind } from '../../../meetings/outline/labels.js';
import { normalise } from '../../../text/normalise.js';
import { rememberedFor } from '../../../text/remembered.js';
import type { Question } from '../question.js';
import type { Line } from './of-kind.js';
import { FIRST_PERSON } from './turns.js';
import { minutesOf, type Value } from './values.js';

/** What a column about how far tasks are says of one that is done. */
export const DONE = /^(?:done|complete|finished|closed|yes|x$|✓|✔|✅|تمّ?ت?(?![\p{L}])|منجز|مكتمل|انته|خلص|نعم)/iu;
/** What it says of one that is not. */
const OPEN =
  /^(?:open|pending|to ?do|not (?:started|done|yet|begun)|in progress|on ?going|outstanding|waiting|overdue|no|مفتوحة?|قيد (?:ال)?(?:تنفيذ|انجاز|إنجاز|عمل)|جاري?ة?|لم [يت](?:بدأ|نجز|تم|نته)\p{L}*|معلّ?قة?|متأخرة?|(?:ب?ال|ب)?انتظار|لا)(?![\p{L}\p{Nd}]| ?\p{Nd})(?!.*(?<!\p{L})(?:done|finished|complete|sent|closed|تمّ?ت?|منجز|مكتمل)(?!\p{L}))/iu;
/** A box that is not ticked, any box in brackets, and one that is ticked, before what is to be done. */
const UNTICKED = /\[ ?\]\s*$|☐\s*$/u;
const BOX = /\[[ xX✓]?\]\s*$/u;
const TICKED = /\[[xX✓]\]\s*$|[✓✔✅☑]\s*$/u;
/** Running words that say what somebody is to do. */
const TO_DO =
  /(?<!\p{L})(?:is|are|was|were|has|have) to \p{Ll}|^(?:@?\p{Lu}[\p{L}.'’-]*,? ?){1,4}(?:to|will|shall) \p{Ll}|(?<!\p{L})(?:will|shall|going to|'ll|’ll) \p{Ll}|(?<!\p{L})(?:س[يتن]\p{L}{3,}|سوف|على أن [يت]\p{L}{3,}|(?:تكليف|كُلف|كلّف|كلفت?)(?!\p{L}))/u;

/** How far something is that is to be done; unsaid where only the line itself tells that it is to be done. */
type Progress = 'done' | 'open' | 'unsaid';

/** The lines that say what is to be done, each with how far it is: by its sentence. */
const tasksIn = rememberedFor((reader: Line['reader']): ReadonlyMap<Line['sentence'], Progress> => {
  const found = new Map<Line['sentence'], Progress>();
  for (const value of minutesOf(reader).values) {
    const before = reader.document.text.slice(Math.max(0, value.sentence.start - 8), value.sentence.start);
    if (value.kind !== 'action' && !isUnderAction(value) && !BOX.test(before)) continue;
    const status = value.sentence.entry.fields.find(({ kind }) => kind === 'status');
    const words = status && reader.text(status.value).trim();
    const isDone = words !== undefined ? DONE.test(words) : TICKED.test(before);
    const isOpen = words !== undefined ? OPEN.test(words) : UNTICKED.test(before);
    found.set(value.sentence, isDone ? 'done' : isOpen ? 'open' : 'unsaid');
  }
  return found;
});

/** How far a task is by its own words; null for a line that stands among no tasks. */
export function progressOf({ reader, sentence }: Line): Progress | null {
  return reader.outline.isOfMinutes ? (tasksIn(reader).get(sentence) ?? null) : null;
}

function isUnderAction({ sentence }: Value): boolean {
  return sentence.entry.under.at(-1)?.kind === 'action';
}

/** Whether a question asks what somebody has to do, and a line gives nobody anything to do. */
export function isNoTask(question: Question, { reader, sentence }: Line): boolean {
  const { type, norm } = question;
  if ((type !== 'thing' && type !== 'role') || !TASKS_OF_SOMEBODY.test(norm) || FOR_A_LIVING.test(norm)) return false;
  const { labelKind: kind, speaker } = sentence.entry;
  if (kind !== null && OF_PEOPLE.has(kind)) return true;
  const words = reader.text(sentence);
  if (!reader.outline.isOfMinutes) return !TO_DO.test(words) && !OFFERS.test(normalise(words));
  return speaker !== null && !FIRST_PERSON.test(words) && !TO_DO.test(words);
}

const FOR_A_LIVING = /(?<![a-z])for a living/u;
/** That somebody takes something on, in running words, normalised. */
const OFFERS =
  /(?<![a-z\u0620-\u06ff])(?:offer\p{L}*|promis\p{L}*|volunteer\p{L}*|agreed to|undert\p{L}*|task\p{L}*|asked to|responsib\p{L}*|must|should|has to|have to|had to|would|in charge|take on|took on|[وف]?(?:كلف\p{L}*|تكلف\p{L}*|[يت]?تولي\p{L}*|تكفل\p{L}*|التزم\p{L}*|تعهد\p{L}*|وعد\p{L}*|طلب\p{L}*|مسءول\p{L}*|مكلف\p{L}*|عليه\p{L}?|لازم|يجب|ينبغي))(?![a-z\u0620-\u06ff])/u;
const OF_PEOPLE: ReadonlySet<LabelKind> = new Set(['present', 'absent', 'chair', 'scribe']);

/** "What does Will have to do?", «وش على ليلى؟»: somebody's tasks, even where the name is a word that says nothing. */
export const TASKS_OF_SOMEBODY =
  /(?<![a-z])(?:does|has|is|did|should|must|will|was) (?!we|they|everyone|everybody|it|been|there|still|left|open|to be|the (?:action|task|to-?do))[a-z.]+ (?:[a-z.]+ )?(?:have|has|need|supposed|going|got|to|must|should|responsible|in charge|do|promise|doing)(?![a-z])|^[وف]?(?:وش|شو|شنو|ايش|ماذا|ما|ايه|اش|واش) (?:(?:هو )?(?:اللي |ال)?(?:مطلوب|باقي) )?(?:علي|من) (?!كل|الجميع)[\u0620-\u06ff]{2,}(?: [\u0620-\u06ff]+)?[? ]*$|(?<![\u0620-\u06ff])(?:مهام|مهمات|مهمه) (?!ال)[\u0620-\u06ff]+[? ]*$/u;

/** Whether a line of minutes says what is to be done, or what was decided, and the question asks whether or when that was done. */
export function isNotYetDone(question: Question, { reader, sentence }: Line): boolean {
  if (!reader.outline.isOfMinutes || !asksWhatWasDone(question)) return false;
  const progress = progressOf({ reader, sentence });
  if (progress !== null) return progress !== 'done';
  if (sentence.entry.labelKind === 'decision') return true;
  return TO_DO.test(reader.text(sentence)) && !HAS_DONE.test(normalise(reader.text(sentence)));
}

const HAS_DONE =
  /(?<!\p{L})(?:already|(?:has|have) (?!to )(?:now |since )?[a-z]+(?:ed|en|t|ne|ld)|تم|تمت|قد)(?!\p{L})/u;

/** Whether a question, by its words, asks of something as done: who did it, when it was, whether it is. */
export function asksWhatWasDone({ type, norm }: Question): boolean {
  if (OF_DECIDING.test(norm)) return false;
  if (type === 'confirmation') return WHETHER_DONE.test(norm);
  if (type === 'person') return DID.test(norm);
  return (type === 'date' || type === 'time' || type === 'place') && WHEN_DONE.test(norm);
}

/** Who did something, not who is to do it, normalised. */
export const DID =
  /^(?:so |and |but )?(?:who(?:'s|s| has| have| had)? (?:[a-z]+ly )?(?:already )?(?!(?:need|suppos|assign|task|involv|charg)ed)(?:[a-z]{2,}ed|came|went|gave|got|made|did|said|told|took(?! (?:on|over))|wrote|brought|bought|cut|put|led|let|met|found|left|lost|paid|sent|set|sold|stole|spoke|thought|won|began|broke|built|chose|drew|held|ran|rang|saw|stood|done|written|taken|seen|drawn|spoken|broken|chosen|given)(?![a-z])|(?:من|مين|شكون|منو|مينو|منهو) (?:(?:اللي|الذي) )?(?!ب?[يت]|[هحس][يتن]|غادي|راح|رح|سوف|لازم|علي|عليه|عن|من|في|ال|مس[وء]|مكلف|ماسك|مسك|صاحب|رءيس)[\u0620-\u064a]{3,}(?![\u0620-\u06ff]))/u;
const WHETHER_DONE =
  /^(?:so |and |but )?(?:(?:did|has|have|had)(?![a-z])|(?:was|were|is|are|'s) .*(?<![a-z])(?!(?:suppos|need|schedul|plann|expect|tir|interest|allow)ed)(?:[a-z]{2,}ed|done|ready|finished|sold|bought|built|made|sent|paid|written|taken|drawn|chosen|given|hung|put up|found|met|cut|held|begun|broken)(?![a-z]))|(?:^| )[وف]?هل (?!س[يتن]|ي|ت(?!مت? |قرر|اجل|وقف|عهد|ول[يت]|وصل|راجع|واصل|برع|سلم|سلمت))/u;
const WHEN_DONE =
  /^(?:and |so )?(?:when|where|what (?:date|day|month|time|year)|on (?:what|which) (?:date|day)) (?:did|was|were|has|have)(?![a-z])|^و?(?:متي|امتي|وين|اين|فين) (?!س[يتن]|ب?[يتن]\p{L}{3}|سوف|راح|رح|ه[يتن]|لازم|ال)/u;
/** Deciding, and giving somebody something to do, are done by the line that says so. */
const OF_DECIDING =
  /(?<![a-z\u0620-\u06ff])(?:decid\p{L}*|decision|agree\p{L}*|approv\p{L}*|resolv\p{L}*|vot\p{L}*|adopt\p{L}*|assign\p{L}*|tasked|asked to|suppos\p{L}*|responsib\p{L}*|due|deadline|supposed|plan\p{L}*|schedul\p{L}*|[وف]?(?:قرر\p{L}*|تقرر|تقررت|قرار|اتفق\p{L}*|وافق\p{L}*|صوت\p{L}*|اعتمد\p{L}*|كلف\p{L}*|مكلف\p{L}*|مسءول\p{L}*|موعد|مهله))(?![a-z\u0620-\u06ff])/u;
