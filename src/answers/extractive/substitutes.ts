import { normalise } from '../../text/normalise.js';
import type { Span } from '../../text/segment.js';
import { type Evidence, mustMatch } from './evidence.js';
import type { PersonMention } from './people.js';
import { isNamed } from './person-candidates.js';
import type { Question } from './question.js';
import { justBefore } from './standing.js';

/** "Who spoke for him?", «من ناب عنه؟»: whoever was sent is asked for, not who sent them. */
const STANDING_IN =
  /(?<![a-z\u0620-\u06ff])(?:represent\p{L}*|(?:spoke|speak|sat|sit|stood|stand|act|acted|deputi[sz]ed?|filled) (?:in )?for|instead of|in place of|substitut\p{L}*|ناب|نابت|ينوب|انابه?|مثل|مثلت|مثلها|مثله|يمثل|تمثل|نيابه|بدل|بدلا)(?![a-z\u0620-\u06ff])/u;
const SENT =
  /(?:\b(?:his|her|its|their) (?:deputy|alternate|assistant|representative|colleague)|\bsent|\brepresented by|(?<!\p{L})[وف]?(?:أناب|انتدب|أوفد|مثّله|مثله|مثّلها|مثلها|ناب) ?(?:عنه|عنها)?(?: نائبه| نائبته)?)[\s,،]+(?:\p{L}+\s){0,6}$/u;

/** How far before a name its being sent may be said. */
const SENT_CHARACTERS = 120;

/** Whether a person is asked for who took another's place, and a sentence names this one as sent for whoever is asked about. */
export function standsIn({ norm }: Question, evidence: Evidence, { name, start }: PersonMention): boolean {
  if (!STANDING_IN.test(norm) || name === null) return false;
  if (!SENT.test(justBefore(evidence, start, SENT_CHARACTERS))) return false;
  const { sentence, terms } = evidence;
  const before = sentence.people.filter((person) => person.end <= start);
  const from = before.at(-2)?.end ?? sentence.start;
  return terms.some(
    ({ term, places }) =>
      mustMatch(term) && !STANDING_IN.test(term.norm) && places.some(({ at }) => at.start >= from && at.start < start),
  );
}

/** Whoever did not come stood in for nobody. */
export function isAway({ norm }: Question, evidence: Evidence, { start, end }: PersonMention): boolean {
  if (!STANDING_IN.test(norm)) return false;
  const { reader, sentence } = evidence;
  const before = justBefore(evidence, start, AWAY_CHARACTERS);
  const after = reader.text({ start: end, end: Math.min(sentence.end, end + AWAY_CHARACTERS) });
  return (AWAY_ARABIC.test(before) && !SENT.test(before)) || AWAY_ENGLISH.test(after);
}

const AWAY_ARABIC = /(?<!\p{L})[وف]?(?:غاب|غابت|تغيّ?ب|تغيّ?بت|اعتذر|اعتذرت)(?!\p{L})[^،؛.]*$/u;
const AWAY_ENGLISH = /^[^.;]{0,20}\b(?:absent|unable|prevented|sent (?:his|her|apologies)|apologi[sz]ed|could not)\b/;
const AWAY_CHARACTERS = 70;

/** "The former minister" is not the minister, but who somebody is. */
export function isOfAnotherTime(
  { norm }: Question,
  evidence: Evidence,
  { name, start, office }: PersonMention,
): boolean {
  if (FORMER.test(norm) || BEFORE.test(norm) || (name && isNamed(evidence, name))) return false;
  return (
    FORMER_BEFORE.test(justBefore(evidence, start, FORMER_CHARACTERS)) ||
    (office !== null && FORMER.test(normalise(evidence.reader.text(office))))
  );
}

const FORMER =
  /(?<![a-z\u0620-\u06ff])(?:former|formerly|ex|late|outgoing|(?:ال)?سابق(?:ه|ا)?|(?:ال)?اسبق|(?:ال)?راحل)(?![a-z\u0620-\u06ff])/;
/** "the former Minister of Energy, ": nothing but an office between. */
const FORMER_BEFORE =
  /(?<!\p{L})(?:[Ff]ormer|[Ee]x-|[Tt]he (?:late|outgoing))(?:\s?\p{Lu}[\p{L}-]*|\s(?:of|for|the|minister|secretary|chair\p{L}*|treasurer|president|director|mayor|head|clerk))*,?\s*$/u;
const FORMER_CHARACTERS = 60;

/** "Who held it before her?": whether that is asked, and somebody else is said to follow this person. */
export function cameBefore({ norm }: Question, evidence: Evidence, person: PersonMention): boolean {
  return BEFORE.test(norm) && isSucceeded(evidence, person);
}

const BEFORE =
  /(?<![a-z\u0620-\u06ff])(?:before|previous|previously|former|predecessor|سلف\p{L}*|السابق|السابقه|(?<!من )قبل)(?![a-z\u0620-\u06ff])/u;

/** "… in succession to Mrs. Hill": whom somebody else succeeds. */
export function isSucceeded(evidence: Evidence, { start }: Span): boolean {
  return SUCCEEDED.test(normalise(justBefore(evidence, start)));
}

const SUCCEEDED =
  /(?:in succession to|succeeding|succeeds|replacing|replaces|instead of|in place of|خلفا ل\S*|خلفا|بدلا من)(?:\s+\S+)?\s*$/;
