import { hasArticle } from './arabic-words.js';
import type { Asked, AskedWord, Titled } from './asked.js';
import { grantedIn } from './granted.js';
import { type Matches, raise } from './matches.js';
import type { Reading } from './words.js';

/** A paragraph that was retrieved, to be ranked sentence by sentence. */
export interface RankedParagraph {
  /** The retriever's score. */
  readonly score: number;
  /** From 0. */
  readonly rank: number;
  /** How the question stands to the title of its meeting. */
  readonly titled: Titled;
  /** Whether its record begins with it. */
  readonly isFirst: boolean;
  /** In a talk, what was said right before it and what right behind it. */
  readonly before?: Matches | undefined;
  readonly after?: Matches | undefined;
}

/** What speaks for a sentence as the one that holds the answer; each from 0 to about 1. */
export interface SentenceFeatures {
  /** Which share of the question, by what its words tell, the sentence has. */
  coverage: number;
  /** The same of words that are the very same. */
  exact: number;
  /** The coverage, weighed by how few sentences of the best paragraph have a word. */
  local: number;
  /** The same within a few words of each other. */
  localWindow: number;
  /** Share of the question’s pairs of neighbouring words that stand side by side. */
  written: number;
  /** What the sentence before adds to the coverage: a pronoun’s meaning stands there. */
  before: number;
  /** What the sentence behind adds. */
  after: number;
  /** What the rest of the paragraph adds. */
  paragraph: number;
  /** The coverage within a few words of each other. */
  window: number;
  /** How much the weightiest word tells that it lacks. */
  missing: number;
  /** Share of its own words that are the question’s. */
  density: number;
  /** 1 where a time is asked for and it has one that the question does not name. */
  date: number;
  /** The same for a number. */
  number: number;
  /** The same for a name or place. */
  name: number;
  /** 1 where a reason is asked for and it says why. */
  cause: number;
  /** Its place in the paragraph, 0 for the first, 1 for the last. */
  position: number;
  /** How many words it has besides the question’s: an answer needs some. */
  novel: number;
  /** Its paragraph’s score, less the best one’s. */
  score: number;
  /** 1 in the best paragraph. */
  best: number;
  /** Share of the question’s runs of four letters that it has. */
  letters: number;
  /** Share of the question’s function words that it has. */
  small: number;
  /** Share of the question’s words that stand in the question’s order. */
  order: number;
  /** How far it has the question’s first word. */
  firstWord: number;
  /** 1 for the paragraph’s last sentence. */
  last: number;
  /** Which share of the question the names are that the sentence lacks. */
  namesMissing: number;
  /** The coverage of what the title does not say. */
  beyondTitle: number;
  /** The same within a few words of each other. */
  beyondTitleWindow: number;
  /** Which share of the question neither title nor sentence have. */
  unsaid: number;
  /** How many words it has of the kinds that are asked for and that the question does not name. */
  wanted: number;
  /** 1 where it names something of the kind asked for ("which river": the Nile). */
  ofKind: number;
  /** How far it has the noun that names what is asked for. */
  focus: number;
  /** How early the first of the question's words stands. */
  early: number;
  /** 1 where a time or a number is asked for and the sentence has digits. */
  digits: number;
  /** Which share of its record's title the question names. */
  named: number;
  /** In a record's first paragraph: which share of the question the title has. What a record is about is said there. */
  introduces: number;
  /** What the sentence before adds, where this one refers back to it ("he", "this region"). */
  refersBack: number;
  /** What the sentence behind adds, where that one refers back to this. */
  referredTo: number;
  /** 1 where what is asked for is told by kinds of words and the sentence has none of them besides the question's. */
  lacking: number;
  /** 1 where a percentage is asked for and it has one. */
  percent: number;
  /** Which share of the question only stands around it: in a heading, a column's head, with who speaks. */
  around: number;
  /** 1 for a line that stands by itself: an entry of a list, a row, what a label has. */
  line: number;
  /** 1 where the record says who speaks. */
  spoken: number;
}

export const SENTENCE_FEATURES: readonly (keyof SentenceFeatures)[] = [
  'coverage',
  'exact',
  'local',
  'localWindow',
  'written',
  'before',
  'after',
  'paragraph',
  'window',
  'missing',
  'density',
  'date',
  'number',
  'name',
  'cause',
  'position',
  'novel',
  'score',
  'best',
  'letters',
  'small',
  'order',
  'firstWord',
  'last',
  'namesMissing',
  'beyondTitle',
  'beyondTitleWindow',
  'unsaid',
  'wanted',
  'ofKind',
  'focus',
  'early',
  'digits',
  'named',
  'introduces',
  'refersBack',
  'referredTo',
  'lacking',
  'percent',
  'around',
  'line',
  'spoken',
];

/** The question's words, weighed by how few of the sentences at hand have them: what all of them have tells none apart. */
export type Local = Pick<Asked, 'words' | 'total'>;

export function localOf(asked: Asked, all: readonly Matches[]): Local {
  const words = asked.words.map((word, t) => {
    const have = all.reduce((sum, { best }) => sum + (best[t] ?? 0), 0);
    return { ...word, weight: Math.log((all.length + 1) / (have + 0.5)) };
  });
  return { words, total: words.reduce((sum, { weight }) => sum + weight, 0) || 1 };
}

/** Share of the question's pairs of neighbouring words, function words too, that stand side by side in the sentence. */
function writtenShare({ pairs }: Asked, { words }: Reading): number {
  let found = 0;
  const seen = new Set<string>();
  for (let i = 0; i + 1 < words.length; i++) {
    const pair = `${words[i]?.term.stem} ${words[i + 1]?.term.stem}`;
    if (pairs.has(pair) && !seen.has(pair)) {
      seen.add(pair);
      found++;
    }
  }
  return pairs.size > 0 ? found / pairs.size : 0;
}

/** Share of the question's runs of letters that the sentence's words have: what is inflected or spelled otherwise. */
function letterShare({ runs }: Asked, { words }: Reading): number {
  const found = new Set<string>();
  for (const { term, spelling } of words)
    if (!term.stop) for (const run of spelling.runs) if (runs.has(run)) found.add(run);
  return runs.size > 0 ? found.size / runs.size : 0;
}

function smallShare({ small }: Asked, { words }: Reading): number {
  const found = new Set(words.filter(({ term }) => term.stop && small.has(term.norm)).map(({ term }) => term.norm));
  return small.size > 0 ? found.size / small.size : 0;
}

/** Share of the question's words that stand in the sentence in the question's order (longest increasing subsequence). */
function orderShare({ words }: Asked, { of }: Matches): number {
  const places = of.filter((t) => t >= 0);
  const lengths: number[] = [];
  places.forEach((t) => {
    lengths.push(1 + lengths.reduce((most, length, j) => ((places[j] ?? 0) < t ? Math.max(most, length) : most), 0));
  });
  return words.length > 0 ? Math.max(0, ...lengths) / words.length : 0;
}

/** Features of every sentence of a paragraph; `top` is the best paragraph's score. */
export function sentenceFeatures(
  asked: Asked,
  paragraph: RankedParagraph,
  matches: readonly Matches[],
  top: number,
  local: Local,
): SentenceFeatures[] {
  const { words, total } = asked;
  const anywhere = new Float32Array(words.length);
  for (const { best } of matches) raise(anywhere, best);
  const covered = share(words, anywhere, total);
  const beyond = beyondTitleOf(asked, paragraph.titled.words);
  const introduces = paragraph.isFirst ? share(words, paragraph.titled.words, total) : 0;
  const referring = matches.map(({ reading }) => refersBack(reading));
  return matches.map((here, s): SentenceFeatures => {
    const { reading, best } = here;
    const coverage = share(words, best, total);
    const [before, after] = [matches[s - 1] ?? paragraph.before, matches[s + 1] ?? paragraph.after];
    const added = (other: Matches | undefined): number =>
      other ? share(words, joined(best, other.best), total) - coverage : 0;
    const [addedBefore, addedAfter] = [added(before), added(after)];
    const exact = words.reduce((sum, { weight }, t) => sum + ((best[t] ?? 0) >= 1 ? weight : 0), 0) / total;
    const missing = words.reduce((most, { weight }, t) => Math.max(most, weight * (1 - (best[t] ?? 0))), 0);
    const content = reading.words.filter(({ term }) => !term.stop).length;
    const novel = here.of.reduce((sum, t, i) => sum + (t < 0 && !reading.words[i]?.term.stop ? 1 : 0), 0);
    const matched = content - novel;
    return {
      coverage,
      exact,
      local: share(local.words, best, local.total),
      localWindow: windowCoverage(local, here),
      written: writtenShare(asked, reading),
      before: addedBefore,
      after: addedAfter,
      paragraph: covered - coverage,
      window: windowCoverage(asked, here),
      missing: missing / 4,
      density: content > 0 ? matched / content : 0,
      cause: asked.question.type === 'reason' && reading.saysWhy ? 1 : 0,
      position: s / Math.max(1, matches.length - 1),
      novel: Math.min(1, novel / 10),
      score: (paragraph.score - top) / 4,
      best: paragraph.rank === 0 ? 1 : 0,
      letters: letterShare(asked, reading),
      small: smallShare(asked, reading),
      order: orderShare(asked, here),
      firstWord: best[0] ?? 0,
      last: s === matches.length - 1 ? 1 : 0,
      namesMissing:
        words.reduce((sum, { weight, isName }, t) => sum + (isName ? weight * (1 - (best[t] ?? 0)) : 0), 0) / total,
      named: paragraph.titled.named,
      introduces,
      refersBack: referring[s] ? addedBefore : 0,
      referredTo: referring[s + 1] ? addedAfter : 0,
      around: coverage - share(words, here.own, total),
      line: reading.sentence.entry.kind === 'prose' ? 0 : 1,
      spoken: reading.sentence.entry.speaker ? 1 : 0,
      ...beyondTitle(beyond, here, total),
      ...grantedIn(asked, here),
    };
  });
}

/** In how many of its first words a sentence refers to what was said. */
const REFERRING_WORDS = 4;
const REFERRING =
  /^(?:he|she|it|they|this|these|those|his|her|its|their|them|him|such|both|latter|former|another|others|[وف]?[بلك]?(?:هو|هي|هم|هما|هذا|هذه|هءلاء|هولاء|تلك|ذلك|منهم|منها|منه|منهن|فيه|فيها|له|لها|لهم|لديه|لديها|اليه|اليها|معه|معها|نفسه|نفسها|عليه|عليها|بها|به|عنه|عنها))$/;
const WITH_PRONOUN = /[\u0621-\u064a]{2}(?:ها|هم|هما)$/;
/** Words that end in such letters of their own. */
const NO_PRONOUN = /^[وف]?[بلك]?(?:تفاهم|ساهم|يساهم|تساهم|اسهم|يسهم|تسهم|درهم|متهم|مساهم|مهم|اهم|فهم|يفهم|كذلك)$/;

function refersBack({ words }: Reading): boolean {
  return words
    .slice(0, REFERRING_WORDS)
    .some(
      ({ term: { norm } }) =>
        REFERRING.test(norm) || (WITH_PRONOUN.test(norm) && !hasArticle(norm) && !NO_PRONOUN.test(norm)),
    );
}

/** The question's words, weighed by how little of them the title says. */
function beyondTitleOf({ words }: Asked, titled: Float32Array): Local {
  const rest = words.map((word, t) => ({ ...word, weight: word.weight * (1 - (titled[t] ?? 0)) }));
  return { words: rest, total: rest.reduce((sum, { weight }) => sum + weight, 0) };
}

function beyondTitle(
  beyond: Local,
  matches: Matches,
  all: number,
): Pick<SentenceFeatures, 'beyondTitle' | 'beyondTitleWindow' | 'unsaid'> {
  if (beyond.total <= 0) return { beyondTitle: 1, beyondTitleWindow: 1, unsaid: 0 };
  const covered = share(beyond.words, matches.best, beyond.total);
  return {
    beyondTitle: covered,
    beyondTitleWindow: windowCoverage(beyond, matches),
    unsaid: ((1 - covered) * beyond.total) / all,
  };
}

function share(words: readonly AskedWord[], row: Float32Array, total: number): number {
  return words.reduce((sum, { weight }, t) => sum + weight * (row[t] ?? 0), 0) / total;
}

function joined(a: Float32Array, b: Float32Array): Float32Array {
  const row = Float32Array.from(a);
  raise(row, b);
  return row;
}

const WINDOW = 14;

/** The most of the question that stands within a few words of each other. */
function windowCoverage({ words, total }: Local, { of, value }: Matches): number {
  let most = 0;
  for (let from = 0; from < of.length; from++) {
    if ((of[from] ?? -1) < 0) continue;
    const row = new Map<number, number>();
    for (let i = from; i < Math.min(of.length, from + WINDOW); i++) {
      const t = of[i] ?? -1;
      if (t >= 0) row.set(t, Math.max(row.get(t) ?? 0, value[i] ?? 0));
    }
    let sum = 0;
    for (const [t, like] of row) sum += (words[t]?.weight ?? 0) * like;
    most = Math.max(most, sum);
  }
  return most / total;
}
