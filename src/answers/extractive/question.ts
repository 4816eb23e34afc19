import { analyse, type Term } from '../../text/analyse.js';
import { detectLanguage, type Language } from '../../text/language.js';
import { normalise } from '../../text/normalise.js';
import { isQuestionWord } from '../../text/stop-words.js';
import { type Circle, carriesAlong, circlesOf, isLight, isWrapping } from './meeting-words.js';
import { type AnswerType, isOfType, QUESTION_PATTERNS } from './question-words.js';

/** What a word of a question is there for. */
export type TermRole =
  /** A name, a country, a number: the record must have it, or it speaks of something else. */
  | 'entity'
  /** What the question is about. */
  | 'content'
  /** Names what is asked for, where the type alone does not ("capital", "hotel"). */
  | 'focus'
  /** Meeting, attending, speaking: every record is about that. */
  | 'meeting'
  /** The type's own noun: "year" of a question for a date. */
  | 'type';

export interface QuestionTerm {
  readonly norm: string;
  readonly stem: string;
  readonly role: TermRole;
  readonly circles: readonly Circle[];
  readonly start: number;
  readonly end: number;
}

/** One question, one answer wanted. */
export interface Question {
  /** Its words, as asked. */
  readonly text: string;
  readonly language: Language;
  readonly type: AnswerType;
  readonly terms: readonly QuestionTerm[];
  /** The normalised question without white space at its ends, for patterns. */
  readonly norm: string;
}

/**
 * Reads one question (see splitQuestions for several at once). `isName` tells the words that are names or countries. Of a
 * statement to be held against the record, every word counts.
 */
export function readQuestion(
  text: string,
  isName: (term: Term, text: string) => boolean,
  respell: (norm: string) => string = (norm) => norm,
  isStatement = false,
): Question {
  const language = detectLanguage(text) ?? 'en';
  const norm = normalise(text);
  const { type: way, asked } = typeOf(respelled(norm, respell));
  const type = way === 'confirmation' && CHOICE.test(norm.replace(OR_NOT, '')) ? 'thing' : way;
  const terms: QuestionTerm[] = [];
  // What else wraps a question may be what a yes or no hangs on.
  const read =
    isStatement || type === 'confirmation' ? text : text.replace(IDIOMS, (idiom) => ' '.repeat(idiom.length));
  // Whoever is written with a capital is no other word misspelt.
  const all = analyse(read).map((term, i) =>
    i > 0 && /^\p{Lu}\p{Ll}/u.test(text.slice(term.start)) ? term : respelt(term, respell),
  );
  for (const [i, term] of all.entries()) {
    if (!isStatement && type === 'confirmation' && i >= all.length - 2 && isTail(term, text, norm)) continue;
    // "took place", "take part", "thank you": the words say nothing by themselves.
    if (term.norm === 'thank' && all[i + 1]?.norm === 'you') continue;
    // "the two sides", "which three things": numbers in words are seldom what makes the difference.
    if (/^\d{1,2}$/.test(term.stem) && !/\d/.test(term.norm)) {
      // But the third meeting is not this one, unless the record says so.
      if (numbersMeeting(all, i)) terms.push(questionTerm(term, 'entity', []));
      continue;
    }
    if (/^(?:al|el|bin|ibn|ال|بن)$/.test(term.norm)) continue;
    if (/^t(?:ake|akes|ook|aken|aking)$/.test(term.norm) && /^(?:place|part)$/.test(all[i + 1]?.norm ?? '')) continue;
    if (term.norm === 'place' && /^t(?:ake|akes|ook|aken|aking)$/.test(all[i - 1]?.norm ?? '')) continue;
    const tookPart = term.norm === 'part' && /^t(?:ake|akes|ook|aken|aking)$/.test(all[i - 1]?.norm ?? '');
    const circles = tookPart ? (['attendance'] as const) : circlesOf(term.norm, term.stem);
    const bare = term.norm.replace(/^(?:وال|بال|ال|لل|[بلو](?=...))(?=..)/, '');
    if (isOfType(type, term.norm) || isOfType(type, bare)) {
      terms.push(questionTerm(term, 'type', circles));
    } else if (isAsking(term) || (term.stop && circles.length === 0) || wraps(all, i, { text, type, isStatement })) {
      // Asks, or wraps what is asked.
    } else if (isName(term, text)) {
      terms.push(questionTerm(term, 'entity', circles));
    } else if (isLight(circles)) {
      terms.push(questionTerm(term, 'meeting', circles));
    } else {
      terms.push(
        questionTerm(
          term,
          (type !== 'role' && asked.includes(term.norm)) || isHead(norm, type, term.norm) ? 'focus' : 'content',
          circles,
        ),
      );
    }
  }
  return { text, language, type, terms, norm };
}

/**
 * Whether a word counts meetings: "the third ministerial meeting", «الجلسة العادية الثامنة». «الجلسة الأولى» may be the
 * first part of this one.
 */
function numbersMeeting(terms: readonly Term[], at: number): boolean {
  const { norm = '', stem = '' } = terms[at] ?? {};
  if (stem === '1' || !ORDINAL.test(norm)) return false;
  const isNoun = (each: Term | undefined): boolean => MEETING_NOUN.test(each?.norm ?? '');
  if (/^[a-z]/.test(norm)) return isNoun(terms[at + 1]) || isNoun(terms[at + 2]);
  // Not the twelfth («الثاني عشر»), nor an hour, a day or a month («الساعة الثانية», «تشرين الثاني»).
  if (/^(?:عشر|عشره|من)$/.test(terms[at + 1]?.norm ?? '')) return false;
  const before = terms[at - 1]?.norm ?? '';
  return isNoun(terms[at - 1]) || (/^ال(?!ساعه|يوم|شهر|اسبوع)/.test(before) && isNoun(terms[at - 2]));
}

const ORDINAL = /^(?:second|third|[a-z]+th|و?ال(?:ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)ه?)$/;
const MEETING_NOUN =
  /^(?:meetings?|sessions?|summits?|conferences?|rounds?|sittings?|assembly|forum|[وبلف]?(?:ال|لل)?(?:اجتماع|جلسه|دوره|قمه|مو?ء?تمر|لقاء|جوله|ملتقي|منتدي))$/;

/** At a question's end, normalised: "… or not?" asks the same without it. */
export const OR_NOT = /(?: (?:ولا|او|ام) لا| or (?:not|nah|no))[? ]*$/;

/** "A minister or a deputy?" asks which. */
const CHOICE = / (?:or|ام|ولا) /;

/** What turns a statement into a question: "…, right?", «صح؟», «ولا لا». */
const TAIL = /^(?:right|correct|yes|no|nah|innit|صح|صحيح|كذا|كذه|كده|كدا|هيك|كذلك|لا|ولا)$/;
/** What begins so asks already: its last words are what it asks about. */
const ASKS_ALREADY =
  /^(?:so |and |but |ok |hey )?(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|what|which|who|when|where|why|how)(?![a-z])|^[وف]?(?:هل|ما|من|متي|اين|كم|كيف)(?![\u0620-\u06ff])/;

/** Whether a word at a question's end only turns it into one. */
function isTail(term: Term, text: string, norm: string): boolean {
  if (!TAIL.test(term.norm)) return false;
  return /[,،]\s*$/.test(text.slice(0, term.start)) || OR_NOT.test(norm) || !ASKS_ALREADY.test(norm);
}

/** Phrases whose words mean nothing by themselves. */
const IDIOMS =
  /\b(?:in the (?:first|1st) place|at the time of the meeting|back then|so far|in (?:his|her|their|its) (?:view|opinion|mind)|in mind|as well|how come)\b|سؤال المسابقة/giu;

/** Who wrote the record is not who met. */
const RECORD_NOUN = /^(?:records?|minutes|document|statement|release|[وبل]?(?:ال)?(?:محضر|وثيقه|بيان))$/;

interface Wrapped {
  readonly text: string;
  readonly type: AnswerType;
  readonly isStatement: boolean;
}

/** Whether a word only wraps or carries along what is asked. */
function wraps(all: readonly Term[], at: number, { text, type, isStatement }: Wrapped): boolean {
  const norm = all[at]?.norm ?? '';
  if (norm === 'all') return type !== 'confirmation' && !isStatement;
  if (isSaidThanks(all, at, text) || (type === 'person' && RECORD_NOUN.test(norm))) return false;
  return isStatement ? isWrapping(norm) : carriesAlong(norm);
}

/** "Thanks" wraps a question, where nobody is said to have given them. */
function isSaidThanks(all: readonly Term[], at: number, text: string): boolean {
  const term = all[at];
  if (term?.norm !== 'thanks') return false;
  return (
    /^(?:say|says|said|saying|express\p{L}*|give|gave|got|get)$/u.test(all[at - 1]?.norm ?? '') ||
    /^\s+(?:to|for)\s/.test(text.slice(term.end))
  );
}

/** Question words that the analysis leaves to context, and function words with two letters swapped ("teh"). */
function isAsking({ norm }: Term): boolean {
  if (
    /^(?:who|what|when|where|why|how)(?:'?(?:s|d|ll|re|ve))$/.test(norm) ||
    /^(?:منو|منهو|منهي|مينو|انهي|انهو|شنو|شنهو|شنوه|شنيه|شكو|اش|واش|اشنو|فيش|امتا|امته|ايمتي|ايمتا|ايمته|يمته|شوكت|وقتاش|فوقاش|وينا|قداش|شقد|شكد|لويش|علاه|كيما|كيفيه|wen|wat|wut|wats|y|hw|wich|whch|wher|whn|howmany|howmuch)$/.test(
      norm,
    )
  )
    return true;
  return isQuestionWord(norm) || /^(?:بم|مم|عم|فيم|علام|الام)$/.test(norm) || SWAPPED.has(norm);
}

const SWAPPED = new Set(
  ['the', 'and', 'was', 'were', 'did', 'does', 'what', 'when', 'where', 'with', 'from', 'that', 'this'].flatMap(
    (word) =>
      Array.from(
        { length: word.length - 1 },
        (_, i) => `${word.slice(0, i)}${word[i + 1]}${word[i]}${word.slice(i + 2)}`,
      ),
  ),
);

/** "What is the budget of …", «ما ميزانية …»: the noun that the question asks for must be in the record. */
function isHead(norm: string, type: AnswerType, word: string): boolean {
  if (type !== 'thing') return false;
  const head =
    /(?:^|\s)(?:what|whats|what's|which)(?: (?:is|was|are|were))? (?:(?:the|a|an) )?(\p{L}+)(?= (?:of|for|on|from|did|does|was|is|were|are)\b)/u.exec(
      norm,
    )?.[1];
  const arabicHead = /(?:^|\s)(?:ما|ايش|شو|وش|ايه)(?: (?:هو|هي))? (\p{L}+)/u.exec(norm)?.[1];
  return word === head || word === arabicHead;
}

function questionTerm({ norm, stem, start, end }: Term, role: TermRole, circles: readonly Circle[]): QuestionTerm {
  return { norm, stem, role, circles, start, end };
}

function respelt(term: Term, respell: (norm: string) => string): Term {
  const norm = respell(term.norm);
  if (norm === term.norm) return term;
  const [read] = analyse(norm);
  return read ? { ...read, start: term.start, end: term.end } : term;
}

function respelled(norm: string, respell: (norm: string) => string): string {
  return norm.replace(/\p{L}{4,}/gu, respell);
}

function typeOf(norm: string): { type: AnswerType; asked: readonly string[] } {
  const words = norm.replace(/[?!. ]+$/, '');
  for (const { type, pattern } of QUESTION_PATTERNS) {
    const match = pattern.exec(words);
    if (match) return { type, asked: match[0].split(' ') };
  }
  return { type: bareType(norm), asked: [] };
}

/** Keywords without a question word: "date of meeting", "ممثل كازاخستان". A noun of a type asks for that type. */
function bareType(norm: string): AnswerType {
  const words = norm
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .split(' ')
    .filter(Boolean);
  const has = (...nouns: string[]): boolean => words.some((word) => nouns.includes(word.replace(/^ال/, '')));
  if (has('abbreviation', 'acronym', 'اختصار', 'رمز')) return 'thing';
  if (/^(?:هو|هي) ال/.test(norm)) return 'confirmation';
  if (has('date', 'dates', 'years', 'تاريخ', 'موعد', 'سنوات')) return 'date';
  if (has('location', 'venue', 'city', 'place', 'مكان', 'موقع', 'مدينه')) return 'place';
  if (has('countries', 'names', 'fields', 'areas', 'members', 'دول', 'مجالات', 'اسماء', 'اعضاء')) return 'list';
  if (has('rep', 'reps', 'speaker', 'representative', 'minister', 'name', 'ممثل', 'وزير', 'ءمين', 'امين', 'رءيس'))
    return 'person';
  if (has('job', 'title', 'position', 'role', 'post', 'منصب', 'وظيفه', 'صفه')) return 'role';
  if (has('فيها', 'فيه', 'موجود', 'موجوده', 'كانت', 'حضر', 'حضرت', 'شارك', 'شاركت', 'داخل', 'ضمن'))
    return 'confirmation';
  if (/[?]$/.test(norm) && words.length > 3 && words.some((word) => ENGLISH_VERB.test(word))) return 'confirmation';
  if (has('number', 'count', 'total', 'cost', 'fee', 'price', 'budget', 'rent', 'salary')) return 'number';
  if (has('عدد', 'كلفه', 'تكلفه', 'رسوم', 'ميزانيه', 'سعر', 'مبلغ', 'نسبه', 'مساحه', 'راتب')) return 'number';
  if (has('purpose', 'reason', 'goal', 'aim', 'سبب', 'هدف', 'غرض')) return 'reason';
  return 'thing';
}

/** "So the plan was a draft?": a statement with a question mark asks whether it is so. */
const ENGLISH_VERB = /^(?:is|are|was|were|has|have|had|will|did|does|do|isnt|arent|wasnt|werent|didnt)$/;

/** Latin letters without one English function word in a question of some length: another language. */
export function isForeign(question: string): boolean {
  const terms = analyse(question);
  if (/^(?:is|are|was|were|do|does|did|can|could|will|has|have)$/.test(terms[0]?.norm ?? '')) return false;
  return (
    detectLanguage(question) === 'en' && terms.length >= 4 && terms.every((term) => !term.stop || term.norm.length < 3)
  );
}
