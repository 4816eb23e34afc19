import type { Span } from '../../../text/segment.js';
import type { Evidence, TermEvidence, Weigher } from '../evidence.js';
import type { TermMatcher } from '../matcher.js';
import { admits } from '../minutes/admits.js';
import type { Question } from '../question.js';
import { type ReadSentence, type RecordReader, saysSomething } from '../record-reader.js';
import { type Asked, askedOf, type Titled, titledOf } from './asked.js';
import {
  type ConfidenceFeatures,
  confidenceFeatures,
  type FoundParagraph,
  type PlacedParagraph,
  type Scored,
} from './confidence-features.js';
import type { Genre } from './genre.js';
import { leastRisk, type RankedPhrase } from './least-risk.js';
import type { Spelling } from './likeness.js';
import { MATCHED, type Matches, matchesOf } from './matches.js';
import { type ParagraphFeatures, paragraphFeatures } from './paragraph-features.js';
import { phraseFeatures, readSetting, type Setting } from './phrase-features.js';
import { phrasesIn } from './phrases.js';
import { type Ruled, ruleFeatures } from './rule-features.js';
import { localOf, sentenceFeatures } from './sentence-features.js';
import { WEIGHTS } from './weights.js';
import { type Reading, readingOf } from './words.js';

/** A paragraph that was retrieved, best first. */
export interface RetrievedParagraph extends FoundParagraph {
  readonly reader: RecordReader;
  /** From 1, in its document. */
  readonly number: number;
}

export interface RankContext {
  readonly matcher: TermMatcher;
  readonly weigher: Weigher;
  /** What the record is like: the weights are those learned from its kind. */
  readonly genre: Genre;
  /** What the rules made of the question, where they were asked. */
  readonly ruled?: Ruled;
}

/** How many of some paragraphs are looked at, and how many while they are as short as turns of a talk: UTF-16 units in all. */
export interface Reach {
  readonly least: number;
  readonly most: number;
  readonly length: number;
}

/** Paragraphs whose sentences are ranked. */
const RANKED: Reach = { least: 6, most: 16, length: 2400 };

/** Those of some paragraphs, best first, whose sentences are ranked. */
export function toRank<Paragraph extends Pick<RetrievedParagraph, 'reader' | 'number'>>(
  paragraphs: readonly Paragraph[],
): readonly Paragraph[] {
  return withinReach(paragraphs, RANKED, ({ reader, number }) => reader.document.paragraphs[number - 1]);
}

/** The first of some items, as many as are within reach. */
export function withinReach<Item>(
  items: readonly Item[],
  { least, most, length }: Reach,
  spanOf: (item: Item) => Span | undefined,
): readonly Item[] {
  let sum = 0;
  return items.slice(0, most).filter((item, i) => {
    const { start, end } = spanOf(item) ?? { start: 0, end: 0 };
    sum += end - start;
    return i < least || sum <= length;
  });
}

/**
 * The sentences of the paragraphs at hand, best first, by what they share with the question and what it asks for; null
 * where there is no paragraph.
 */
export function rankSentences(
  question: Question,
  paragraphs: readonly RetrievedParagraph[],
  { matcher, weigher, genre }: RankContext,
): { asked: Asked; ranked: Scored[] } | null {
  const [first] = paragraphs;
  if (!first) return null;
  const asked = askedOf(question, matcher, weigher, first.reader);
  const known = new Map<Spelling, Float32Array | null>();
  const isKnown = (term: { norm: string; stem: string }): boolean => matcher.isKnown(term);
  const read = toRank(paragraphs);
  const matchesIn = (reader: RecordReader, sentence: ReadSentence): Matches =>
    matchesOf(asked, readingOf(reader, sentence, isKnown), known);
  const matched = read.map(({ reader, number }) =>
    reader.paragraph(number).map((sentence) => matchesIn(reader, sentence)),
  );
  const local = localOf(asked, matched[0] ?? []);
  const titles = new Map<RecordReader, Titled>();
  const ranked = matched.flatMap((matches, rank) => {
    const { reader, score, number } = paragraphs[rank] ?? first;
    const titled = titles.get(reader) ?? titledOf(asked, reader);
    titles.set(reader, titled);
    const [before, after] = turnsBeside(reader, number).map((turn) => turn && matchesIn(reader, turn));
    const paragraph = { score, rank, titled, isFirst: number === 1, before, after };
    return sentenceFeatures(asked, paragraph, matches, first.score, local).map((features, s): Scored[] => {
      const here = matches[s];
      return here
        ? [{ matches: here, features, score: weigh(features, WEIGHTS[genre].sentence), paragraph: rank }]
        : [];
    });
  });
  const saying = ranked
    .flat()
    .filter(({ matches: { reading } }) => genre === 'article' || isSaying(reading))
    .sort((a, b) => b.score - a.score);
  const admitted = saying.filter(
    ({ matches: { reading } }) => isOfNobody(genre, reading.reader) || admits(question, reading, matcher),
  );
  // Where no line may answer, what comes nearest is shown all the same.
  return { asked, ranked: admitted.length > 0 ? admitted : saying };
}

/** Whether what is told of deeds and duties is nobody's task and nobody's words: in an article. */
export function isOfNobody(genre: Genre, { outline }: RecordReader): boolean {
  return genre === 'article' && !outline.isOfMinutes;
}

/** Where a paragraph is of what somebody says: the last words of the turn before it, and the first of the turn behind it. */
function turnsBeside(reader: RecordReader, number: number): readonly (ReadSentence | undefined)[] {
  const own = reader.paragraph(number);
  const isSpoken = (sentence: ReadSentence | undefined): boolean => sentence?.entry.speaker != null;
  return [
    isSpoken(own[0]) ? reader.paragraph(number - 1).at(-1) : undefined,
    isSpoken(own.at(-1)) ? reader.paragraph(number + 1)[0] : undefined,
  ].map((turn) => (isSpoken(turn) ? turn : undefined));
}

/** Where people speak, a question among what they say answers none; in an article it may begin to. */
function isSaying({ sentence, reader }: Reading): boolean {
  return saysSomething(sentence, reader.text(sentence));
}

/** The paragraphs whose sentences were ranked, best first by what both they and their sentences tell. */
export function placeParagraphs<Paragraph extends RetrievedParagraph>(
  paragraphs: readonly Paragraph[],
  ranked: readonly Scored[],
  weights: Readonly<Record<string, number>>,
): (Paragraph & PlacedParagraph)[] {
  const read = toRank(paragraphs);
  return paragraphFeatures(read, ranked)
    .flatMap((features, i) => {
      const paragraph = read[i];
      return paragraph ? [{ ...paragraph, rank: weigh<keyof ParagraphFeatures>(features, weights) }] : [];
    })
    .sort((a, b) => b.rank - a.rank);
}

/** How sure it is that the best sentence answers, 0..1; from 0.5 on it is worth the risk. `phrase` is its short answer. */
export function confidenceIn(
  asked: Asked,
  ranked: readonly Scored[],
  placed: readonly PlacedParagraph[],
  phrase: RankedPhrase | null,
  { genre, ruled }: RankContext,
): number {
  const [best] = ranked;
  const rules = best && ruled ? ruleFeatures(asked, best, ruled) : undefined;
  const features = confidenceFeatures(asked, ranked, placed, phrase, rules);
  return features ? 1 / (1 + Math.exp(-weigh<keyof ConfidenceFeatures>(features, WEIGHTS[genre].confidence))) : 0;
}

/** The phrase of a sentence that is expected to share most with the answer. */
export function bestPhrase(asked: Asked, { matches }: Scored, weigher: Weigher): RankedPhrase | null {
  const phrases = phrasesIn(matches.reading);
  const setting = settingOf(asked, matches, weigher);
  const scores = phrases.map((phrase) => {
    let score = 0;
    phraseFeatures(phrase, setting, (feature, value) => {
      score += (WEIGHTS.phrase[feature] ?? 0) * value;
    });
    return score;
  });
  return leastRisk(phrases, scores);
}

/** What all phrases of one sentence share. */
export function settingOf(asked: Asked, matches: Matches, weigher: Weigher): Setting {
  return readSetting(asked, matches, weigher);
}

/** A ranked sentence as the evidence that quotes are cut by. */
export function evidenceOf(asked: Asked, { matches, features }: Scored): Evidence {
  const { reading, best, of, value } = matches;
  const terms = asked.terms.map((term, t): TermEvidence => {
    const places = reading.words.flatMap((word, i) => (of[i] === t ? [{ at: word.term, match: value[i] ?? 0 }] : []));
    const match = best[t] ?? 0;
    const place = places.find((each) => each.match >= match) ?? places[0];
    return {
      term,
      weight: asked.words[t]?.weight ?? 0,
      match,
      at: match >= MATCHED ? (place?.at ?? null) : null,
      places,
    };
  });
  return {
    reader: reading.reader,
    sentence: reading.sentence,
    terms,
    coverage: features.coverage,
    weakest: Math.min(1, ...best),
  };
}

/** The sum of the features, each times its weight. */
export function weigh<Name extends string>(
  features: Readonly<Record<Name, number>>,
  weights: Readonly<Record<string, number>>,
): number {
  let sum = 0;
  for (const name in features) sum += (weights[name] ?? 0) * features[name];
  return sum;
}
