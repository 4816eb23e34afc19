import { analyse } from '../../text/analyse.js';
import { findDates } from '../../text/dates.js';
import { normalise } from '../../text/normalise.js';
import { numberValue } from '../../text/numbers.js';
import type { Span } from '../../text/segment.js';
import { enumerations, organisations, purposes } from './constructions.js';
import type { Evidence, TermEvidence } from './evidence.js';
import { MATCHED, mustMatch } from './evidence.js';
import { circlesOf } from './meeting-words.js';
import { countriesIn, personCandidates, roleCandidates } from './person-candidates.js';
import { findCountries, findVenues } from './places.js';
import type { Question } from './question.js';

/** Words of a sentence that may be the answer. */
export interface Candidate {
  readonly evidence: Evidence;
  /** What the quote must hold; offsets into the document. */
  readonly span: Span;
  /** The few words that answer; null where it takes the whole clause. */
  readonly short: string | null;
  /** 0..1: how well these words stand where the question points, besides the sentence's own evidence. */
  readonly fit: number;
  /** Words of the question that these very words account for, or must: it replaces the sentence's evidence. */
  readonly terms?: readonly TermEvidence[];
  /** What the quote should also show: the clause that says what the answer is an answer to. */
  readonly lead?: Span;
}

/** The candidates of a sentence for a question, by its type; none where nothing there can answer it. */
export function candidatesIn(question: Question, evidence: Evidence): Candidate[] {
  switch (question.type) {
    case 'date':
      return dateCandidates(question, evidence, (kind) => kind !== 'time');
    case 'time':
      return dateCandidates(question, evidence, (kind) => kind === 'time');
    case 'place':
      return placeCandidates(question, evidence);
    case 'person':
      return personCandidates(question, evidence);
    case 'organisation':
      return organisationCandidates(evidence);
    case 'role':
      return roleCandidates(evidence);
    case 'number':
      return numberCandidates(question, evidence);
    case 'list':
      return listCandidates(question, evidence);
    case 'reason':
      return reasonCandidates(evidence);
    case 'thing': {
      const content = question.terms.filter((term) => mustMatch(term)).length;
      const explained = content === 1 ? explainedAbbreviations(evidence) : [];
      return explained.length > 0 ? explained : [clauseCandidate(evidence, question)];
    }
    case 'confirmation':
      return [confirmation(question, evidence)];
    default:
      return [clauseCandidate(evidence, question)];
  }
}

/** The whole sentence as the answer: the quote is cut around its matches. */
export function clauseCandidate(evidence: Evidence, question?: Question): Candidate {
  const { terms, sentence } = evidence;
  const isSpeaker = (at: Span): boolean =>
    sentence.people.some((person) => at.start >= person.start && at.end <= person.end);
  const all = terms.flatMap(({ at, term }) => (at && term.role !== 'type' ? [at] : []));
  const content = terms.flatMap(({ at, term }) => (at && mustMatch(term) ? [at] : []));
  const topic = content.filter((at) => !isSpeaker(at));
  const verb = question?.type === 'statement' ? verbOfSpeech(evidence) : null;
  const near = verb ? topic.filter((at) => at.start >= verb.start && at.start - verb.end < DENSE_CHARACTERS) : topic;
  const asked = [verb ? [verb, ...near] : topic, content, all].find((spans) => spans.length > 0) ?? [];
  const span = densest(asked) ?? sentence;
  const inside = terms.reduce(
    (total, { at, weight, match }) =>
      total + (at && at.end <= span.end + 80 && at.start >= span.start - 80 ? weight * match : 0),
    0,
  );
  const whole = terms.reduce((total, { weight }) => total + weight, 0);
  const speaks =
    question?.type === 'statement' && sentence.terms.some(({ norm, stem }) => circlesOf(norm, stem).includes('speech'));
  return {
    evidence,
    span,
    short: null,
    fit: (whole > 0 ? 0.6 * (inside / whole) : 0.3) + (verb ? 1 : speaks ? 0.4 : 0),
  };
}

/** Yes, where the very sentence has every word and neither says "not"; else the clause alone, for the reader to judge. */
function confirmation(question: Question, evidence: Evidence): Candidate {
  const { reader, sentence, terms } = evidence;
  const candidate = clauseCandidate(evidence, question);
  const musts = terms.filter(({ term }) => mustMatch(term));
  const isSaid = musts.length > 0 && musts.every(({ at, match }) => (at || match >= 0.8) && match >= 0.7);
  if (!isSaid || NEGATION.test(question.norm) || NEGATION.test(normalise(reader.text(sentence)))) return candidate;
  return { ...candidate, short: question.language === 'ar' ? 'نعم' : 'Yes' };
}

const NEGATION =
  /(?<!\p{L})(?:not|no|never|without|nor|refus\p{L}*|reject\p{L}*|cancel\p{L}*|\p{L}+n't|لا|لم|لن|ليس|ليست|غير|دون|بدون|رفض\p{L}*|ما)(?!\p{L})/u;

/** "What did he note?": the very verb, where it is more than "said"; the one closest to the question's other words. */
function verbOfSpeech(evidence: Evidence): Span | null {
  const { terms } = evidence;
  const verbs = terms
    .filter(({ term }) => term.circles.includes('speech') && !COMMON_SPEECH.test(term.norm))
    .flatMap(({ places }) => places.filter(({ match }) => match > 0.8).map(({ at }) => at));
  const topics = terms.flatMap(({ at, term }) => (at && mustMatch(term) ? [at] : []));
  const worth = (verb: Span): number =>
    topics.filter((at) => at.start > verb.end && at.start - verb.end < DENSE_CHARACTERS).length;
  return verbs.reduce<Span | null>((best, verb) => (best && worth(best) >= worth(verb) ? best : verb), null);
}

const COMMON_SPEECH =
  /^(?:sa(?:y|id|ys|ying)|tell|told|talk|talked|sp(?:eak|oke|eech)|speech(?:es)?|word|words|give|gave|قال|قالت|قالوا|كلم|كلمه|كلمته|خطاب|خطابه|تكلم|تحدث|ذكر)/;

/** Councils, ministries, companies: which of them stands closest to the question's words. The clause where none does. */
function organisationCandidates(evidence: Evidence): Candidate[] {
  const { reader, sentence } = evidence;
  const found = organisations(reader.document.text, sentence, reader.language).map((span) => ({
    evidence,
    span,
    short: reader.text(span),
    fit: 0.2 + 0.8 * nearness(evidence, span),
  }));
  return found.length > 0 ? found : [clauseCandidate(evidence)];
}

/** "What does GCC stand for?": the words that the record puts before the abbreviation in brackets. */
function explainedAbbreviations(evidence: Evidence): Candidate[] {
  const { reader, sentence, terms } = evidence;
  return reader.abbreviations().flatMap(({ short, span }) => {
    const isAsked = terms.some(({ term }) => term.stem === short.stem && mustMatch(term));
    const isHere = short.start >= sentence.start && short.end <= sentence.end;
    return isAsked && isHere
      ? [{ evidence, span: { start: span.start, end: short.end }, short: reader.text(span), fit: 1 }]
      : [];
  });
}

function dateCandidates(question: Question, evidence: Evidence, fits: (kind: string) => boolean): Candidate[] {
  const { reader, sentence } = evidence;
  const text = reader.text(sentence);
  // A period in brackets is the noun's before it, and no time at which something happened.
  const asksPeriod =
    /(?:period|year|span|frame|cover|run|last|start|begin|end|until|till|from|فتر|مده|سنه|سنوات|عام|تبدا|يبدا|تنتهي|ينتهي|تخلص|من متي|الي متي|لمتي|تغط|تشمل)/.test(
      question.norm,
    );
  const wantsYear =
    /(?:year|عام|سنه)/.test(question.norm) && !/(?:how many|how long|كم سنه|كم عام)/.test(question.norm);
  return findDates(text)
    .filter(
      ({ kind, start }) => fits(kind) && (kind !== 'range' || asksPeriod || !/[([]\s*$/.test(text.slice(0, start))),
    )
    .map((date) => {
      const span = { start: sentence.start + date.start, end: sentence.start + date.end };
      const short = wantsYear ? yearOf(question, reader.text(span), date.kind === 'range') : reader.text(span);
      const precision = date.kind === 'day' || (wantsYear && date.year !== null) ? 0.2 : 0;
      const isAsked = isInQuestion(question, reader.text(span)) ? -0.5 : 0;
      const isPeriod =
        date.kind === 'range'
          ? /(?:period|years|span|frame|plan|فتر|مده|المده|خطه)/.test(question.norm)
            ? 0.2
            : -0.4
          : 0;
      return { evidence, span, short, fit: nearness(evidence, span) * 0.8 + precision + isAsked + isPeriod };
    });
}

/** The year alone; of a period the one that is asked for, or both. */
function yearOf(question: Question, words: string, isPeriod: boolean): string {
  const years = words.match(/\d{4}/g) ?? [];
  const [first, last] = [years[0], years.at(-1)];
  if (!first || !last) return words;
  if (!isPeriod) return first;
  if (/(?:until|till|end|ends|last|finish|expire|تنتهي|ينتهي|تخلص|بتخلص|نهايه|حتي)/.test(question.norm)) return last;
  return /(?:start|begin|first|تبدا|يبدا|بدايه|بتبدا)/.test(question.norm) ? first : `${first}-${last}`;
}

function placeCandidates(question: Question, evidence: Evidence): Candidate[] {
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
    /(?:(?:what|which|wat|what's|whats)(?: \w+)? (?:country|state|nation|republic)|(?:^| )ب?(?:اي|ما|شو|ايش|انهي) (?:بلد|دوله|جمهوريه|بلاد))/.test(
      question.norm,
    );
  const wantsCity = /(?:city|town|capital|مدينه|عاصمه)/.test(question.norm);
  const named = reader.places(sentence);
  const venues = wantsCountry || wantsCity ? [] : findVenues(reader.document.text, sentence, reader.language);
  const places = named.some(({ country }) => country) || venues.length === 0 ? named : [...named, ...venues];
  const there =
    wantsCountry || wantsCity ? places : places.filter((place) => standsBehindPreposition(reader.document.text, place));
  return there.map((place, i) => {
    const isAsked = isInQuestion(question, reader.text(place)) ? -0.3 : 0;
    const kind = (wantsCountry && !place.country) || (wantsCity && place.country) ? -0.4 : 0;
    const cue = hasCityCue(reader.document.text, place) ? 0.35 : hasPlaceCue(reader.document.text, place) ? 0.15 : 0;
    const inOffice = sentence.people.some(
      ({ office }) => office && place.start >= office.start && place.end <= office.end,
    )
      ? -0.5
      : 0;
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

function numberCandidates(question: Question, evidence: Evidence): Candidate[] {
  const { reader, sentence } = evidence;
  const numbers = sentence.terms.filter(
    (term) =>
      numberValue(term.norm) !== null &&
      !isInQuestion(question, term.norm) &&
      !/^(?:one|احد|واحد|first|second|third|[a-z]+th|اول|ءول|ال\p{L})$|^ال/u.test(term.norm) &&
      // "two" counts only what the question counts, and "how much" wants figures.
      (/\d/.test(term.norm) ||
        (!/how much|بكم|بكام/.test(question.norm) && !/^(?:two|اثنان|اثنين|اثنتين)$/.test(term.norm))),
  );
  const dates = findDates(reader.text(sentence)).map((date) => ({
    start: sentence.start + date.start,
    end: sentence.start + date.end,
    kind: date.kind,
  }));
  const found: Candidate[] = numbers
    .filter((term) => !dates.some((date) => term.start < date.end && date.start < term.end))
    .map((term) => {
      const span = withUnit(reader.document.text, term, sentence.end);
      return {
        evidence,
        span,
        short: reader.text(span),
        fit: 0.2 + nearness(evidence, term) * 0.7 + unitFit(question, evidence, span),
      };
    });
  const wantsDuration = /(?:year|yrs|month|day|week|long|سنه|سنوات|عام|اعوام|مده|شهر|يوم)/.test(question.norm);
  if (wantsDuration) {
    for (const date of dates) {
      if (date.kind === 'range')
        found.push({ evidence, span: date, short: reader.text(date), fit: 0.3 + nearness(evidence, date) * 0.7 });
    }
  }
  // A price is money: no other number answers it.
  const asksMoney = /how much|cost|price|worth|كلفه|تكلفه|سعر|ثمن|بكم|بكام/.test(question.norm);
  const priced = asksMoney ? found.filter(({ short }) => MONEY.test(normalise(short ?? ''))) : found;
  return [...priced, ...countCandidates(question, evidence), ...memberCount(question, evidence)];
}

/** How many there are of what the sentence lists: the countries of its people, or the people themselves. */
function countCandidates(question: Question, evidence: Evidence): Candidate[] {
  const { reader, sentence } = evidence;
  const people = sentence.people.filter((person) => person.name);
  const [first, last] = [people[0], people.at(-1)];
  if (!first || !last || people.length < 3) return [];
  const span = { start: first.start, end: last.end };
  const lead = leadClause(evidence, first.start);
  const asksCountries = /(?:countr|states|nations|republics|دول|بلد|جمهوري)/.test(question.norm);
  const asksPeople =
    /(?:minister|representative|people|person|delegate|official|participant|attendee|وزير|وزراء|ممثل|شخص|اشخاص|مسءول|مندوب)/.test(
      question.norm,
    );
  // "How many deputy ministers": those whose office has every word that any office has.
  const offices = people.map((person) => person.office ?? person);
  const asked = evidence.terms.filter(
    ({ term, places }) => mustMatch(term) && places.some(({ at }) => offices.some((office) => isInside(at, office))),
  );
  const counted = people.filter((person) => asked.every(({ places }) => places.some(({ at }) => isInside(at, person))));
  const countries = new Set(
    people.flatMap(({ office }) => (office ? findCountries(reader.text(office)).map(({ country }) => country) : [])),
  );
  const count = asksCountries ? countries.size : asksPeople ? counted.length : 0;
  const must = evidence.terms.filter(({ term }) => mustMatch(term));
  // Of whom the list is must be said: "how many attended?" may mean more than one list.
  if (must.length === 0 || must.some(({ at, match }) => !at && match < 0.8)) return [];
  return count > 1 ? [{ evidence, span, short: String(count), fit: 0.8, ...(lead ? { lead } : {}) }] : [];
}

/** "How many fields": the members of an enumeration, without "and others". */
function memberCount(question: Question, evidence: Evidence): Candidate[] {
  const { reader, sentence } = evidence;
  if (!question.terms.some(({ circles }) => circles.includes('field'))) return [];
  const [span] = enumerations(reader.document.text, sentence);
  if (!span) return [];
  const members = reader
    .text(span)
    .split(/[،,]\s*|\s+and\s+/u)
    .filter((member) => member.trim() && !/^(?:other|others|و?غيرها|و?سواها)/.test(member.trim()));
  return [{ evidence, span, short: String(members.length), fit: 0.7 }];
}

function isInside(at: Span, span: Span): boolean {
  return at.start >= span.start && at.end <= span.end;
}

function listCandidates(question: Question, evidence: Evidence): Candidate[] {
  const { reader, sentence } = evidence;
  if (/(?:countr|states|nations|republics|دول|بلدان)/.test(question.norm)) {
    const countries = countriesIn(reader, sentence);
    const [first, last] = [countries[0], countries.at(-1)];
    if (!first || !last || countries.length < 2) return [];
    const names = [...new Set(countries.map((country) => reader.text(country)))];
    const lead = leadClause(evidence, first.start);
    return [
      {
        evidence,
        span: { start: first.start, end: last.end },
        short: joinNames(reader.language, names),
        fit: 0.6 + 0.05 * Math.min(8, names.length),
        ...(lead ? { lead } : {}),
      },
    ];
  }
  if (
    /(?:minister|representative|names|people|delegate|official|participant|attendee|members|everyone|وزراء|وزير|ممثل|اسماء|اعضاء|حاضر|حضور|مشارك|شخصيات)/.test(
      question.norm,
    )
  ) {
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

function reasonCandidates(evidence: Evidence): Candidate[] {
  const { reader, sentence } = evidence;
  return purposes(reader.document.text, sentence, reader.language).map((span) => ({
    evidence,
    span,
    short: null,
    fit:
      0.2 +
      0.6 * nearness(evidence, span) -
      0.6 * shareInside(evidence, span) -
      (isAfterMatches(evidence, span) ? 0 : 0.3) +
      (/[،,]\s*$/.test(reader.document.text.slice(sentence.start, span.start)) ? 0.2 : 0),
  }));
}

/** How close the question's words stand to a span, 0..1: each counts half as much a dozen words further off. */
export function nearness({ sentence, terms }: Evidence, span: Span): number {
  let near = 0;
  let total = 0;
  for (const { at, weight, match } of terms) {
    total += weight;
    if (!at) continue;
    const characters = at.end <= span.start ? span.start - at.end : at.start >= span.end ? at.start - span.end : 0;
    near += weight * match * 0.5 ** (characters / 60);
  }
  return total > 0 ? near / total : 1 - (span.start - sentence.start) / (sentence.end - sentence.start + 1);
}

/** Share of the question's words that stand within a span: a reason doesn't repeat what it is the reason of. */
function shareInside({ terms }: Evidence, span: Span): number {
  const musts = terms.filter(({ term }) => mustMatch(term));
  const inside = musts.filter(({ at }) => at && at.start >= span.start && at.end <= span.end);
  return musts.length > 0 ? inside.length / musts.length : 0;
}

function namesSeveral({ evidence, span }: Candidate): boolean {
  return evidence.sentence.people.filter(({ start, end }) => start >= span.start && end <= span.end).length > 1;
}

/** The clause that introduces a list: what stands before its colon, or before its first member. */
export function leadClause({ sentence, reader }: Evidence, start: number): Span | null {
  const before = reader.document.text.slice(sentence.start, start);
  const colon = before.lastIndexOf(':');
  return colon > 0 ? { start: sentence.start, end: sentence.start + colon } : null;
}

export function joinNames(language: 'ar' | 'en', names: readonly string[]): string {
  return names.join(language === 'ar' ? '، ' : ', ');
}

function isNamed({ terms }: Evidence, name: Span): boolean {
  return terms.some(
    ({ at, match, term }) =>
      at && match >= MATCHED && term.role !== 'meeting' && at.start >= name.start && at.end <= name.end,
  );
}

function isInQuestion(question: Question, words: string): boolean {
  return analyse(words).every((term) => term.stop || question.terms.some(({ stem }) => stem === term.stem));
}

function isAfterMatches({ terms }: Evidence, span: Span): boolean {
  return (
    terms.every(({ at, term }) => !at || term.role === 'meeting' || at.start < span.end) &&
    terms.some(({ at }) => at !== null && at.start <= span.start)
  );
}

/** "Which country is she from?" asks of a person; "where did she meet them?" asks of a meeting. */
export function asksOrigin(question: Question): boolean {
  if (question.terms.some((term) => term.circles.includes('meeting'))) return false;
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
  /(?:(?:^|[^\p{L}])(?:in|at|to|from|near|into|through|across|towards?|outside|within|around|between|via|city of|town of|capital of|republic of|region of)\s+(?:the\s+)?|(?:^|[^\p{L}])(?:في|إلى|الى|من|قرب|نحو|داخل|خارج|عبر|بين|شرق|غرب|شمال|جنوب|مدينة|عاصمة|منطقة|جهورية|جمهورية|مقر)\s+|(?:^|[^\p{L}])[بل])$/iu;

function hasPlaceCue(text: string, place: Span): boolean {
  return /(?:(?:^|\s)(?:in|at|في)|عاصمة(?:\s+\S+)?|capital of(?: the Republic of)?)\s+$/u.test(
    text.slice(Math.max(0, place.start - 32), place.start),
  );
}

function hasCityCue(text: string, place: Span): boolean {
  return /(?:مدينة|(?:city|town|village|port) of)\s+$/u.test(text.slice(Math.max(0, place.start - 12), place.start));
}

const MONEY =
  /[$€£¥]|dollar|euro|riyal|dinar|dirham|pound|cent|rupee|yuan|million|billion|دولار|يورو|ريال|دينار|درهم|جنيه|ليره|مليون|مليار|ملايين/;

/** Whether a number comes with the unit that is asked for: a share, money, or the very things that are counted. */
function unitFit(question: Question, evidence: Evidence, span: Span): number {
  const words = normalise(evidence.reader.text(span));
  const isShare = /%|per ?cent|في المءه|بالمءه|بالماءه|في الماءه/.test(words);
  if (/percent|per cent|share|rate|نسبه|معدل/.test(question.norm)) return isShare ? 0.5 : -0.3;
  const isMoney = MONEY.test(words);
  if (/how much|cost|price|budget|worth|spend|spent|كلفه|تكلفه|سعر|ثمن|ميزانيه|مبلغ|بكم|قيمه/.test(question.norm))
    return isMoney ? 0.5 : isShare ? -0.3 : 0;
  if (isShare) return -1;
  const counts = evidence.terms.some(
    ({ term, places }) => term.role !== 'type' && places.some(({ at }) => isInside(at, span)),
  );
  return counts ? 0.4 : isMoney ? -0.2 : 0;
}

/** A number with what it counts: "40 per cent", "١٢ مليون دولار". */
function withUnit(text: string, number: Span, end: number): Span {
  const after = text.slice(number.end, Math.min(end, number.end + 40));
  const unit =
    /^(?:\s?[%٪]|(?:\s+(?:per\s+cent|percent|million|billion|thousand|hundred|مليون|مليار|ألف|مليونا|ملايين|آلاف|في المئة|بالمئة|بالمائة|في المائة))*(?:\s+(?!(?:of|and|or|in|to|by|for|from|at|on|with|من|في|و|على|إلى|عن)(?!\p{L}))[\p{L}\p{M}]+)?)/u.exec(
      after,
    )?.[0] ?? '';
  const sign = /[$€£¥]\s?$/u.exec(text.slice(Math.max(0, number.start - 2), number.start))?.[0].length ?? 0;
  return { start: number.start - sign, end: number.end + unit.trimEnd().length };
}

/** The stretch of at most this many characters that holds most of the matches. */
const DENSE_CHARACTERS = 160;

function densest(spans: readonly Span[]): Span | null {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let best: Span | null = null;
  let most = 0;
  for (const [i, first] of sorted.entries()) {
    const inside = sorted.slice(i).filter((span) => span.end - first.start <= DENSE_CHARACTERS);
    const distinct = new Set(inside.map(({ start }) => start)).size;
    const last = inside.at(-1);
    if (last && distinct > most) {
      most = distinct;
      best = { start: first.start, end: last.end };
    }
  }
  return best;
}
