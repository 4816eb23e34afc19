import type { Language } from '../../text/language.js';
import { normalise } from '../../text/normalise.js';
import { arabicReadings } from '../../text/readings-arabic.js';
import type { Span } from '../../text/segment.js';
import type { Candidate } from './candidate.js';
import { deedAmong, type Evidence, mustMatch } from './evidence.js';
import { countedHead, isMeasure } from './measures.js';
import { isCounted } from './number-candidates.js';
import { ordinalsAsked, ordinalsIn } from './ordinals.js';
import type { Question } from './question.js';
import { isNoun, OWN_WAW } from './standing.js';

/**
 * What divides the members of a list and the clauses of a sentence. Arabic writes its "and" on to the next word; words that
 * begin with و themselves are left whole.
 */
const DIVIDERS: Readonly<Record<Language, RegExp>> = {
  en: /(?:[;()–—]|[,:](?!\d))+|\s(?:and|but|while|whereas|although|of which|of whom|including|against|compared (?:with|to)|up from|down from|rather than)(?=\s)/gu,
  ar: new RegExp(
    `(?:[؛;()–—]|[،,:](?!\\d))+|\\s(?=و(?!${OWN_WAW})(?:\\p{N}|\\p{M}*\\p{L}\\p{M}*\\p{L}))|\\s(?:بينما|فيما|لكن|منها|منهم|منهن|بينها|بينهم|ثم|مقابل|مقارنة|بعد أن|بدلا من|بدلًا من|في حين)(?=\\s)`,
    'gu',
  ),
};

/** The parts of a sentence: members of lists, clauses. Offsets are into the document. */
function partsOf({ reader, sentence }: Evidence): Span[] {
  return divide(reader.text(sentence), sentence.start, DIVIDERS[reader.language]);
}

function divide(text: string, offset: number, divider: RegExp): Span[] {
  const parts: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(divider)) {
    parts.push({ start: offset + start, end: offset + match.index });
    start = match.index + match[0].length;
  }
  return [...parts, { start: offset + start, end: offset + text.length }].filter(({ start, end }) => end > start);
}

/** An ordinal tells one of several things alike from the others. */
const ORDINAL_WEIGHT = 10;
/** So do a year or another figure, and the deed: who chaired what another opened. */
const FIGURE = 3;
const DEED = 3;
/** Each member of a list may leave out what is counted. */
const COUNTED = 0.4;

/**
 * How much of a question stands in the very part of a sentence that a span stands in, from `from` on: in "£61 million came from
 * the levy and £14 million from sales", each sum has its own source.
 */
function boundWeight(question: Question, evidence: Evidence): (part: Span, from: number) => number {
  const noun = countedHead(question);
  const asked = ordinalsAsked(question);
  const said = asked.length > 0 ? ordinalsIn(evidence.sentence.terms) : [];
  const musts = evidence.terms.map(({ term }) => term).filter(mustMatch);
  const others = musts.filter(({ norm }) => !isNoun(norm, noun));
  const isFirst = question.type === 'person' || question.language === 'ar';
  // "How many serious incidents?" has no deed.
  const deed = isFirst ? others[0] : musts.at(-1) === others.at(-1) ? others.at(-1) : undefined;
  return ({ start, end }, from) => {
    let sum = 0;
    for (const { term, weight, places } of evidence.terms) {
      if (term.role === 'type') continue;
      const worth = isNoun(term.norm, noun) ? COUNTED : term === deed ? DEED : /^\d/.test(term.norm) ? FIGURE : 1;
      if (places.some(({ at }) => at.start >= Math.max(start, from) && at.start < end)) sum += weight * worth;
    }
    const hasOrdinal = said.some(
      ({ value, at }) => asked.some((each) => each.value === value) && at.start >= start && at.start < end,
    );
    return sum + (hasOrdinal ? ORDINAL_WEIGHT : 0);
  };
}

/** Less weight than this makes no difference between two parts. */
const LEAST_DIFFERENCE = 0.3;

/**
 * The candidates of a sentence that stand in the part with most of the question; all where no part has more than the others, by
 * a margin in weights of words.
 */
export function bestBound(
  question: Question,
  evidence: Evidence,
  candidates: readonly Candidate[],
  margin = LEAST_DIFFERENCE,
): readonly Candidate[] {
  const counting = question.type === 'number' ? countingTheNoun(question, evidence, candidates) : candidates;
  return counting.length < 2 ? counting : mostBound(question, evidence, counting, margin);
}

/** Without the numbers of other things, where one is of the very noun that is counted; a number alone may be of it too. */
function countingTheNoun(
  question: Question,
  evidence: Evidence,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  if (isMeasure(countedHead(question)) || !candidates.some(({ span }) => isCounted(question, evidence, span)))
    return candidates;
  return candidates.filter(
    ({ span }) =>
      isCounted(question, evidence, span) ||
      !/[\p{L}$€£¥%٪]/u.test(evidence.reader.text(span)) ||
      isOneWord(evidence, span),
  );
}

/** A number in a word, without what it counts. */
function isOneWord({ reader }: Evidence, span: Span): boolean {
  return !/\s/.test(reader.text(span));
}

/**
 * What stands before the first member of a list is said of all of them ("we sold 14 tonnes of flour and 6 of fodder"), unless
 * the others have words of their own before theirs.
 */
function mostBound(
  question: Question,
  evidence: Evidence,
  candidates: readonly Candidate[],
  margin: number,
): readonly Candidate[] {
  const parts = partsOf(evidence);
  const weigh = boundWeight(question, evidence);
  const fittest = Math.max(...candidates.map(({ fit }) => fit));
  const placed: Placed[] = [];
  for (const candidate of [...candidates].sort((a, b) => a.span.start - b.span.start)) {
    const { start } = candidate.span;
    const own = parts.find((each) => start >= each.start && start < each.end);
    if (!own || candidate.fit <= fittest - FITTING) continue;
    const before = placed.at(-1);
    // "… 14 votes; her rival, Mr. Dane, received eight": a semicolon begins what leads to the second.
    const between = evidence.reader.text({ start: before?.part.end ?? own.start, end: start });
    const semicolon = Math.max(between.lastIndexOf(';'), between.lastIndexOf('؛'));
    const from = before && semicolon >= 0 ? before.part.end + semicolon + 1 : own.start;
    const part = before?.part.end === own.end ? before.part : { start: Math.min(from, own.start), end: own.end };
    const lead = evidence.reader.text({ start: part.start, end: start });
    placed.push({ candidate, part, start, isElliptic: LEAD_ALONE.test(lead) });
  }
  const [first, ...others] = placed;
  if (!first) return candidates;
  const [whole, alone] = [weigh(first.part, first.part.start), weigh(first.part, first.start)];
  const leads = others.map(({ part, isElliptic }) =>
    part === first.part ? 0 : weigh(part, part.start) - (isElliptic ? alone : whole),
  );
  const most = Math.max(0, ...leads);
  return [...(most < margin ? [first] : []), ...others.filter((_, i) => (leads[i] ?? 0) > most - margin)].map(
    ({ candidate }) => candidate,
  );
}

interface Placed {
  readonly candidate: Candidate;
  readonly part: Span;
  readonly start: number;
  /** Whether nothing of its own stands before it in its part. */
  readonly isElliptic: boolean;
}

/** Nothing but what may stand before any number or date. */
const LEAD_ALONE =
  /^(?:[\s$€£¥]|and|of|of which|of whom|to|from|by|at|on|in|about|some|nearly|over|و|نحو|حوالي|بمبلغ|في|من|إلى)*$/u;

/** A candidate that stands or looks so much worse than another, as a share where a sum is asked for, is no rival to it. */
const FITTING = 0.8;

/** Whether an ordinal that is asked for stands in another part, and another ordinal in the span's own. */
export function isOfOtherOrdinal(question: Question, evidence: Evidence, span: Span): boolean {
  const asked = ordinalsAsked(question);
  if (asked.length === 0) return false;
  const part = partsOf(evidence).find(({ start, end }) => span.start >= start && span.start < end);
  const here = ordinalsIn(evidence.sentence.terms).filter(
    ({ at }) => part && at.start >= part.start && at.start < part.end,
  );
  return here.length > 0 && !here.some(({ value }) => asked.some((each) => each.value === value));
}

/** The same of the deed that a yes or no is about: that the first phase ended says nothing of the second. */
export function isDeedOfOtherOrdinal(question: Question, evidence: Evidence): boolean {
  const musts = evidence.terms.filter(({ term }) => mustMatch(term));
  const deed = deedAmong(question, musts);
  return (
    deed !== undefined &&
    deed.places.length > 0 &&
    deed.places.every(({ at }) => isOfOtherOrdinal(question, evidence, at))
  );
}

const CLAUSES: Readonly<Record<Language, RegExp>> = {
  en: /;|,?\s(?:but|while|whereas|although|though|after|until)(?=\s)/gu,
  ar: /؛|[،,]?\s(?:بينما|فيما|لكن|ولكن|ثم|بعد أن|قبل أن)(?=\s)/gu,
};

/** Whether one clause has all that a yes or no is about: "lifted the ban on gas, but kept that on explosives". */
export function standsInOneClause({ reader, sentence, terms }: Evidence): boolean {
  const located = terms.filter(({ term, places }) => mustMatch(term) && places.length > 0);
  const text = reader.text(sentence);
  const clauses = divide(text, sentence.start, CLAUSES[reader.language]).flatMap((clause) =>
    reader.language === 'ar' ? byVerbs(reader.document.text, clause) : [clause],
  );
  return (
    located.length < 2 ||
    clauses.some(({ start, end }) =>
      located.every(({ places }) => places.some(({ at }) => at.start >= start && at.start < end)),
    )
  );
}

/** Arabic begins each clause of several with "and" and its verb. */
function byVerbs(text: string, clause: Span): Span[] {
  const starts = [...text.slice(clause.start, clause.end).matchAll(/\s(و[\u0620-\u0652]{3,})/gu)].flatMap((match) =>
    isVerb((match[1] ?? '').replace(/[\u064b-\u0652]/g, '')) ? [clause.start + match.index] : [],
  );
  return [clause.start, ...starts].map((start, i) => ({ start, end: starts[i] ?? clause.end }));
}

/** A past of ت or وا, or a present or future: nouns begin with و and م or ال. */
function isVerb(word: string): boolean {
  const bare = word.slice(1);
  const norm = normalise(bare);
  return (
    /^(?:س?[يت]\p{L}{3}|ا\p{L}{3}|\p{L}{3,}ت$|\p{L}{3,}وا$)/u.test(norm) &&
    !/^ال|ة$|ات$|ين$|ية$/u.test(bare) &&
    arabicReadings(norm).verbs.length > 0
  );
}
