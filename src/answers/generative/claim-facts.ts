import { type DateMention, findDates } from '../../text/dates.js';
import { normalise } from '../../text/normalise.js';
import type { TermMatcher } from '../extractive/matcher.js';
import { findCountries } from '../extractive/places.js';
import type { ClaimEvidence, ReadText } from './claim-evidence.js';
import { type NumberMention, numbersIn } from './numbers-in.js';

/** The first number of a claim that its quotes don't have, or null. */
export function unprovenNumber(claim: ReadText, evidence: ClaimEvidence, matcher: TermMatcher): string | null {
  // The numbers in names of days and months count nothing: الاثنين, تشرين الأول.
  const dates = findDates(claim.text).filter(({ kind }) => kind === 'day' || kind === 'month' || kind === 'weekday');
  const claimed = numbersIn(claim.text).filter(
    ({ start, spelled }) => !spelled || !dates.some((date) => start >= date.start && start < date.end),
  );
  const quoted = numbersIn(evidence.quoted.text);
  const translated = numbersIn(evidence.translated?.text ?? '');
  const fault =
    claimed.find((number) => {
      if (quoted.some(({ value }) => value === number.value)) return false;
      if (countsItsCountries(claim.text, number)) return false;
      // Arabic says two by an ending: الجانبان. Any other number it writes.
      if (number.value !== 2) return true;
      const counted = wordAfter(claim, number, claimed);
      const isDual = evidence.quoted.terms.some(
        (term) => /(?:ين|ان)$/.test(term.norm) && counted && matcher.similarity(counted, term) >= 0.5,
      );
      return !isDual && !translated.some(({ value }) => value === 2);
    }) ??
    claimed.find((number, i) => {
      // "From 1763 to 1763" of a quote that has 1756 and 1763: it has none of them twice.
      if (number.spelled || countsItsCountries(claim.text, number)) return false;
      const times = claimed.slice(0, i + 1).filter(({ value }) => value === number.value).length;
      return times > quoted.filter(({ value }) => value === number.value).length;
    }) ??
    claimed.find((number) => isElsewhere(number, claim, claimed, evidence)) ??
    turnedRange(claim.text, evidence);
  return fault ? claim.text.slice(fault.start, fault.end) : null;
}

const COUNTRIES = /^\P{L}*(?:\p{L}+\P{L}+){0,2}?(?:countries|states|nations|republics|دول|بلدان|جمهوريات)(?!\p{L})/u;

/** "Five countries took part: …": the claim names as many itself, and each is held against the quotes. */
function countsItsCountries(claim: string, { value, end }: NumberMention): boolean {
  return COUNTRIES.test(claim.slice(end)) && value === codes(claim).size;
}

/** "Six agreements" of a quote that has six ministers and five agreements: the next word stands by another number there. */
function isElsewhere(
  number: NumberMention,
  claim: ReadText,
  all: readonly NumberMention[],
  { quoted, translated }: ClaimEvidence,
): boolean {
  const counted = wordAfter(claim, number, all);
  if (!counted) return false;
  return [quoted, ...(translated ? [translated] : [])].some((text) => {
    const numbers = numbersIn(text.text).filter(({ value }) => value < 1000);
    const by = numbers.filter((each) => wordAfter(text, each, numbers)?.stem === counted.stem);
    return by.length > 0 && by.every(({ value }) => value !== number.value);
  });
}

function wordAfter(
  { terms }: ReadText,
  { end }: NumberMention,
  numbers: readonly NumberMention[],
): ReadText['terms'][number] | null {
  const next = terms.find((term) => term.start >= end && !term.stop);
  return next && next.start - end < 12 && !numbers.some(({ start }) => start === next.start) ? next : null;
}

/** 2026-2022 of a quote that has 2022-2026. */
function turnedRange(claim: string, { quoted }: ClaimEvidence): { start: number; end: number } | null {
  const ranges = (text: string): { start: number; end: number; years: string }[] =>
    findDates(text)
      .filter(({ kind }) => kind === 'range')
      .map(({ start, end }) => ({ start, end, years: yearsOf(text.slice(start, end)) }));
  const known = ranges(quoted.text).map(({ years }) => years);
  return ranges(claim).find(({ years }) => !known.includes(years)) ?? null;
}

function yearsOf(words: string): string {
  return (normalise(words).match(/\d+/g) ?? []).join('-');
}

/** The first date of a claim that its quotes don't have, or null. */
export function unprovenDate(claim: ReadText, evidence: ClaimEvidence): string | null {
  const quoted = datesOf(evidence.quoted.text);
  const fault = datesOf(claim.text).find((date) => !quoted.some((other) => isWithin(date, other)));
  return fault ? claim.text.slice(fault.start, fault.end) : null;
}

interface ReadDate extends Pick<DateMention, 'start' | 'end' | 'year' | 'month' | 'day'> {
  /** 0 is Sunday. */
  readonly weekday: number | null;
}

const WEEKDAYS = [
  ['sunday', 'الاحد'],
  ['monday', 'الاثنين'],
  ['tuesday', 'الثلاثاء'],
  ['wednesday', 'الاربعاء'],
  ['thursday', 'الخميس'],
  ['friday', 'الجمعه'],
  ['saturday', 'السبت'],
].map((names) => names.map(normalise));

/** Months, days and weekdays; bare years, ranges, decades and centuries are numbers. */
function datesOf(text: string): ReadDate[] {
  return findDates(text)
    .filter(({ kind }) => kind === 'day' || kind === 'month' || kind === 'weekday')
    .map(({ start, end, year, month, day }) => {
      const words = normalise(text.slice(start, end));
      const weekday = WEEKDAYS.findIndex((names) => names.some((name) => words.includes(name)));
      return { start, end, year, month, day, weekday: weekday < 0 ? null : weekday };
    });
}

/** Everything that the one says, the other says too. */
function isWithin(date: ReadDate, other: ReadDate): boolean {
  return (['year', 'month', 'day', 'weekday'] as const).every(
    (part) => date[part] === null || date[part] === other[part],
  );
}

/** The first country of a claim that its quotes don't name, or null. */
export function unprovenCountry(claim: ReadText, evidence: ClaimEvidence): string | null {
  const { quoted, around, translated } = evidence;
  const named = codes(quoted.text);
  const nearby = codes(around.text);
  const inTranslation = codes(translated?.text ?? '');
  const fault = findCountries(claim.text).find(
    ({ country }) => country !== null && !named.has(country) && !(inTranslation.has(country) && !nearby.has(country)),
  );
  return fault ? claim.text.slice(fault.start, fault.end) : null;
}

function codes(text: string): ReadonlySet<string | null> {
  return new Set(findCountries(text).map(({ country }) => country));
}
