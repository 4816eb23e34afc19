import type { LabelKind } from '../../../meetings/outline/labels.js';
import type { Term } from '../../../text/analyse.js';
import { normalise } from '../../../text/normalise.js';
import { rememberedFor } from '../../../text/remembered.js';
import { isWithin, type Span } from '../../../text/segment.js';
import { MATCHED } from '../evidence.js';
import type { TermMatcher } from '../matcher.js';
import { circlesOf } from '../meeting-words.js';
import type { Question, QuestionTerm } from '../question.js';
import type { ReadSentence, RecordReader } from '../record-reader.js';
import type { Line } from './of-kind.js';
import { rosterOf } from './roster.js';

/** Somebody says that they do, or will do, something themselves. */
export const FIRST_PERSON =
  /(?<![\p{L}'’])(?:I(?:['’]ll|['’]d| will| can| could| shall| would|['’]m going to| am going to)|let me|me)(?![\p{L}])|(?<!\p{L})(?:أنا|انا|آني|اني|سأ\p{L}{3,}|(?:[هحب]|غا?ن)[أا]?(?:عمل|كتب|جيب|كلم|بعت|بعث|شوف|روح|حجز|تصل|دفع|جهز|سال|سأل|رتب|حضر|شتري|خد|اخذ|تابع|راجع|طبع|عدل|صلح|سوي|خلص|مسك|دور|ضبط|رسل|وزع|جمع|نسق|قدم|سلم|نزل|رفع|فحص|ختبر|صمم|عطي)\p{L}{0,3}|(?:راح|رح) [أا]\p{L}+|خليني|حاضر)(?!\p{L})/u;
/** A question about what somebody said, thinks or wants, in normalised words. */
const SAID =
  /(?<![a-z\u0620-\u06ff])(?:(?:say|said|says|think|thinks|thought|want|wants|wanted|suggest\p{L}*|propos\p{L}*|worr\p{L}*|concern\p{L}*|complain\p{L}*|mention\p{L}*|report\p{L}*|opinion|view|prefer\p{L}*|explain\p{L}*|ask|asked|offer|offered|promise\p{L}*|warn\p{L}*|object\p{L}*)|(?:[يت]?(?:قال|قالت|قالوا|يقول|حكي|حكت|ذكر|اقترح|راي|شاف|يشوف|يبي|بدو|بدها|طلب|شكا|اشتكي|علق|رد|شرح|وعد|عارض|قول|اعترض))\p{L}{0,2})(?![a-z\u0620-\u06ff])/u;

const TELLS_NO_WORDS: ReadonlySet<LabelKind> = new Set([
  'present',
  'absent',
  'chair',
  'scribe',
  'owner',
  'due',
  'action',
]);

/** Whether a question is about what somebody said whom the record lists or lets speak, and a sentence is not of them. */
export function isOfSomebodyElse(question: Question, { reader, sentence }: Line, matcher: TermMatcher): boolean {
  if (!reader.outline.isOfMinutes || !SAID.test(question.norm)) return false;
  const names = namesIn(question, reader, matcher);
  if (names.length === 0) return false;
  // Who is listed, or has something to do, has said nothing by that.
  if (sentence.entry.labelKind && TELLS_NO_WORDS.has(sentence.entry.labelKind)) return true;
  const here = [...wordsOf({ reader, sentence }), ...sentence.aliases];
  return !names.every((name) => here.some((term) => matcher.similarity(name, term) >= MATCHED));
}

/**
 * Whether a question is about what somebody said, and a sentence of a meeting's record neither names them nor goes on with their
 * words: what comes next may be anybody's.
 */
export function isSaidByAnother(question: Question, { reader, sentence }: Line, matcher: TermMatcher): boolean {
  if (!ASKS_WORDS.test(question.norm)) return false;
  const known = [...knownNames(reader), ...namesInWords(reader)];
  const isName = (term: Term | QuestionTerm): boolean => known.some((name) => matcher.similarity(term, name) >= NAMED);
  const about = ABOUT.exec(question.text)?.index ?? question.text.length;
  const names = question.terms.filter((term) => term.start < about && isName(term));
  const [first] = names;
  if (!first) return false;
  /** The first name, or a further one that does not stand behind somebody else's. */
  const isHere = (words: readonly Term[]): boolean =>
    words.some((term, i) => {
      const before = words[i - 1];
      if (matcher.similarity(first, term) >= MATCHED) return true;
      const isFurther = names.some((name) => matcher.similarity(name, term) >= MATCHED);
      return isFurther && !(before && term.start - before.end === 1 && isName(before));
    });
  if (isHere(wordsOf({ reader, sentence }))) return false;
  const goesOn =
    sentence.terms.some(({ norm, stem }) => circlesOf(norm, stem).includes('speech')) ||
    GOES_ON.test(normalise(reader.text(sentence)));
  return !(goesOn && isHere(sentence.aliases));
}

/** The words of a line, those around it, and the name of who speaks. */
function wordsOf({ reader, sentence }: Line): readonly Term[] {
  const { speaker } = sentence.entry;
  return [...sentence.terms, ...sentence.around, ...(speaker ? reader.termsIn(speaker) : [])];
}

/** A question for somebody's words, by a verb of saying; normalised. */
const ASKS_WORDS =
  /(?<![a-z])(?:did|does|do|has|have|had|didnt|'d) .*(?<![a-z])(?:say|said|think|thought|tell|told|mention\p{L}*|suggest\p{L}*|propos\p{L}*|explain\p{L}*|warn\p{L}*|object\p{L}*|complain\p{L}*)(?![a-z])|^(?:what|wat|whats|wut) [a-z]+ (?:said|says|thinks|thought|suggested|proposed) (?:about|on)(?![a-z])|(?<![\u0620-\u06ff])(?:قال|قالت|قالوا|يقول|تقول|حكي|حكت|ذكر|ذكرت|اقترح|اقترحت|علق|علقت|شقال|شقالت)(?![\u0620-\u06ff])/u;
/** What somebody said something about follows. */
const ABOUT = /(?<!\p{L})(?:about|on|regarding|of|عن|على|بخصوص|بشأن|حول)(?!\p{L})/iu;
/** "He also …", «وأنه …»: normalised. */
const GOES_ON =
  /^(?:and |but |also )?(?:he|she|they|his|her|their|it was (?:his|her))(?![a-z])|^[وف]?(?:انه|انها|كما)(?!\p{L})/u;

/** Words of names in running words: of people by office or honorific, and in English what never stands without its capital. */
const namesInWords = rememberedFor((reader: RecordReader): readonly Term[] => {
  const found = new Map<string, Term>();
  const small = new Set<string>();
  for (const { terms, people, start } of reader.all()) {
    for (const term of terms) {
      const isOfPerson = people.some(({ name }) => name !== null && isWithin(term, name));
      const isCapital = /^\p{Lu}\p{Ll}/u.test(reader.text(term));
      if (!isCapital && /^[a-z]/.test(term.norm)) small.add(term.norm);
      if (!term.stop && (isOfPerson || (isCapital && term.start > start))) found.set(term.norm, term);
    }
  }
  return [...found.values()].filter(({ norm }) => !small.has(norm));
});

/** Who says that they do what the question asks about: the speaker of a sentence in the first person. */
export function speakerWhoDoes(question: Question, sentence: ReadSentence, words: string): Span | null {
  if (question.type !== 'person' || !sentence.entry.speaker || !FIRST_PERSON.test(words)) return null;
  return sentence.entry.speaker;
}

/** The clause in which somebody says that they do something themselves; null where they do not. Offsets into the words. */
export function ownClause(words: string): Span | null {
  const match = FIRST_PERSON.exec(words);
  if (!match) return null;
  const rest = words.slice(match.index);
  // What somebody else does follows a comma, or "and" with their name.
  const end = rest.search(/[.,،;؛!?؟]|\s(?:and|but)\s+\p{Lu}|\sو(?=\p{L}{3,}\s+(?:علي|بي|رح|راح))/u);
  return { start: match.index, end: match.index + (end < 0 ? rest.length : end) };
}

/** Whether a question asks what somebody has or is, and of its words a line need have no more than the name. */
export function namesOnly(question: Question, reader: RecordReader, matcher: TermMatcher): boolean {
  if (question.type !== 'thing' || !reader.outline.isOfMinutes) return false;
  const asked = question.terms.filter(({ role }) => role !== 'type');
  return asked.length > 0 && asked.every((term) => namesIn(question, reader, matcher).includes(term));
}

/** The question's words that are names of those whom the record lists or lets speak; remembered for the question. */
function namesIn(question: Question, reader: RecordReader, matcher: TermMatcher): readonly QuestionTerm[] {
  let names = ASKED.get(question)?.get(reader);
  if (!names) {
    const known = knownNames(reader);
    names = question.terms.filter((term) => known.some((name) => matcher.similarity(term, name) >= NAMED));
    ASKED.set(question, (ASKED.get(question) ?? new Map()).set(reader, names));
  }
  return names;
}

/** How alike a name must be to be somebody's. */
const NAMED = 0.85;
const ASKED = new WeakMap<Question, Map<RecordReader, readonly QuestionTerm[]>>();

/** The words of every name, each once. */
export const knownNames = rememberedFor((reader: RecordReader): readonly Term[] => {
  const speakers = reader.outline.paragraphs.flat().flatMap(({ speaker }) => (speaker ? [speaker] : []));
  const all = [...speakers, ...rosterOf(reader).map(({ name }) => bare(reader, name))];
  const once = new Map(all.map((name) => [reader.text(name), name])).values();
  const terms = [...once].flatMap((name) => reader.termsIn(name).filter((term) => !term.stop));
  return [...new Map(terms.map((term) => [term.norm, term])).values()];
});

/** Whether a normalised word is of a name that is listed or speaks. */
export function isKnownName(reader: RecordReader, norm: string): boolean {
  return knownNames(reader).some((name) => name.norm === norm);
}

/** A name without what is written behind it: an office, a reason. */
function bare(reader: RecordReader, { start, end }: Span): Span {
  const words = reader.text({ start, end });
  const at = words.search(/\s*(?:[(–—:]| - )/);
  return { start, end: at > 0 ? start + at : end };
}
