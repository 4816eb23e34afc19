import { findDates } from '../../text/dates.js';
import { detectLanguage, type Language } from '../../text/language.js';
import { tokenise } from '../../text/tokenise.js';
import { nameSimilarity } from '../../text/transliterate.js';
import { findPeople } from '../extractive/people.js';
import { findCountries } from '../extractive/places.js';
import { numbersIn } from './numbers-in.js';

/** A translation this many times longer or shorter than its original left something out, or put something in. */
const LENGTHS = { least: 0.35, most: 3.2 };
const SAME_NAME = 0.6;

/**
 * What is wrong with a paragraph's translation, in a few words for the model that made it, or null: numbers, dates,
 * countries and people of the original that are missing, and those that it hasn't.
 */
export function translationFault(source: string, from: Language, translation: string, to: Language): string | null {
  if (!translation) return 'no translation';
  if (detectLanguage(translation) !== to) return 'not in the language asked for';
  const ratio = translation.length / source.length;
  if (source.length > 40 && (ratio < LENGTHS.least || ratio > LENGTHS.most))
    return ratio < 1 ? 'something was left out' : 'something was added';
  return (
    difference('numbers', digitsIn(source), digitsIn(translation)) ??
    difference('months and days', datesIn(source), datesIn(translation)) ??
    difference('countries', countriesIn(source), countriesIn(translation)) ??
    missingName(source, from, translation)
  );
}

function difference(what: string, here: ReadonlySet<string>, there: ReadonlySet<string>): string | null {
  const missing = [...here].filter((each) => !there.has(each));
  const added = [...there].filter((each) => !here.has(each));
  if (missing.length > 0) return `${what} missing: ${missing.join(', ')}`;
  return added.length > 0 ? `${what} that the original does not have: ${added.join(', ')}` : null;
}

/** Numbers in digits: those in words may be said by an ending ("both sides", الجانبان), or be no number ("one of them"). */
function digitsIn(text: string): Set<string> {
  const written = numbersIn(text).filter(({ spelled }) => !spelled);
  return new Set(written.map(({ value }) => String(value)));
}

function datesIn(text: string): Set<string> {
  const exact = findDates(text).filter(({ month }) => month !== null);
  return new Set(exact.map(({ day, month }) => `${day ?? ''}/${month}`));
}

function countriesIn(text: string): Set<string> {
  const found = findCountries(text).flatMap(({ country }) => country ?? []);
  return new Set(found);
}

/** Every part of every name must sound like a word of the translation. */
function missingName(source: string, from: Language, translation: string): string | null {
  const words = tokenise(translation).map(({ norm }) => norm);
  const joined = [...words, ...words.map((word, i) => word + (words[i + 1] ?? ''))];
  const people = findPeople(source, { start: 0, end: source.length }, from, 1);
  for (const { name, start } of people) {
    // A title before it makes it a person's; without one it may be a council's.
    if (!name || name.start === start) continue;
    for (const { norm, text } of tokenise(source.slice(name.start, name.end))) {
      if (norm.length < 4) continue;
      if (!joined.some((word) => nameSimilarity(norm, word) >= SAME_NAME)) return `name missing: ${text}`;
    }
  }
  return null;
}
