import type { Term } from '../../text/analyse.js';
import { findDates } from '../../text/dates.js';
import { detectLanguage } from '../../text/language.js';
import { isWithin, type Span } from '../../text/segment.js';
import { tokenise } from '../../text/tokenise.js';
import { consonantSkeleton, nameSimilarity } from '../../text/transliterate.js';
import { editDistance, type TermMatcher } from '../extractive/matcher.js';
import { saysWhatAllSay } from '../extractive/meeting-words.js';
import type { ClaimEvidence, ReadText } from './claim-evidence.js';

/** A word of a claim that its quotes must have, and whether they do. */
export interface NameMention extends Term {
  readonly word: string;
}

const NO_NAMES: ReadonlySet<string> = new Set(
  'dr mr mrs ms miss prof professor sir excellency honourable honorable he his her al el bin ibn bint abu السيد السيده الدكتور الدكتوره معالي سعاده فخامه سمو بن ابن بنت ابو بصفته بصفتها بصفتهم بوصفه بوصفها باعتباره باعتبارها وذلك خلاله خلالها بشان بخصوص'.split(
    ' ',
  ),
);

const PARTICLES: ReadonlySet<string> = new Set('al el bin ibn bint بن ابن بنت'.split(' '));
const BETWEEN_NAMES = /^[\s\u00a0-]*(?:(?:al|el|bin|ibn|bint|بن|ابن|بنت)[\s\u00a0-]+)*$/iu;

/** Names of one sound in two scripts are at least so alike. */
const SAME_SOUND = 0.78;

/**
 * The words of a claim that name somebody or something: words with capital letters or digits in them, and words that
 * neither the lexicon nor the quotes know. A common word that begins a sentence is none.
 */
export function namesIn(claim: ReadText, evidence: ClaimEvidence, matcher: TermMatcher): NameMention[] {
  const dates = namedDates(claim.text);
  return claim.terms.flatMap((term) => {
    if (dates.some((date) => isWithin(term, date))) return [];
    const word = claim.text.slice(term.start, term.end);
    const named = { ...term, word };
    if (/^\d+(?:[.,]\d+)*$/.test(term.norm) || (/^\d/.test(term.stem) && !/[\p{L}]/u.test(term.norm))) return [];
    if (/\d/.test(term.norm) && /\p{L}/u.test(term.norm) && !/^\d+(?:st|nd|rd|th|s)$/.test(term.norm)) return [named];
    if (term.stop || /^\d/.test(term.stem) || isTitle(term)) return [];
    if (saysWhatAllSay(term.norm, term.stem)) return [];
    const isShown = fits(term, evidence, matcher);
    if (/^\p{Lu}/u.test(word)) return isShown && isSentenceStart(claim.text, term.start) ? [] : [named];
    // Arabic has no capitals, and an English word that no lexicon lists may still be a common one.
    if (isShown || matcher.isKnown(term) || detectLanguage(word) !== 'ar') return [];
    return sharesRoot(term, evidence) ? [] : [named];
  });
}

/** Titles and particles of names, and words that only join others: no claim stands or falls with them. */
export function isTitle({ norm }: Term): boolean {
  return NO_NAMES.has(norm);
}

/** Dates whose words are those of months and days: they are held against the quotes as dates. */
export function namedDates(text: string): readonly Span[] {
  return findDates(text).filter(({ kind, month }) => kind === 'weekday' || month !== null);
}

/** The first name that the quotes don't bear out, or null. */
export function unprovenName(claim: ReadText, evidence: ClaimEvidence, matcher: TermMatcher): string | null {
  const names = namesIn(claim, evidence, matcher);
  const unproven = names.find((name) => !isProven(name, evidence, matcher));
  return unproven?.word ?? brokenName(claim, evidence, matcher);
}

function isProven(name: NameMention, evidence: ClaimEvidence, matcher: TermMatcher): boolean {
  const { quoted, around, translated, translatedAround, phrases } = evidence;
  if (phrases.has(name.start)) return true;
  if (quoted.terms.some((term) => sameWord(name, term))) return true;
  const sounds = (text: ReadText): boolean => text.terms.some((term) => sameName(name, term, matcher));
  if (!translated || !translatedAround) return sounds(quoted);
  // The translation settles how a name is written; the quote, that it is this part of the record that names it.
  if (!translatedAround.terms.some((term) => sameWord(name, term)) && !joined(name, translatedAround)) return false;
  if (sounds(quoted)) return true;
  // In the translation of these words, and not because of those around them.
  const here = translatedAround.terms.filter((term) => sameWord(name, term)).length;
  const elsewhere = around.terms.filter((term) => sameName(name, term, matcher)).length;
  return translated.terms.some((term) => sameWord(name, term)) && here > elsewhere;
}

/** Two words of one script: the same, one stem, or spellings that differ by a vowel or a doubled letter. */
export function sameWord(a: Pick<Term, 'norm' | 'stem'>, b: Pick<Term, 'norm' | 'stem'>): boolean {
  if (a.norm === b.norm || a.stem === b.stem) return true;
  const [x, y] = [bare(a.norm), bare(b.norm)];
  if (x === y) return true;
  if (/\d/.test(x + y)) return false;
  const longest = Math.max(x.length, y.length);
  const most = longest >= 8 ? 2 : longest >= 6 ? 1 : 0;
  const skeleton = consonantSkeleton(x);
  return most > 0 && skeleton.length >= 2 && skeleton === consonantSkeleton(y) && editDistance(x, y) <= most;
}

/** One name in two scripts, by its sound or by the lexicon. */
function sameName(a: Pick<Term, 'norm' | 'stem'>, b: Pick<Term, 'norm' | 'stem'>, matcher: TermMatcher): boolean {
  if (b.norm.length < 3 || /^\d/.test(b.stem)) return false;
  if (detectLanguage(a.norm) === detectLanguage(b.norm)) return sameWord(a, b);
  if (matcher.similarity(a, b) >= 0.7) return true;
  const [x, y] = [consonantSkeleton(a.norm), consonantSkeleton(b.norm)];
  // Two consonants are alike by chance: Asian, التعاون.
  if (x.length < 3 || y.length < 3) return x.length > 1 && x === y;
  // A people's name is its country's without the ending: Kazakh, كازاخستان.
  return nameSimilarity(a.norm, b.norm) >= SAME_SOUND || y.startsWith(x);
}

/** Alzayani is Al Zayani, Nursultan Nur-Sultan. */
function joined(name: NameMention, { terms }: ReadText): boolean {
  return terms.some((term, i) => {
    const next = terms[i + 1];
    return next !== undefined && term.norm + next.norm === name.norm;
  });
}

/** In Arabic a first name may be followed by a common word that should have been the surname: فرهود كريم of فرهود سالم. */
function brokenName(claim: ReadText, evidence: ClaimEvidence, matcher: TermMatcher): string | null {
  const names = evidence.quotes.flatMap(({ reader, span, paragraph }) =>
    reader
      .paragraph(paragraph)
      .flatMap(({ people }) => people)
      .filter(({ name, start }) => name && start >= span.start - 40 && start < span.end)
      .map(({ name }) =>
        name ? tokenise(reader.text(name)).flatMap(({ norm }) => (PARTICLES.has(norm) ? [] : [norm])) : [],
      ),
  );
  const words = claim.terms
    .filter(({ norm }) => !PARTICLES.has(norm))
    .map((term) => ({ term, word: claim.text.slice(term.start, term.end) }));
  for (const [i, { term }] of words.entries()) {
    for (const name of names) {
      const at = name.findIndex((part) => bare(part) === bare(term.norm) && part.length > 2);
      if (at < 0) continue;
      const [before, after] = [words[i - 1], words[i + 1]];
      if (
        at < name.length - 1 &&
        after &&
        adjacent(claim.text, term, after.term) &&
        !fits(after.term, evidence, matcher)
      )
        return after.word;
      if (at > 0 && before && adjacent(claim.text, before.term, term) && !fits(before.term, evidence, matcher))
        return before.word;
    }
  }
  return null;
}

function isSentenceStart(text: string, at: number): boolean {
  return /(?:^|[.!?:\n"“«])\s*$/.test(text.slice(0, at));
}

/** يناقش of مناقشة: another form of a word that the quotes have. */
export function sharesRoot({ norm }: Term, { quoted }: Pick<ClaimEvidence, 'quoted'>): boolean {
  const cores = coresOf(norm);
  return quoted.terms.some((other) => coresOf(other.norm).some((core) => cores.includes(core)));
}

/** The letters that forms of one Arabic word have in common, with and without what may be a prefix of its form. */
function coresOf(norm: string): string[] {
  const bare = norm.replace(/^[وف]?(?:ال|لل|[بل])?(?=...)/u, '').replace(/(?<=...)(?:ات|ون|ين|وا|ها|هم|ه)$/u, '');
  return [bare, bare.replace(/^س?[يتنم]/u, '')]
    .map((word) => word.replace(/[اي]/gu, ''))
    .filter((core) => core.length > 2);
}

function adjacent(text: string, a: Term, b: Term): boolean {
  return BETWEEN_NAMES.test(text.slice(a.end, b.start));
}

function fits(term: Term, evidence: ClaimEvidence, matcher: TermMatcher): boolean {
  if (term.stop || isTitle(term) || saysWhatAllSay(term.norm, term.stem)) return true;
  return (
    evidence.phrases.has(term.start) || has(evidence.quoted, term, matcher) || has(evidence.translated, term, matcher)
  );
}

function has(text: ReadText | null, term: Term, matcher: TermMatcher): boolean {
  const isKnown = matcher.isKnown(term);
  return (
    text?.terms.some((other) => {
      if (sameWord(term, other)) return true;
      // Words that no lexicon lists are alike by their sound, and two names of one script may be: راشد, رشيد.
      const isLikeness = isKnown || detectLanguage(term.norm) !== detectLanguage(other.norm);
      return isLikeness && matcher.similarity(term, other) >= 0.6;
    }) ?? false
  );
}

function bare(norm: string): string {
  return norm.replace(/^(?:و|ف)?(?:ال|بال|لل|ب(?=ال)|al(?=[a-z]{4}))?(?=..)/u, '');
}
