import { analyse, type Term } from '../../text/analyse.js';
import { clean } from '../../text/direction.js';
import { detectLanguage, type Language } from '../../text/language.js';
import { isWithin } from '../../text/segment.js';
import type { TermMatcher } from '../extractive/matcher.js';
import { goesWithoutSaying } from '../extractive/meeting-words.js';
import { TYPE_NOUNS } from '../extractive/question-words.js';
import type { Claim, Objection, ProvenClaim, Rejection } from './claim.js';
import { misbound } from './claim-binding.js';
import { type ClaimEvidence, type EvidenceContext, gatherClaimEvidence, type ReadText } from './claim-evidence.js';
import { unprovenCountry, unprovenDate, unprovenNumber } from './claim-facts.js';
import { isTitle, namedDates, namesIn, sameWord, sharesRoot, unprovenName } from './claim-names.js';
import { misranked } from './claim-offices.js';
import { negations, opposed } from './opposites.js';

/** What a claim is held against; the answer must be in its language. */
export type VerifyContext = EvidenceContext;

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
  const support = supportOf(text, evidence, context.matcher);
  if (support.share < LEAST_SUPPORT) return reject('support', support.missing.join(', '));
  if (support.strange.length > strangersAllowed(support, text, evidence))
    return reject('support', support.strange.join(', '));
  return { proven: { text: claim.text, label: claim.label, citations: evidence.citations, support: support.share } };
}

type Check = (claim: ReadText, evidence: ClaimEvidence, matcher: TermMatcher) => string | null;

const CHECKS: readonly (readonly [Objection, Check])[] = [
  ['date', unprovenDate],
  ['number', unprovenNumber],
  ['country', unprovenCountry],
  ['name', unprovenName],
  ['binding', misbound],
  ['binding', misranked],
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

/** Nouns that name what is asked for ("the purpose of the meeting was …"), and verbs that say no more than that it was. */
const NEUTRAL: ReadonlySet<string> = new Set([
  ...Object.values(TYPE_NOUNS).flatMap((nouns) => [...nouns]),
  ...'took take takes taken part made makes called include includes included including تم جرى شمل تشمل يشمل'.split(' '),
]);

interface Support {
  /** The share of the claim's common words that its quotes have. */
  readonly share: number;
  /** Those that they don't have. */
  readonly missing: readonly string[];
  /** Those of them that the quotes' paragraphs don't have either. */
  readonly strange: readonly string[];
  readonly counted: number;
}

function supportOf(claim: ReadText, evidence: ClaimEvidence, matcher: TermMatcher): Support {
  const shown = contentOf(evidence.quoted, evidence.translated);
  const nearby = contentOf(evidence.around, evidence.translatedAround);
  const names = new Set(namesIn(claim, evidence, matcher).map(({ start }) => start));
  const dates = namedDates(claim.text);
  const missing: string[] = [];
  const strange: string[] = [];
  let counted = 0;
  for (const term of claim.terms) {
    // Numbers, dates and names have been held against the quotes already, and are there.
    if (term.stop || /^\d/.test(term.stem) || names.has(term.start) || isTitle(term)) continue;
    if (dates.some((date) => isWithin(term, date))) continue;
    if (goesWithoutSaying(term) || NEUTRAL.has(term.norm.replace(/^ال/, ''))) continue;
    counted++;
    const isLike = (other: Term): boolean => sameWord(term, other) || matcher.similarity(term, other) >= SUPPORTED;
    const isForm = detectLanguage(term.norm) === 'ar' && sharesRoot(term, evidence);
    if (evidence.phrases.has(term.start) || isForm || shown.some(isLike)) continue;
    missing.push(claim.text.slice(term.start, term.end));
    if (!nearby.some(isLike)) strange.push(claim.text.slice(term.start, term.end));
  }
  // A claim of names, numbers and neutral words alone: "The meeting was held in 2021".
  if (counted === 0) return { share: shown.length > 0 ? 1 : 0, missing, strange, counted };
  return { share: (counted - missing.length) / counted, missing, strange, counted };
}

/** How many words a claim may have that neither its quotes nor what stands around them have. */
function strangersAllowed({ counted }: Support, claim: ReadText, { quoted, translated }: ClaimEvidence): number {
  const isComparable = translated !== null || detectLanguage(quoted.text) === detectLanguage(claim.text);
  // Between languages only the lexicon compares, and it doesn't know every word.
  return isComparable ? (counted >= 6 ? 1 : 0) : Math.ceil(counted / 4);
}

function contentOf(text: ReadText, more: ReadText | null): readonly Term[] {
  return [...text.terms, ...(more?.terms ?? [])].filter((term) => !term.stop);
}
