import { analyse, type Term } from '../../text/analyse.js';
import { detectLanguage } from '../../text/language.js';
import type { Span } from '../../text/segment.js';
import { consonantSkeleton, skeletonSimilarity } from '../../text/transliterate.js';
import type { PersonMention } from '../extractive/people.js';
import { findCountries } from '../extractive/places.js';
import type { RecordReader } from '../extractive/record-reader.js';
import type { ClaimEvidence, ReadText } from './claim-evidence.js';
import { sameWord } from './claim-names.js';

/** A person whom a quote names, and the countries of the words about them. */
interface QuotedPerson {
  readonly key: string;
  readonly nameWords: readonly { readonly norm: string; readonly stem: string }[];
  readonly countries: ReadonlySet<string>;
}

/**
 * Finds names and countries that the quotes have but that a claim puts together otherwise: the first name of one person
 * with the surname of another, a person with another's country. Returns the words at fault, or null.
 */
export function misbound(claim: ReadText, evidence: ClaimEvidence): string | null {
  const people = quotedPeople(evidence);
  if (people.length < 2) return null;
  const names = claim.terms
    .filter((term) => !term.stop && term.norm.length > 2 && !/^\d/.test(term.norm))
    .map((name) => ({
      name,
      keys: new Set(
        people.filter((person) => person.nameWords.some((word) => isSame(name, word))).map(({ key }) => key),
      ),
    }));
  const personal = names.filter(({ keys }) => keys.size > 0);
  for (const [i, { name, keys }] of personal.entries()) {
    const next = personal[i + 1];
    if (!next || !/^[\s-]*$/.test(claim.text.slice(name.end, next.name.start))) continue;
    if (![...keys].some((key) => next.keys.has(key))) return claim.text.slice(name.start, next.name.end);
  }
  return wrongCountry(claim, evidence, people, personal);
}

function wrongCountry(
  claim: ReadText,
  evidence: ClaimEvidence,
  people: readonly QuotedPerson[],
  personal: readonly { readonly name: Term; readonly keys: ReadonlySet<string> }[],
): string | null {
  const free = freeCountries(evidence, people);
  const countries = findCountries(claim.text).filter(
    ({ country }) => country !== null && !free.has(country) && people.some((person) => person.countries.has(country)),
  );
  const mentioned = grouped(personal).flatMap((key) => people.find((person) => person.key === key) ?? []);
  if (mentioned.length === 0 || countries.length === 0) return null;
  const pairs =
    mentioned.length === countries.length
      ? mentioned.map((person, i) => [person, countries[i]] as const)
      : mentioned.length === 1 || countries.length === 1
        ? mentioned.flatMap((person) => countries.map((country) => [person, country] as const))
        : [];
  const fault = pairs.find(([person, country]) => country?.country && !person.countries.has(country.country));
  return fault?.[1] ? claim.text.slice(fault[1].start, fault[1].end) : null;
}

/** Whom the claim names, in order: the words of one name are one mention. */
function grouped(personal: readonly { readonly name: Term; readonly keys: ReadonlySet<string> }[]): string[] {
  const mentions: { keys: Set<string>; end: number }[] = [];
  for (const { name, keys } of personal) {
    const last = mentions.at(-1);
    const shared = last ? [...keys].filter((key) => last.keys.has(key)) : [];
    if (last && shared.length > 0 && name.start - last.end < 4) {
      last.keys = new Set(shared);
      last.end = name.end;
    } else mentions.push({ keys: new Set(keys), end: name.end });
  }
  return mentions.flatMap(({ keys }) => (keys.size === 1 ? [...keys] : []));
}

/** Countries that the quotes name outside of any person's words. */
function freeCountries({ quotes }: ClaimEvidence, people: readonly QuotedPerson[]): ReadonlySet<string> {
  const free = new Set<string>();
  if (people.length === 0) return free;
  for (const { reader, span, paragraph } of quotes) {
    const mentions = peopleIn(reader, span, paragraph);
    for (const { start, country } of findCountries(reader.text(span))) {
      const at = span.start + start;
      if (country && !mentions.some((mention) => at >= mention.start && at < mention.end)) free.add(country);
    }
  }
  return free;
}

function quotedPeople({ quotes }: ClaimEvidence): QuotedPerson[] {
  return quotes.flatMap(({ reader, span, paragraph }) =>
    peopleIn(reader, span, paragraph).flatMap((mention) => {
      if (!mention.name) return [];
      const about = reader.text(mention);
      return [
        {
          key: `${reader.meeting.id} ${reader.text(mention.name)}`,
          nameWords: analyse(reader.text(mention.name)).filter(({ norm }) => norm.length > 2),
          countries: new Set(findCountries(about).flatMap(({ country }) => country ?? [])),
        },
      ];
    }),
  );
}

function peopleIn(reader: RecordReader, span: Span, paragraph: number): PersonMention[] {
  return reader
    .paragraph(paragraph)
    .flatMap(({ people }) => people)
    .filter(({ name, end }) => name && name.start >= span.start && Math.min(end, name.end) <= span.end);
}

function isSame(name: Term, word: { readonly norm: string; readonly stem: string }): boolean {
  if (detectLanguage(name.norm) === detectLanguage(word.norm)) return sameWord(name, word);
  const [x, y] = [consonantSkeleton(name.norm), consonantSkeleton(word.norm)];
  return x.length >= 2 && y.length >= 2 && skeletonSimilarity(x, y) >= 0.75;
}
