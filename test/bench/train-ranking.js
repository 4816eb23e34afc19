/**
 * Learns what each piece of evidence counts in the ranking, and writes it to src/retrieval/weights.ts.
 *
 *     npm run build && node test/bench/train-ranking.js PASSAGES QUESTIONS [PASSAGES QUESTIONS ...]
 *
 * Each pair of SQuAD-format files is one task (give an Arabic file with an English one to learn across languages too).
 * Before it learns from everything, it learns four times from the questions about three quarters of each file's articles
 * and prints how it does on the other quarter's. The weights are those of a conditional logit: they make the paragraph that
 * answers likely among the candidates (gradient ascent on the likelihood, with a little shrinkage; every task counts the
 * same, and a question's evidence is tempered as its scores are).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readSquad } from '../../dist/evaluation/squad.js';
import { passagesOf } from '../../dist/meetings/passages.js';
import { BuiltinEmbeddings } from '../../dist/models/builtin-embeddings.js';
import { LexicalIndex } from '../../dist/retrieval/lexical-index.js';
import { loadLexicon } from '../../dist/retrieval/load-lexicon.js';
import { search, temperOf } from '../../dist/retrieval/retriever.js';
import { EVIDENCE_WEIGHTS } from '../../dist/retrieval/weights.js';

const FOLDS = 4;
const CANDIDATES = 24;
const SHRINKAGE = 0.0005;
const STEPS = 400;

const files = process.argv.slice(2);
if (files.length === 0 || files.length % 2 === 1) {
  process.stderr.write('Usage: node test/bench/train-ranking.js PASSAGES QUESTIONS [PASSAGES QUESTIONS ...]\n');
  process.exit(2);
}

const names = Object.keys(EVIDENCE_WEIGHTS);
const lexicon = await loadLexicon('index-data/lexicon');
const kin = await loadLexicon('index-data/lexicon/kin');
const embeddings = new BuiltinEmbeddings({ lexicon });
const tasks = [];
for (let i = 0; i < files.length; i += 2) tasks.push(await gather(files[i], files[i + 1]));

const scales = names.map(
  (_, i) => 1 / deviation(tasks.flat().flatMap(({ candidates }) => candidates.map((row) => row[i]))),
);
report('as it is', () => EVIDENCE_WEIGHTS);
const folds = Array.from({ length: FOLDS }, (_, fold) => learn((article) => article % FOLDS !== fold));
report('cross-validated', (article) => folds[article % FOLDS]);
const weights = learn(() => true);
report('learned from all', () => weights);
write(weights);

/** Every question of a file with the evidence for its candidates. */
async function gather(passagesFile, questionsFile) {
  const { articles, questions } = readSquad(passagesFile);
  const goldById = new Map(questions.map(({ id, gold }) => [id, gold]));
  const passages = articles.flatMap(passagesOf);
  const titles = new Map(articles.map(({ id, title }) => [id, Object.values(title).join('\n')]));
  const lexical = LexicalIndex.build(passages.map(({ text }) => text));
  const vectors = exactSearch(passages.map(({ text }) => embeddings.embed(text)));
  const index = { passages, lexical, vectors, embeddings, lexicon, kin, titles };
  const articleOf = new Map(articles.map(({ id }, i) => [id, i]));
  const gathered = [];
  for (const { id, text } of readSquad(questionsFile).questions) {
    const right = goldById.get(id);
    const hits = await search(index, text, { limit: CANDIDATES });
    const temper = temperOf(hits.map(({ evidence }) => evidence));
    gathered.push({
      article: articleOf.get(right.meeting),
      gold: hits.map(({ passage }) => passage.meeting === right.meeting && passage.paragraph === right.paragraph),
      candidates: hits.map(({ evidence }) => names.map((name) => evidence[name] / temper)),
    });
  }
  return gathered;
}

function exactSearch(vectors) {
  const dot = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0);
  return {
    search: (query, k) =>
      vectors
        .map((vector, passage) => ({ passage, distance: 1 - dot(query, vector) }))
        .sort((a, b) => a.distance - b.distance)
        .slice(0, k),
  };
}

/** Adam on the mean log-likelihood of the answering paragraph, the mean being taken per task; all evidence on one scale. */
function learn(from) {
  const sets = tasks.map((task) => task.filter(({ article }) => from(article)));
  const scaled = names.map((name, i) => EVIDENCE_WEIGHTS[name] / scales[i]);
  const mean = names.map(() => 0);
  const square = names.map(() => 0);
  for (let step = 1; step <= STEPS; step++) {
    const weights = scaled.map((weight, i) => weight * scales[i]);
    const gradient = names.map(() => 0);
    for (const set of sets)
      for (const question of set) addGradient(gradient, question, weights, 1 / set.length / sets.length);
    const rate = step > 0.7 * STEPS ? 0.02 : 0.08;
    for (let i = 0; i < scaled.length; i++) {
      const slope = gradient[i] * scales[i] + SHRINKAGE * scaled[i];
      mean[i] = 0.9 * mean[i] + 0.1 * slope;
      square[i] = 0.99 * square[i] + 0.01 * slope ** 2;
      scaled[i] -= (rate * (mean[i] / (1 - 0.9 ** step))) / (Math.sqrt(square[i] / (1 - 0.99 ** step)) + 1e-8);
    }
  }
  return Object.fromEntries(names.map((name, i) => [name, Math.round(scaled[i] * scales[i] * 100) / 100]));
}

function deviation(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
}

function addGradient(gradient, { gold, candidates }, weights, share) {
  if (!gold.includes(true)) return;
  const scores = candidates.map((evidence) => evidence.reduce((sum, value, i) => sum + value * weights[i], 0));
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const all = odds.reduce((sum, value) => sum + value, 0);
  const right = odds.reduce((sum, value, k) => sum + (gold[k] ? value : 0), 0);
  candidates.forEach((evidence, k) => {
    const pull = odds[k] / all - (gold[k] ? odds[k] / right : 0);
    for (let i = 0; i < evidence.length; i++) gradient[i] += share * pull * evidence[i];
  });
}

/** Recall among the first one and five; `weightsFor` gives the weights to rank an article's questions by. */
function report(when, weightsFor) {
  tasks.forEach((task, i) => {
    let [first, five] = [0, 0];
    for (const { article, gold, candidates } of task) {
      const weights = weightsFor(article);
      const scores = candidates.map((row) => row.reduce((sum, value, k) => sum + value * weights[names[k]], 0));
      const order = scores.map((_, k) => k).sort((a, b) => scores[b] - scores[a]);
      const rank = order.findIndex((k) => gold[k]);
      if (rank === 0) first++;
      if (rank >= 0 && rank < 5) five++;
    }
    const percent = (count) => ((100 * count) / task.length).toFixed(1);
    process.stdout.write(`${when}\t${files[2 * i]}\t${files[2 * i + 1]}\t${percent(first)} / ${percent(five)}\n`);
  });
}

function write(weights) {
  const file = 'src/retrieval/weights.ts';
  const lines = names.map((name) => `  ${name}: ${weights[name]},`).join('\n');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/= \{\n[^}]*\};/, `= {\n${lines}\n};`));
}
