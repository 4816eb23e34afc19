import type { Meeting } from '../../meetings/meeting.js';
import { analyse } from '../../text/analyse.js';
import { clean } from '../../text/direction.js';
import { detectLanguage, type Language } from '../../text/language.js';
import type { Lexicon } from '../../text/lexicon.js';
import type { TermMatcher } from '../extractive/matcher.js';
import { circlesOf, isWrapping } from '../extractive/meeting-words.js';
import { TYPE_NOUNS } from '../extractive/question-words.js';
import type { Readers } from '../extractive/readers.js';
import type { Claim, NumberedPassage, Objection, ProvenClaim, Rejection } from './claim.js';
import { misbound } from './claim-binding.js';
import { type ClaimEvidence, gatherClaimEvidence, type ReadText } from './claim-evidence.js';
import { unprovenCountry, unprovenDate, unprovenNumber } from './claim-facts.js';
import { namedDates, sameWord, sharesRoot, unprovenName } from './claim-names.js';
import { negations, opposed } from './opposites.js';

export interface VerifyContext {
  readonly meetings: readonly Meeting[];
  readonly readers: Readers;
  readonly matcher: TermMatcher;
  readonly lexicon: Lexicon;
  /** As the prompt numbered them, from 1. */
  readonly passages: readonly NumberedPassage[];
  /** The language the answer must be in. */
  readonly language: Language;
}

export type Verdict = { readonly proven: ProvenClaim } | { readonly rejection: Rejection };

/** UTF-16 units: a claim is a sentence. */
const LONGEST_CLAIM = 700;
/** Of a claim's common words, the share that its quotes must have, by the word, a synonym or its translation. */
const LEAST_SUPPORT = 0.6;
const SUPPORTED = 0.5;

/**
 * Holds a claim against the record, without trusting whoever made it.
 *
 * Its quotes must stand there, word for word. Every name, number, date and country it says must be in its quotes, or in
 * the shipped translation of just those words; put together as they are; not negated where they aren't. Most of its other
 * words must be there too. It must be in the language asked for, and bring no link or mention that the record lacks.
 */
export function verifyClaim(made: Claim, context: VerifyContext): Verdict {
  const claim: Claim = { ...made, text: tidyClaim(made.text) };
  const reject = (objection: Objection, detail: string): Verdict => ({ rejection: { claim, objection, detail } });
  if (!/\p{L}|\p{N}/u.test(claim.text)) return reject('form', 'empty');
  if (claim.text.length > LONGEST_CLAIM) return reject('form', 'too long');
  if (!isIn(claim.text, context.language)) return reject('language', context.language);

  const evidence = gatherClaimEvidence(claim, context);
  if (!('quotes' in evidence)) return reject('quote', evidence.quote);
  const link = strayLink(claim.text, evidence);
  if (link) return reject('link', link);

  const text: ReadText = { text: claim.text, terms: analyse(claim.text) };
  for (const [objection, check] of CHECKS) {
    const detail = check(text, evidence, context.matcher);
    if (detail !== null) return reject(objection, detail);
  }
  const { share, missing } = supportOf(text, evidence, context.matcher);
  if (share < LEAST_SUPPORT) return reject('support', missing.join(', '));
  return { proven: { text: claim.text, label: claim.label, citations: evidence.citations, support: share } };
}

type Check = (claim: ReadText, evidence: ClaimEvidence, matcher: TermMatcher) => string | null;

const CHECKS: readonly (readonly [Objection, Check])[] = [
  ['date', unprovenDate],
  ['number', unprovenNumber],
  ['country', unprovenCountry],
  ['name', unprovenName],
  ['binding', misbound],
  ['negation', contradiction],
];

/** One line, without the marks that answers put in themselves, invisible characters or formatting. */
function tidyClaim(text: string): string {
  return clean(text)
    .replace(/\s*\[\s*\d+(?:\s*[,،]\s*\d+)*\s*\]/g, '')
    .replace(/[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Names and abbreviations of the other script may stand in it, a sentence of it may not. */
function isIn(text: string, language: Language): boolean {
  if (detectLanguage(text) !== language) return false;
  const arabic = text.match(/\p{Script=Arabic}+/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  return language === 'ar' ? latin <= arabic / 2 : arabic <= latin / 4;
}

const LINK =
  /(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:|discord\.(?:gg|com))\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gg|io|info|me|link|ru|xyz|app|dev|co)\b\S*/giu;
const MENTION = /@(?:everyone|here)|<(?:@[!&]?|#|a?:\w+:|\/[^>]*:|t:)\d*[^>]*>/giu;

function strayLink(text: string, { quoted }: ClaimEvidence): string | null {
  const [mention] = text.match(MENTION) ?? [];
  if (mention) return mention;
  return (text.match(LINK) ?? []).find((link) => !quoted.text.includes(link.replace(/[.,;)]+$/, ''))) ?? null;
}

function contradiction(claim: ReadText, { quoted, translated }: ClaimEvidence): string | null {
  const said = negations(claim.text) > 0;
  const shown = negations(translated?.text ?? quoted.text) > 0 || negations(quoted.text) > 0;
  if (said !== shown) return said ? 'it negates, and its quotes don’t' : 'its quotes negate, and it doesn’t';
  return opposed(claim.text, `${quoted.text}\n${translated?.text ?? ''}`);
}

/** Nouns that name what is asked for: "the purpose of the meeting was …". */
const ASKED_NOUNS: ReadonlySet<string> = new Set(Object.values(TYPE_NOUNS).flatMap((nouns) => [...nouns]));

function supportOf(
  claim: ReadText,
  { quoted, translated, phrases }: ClaimEvidence,
  matcher: TermMatcher,
): { share: number; missing: string[] } {
  const shown = [...quoted.terms, ...(translated?.terms ?? [])].filter((term) => !term.stop);
  const missing: string[] = [];
  let held = 0;
  let counted = 0;
  const dates = namedDates(claim.text);
  for (const term of claim.terms) {
    if (term.stop || /^\d/.test(term.stem)) continue;
    if (dates.some(({ start, end }) => term.start >= start && term.end <= end)) continue;
    const isHeld =
      phrases.has(term.start) ||
      (detectLanguage(term.norm) === 'ar' && sharesRoot(term, { quoted })) ||
      shown.some((other) => sameWord(term, other) || matcher.similarity(term, other) >= SUPPORTED);
    const isNeutral =
      circlesOf(term.norm, term.stem).length > 0 ||
      isWrapping(term.norm) ||
      ASKED_NOUNS.has(term.norm.replace(/^ال/, ''));
    if (isNeutral) continue;
    counted++;
    if (isHeld) held++;
    else missing.push(claim.text.slice(term.start, term.end));
  }
  // A claim of numbers and neutral words alone ("The meeting was held in 2021") has been held against its quotes already.
  if (counted === 0) return { share: shown.length > 0 ? 1 : 0, missing };
  return { share: held / counted, missing };
}
