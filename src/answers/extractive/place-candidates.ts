import { isWithin, type Span } from '../../text/segment.js';
import type { Candidate } from './candidate.js';
import { type Evidence, MATCHED } from './evidence.js';
import { countriesIn } from './person-candidates.js';
import { findVenues } from './places.js';
import type { Question } from './question.js';
import { isInQuestion, nearness } from './standing.js';

export function placeCandidates(question: Question, evidence: Evidence): Candidate[] {
  const { reader, sentence } = evidence;
  // A person's country is the one of the office, and of no other words of the sentence.
  const office =
    asksOrigin(question) && sentence.people.find((person) => person.name && isNamed(evidence, person.name));
  if (office) {
    const countries = office.office ? countriesIn(reader, office.office) : [];
    return countries.map((span) => ({
      evidence,
      span: { start: office.start, end: office.end },
      short: reader.text(span),
      fit: 1,
    }));
  }
  const wantsCountry =
    /(?:(?:what|which|wich|wat|what's|whats)(?: \w+)? (?:country|state|nation|republic)|(?:^| )ب?(?:اي|ما|شو|ايش|انهي) (?:بلد|دوله|جمهوريه|بلاد))/.test(
      question.norm,
    );
  const wantsCity = /(?:city|town|capital|مدينه|عاصمه)/.test(question.norm);
  const named = reader.places(sentence);
  const venues = wantsCountry || wantsCity ? [] : findVenues(reader.document.text, sentence, reader.language);
  const places = named.some(({ country }) => country) || venues.length === 0 ? named : [...named, ...venues];
  const there =
    wantsCountry || wantsCity ? places : places.filter((place) => standsBehindPreposition(reader.document.text, place));
  return there.map((place, i) => {
    const isAsked = isInQuestion(question, reader.text(place)) ? -0.8 : 0;
    const kind = (wantsCountry && !place.country) || (wantsCity && place.country) ? -0.4 : 0;
    const cue = hasCityCue(reader.document.text, place) ? 0.35 : hasPlaceCue(reader.document.text, place) ? 0.15 : 0;
    const inOffice = sentence.people.some(({ office }) => office && isWithin(place, office)) ? -0.5 : 0;
    const next = there[i + 1];
    // "in the city of Nur-Sultan, capital of Kazakhstan": the city and its country answer "where" together.
    const whole =
      !wantsCountry && !wantsCity && cue > 0.3 && next?.country && next.start - place.end < 40
        ? { start: place.start, end: next.end }
        : place;
    return {
      evidence,
      span: whole,
      short: reader.text(whole),
      fit: nearness(evidence, whole) * 0.6 + cue + kind + isAsked + inOffice,
    };
  });
}

/** "Which country is she from?" asks of a person; "where did she meet them?" asks of a meeting. */
export function asksOrigin(question: Question): boolean {
  const speaksFor = /represent|behalf|speak(?:s|ing)? for|باسم|يمثل|مثل |تمثل|ممثل|نيابه/.test(question.norm);
  if (!speaksFor && question.terms.some((term) => term.circles.includes('meeting'))) return false;
  return /countr|nation|republic|from|state|بلد|دوله|جمهوريه|جنسي|منين|من وين|من اين|من فين/.test(question.norm);
}

/** Whether the question names a person that the sentence names too. */
export function namesPerson(evidence: Evidence): boolean {
  return evidence.sentence.people.some(({ name }) => name && isNamed(evidence, name));
}

/** "the states of Central Asia" says whose states, "in Central Asia" where. */
function standsBehindPreposition(text: string, place: Span): boolean {
  return BEHIND_PREPOSITION.test(text.slice(Math.max(0, place.start - 24), place.start));
}

const BEHIND_PREPOSITION =
  /(?:(?:^|[^\p{L}])(?:in|at|to|from|near|into|through|across|towards?|outside|within|around|between|via|city of|town of|capital of|republic of|region of)\s+(?:the\s+)?|(?:^|[^\p{L}])(?:في|إلى|الى|من|قرب|نحو|داخل|خارج|عبر|بين|شرق|غرب|شمال|جنوب|مدينة|عاصمة|منطقة|قبالة|سواحل|ساحل|شواطئ|ميناء|قرية|بلدة|جهورية|جمهورية|مقر)\s+|(?:^|[^\p{L}])[بل])$/iu;

function hasPlaceCue(text: string, place: Span): boolean {
  return /(?:(?:^|\s)(?:in|at|في)|عاصمة(?:\s+\S+)?|capital of(?: the Republic of)?)\s+$/u.test(
    text.slice(Math.max(0, place.start - 32), place.start),
  );
}

function hasCityCue(text: string, place: Span): boolean {
  return /(?:مدينة|(?:city|town|village|port) of)\s+$/u.test(text.slice(Math.max(0, place.start - 12), place.start));
}

function isNamed({ terms }: Evidence, name: Span): boolean {
  return terms.some(({ at, match, term }) => at && match >= MATCHED && term.role !== 'meeting' && isWithin(at, name));
}
