import type { Span } from '../../text/segment.js';
import type { Candidate } from './candidate.js';
import { type Evidence, mustMatch } from './evidence.js';
import { ARABIC_OFFICE_NOUN, withoutHonorific } from './people.js';
import { isNamed, localTerms } from './person-candidates.js';
import { isInside } from './standing.js';

/** The office of the person that the question names; the name itself where the question gives the office. */
export function roleCandidates(evidence: Evidence): Candidate[] {
  const { reader, sentence } = evidence;
  const introduced = sentence.people.flatMap((person) => {
    if (!person.name || !person.office || !isNamed(evidence, person.name)) return [];
    if (isTheirFathers(evidence, person.name)) return [];
    return [
      {
        evidence,
        span: person,
        short: reader.text(person.office),
        fit: 1,
        terms: localTerms(evidence, [person], false),
      },
    ];
  });
  if (introduced.length > 0 || reader.language !== 'ar') return introduced;
  const name = nameIn(evidence);
  const office = name && officeBefore(evidence, name);
  return office
    ? [{ evidence, span: { start: office.start, end: name.end }, short: reader.text(office), fit: 0.8 }]
    : [];
}

/** Of «خلفان بن سالم الحارثي», «سالم الحارثي» is somebody else. */
function isTheirFathers({ reader, terms }: Evidence, name: Span): boolean {
  const [first, ...words] = reader.termsIn(name);
  if (!first) return false;
  const isAsked = (at: { readonly start: number }): boolean =>
    terms.some(({ places }) => places.some((place) => place.at.start === at.start));
  // One name alone is the family's: «بن حمودة».
  return (
    !isAsked(first) &&
    words.filter(isAsked).length > 1 &&
    words.some(
      (word, i) => isAsked(word) && SON_OF.test((words[i - 1] ?? first).norm) && !isAsked(words[i - 1] ?? first),
    )
  );
}

const SON_OF = /^(?:بن|ابن|بنت|bin|ibn|bint)$/;

/** Two words of the question side by side, as names stand. */
function nameIn({ terms, sentence }: Evidence): Span | null {
  const places = terms
    .filter(({ term }) => mustMatch(term))
    .flatMap((each) => each.places.map((place) => ({ of: each.term, ...place })))
    .filter(({ match }) => match >= NAME_LIKENESS);
  for (const first of places) {
    const at = sentence.terms.findIndex(({ start }) => start === first.at.start);
    const next = sentence.terms[at + 1];
    const second = next && places.find((place) => place.at.start === next.start && place.of !== first.of);
    if (second) return { start: first.at.start, end: second.at.end };
  }
  return null;
}

/**
 * Arabic puts an office right before its holder: «رئيس اتحاد الناشرين العرب نبيل الخوري». From the first of its nouns, behind
 * the last comma before the name, up to the name's honorific.
 */
function officeBefore({ reader, sentence }: Evidence, name: Span): Span | null {
  const before = reader.text({ start: sentence.start, end: name.start });
  const from = Math.max(before.lastIndexOf('،'), before.lastIndexOf(','), before.lastIndexOf(':')) + 1;
  const words = [...before.slice(from).matchAll(/[\p{L}\p{M}]+/gu)].slice(-MOST_WORDS);
  const noun = words.find(([word]) => ARABIC_OFFICE_NOUN.test(word));
  if (!noun) return null;
  // Somebody else did something to whoever is named: «كرّم مدير المدرسة الطالب …», «طلبت المديرة من الموظف …».
  if (words.slice(words.indexOf(noun)).some(([word]) => NOT_OF_OFFICE.test(word))) return null;
  const start = sentence.start + from + noun.index + (/^و(?!زير|كيل|لي|الي)/u.test(noun[0]) ? 1 : 0);
  const end = start + withoutHonorific(reader.text({ start, end: name.start })).length;
  return end > start && !sentence.people.some((person) => person.name && isInside(person.name, { start, end }))
    ? { start, end }
    : null;
}

const NOT_OF_OFFICE = /^(?:من|إلى|عن|على|أن|إن|ال(?:طالب|موظف|صحفي|مواطن|لاعب|متطوع|معلم)ة?|الشاب|الطفل)$/u;
const NAME_LIKENESS = 0.75;
const MOST_WORDS = 12;
