/**
 * Learns what each feature counts in choosing the sentence, the paragraph, the short answer and the confidence, and writes
 * the weights to src/answers/extractive/ranking/weights.ts.
 *
 *     npm run build && node test/bench/train-answers.js FILE [FILE ...]
 *
 * It needs more memory than Node takes by itself: node --max-old-space-size=12000 test/bench/train-answers.js …
 *
 * With --meetings instead of files, only what counts in records of meetings is learned anew: that takes some minutes.
 *
 * Each file holds articles in SQuAD's format, in either language; paragraphs are retrieved as `eval` retrieves them, so
 * learn the ranking of paragraphs first (train-ranking.js). What counts in records of meetings is learned from those in
 * test/bench/training/records and from the golden questions that are not held out; what counts in minutes, laid out line by
 * line, from those in test/bench/training/layouts; either with the others at a part. Before it learns from everything, it
 * learns four times from the questions about three quarters of each file's articles and of the meetings and prints how it
 * does on the other quarter's. Short answers are learned from our own questions about articles too (test/bench/training): most
 * are asked in other words than their texts on purpose, and so say little of how well a sentence should match.
 *
 * Sentences, paragraphs and phrases are conditional logits: the right candidate is made likely among all of its question's
 * (for a phrase: each as right as its F1 squared). The confidence is a logistic regression: for articles it tells a question
 * from the same question with its paragraph taken out, for meetings a sentence that answers from one that does not, many of
 * whose questions the record does not answer though it speaks of all they name. All by gradient descent (Adam) with shrinkage.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findAnswer } from '../../dist/answers/extractive/find-answer.js';
import { findInMinutes } from '../../dist/answers/extractive/minutes/find-in-minutes.js';
import { ANSWER_FEATURES } from '../../dist/answers/extractive/ranking/answer-features.js';
import {
  CONFIDENCE_FEATURES,
  confidenceFeatures,
  LAYOUT_FEATURES,
} from '../../dist/answers/extractive/ranking/confidence-features.js';
import { leastRisk } from '../../dist/answers/extractive/ranking/least-risk.js';
import { PARAGRAPH_FEATURES, paragraphFeatures } from '../../dist/answers/extractive/ranking/paragraph-features.js';
import { phraseFeatures } from '../../dist/answers/extractive/ranking/phrase-features.js';
import { phrasesIn } from '../../dist/answers/extractive/ranking/phrases.js';
import {
  placeParagraphs,
  rankSentences,
  settingOf,
  toRank,
  weigh,
} from '../../dist/answers/extractive/ranking/rank.js';
import { NOT_RULED, RULE_FEATURES, ruleFeatures } from '../../dist/answers/extractive/ranking/rule-features.js';
import { SENTENCE_FEATURES } from '../../dist/answers/extractive/ranking/sentence-features.js';
import { WEIGHTS } from '../../dist/answers/extractive/ranking/weights.js';
import { readConfig } from '../../dist/config.js';
import { auroc, containsAnswer, scoreAnswer } from '../../dist/evaluation/metrics.js';
import { readSquad } from '../../dist/evaluation/squad.js';
import { openRecords } from '../../dist/majlis.js';
import { readMeetings } from '../../dist/meetings/read-meetings.js';
import { holds, LANGUAGES, MEETING, readGolden, readRecords } from '../golden/score.js';

const FOLDS = 4;
const SENTENCES = { steps: 150, shrinkage: 0.001 };
const PARAGRAPHS = { steps: 150, shrinkage: 0.0005 };
const PHRASES = { steps: 150, shrinkage: 0.002 };
const CONFIDENCE = { steps: 1500, shrinkage: 0.00003 };
/** What one of our own questions counts, next to 1: there are many, and other people asked the others. */
const OWN_SHARE = 0.3;
/** What a question about a meeting counts in the order of an article's sentences. */
const MEETINGS_SHARE = 0.25;
/** A feature of phrases is kept if it is a right one's in as many questions. */
const LEAST_SEEN = 4;
/** A wrong answer costs as much as this many silences. */
const COST_OF_A_WRONG_ANSWER = { article: 2, meeting: 2.5, minutes: 2 };
/** What a question about running words counts among those about minutes: in their order, and in their confidence. */
const RUNNING_SHARE = { order: 0.5, confidence: 0.3 };
/** What a question about minutes counts in the confidence for running words. */
const MINUTES_SHARE = 0.5;
const OWN_QUESTIONS = 'test/bench/training';
/** What the confidence sees. */
const CERTAINTY = {
  article: CONFIDENCE_FEATURES,
  meeting: [...CONFIDENCE_FEATURES, ...RULE_FEATURES, ...ANSWER_FEATURES],
  minutes: [...CONFIDENCE_FEATURES, ...RULE_FEATURES, ...ANSWER_FEATURES, ...LAYOUT_FEATURES],
};
const OUTPUT = 'src/answers/extractive/ranking/weights.ts';

/** A sentence's matches → its phrases with their features. */
const phrasesKnown = new WeakMap();
const featureNames = [];
const featureIndexes = new Map();

const files = process.argv.slice(2);
const isOfMeetingsAlone = files[0] === '--meetings';
if (files.length === 0 || (isOfMeetingsAlone && files.length > 1)) {
  process.stderr.write(
    'Usage: node test/bench/train-answers.js FILE [FILE ...]\n       node test/bench/train-answers.js --meetings\n',
  );
  process.exit(2);
}

const meetings = await gatherMeetings([...readRecords('test/bench/training/records'), ...goldenRecords()], 'meeting');
const minutes = await gatherMeetings(readRecords('test/bench/training/layouts'), 'minutes');
process.stdout.write(`${meetings.length} questions about meetings read, and ${minutes.length} about minutes\n`);
if (isOfMeetingsAlone) {
  const { phrase } = WEIGHTS;
  measureFolds([], meetings, (isKnown) => ({
    phrase,
    ...learnMeetings(meetings.filter(isKnown), minutes.filter(isKnown), phrase),
  }));
  write({ ...WEIGHTS, ...learnMeetings(meetings, minutes, phrase) });
} else {
  const sets = [];
  for (const file of files) sets.push(await gather(file, { silence: true }));
  const own = [];
  for (const name of readdirSync(OWN_QUESTIONS).sort())
    if (name.endsWith('.json')) own.push(...(await gather(path.join(OWN_QUESTIONS, name), { silence: false })));
  const questions = sets.flat();
  process.stdout.write(`${questions.length} questions about articles, and ${own.length} of our own\n`);
  measureFolds(sets, meetings, (isKnown) =>
    learn({
      articles: questions.filter(isKnown),
      meetings: meetings.filter(isKnown),
      minutes: minutes.filter(isKnown),
      own,
    }),
  );
  write(learn({ articles: questions, meetings, minutes, own }));
}

/** How weights learned from three quarters do on the other, over all four. */
function measureFolds(sets, meetings, learnFrom) {
  const figures = sets.map(() => ({ questions: 0, first: 0, sentence: 0, f1: 0, sure: [], unsure: [] }));
  const none = () => ({
    questions: 0,
    answerable: 0,
    first: 0,
    sentence: 0,
    answered: 0,
    right: 0,
    sure: [],
    unsure: [],
  });
  const byGenre = { meeting: none(), minutes: none() };
  for (let fold = 0; fold < FOLDS; fold++) {
    const isKnown = ({ article }) => article % FOLDS !== fold;
    const weights = learnFrom(isKnown);
    sets.forEach((set, i) => {
      for (const question of set) if (!isKnown(question)) measure(question, weights, figures[i]);
    });
    for (const question of meetings)
      if (!isKnown(question)) measureMeeting(question, 'meeting', weights, byGenre.meeting);
    for (const question of minutes)
      if (!isKnown(question) && !question.isLabelled) measureMeeting(question, 'minutes', weights, byGenre.minutes);
  }
  figures.forEach(({ questions, first, sentence, f1, sure, unsure }, i) => {
    const share = (total) => (total / questions).toFixed(3);
    process.stdout.write(
      `${files[i]}\trecallAt1 ${share(first)}\tsentenceMatch ${share(sentence)}\tf1 ${share(f1)}\tabstentionAuroc ${auroc(sure, unsure).toFixed(3)}\n`,
    );
  });
  for (const [genre, each] of Object.entries(byGenre)) {
    const { questions, answerable, first, sentence, answered, right, sure, unsure } = each;
    if (questions === 0) continue;
    process.stdout.write(
      `${genre}\trecallAt1 ${(first / answerable).toFixed(3)}\tsentenceMatch ${(sentence / answerable).toFixed(3)}\tanswered ${answered} of ${questions}, ${right} of them right\trightOrNotAuroc ${auroc(sure, unsure).toFixed(3)}\n`,
    );
  }
}

/** Every question of a file with its sentences; with `silence`, also those of a record that never had its paragraph. */
async function gather(file, { silence }) {
  const { articles, questions } = readSquad(file);
  const answering = await openRecords(readConfig(), articles);
  const indexOf = new Map(articles.map(({ id }, i) => [id, i]));
  const found = [];
  for (const { text, gold, answers } of questions) {
    const look = async ({ matcher, weigher, readers, retrieve }) => {
      const question = answering.read(text);
      const paragraphs = (await retrieve(text, { limit: 8 })).map(({ passage, score, evidence }) => ({
        reader: readers.of(articles[indexOf.get(passage.meeting)], question.language),
        number: passage.paragraph,
        isGold: passage.meeting === gold.meeting && passage.paragraph === gold.paragraph,
        score,
        found: evidence,
      }));
      const sentences = rankSentences(question, paragraphs, { matcher, weigher, genre: 'article' });
      return { answers, paragraphs, weigher, ...(sentences ?? { asked: null, ranked: [] }) };
    };
    const whole = await look(answering);
    const right = ({ reading: { reader, sentence } }) => containsAnswer(reader.text(sentence), answers);
    found.push({
      article: indexOf.get(gold.meeting),
      answers,
      whole,
      without: silence ? await look(answering.without(gold)) : null,
      right: new Map(whole.ranked.map(({ matches }) => [matches, right(matches)])),
    });
  }
  return found;
}

/** The golden questions to learn from, as one record's. */
function goldenRecords() {
  return readMeetings('index-data/meetings')
    .meetings.filter(({ id }) => id === MEETING)
    .map((meeting) => ({
      meeting,
      questions: LANGUAGES.flatMap((language) =>
        ['tuning', 'second', 'third'].flatMap((part) => readGolden(language, part)),
      ),
    }));
}

/** Every question about some records with its sentences, and what the rules make of it. */
async function gatherMeetings(records, genre) {
  const found = [];
  for (const [article, { meeting, questions }] of records.entries()) {
    const answering = await openRecords(readConfig(), [meeting]);
    const { matcher, weigher } = answering;
    for (const line of questions) {
      const question = answering.read(line.question);
      const hits = answering.toRead(await answering.retrieve(line.question, { limit: 16 }));
      const gold = line.paragraphs ?? line.allParagraphs ?? [];
      const paragraphs = hits.map(({ passage, score, evidence }) => ({
        reader: answering.readerOf(passage, question),
        number: passage.paragraph,
        isGold: gold.includes(passage.paragraph),
        score,
        found: evidence,
      }));
      const answers = line.answer === undefined ? [] : [line.answer];
      const sentences = rankSentences(question, paragraphs, { matcher, weigher, genre });
      const whole = { answers, paragraphs, weigher, ...(sentences ?? { asked: null, ranked: [] }) };
      const evidence = answering.evidenceOf(question, hits);
      const ruled = { evidence, found: findAnswer(question, evidence) };
      const right = rightIn(line, whole);
      const reader = answering.readers.of(meeting, question.language);
      const isLabelled = findInMinutes(question, reader, { matcher, weigher }) !== null;
      found.push({
        article,
        answers,
        whole: { ...whole, ruled },
        right,
        isLabelled,
        isAnswered: line.status === 'answered',
      });
    }
  }
  return found;
}

/** Which sentences answer: of a paragraph that does, those that hold all that is wanted, or some of it where none holds all. */
function rightIn({ status, kind, answer, ...wanted }, { ranked, paragraphs }) {
  const textOf = ({ reading: { reader, sentence } }) => reader.text(sentence);
  const sentencesThat = (test) =>
    new Map(
      ranked.map(({ matches, paragraph }) => [
        matches,
        status === 'answered' && paragraphs[paragraph].isGold && test(textOf(matches)),
      ]),
    );
  if (kind === 'yesno') return sentencesThat((text) => answer === undefined || holds(text, { short: [answer] }));
  const whole = sentencesThat((text) => holds(text, wanted));
  if ([...whole.values()].includes(true)) return whole;
  return sentencesThat((text) => holds(text, { short: [...(wanted.short ?? []), ...(wanted.allShort ?? [])] }));
}

function learn({ articles, meetings, minutes, own }) {
  const article = learnOrder([...articles, ...meetings.map((question) => ({ ...question, share: MEETINGS_SHARE }))]);
  const meeting = learnOrder(meetings);
  const phrase = learnPhrases([
    ...articles.map((question) => ({ question, share: 1, weights: article.sentence })),
    ...meetings
      .filter(({ answers }) => answers.length > 0)
      .map((question) => ({ question, share: 1, weights: meeting.sentence })),
    ...own.map((question) => ({ question, share: OWN_SHARE, weights: article.sentence })),
  ]);
  return {
    article: {
      ...article,
      confidence: certainty(
        'article',
        articles.flatMap(({ whole, without }) => [
          { features: confidenceOf(whole, 'article', article, phrase), isRight: 1, cost: 1 },
          {
            features: confidenceOf(without, 'article', article, phrase),
            isRight: 0,
            cost: COST_OF_A_WRONG_ANSWER.article,
          },
        ]),
      ),
    },
    ...learnMeetings(meetings, minutes, phrase, meeting),
    phrase,
  };
}

/** What counts in records of meetings, in running words and laid out as minutes; `order` is that of the former. */
function learnMeetings(meetings, minutes, phrase, order = learnOrder(meetings)) {
  const ofMinutes = learnOrder([
    ...minutes,
    ...meetings.map((question) => ({ ...question, share: RUNNING_SHARE.order })),
  ]);
  // What a label answers never comes to the ranking.
  const rows = (questions, genre, by, share) =>
    questions
      .filter(({ isLabelled }) => !isLabelled)
      .map((question) => rowOf(question, genre, by, phrase))
      .map((row) => ({ ...row, cost: row.cost * share }));
  return {
    meeting: {
      ...order,
      confidence: certainty('meeting', [
        ...rows(meetings, 'meeting', order, 1),
        ...rows(minutes, 'meeting', order, MINUTES_SHARE),
      ]),
    },
    minutes: {
      ...ofMinutes,
      confidence: certainty('minutes', [
        ...rows(minutes, 'minutes', ofMinutes, 1),
        ...rows(meetings, 'minutes', ofMinutes, RUNNING_SHARE.confidence),
      ]),
    },
  };
}

function rowOf(question, genre, order, phrase) {
  const isRight = isBestRight(question, order) ? 1 : 0;
  const features = confidenceOf(question.whole, genre, order, phrase);
  return { features, isRight, cost: isRight ? 1 : COST_OF_A_WRONG_ANSWER[genre] };
}

function certainty(genre, rows) {
  return named(CERTAINTY[genre], decide(rows, CERTAINTY[genre].length));
}

function isBestRight({ whole, right }, { sentence }) {
  const [best] = sorted(whole.ranked, sentence);
  return best !== undefined && right.get(best.matches);
}

function learnOrder(from) {
  const sentence = choose(
    from.map(({ whole: { ranked, paragraphs }, right, share }) => ({
      share,
      candidates: ranked.map(({ features }) =>
        list(
          SENTENCE_FEATURES.keys(),
          SENTENCE_FEATURES.map((name) => features[name]),
        ),
      ),
      worth: ranked.map(({ matches, paragraph }) => (right.get(matches) && paragraphs[paragraph].isGold ? 1 : 0)),
    })),
    SENTENCE_FEATURES.length,
    SENTENCES,
  );
  const sentenceWeights = named(SENTENCE_FEATURES, sentence);
  const paragraph = choose(
    from.map(({ whole: { ranked, paragraphs }, share }) => {
      const read = toRank(paragraphs);
      return {
        share,
        candidates: paragraphFeatures(read, sorted(ranked, sentenceWeights)).map((features) =>
          list(
            PARAGRAPH_FEATURES.keys(),
            PARAGRAPH_FEATURES.map((name) => features[name]),
          ),
        ),
        worth: read.map(({ isGold }) => (isGold ? 1 : 0)),
      };
    }),
    PARAGRAPH_FEATURES.length,
    PARAGRAPHS,
  );
  return { sentence: sentenceWeights, paragraph: named(PARAGRAPH_FEATURES, paragraph) };
}

function learnPhrases(from) {
  const known = from
    .map(({ question, share, weights }) => ({
      ...phrasesOf(question.whole, rightSentence(question, weights)),
      share,
    }))
    .filter(({ most }) => most > 0.1);
  const seen = new Int32Array(featureNames.length);
  for (const { lists, worth, most } of known) {
    const inBest = new Set(lists.flatMap(({ indexes }, i) => (worth[i] === most ? [...indexes] : [])));
    for (const index of inBest) seen[index]++;
  }
  const weights = choose(
    known.map(({ lists, worth, share }) => ({ candidates: lists, worth, share })),
    featureNames.length,
    { ...PHRASES, keep: (index) => seen[index] >= LEAST_SEEN },
  );
  return named(featureNames, weights);
}

function rightSentence({ whole: { ranked, paragraphs }, right }, sentenceWeights) {
  return sorted(ranked, sentenceWeights).find(
    ({ matches, paragraph }) => right.get(matches) && paragraphs[paragraph].isGold,
  );
}

/** The phrases of a sentence with their features, and how right each is. */
function phrasesOf({ asked, weigher, answers }, best) {
  if (!best) return { phrases: [], lists: [], worth: [], most: 0 };
  const { matches } = best;
  if (!phrasesKnown.has(matches)) {
    const phrases = phrasesIn(matches.reading);
    const setting = settingOf(asked, matches, weigher);
    const lists = phrases.map((phrase) => {
      const [indexes, values] = [[], []];
      phraseFeatures(phrase, setting, (name, value) => {
        if (!value) return;
        if (!featureIndexes.has(name)) featureIndexes.set(name, featureNames.push(name) - 1);
        indexes.push(featureIndexes.get(name));
        values.push(value);
      });
      return list(indexes, values);
    });
    const worth = phrases.map((phrase) => scoreAnswer(textOf(phrase), answers).f1 ** 2);
    phrasesKnown.set(matches, { phrases, lists, worth, most: Math.max(0, ...worth) });
  }
  return phrasesKnown.get(matches);
}

/** Features that are not 0, by index. */
function list(indexes, values) {
  return { indexes: Int32Array.from(indexes), values: Float64Array.from(values) };
}

function measure(question, weights, figures) {
  const { whole, without, right, answers } = question;
  figures.questions++;
  const order = sorted(whole.ranked, weights.article.sentence);
  const [best] = order;
  if (best && right.get(best.matches)) figures.sentence++;
  if (placeParagraphs(whole.paragraphs, order, weights.article.paragraph)[0]?.isGold) figures.first++;
  const { phrases, lists } = phrasesOf(whole, best);
  const phraseWeights = featureNames.map((name) => weights.phrase[name] ?? 0);
  const scores = lists.map((each) => scoreOf(each, phraseWeights));
  const phrase = leastRisk(phrases, scores);
  if (phrase) figures.f1 += scoreAnswer(textOf(phrase), answers).f1;
  figures.sure.push(certaintyOf(whole, 'article', weights));
  figures.unsure.push(certaintyOf(without, 'article', weights));
}

function measureMeeting(question, genre, weights, figures) {
  const { whole, isAnswered } = question;
  figures.questions++;
  const isRight = isBestRight(question, weights[genre]);
  const certainty = certaintyOf(whole, genre, weights);
  (isRight ? figures.sure : figures.unsure).push(certainty);
  if (certainty >= 0) figures.answered++;
  if (certainty >= 0 && isRight) figures.right++;
  if (!isAnswered) return;
  figures.answerable++;
  if (isRight) figures.sentence++;
  const order = sorted(whole.ranked, weights[genre].sentence);
  if (placeParagraphs(whole.paragraphs, order, weights[genre].paragraph)[0]?.isGold) figures.first++;
}

/** In log odds. */
function certaintyOf(look, genre, weights) {
  const { confidence, ...order } = weights[genre];
  return dot(
    confidenceOf(look, genre, order, weights.phrase),
    CERTAINTY[genre].map((name) => confidence[name] ?? 0),
  );
}

function textOf({ reading: { reader, words }, first, last }) {
  return reader.text({ start: words[first].term.start, end: words[last].term.end });
}

/** By the sentences as the weights rank them, and the short answer that they choose. */
function confidenceOf(look, genre, { sentence, paragraph }, phrase) {
  const { asked, ranked, paragraphs, ruled } = look;
  const order = sorted(ranked, sentence);
  const { phrases, lists } = phrasesOf(look, order[0]);
  const values = featureNames.map((name) => phrase[name] ?? 0);
  const chosen = leastRisk(
    phrases,
    lists.map((each) => scoreOf(each, values)),
  );
  const placed = placeParagraphs(paragraphs, order, paragraph);
  const rules = ruled && order[0] ? ruleFeatures(asked, order[0], ruled) : NOT_RULED;
  const features = confidenceFeatures(asked, order, placed, chosen, rules);
  return CERTAINTY[genre].map((name) => features?.[name] ?? 0);
}

/** Sentences by what other weights make of them, best first. */
function sorted(ranked, weights) {
  return ranked.map((each) => ({ ...each, score: weigh(each.features, weights) })).sort((a, b) => b.score - a.score);
}

/**
 * A conditional logit. A group's candidates are lists of features and values; `worth` says how right each is, `share` what
 * the group counts.
 */
function choose(groups, size, { steps, shrinkage, keep = () => true }) {
  const useful = groups.filter(({ worth }) => worth.some((value) => value > 0));
  const total = useful.reduce((sum, { share = 1 }) => sum + share, 0);
  return descend(size, steps, shrinkage, (weights, gradient) => {
    for (const { candidates, worth, share = 1 } of useful) {
      const scores = candidates.map((each) => scoreOf(each, weights));
      const most = Math.max(...scores);
      const odds = scores.map((score) => Math.exp(score - most));
      const all = odds.reduce((sum, value) => sum + value, 0);
      const right = odds.reduce((sum, value, k) => sum + value * worth[k], 0) || 1e-12;
      candidates.forEach(({ indexes, values }, k) => {
        const pull = ((odds[k] / all - (odds[k] * worth[k]) / right) * share) / total;
        if (Math.abs(pull) < 1e-9) return;
        for (let i = 0; i < indexes.length; i++) gradient[indexes[i]] += pull * values[i];
      });
    }
    for (let i = 0; i < size; i++) if (!keep(i)) gradient[i] = 0;
  });
}

/** A logistic regression. */
function decide(rows, size) {
  return descend(size, CONFIDENCE.steps, CONFIDENCE.shrinkage, (weights, gradient) => {
    for (const { features, isRight, cost } of rows) {
      const pull = (cost * (1 / (1 + Math.exp(-dot(weights, features))) - isRight)) / rows.length;
      features.forEach((value, i) => {
        gradient[i] += pull * value;
      });
    }
  });
}

function descend(size, steps, shrinkage, addGradient) {
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let step = 1; step <= steps; step++) {
    const gradient = weights.map((weight) => shrinkage * weight);
    addGradient(weights, gradient);
    const rate = step > 0.7 * steps ? 0.03 : 0.08;
    for (let i = 0; i < size; i++) {
      mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
      square[i] = 0.99 * square[i] + 0.01 * gradient[i] ** 2;
      weights[i] -= (rate * (mean[i] / (1 - 0.9 ** step))) / (Math.sqrt(square[i] / (1 - 0.99 ** step)) + 1e-8);
    }
  }
  return weights;
}

function scoreOf({ indexes, values }, weights) {
  let sum = 0;
  for (let i = 0; i < indexes.length; i++) sum += weights[indexes[i]] * values[i];
  return sum;
}

function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function named(names, weights) {
  return Object.fromEntries(names.map((name, i) => [name, weights[i]]));
}

function write(weights) {
  const object = (of, indent) =>
    Object.entries(of)
      .map(([name, weight]) => [name, typeof weight === 'number' ? Math.round(weight * 100) / 100 : weight])
      .filter(([, weight]) => typeof weight !== 'number' || Math.abs(weight) >= 0.05)
      .sort(([a, first], [b]) => (typeof first !== 'number' ? 0 : a < b ? -1 : 1))
      .map(([name, weight]) => {
        const key = /^[a-z]\w*$/i.test(name) ? name : `'${name.replaceAll("'", "\\'")}'`;
        const value = typeof weight === 'number' ? weight : `{\n${object(weight, `${indent}  `)}${indent}}`;
        return `${indent}${key}: ${value},\n`;
      })
      .join('');
  const head = readFileSync(OUTPUT, 'utf8').split(/(?<== \{\n)/)[0];
  writeFileSync(OUTPUT, `${head}${object(weights, '  ')}};\n`);
}
