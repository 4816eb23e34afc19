import { analyse, type Term } from '../text/analyse.js';
import { LANGUAGES, type Language } from '../text/language.js';
import type { Lexicon, LexiconMatch } from '../text/lexicon.js';
import { arabicReadings } from '../text/readings-arabic.js';
import { stem as stemOf } from '../text/stem.js';
import type { LexicalIndex } from './lexical-index.js';
import { standingOf } from './standing.js';
import { closeFormsOf, formsOf, LARGE_FROM, readingsOf, soundsLike, type Variant } from './variants.js';

/** A content word of a question as the index can answer it: the stems that may stand for it, in either language. */
export interface Concept {
  readonly stem: string;
  /** How much it tells, should a passage have it. */
  readonly weight: number;
  readonly variants: readonly Variant[];
}

export const TRANSLATION = { weight: 0.9, rank: 0.85, partial: 0.3, synonym: 0.4, soundBesideTranslation: 0.2 };

/** What a kindred word is worth, in the question's own language and in the other. */
export const KIN = { same: 0.2, other: 0.1 };

/** How many variants a word may have, and when one is not worth its postings. */
export const PRUNING = {
  most: 24,
  mostInLarge: 8,
  least: 0.05,
  doubtful: 0.5,
  commonFrom: 500,
  commonTimes: 2,
};

/** The words that stand for others: translations and synonyms, and words of one family or matter. */
export interface WordLists {
  readonly lexicon?: Lexicon | undefined;
  readonly kin?: Lexicon | undefined;
}

/** The question's content words, once each, with what the index has for them. */
export function conceptsOf(question: string, index: LexicalIndex, { lexicon, kin }: WordLists): Concept[] {
  const terms = analyse(question);
  const content = terms.filter((term) => !term.stop);
  const used = content.length > 0 ? content : terms;
  const stems = used.map((term) => term.stem);
  const translations = lexicon ? translate(stems, index, lexicon) : [];
  const concepts = new Map<string, Concept>();
  used.forEach((term: Term, at) => {
    if (concepts.has(term.stem)) return;
    const weights = new Map<number, number>();
    const raise = ({ term: t, weight }: Variant): void => {
      if (weight > (weights.get(t) ?? 0)) weights.set(t, weight);
    };
    formsOf(index, term.stem).forEach(raise);
    const translated = translations[at] ?? [];
    translated.forEach(raise);
    const share = translated.length > 0 ? TRANSLATION.soundBesideTranslation : 1;
    for (const { term: t, weight } of soundsLike(index, term.stem)) raise({ term: t, weight: weight * share });
    // In a large index they would seldom be among the few variants that are looked up, and take a fifth of the time.
    if (kin && index.size < LARGE_FROM) kindred(stems, at, index, kin).forEach(raise);
    const variants = worthLooking(index, weights);
    const frequency = Math.max(0, ...variants.map((v) => index.frequency(v.term) * v.weight));
    const weight = index.weightOf(frequency, term.stem) * standingOf(term, question);
    concepts.set(term.stem, { stem: term.stem, weight, variants });
  });
  return [...concepts.values()];
}

/** The likeliest variants, without doubtful ones that are common: they cost time and tell nothing. */
function worthLooking(index: LexicalIndex, weights: ReadonlyMap<number, number>): Variant[] {
  const variants = [...weights]
    .map(([term, weight]) => ({ term, weight }))
    .sort((a, b) => b.weight - a.weight || a.term - b.term);
  const best = variants[0];
  if (!best) return [];
  const common = Math.max(PRUNING.commonFrom, PRUNING.commonTimes * index.frequency(best.term));
  return variants
    .filter(
      ({ term, weight }) =>
        weight >= PRUNING.least && (weight > PRUNING.doubtful * best.weight || index.frequency(term) < common),
    )
    .slice(0, index.size < LARGE_FROM ? PRUNING.most : PRUNING.mostInLarge);
}

/** For each stem, the stems of the index that the lexicon offers for it, alone or in a phrase. */
function translate(stems: readonly string[], index: LexicalIndex, lexicon: Lexicon): Variant[][] {
  const found: Map<number, number>[] = stems.map(() => new Map());
  stems.forEach((_, at) => {
    const matches = matchesOf(lexicon, stems, at);
    const longest = matches[0]?.length ?? 0;
    for (const match of matches) {
      const senses = matches.filter((other) => other.length === match.length).length;
      const partial = match.length < longest ? TRANSLATION.partial : 1;
      const weight = (TRANSLATION.weight * partial * TRANSLATION.rank ** match.rank) / Math.sqrt(senses);
      const other: Language = match.language === 'en' ? 'ar' : 'en';
      for (const [language, share] of [
        [other, 1],
        [match.language, TRANSLATION.synonym],
      ] as const) {
        lexicon.lemmas(match.entry, language).forEach((lemma, rank) => {
          for (const stem of lemma) {
            if (stems.includes(stem)) continue;
            const strength = (weight * share * TRANSLATION.rank ** rank) / lemma.length ** 0.5;
            for (const { term, weight: likeness } of formsOf(index, stem)) {
              for (let i = at; i < at + match.length; i++) {
                const list = found[i];
                if (list && strength * likeness > (list.get(term) ?? 0)) list.set(term, strength * likeness);
              }
            }
          }
        });
      }
    }
  });
  return found.map((list) => [...list].map(([term, weight]) => ({ term, weight })));
}

/** The stems of the index that stand in one group of kindred words with a stem, or with the longest phrase from it on. */
function kindred(stems: readonly string[], at: number, index: LexicalIndex, kin: Lexicon): Variant[] {
  const shares = new Map<string, number>();
  const matches = matchesOf(kin, stems, at);
  for (const { entry, language, length } of matches) {
    if (length < (matches[0]?.length ?? 0)) continue;
    for (const each of LANGUAGES) {
      for (const lemma of kin.lemmas(entry, each)) {
        const share = (each === language ? KIN.same : KIN.other) / lemma.length;
        for (const stem of lemma) if (share > (shares.get(stem) ?? 0)) shares.set(stem, share);
      }
    }
  }
  for (const stem of stems) shares.delete(stem);
  return [...shares].flatMap(([stem, share]) =>
    closeFormsOf(index, stem).map(({ term, weight }) => ({ term, weight: share * weight })),
  );
}

/** The lexicon's matches; for an Arabic word that it does not list, those of its other readings, or else of its verb. */
function matchesOf(lexicon: Lexicon, stems: readonly string[], at: number): readonly LexiconMatch[] {
  const matches = lexicon.match(stems, at);
  if (matches.length > 0) return matches;
  const stem = stems[at] ?? '';
  const read = readingsOf(stem).flatMap((reading) => lexicon.match([reading], 0));
  return read.length > 0 ? read : arabicReadings(stem).verbs.flatMap((verb) => lexicon.match([stemOf(verb)], 0));
}
