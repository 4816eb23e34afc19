import { isWithin } from '../../text/segment.js';
import type { Candidate } from './candidate.js';
import { enumerations } from './constructions.js';
import type { Evidence } from './evidence.js';
import { countriesIn, personCandidates } from './person-candidates.js';
import type { Question } from './question.js';
import { leadOf, nearness } from './standing.js';

export function listCandidates(question: Question, evidence: Evidence): Candidate[] {
  const { reader, sentence } = evidence;
  const [countriesAt, peopleAt] = [question.norm.search(COUNTRIES), question.norm.search(PEOPLE)];
  // "The names of the ministers of these states" are no states: what is named first is what is asked for.
  if (countriesAt >= 0 && (peopleAt < 0 || countriesAt < peopleAt)) {
    const countries = countriesIn(reader, sentence);
    const [first, last] = [countries[0], countries.at(-1)];
    if (!first || !last || countries.length < 2) return [];
    const names = [...new Set(countries.map((country) => reader.text(country)))];
    return [
      {
        evidence,
        span: { start: first.start, end: last.end },
        short: joinNames(reader.language, names),
        fit: 0.6 + 0.05 * Math.min(8, names.length),
        ...leadOf(evidence, first.start),
      },
    ];
  }
  if ((peopleAt >= 0 || NAMES.test(question.norm)) && !THINGS.test(question.norm)) {
    const people = personCandidates(question, evidence);
    // Whoever is alone is no list.
    if (people.length > 0)
      return people.map((candidate) =>
        namesSeveral(candidate) ? candidate : { ...candidate, fit: candidate.fit / 2 },
      );
  }
  return enumerations(reader.document.text, sentence).map((span) => ({
    evidence,
    span,
    short: reader.text(span),
    fit: 0.4 + 0.6 * nearness(evidence, span),
  }));
}

const COUNTRIES = /(?:countr|states|nations|republics|(?<![a-z])stans(?![a-z])|دول|بلدان|جمهوريات)/;
/** What is asked for is none of the people that the question also names: "at what levels do the ministers want …". */
const THINGS =
  /(?:what|which) (?:[a-z]+ )?(?:levels|fields|areas|topics|sectors|issues|subjects|aspects|points|steps|conditions|goods)|(?:(?<!\p{L})[بل]?اي |(?<!\p{L})(?:ما|شو|شنو|ايش|وش|ايه) (?:هي |هم )?)(?:ال)?(?:مجالات|مستويات|صعد|قضايا|مواضيع|موضوعات|ملفات|قطاعات|محاور|بنود|شروط|مطالب|خطوات)/u;
const NAMES = /(?:names|اسماء|اسامي)/;
const PEOPLE =
  /(?:minister|representative|people|(?<![a-z])(?:ppl|guys)(?![a-z])|delegate|official|participant|attendee|members|everyone|وزراء|وزير|ممثل|اعضاء|حاضر|حضور|حضرو|مشارك|شخصيات|اشخاص|مسءولين)/;

function namesSeveral({ evidence, span }: Candidate): boolean {
  return evidence.sentence.people.filter((person) => isWithin(person, span)).length > 1;
}

export function joinNames(language: 'ar' | 'en', names: readonly string[]): string {
  return names.join(language === 'ar' ? '، ' : ', ');
}
