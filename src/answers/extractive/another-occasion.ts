import { normalise } from '../../text/normalise.js';
import { rememberedFor } from '../../text/remembered.js';
import { type Evidence, mustMatch, STANDS_FOR } from './evidence.js';
import { circlesOf, OTHER_EVENT } from './meeting-words.js';
import { HEAD_PARAGRAPHS } from './minutes/head.js';
import { countTheSame, ordinalsAsked, ordinalsIn } from './ordinals.js';
import type { Question, QuestionTerm } from './question.js';
import type { AnswerType } from './question-words.js';
import type { ReadSentence, RecordReader } from './record-reader.js';

/**
 * "When is the next meeting?" is not answered by when this one was: whether a question is about another occasion than the
 * record's, and the sentence speaks of none.
 */
export function asksAnotherOccasion({ norm, terms: asked, type }: Question, { reader, sentence }: Evidence): boolean {
  if (type === 'confirmation' || !asked.some(({ circles }) => circles.includes('meeting'))) return false;
  const asksNext = NEXT_ASKED.test(norm);
  const asksLast = LAST_ASKED.test(norm) || (LATEST.test(norm) && tellsOfLast(reader));
  const isToCome = OF_OCCASION.has(type) && TO_COME.test(norm);
  if (!asksNext && !asksLast && !isToCome) return false;
  const words = normalise(reader.text(sentence));
  if (asksLast && !LAST_IN_RECORD.test(words)) return true;
  // In minutes the next match is no meeting.
  if (asksNext && reader.outline.isOfMinutes && !OF_MEETING_AGAIN.test(words) && sentence.entry.labelKind !== 'next')
    return true;
  return (asksNext || (isToCome && WAS_HELD.test(words))) && !NEXT_IN_RECORD.test(words);
}

/**
 * "When was the meeting?" is not answered by when or where something else is: of a question about the meeting alone, whether a
 * sentence neither stands at the record's head nor says that people met.
 */
export function isOfAnotherOccasion(question: Question, { reader, sentence, terms }: Evidence): boolean {
  const { norm, type, terms: asked } = question;
  // People call a meeting a conference, but in minutes a conference is one of the matters.
  if (reader.outline.isOfMinutes && asked.some((term) => OTHER_EVENT.test(term.norm) && !says(term, reader, sentence)))
    return true;
  if (!OF_OCCASION.has(type) || !asked.some(({ circles }) => circles.includes('meeting'))) return false;
  if (NEXT_ASKED.test(norm) || LAST_ASKED.test(norm) || TO_COME.test(norm)) return false;
  // Which meeting it is, its title says.
  const isOfMeetingAlone = terms.every(
    ({ term, match, at }) => !mustMatch(term) || (at === null && match >= STANDS_FOR),
  );
  if (!isOfMeetingAlone) return false;
  if (sentence.entry.labelKind === 'next' || sentence.entry.under.some(({ kind }) => kind === 'next')) return true;
  const words = normalise(reader.text(sentence));
  if (OF_NEXT.test(words)) return true;
  const isOfThis =
    WAS_HELD.test(words) || (type === 'place' ? MEETING_AT.test(words) : sentence.paragraph <= HEAD_PARAGRAPHS);
  return !isOfThis && sentence.entry.labelKind !== type;
}

function says(term: QuestionTerm, reader: RecordReader, { terms, around }: ReadSentence): boolean {
  const titled = reader.titleTerms();
  // The meeting of a party's committee is not the party.
  const isOfMeeting = titled.some(({ norm }) => IS_MEETING.test(norm));
  return [...terms, ...(isOfMeeting ? [] : [...around, ...titled])].some(({ stem }) => stem === term.stem);
}

const IS_MEETING =
  /^(?:meeting|mtg|committee|planning|minutes|notes|board|sync|call|(?:ال)?(?:اجتماع|لجنه|محضر|جلسه|مجلس|جمعيه))$/;

/** Whether a question is about another meeting than the record's: the last, the next or a numbered one. */
export function namesAnotherMeeting(question: Question, reader: RecordReader): boolean {
  const { norm } = question;
  if (NEXT_ASKED.test(norm) || LAST_ASKED.test(norm)) return true;
  const ordinals = ordinalsAsked(question).filter(({ noun }) => circlesOf(noun, noun).includes('meeting'));
  if (ordinals.length > 0) {
    const said = ordinalsIn([...reader.titleTerms(), ...reader.paragraph(1).flatMap(({ terms }) => terms)]);
    return !ordinals.some((each) => said.some((other) => countTheSame(each, other)));
  }
  // "The last meeting" is this one, unless the record tells of one before it.
  return LATEST.test(norm) && tellsOfLast(reader);
}

const tellsOfLast = rememberedFor((reader: RecordReader): boolean =>
  reader.all().some((sentence) => BEFORE_THIS.test(normalise(reader.text(sentence)))),
);

const MEETING_AT =
  /(?<![a-z\u0620-\u06ff])(?:(?:meeting|mtg|session|summit|conference)(?![a-z]).{0,60}(?<![a-z])(?:in|at)|(?:ال)?(?:اجتماع|جلسه|لقاء|قمه)(?![\u0620-\u06ff]).{0,60}(?<![\u0620-\u06ff])(?:في|ب\p{L}+))(?![a-z\u0620-\u06ff])/u;

const OF_OCCASION: ReadonlySet<AnswerType> = new Set(['date', 'time', 'place']);
/** How a verb in the future begins, which «سياسة» and «سنوي» are not. */
const FUTURE = 'س(?!ياس|يار(?:ه|ات)|ياد|يد[هي]?(?!\\p{L})|يدات|يره|يما|يناء|تون|تين|تار|نوي|نوات)[يتن]';
/** "When will they meet?" is not answered by when they met. */
const TO_COME = new RegExp(
  `(?<![a-z\\u0620-\\u06ff])(?:will|shall|(?:is|are) (?:[a-z]+ ){0,14}?going to|gonna|${FUTURE}\\p{L}{3,}|سوف)(?![a-z\\u0620-\\u06ff])`,
  'u',
);
const WAS_HELD =
  /(?<![a-z\u0620-\u06ff])(?:held|met|convened|took place|gathered|[وف]?(?:عقدت?|انعقدت?|اجتمعت?|اجتمعوا|اجتمعنا|جلسنا|التقي|التقت|التقوا|التقينا))(?![a-z\u0620-\u06ff])/u;

const MEETING =
  '(?:meetings?|sessions?|summits?|rounds?|conferences?|talks|gatherings?|calls?|retros?|syncs?|stand-?ups?|assembl(?:y|ies)|time)';
const MEETING_AR = '(?:ال)?(?:مكالمه|اجتماع|لقاء|جلسه|قمه|دوره|جوله|مو?ء?تمر|مره|جمعيه)';
const NEXT_ASKED = new RegExp(
  `(?<![a-z])(?:next|upcoming|following|future|coming|forthcoming|subsequent) ${MEETING}|(?:meet|meeting) (?:again|next)(?![a-z])|(?<![\\u0620-\\u06ff])[وبل]?${MEETING_AR} (?:ال)?(?:قادم|مقبل|تالي|جاي|ياي|لاحق)ه?(?![\\u0620-\\u06ff])`,
  'u',
);
const LAST_ASKED = new RegExp(
  `(?<![a-z])(?:previous|earlier|prior|preceding) ${MEETING}|(?<![\\u0620-\\u06ff])[وبل]?${MEETING_AR} (?:ال)?(?:سابق|ماضي|فاءت|اللي فات)ه?(?![\\u0620-\\u06ff])`,
  'u',
);
const NEXT_IN_RECORD = new RegExp(
  `(?<![a-z\\u0620-\\u06ff])(?:next|again|following|upcoming|coming|forthcoming|future|subsequent|later|will|shall|to be held|reconvenes?|adjourned|until|then|scheduled|[وفبل]?(?:(?:ال)?(?:قادم|مقبل|تالي|لاحق|جاي|ياي)(?:ه|ا)?|${FUTURE}\\p{L}{2,}|سوف|مجددا|علي ان|موعد\\p{L}*|بعد|حتي|راح|[هحبم]?ن(?:جتمع|لتقي|تقابل|تلاقي|شوف|رجع|تجمع)\\p{L}*|تقرر))(?![a-z\\u0620-\\u06ff])`,
  'u',
);
const LATEST = new RegExp(
  `(?<![a-z])last ${MEETING}|(?<![\\u0620-\\u06ff])اخر ${MEETING_AR}(?![\\u0620-\\u06ff])`,
  'u',
);
const BEFORE_THIS = new RegExp(
  `(?<![a-z])(?:last|previous) ${MEETING}|(?<![\\u0620-\\u06ff])${MEETING_AR} (?:ال)?(?:سابق|ماضي)ه?(?![\\u0620-\\u06ff])`,
  'u',
);
const OF_NEXT = new RegExp(
  `(?<![a-z])next ${MEETING}|(?<![\\u0620-\\u06ff])${MEETING_AR} (?:ال)?(?:قادم|مقبل|تالي|جاي{1,2}|ياي)ه?(?![\\u0620-\\u06ff])`,
  'u',
);
const OF_MEETING_AGAIN = new RegExp(
  `(?<![a-z])(?:${MEETING}|meet|board|circle|committee|same time|see you|reconvene|adjourn(?:ed)?)(?![a-z])|^next(?! [a-z])|(?<![\\u0620-\\u06ff])[وبل]?(?:${MEETING_AR}|ميت[نيق]+ج?|[هحبم]?ن(?:جتمع|لتقي|تقابل|تلاقي|شوف)\\p{L}*)(?![\\u0620-\\u06ff])|^(?:ال)?(?:جاي|قادم|مقبل)`,
  'u',
);
const LAST_IN_RECORD =
  /(?<![a-z\u0620-\u06ff])(?:previous|previously|last|earlier|prior|preceding|past|former|[وفبل]?(?:(?:ال)?(?:سابق|ماضي|فاءت|اخير)(?:ه|ا)?|قبل|امس))(?![a-z\u0620-\u06ff])/u;
