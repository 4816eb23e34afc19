import { normalise } from '../../../text/normalise.js';
import type { Candidate } from '../candidate.js';
import type { Question } from '../question.js';
import { type ReadSentence, type RecordReader, saysSomething } from '../record-reader.js';
import { isListedName } from '../word-lists.js';
import { type MinutesContext, Scene } from './scene.js';
import { isKnownName } from './turns.js';
import { wishesOf } from './wishes.js';

/** Paragraphs in which running words tell who was there. */
const OPENING = 4;
/** In normalised words: that people were there, or were not. */
const CAME =
  /(?<![a-z\u0620-\u06ff])(?:attended|were present|was present|present were|in attendance|took part|(?:a)?round the table|came (?:along|as well|too)|joined|[وف]?(?:انضم(?:ت|وا)?|حضر|حضرت|حضروا|حضرها|حضره|شارك|شاركت|شاركوا)|و?بحضور|و?بمشاركه)(?![a-z\u0620-\u06ff])/;
const STAYED_AWAY =
  /(?<![a-z\u0620-\u06ff])(?:apologies|apologised|apologized|absent|did not attend|(?:could not|couldn't|can't|cannot|won't be able to|didn't) (?:attend|come|make it|join)|unable to (?:attend|come)|was missing|were missing|(?:we're|we are|are) missing|can't,|off sick|on leave|[وف]?(?:اعتذر|اعتذرت|اعتذروا|غاب|غابت|غابوا|تغيب|تغيبت|تغيبوا)|[وف]?لم [يت]حضر(?:وا)?|استاذن(?:ت|وا)?|مش ه(?:ي|ت)قدر|ما (?:رح |راح )?ب?(?:ي|ت)(?:قدر|كدر|گدر|دخل)|ما (?:ي|ت)?قدر(?:ت)? (?:ي|ت)(?:جي|حضر)|مو جاي(?:ه)?|مسافر(?:ه)?)(?![a-z\u0620-\u06ff])/;

/**
 * The sentences of running words that say who was there, or who was not, where the question asks for nothing else. It names
 * them as people name each other, without honorific or office, and so is quoted without telling name from name.
 */
export function findAttendance(
  question: Question,
  reader: RecordReader,
  context: MinutesContext,
): readonly Candidate[] {
  const wish = wishesOf(question).find(
    ({ kind, about }) => kind === 'present' || kind === 'absent' || (kind === 'excuse' && about.length === 0),
  );
  if (!wish || question.type === 'confirmation') return [];
  const titled = reader.titleTerms();
  if (wish.about.some((term) => !titled.some((word) => context.matcher.similarity(term, word) >= SAME))) return [];
  const says = wish.kind === 'present' ? CAME : STAYED_AWAY;
  // In a talk it is said whenever somebody thinks of it.
  const isTalk = reader.outline.paragraphs.some((entries) => entries.some(({ speaker }) => speaker !== null));
  const sentences = reader.document.paragraphs
    .slice(0, isTalk ? undefined : OPENING)
    .flatMap(({ number }) => reader.paragraph(number))
    .filter((each) => {
      const words = reader.text(each);
      return saysSomething(each, words) && says.test(normalise(words)) && namesSomebody(reader, each);
    });
  const scene = new Scene(question, reader, context);
  // Whoever was not there may be told of one by one; who was, all at once.
  return sentences.slice(0, wish.kind === 'present' ? 1 : MOST_ABSENT).map((sentence) => {
    return {
      evidence: scene.evidenceOf(sentence),
      span: { start: sentence.start, end: sentence.end },
      short: null,
      fit: 1,
    };
  });
}

const SAME = 0.7;
const MOST_ABSENT = 3;

function namesSomebody(reader: RecordReader, { terms, people, start }: ReadSentence): boolean {
  if (people.some(({ name }) => name !== null)) return true;
  return terms.some(({ norm, stop, start: at, end }) => {
    if (stop) return false;
    const isCapital = /^\p{Lu}\p{Ll}/u.test(reader.text({ start: at, end }));
    return (isCapital && at > start) || isKnownName(reader, norm) || isListedName(reader.lists, norm);
  });
}
