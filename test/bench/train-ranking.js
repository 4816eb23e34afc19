/**
 * Learns what each piece of evidence counts in the ranking, and writes it to src/retrieval/weights.ts.
 *
 *     npm run build && node test/bench/train-ranking.js PASSAGES QUESTIONS [PASSAGES QUESTIONS ...]
 *
 * Each pair of SQuAD-format files is one task (give an Arabic file with an English one to learn across languages too).
 * Questions about every other article are learned from, the others only tell how good the weights are. The weights are
 * those of a conditional logit: they make the paragraph that answers likely among the candidates (gradient ascent on the
 * likelihood, with a little shrinkage; every task counts the same).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cutPassages } from '../../dist/meetings/passages.js';
import { BuiltinEmbeddings } from '../../dist/models/builtin-embeddings.js';
import { LexicalIndex } from '../../dist/retrieval/lexical-index.js';
import { loadLexicon } from '../../dist/retrieval/load-lexicon.js';
import { search } from '../../dist/retrieval/retriever.js';
import { EVIDENCE_WEIGHTS } from '../../dist/retrieval/weights.js';
import { detectLanguage } from '../../dist/text/language.js';

const CANDIDATES = 24;
const SHRINKAGE = 0.0002;
const STEPS = 1000;

const files = process.argv.slice(2);
if (files.length === 0 || files.length % 2 === 1) {
  process.stderr.write('Usage: node test/bench/train-ranking.js PASSAGES QUESTIONS [PASSAGES QUESTIONS ...]\n');
  process.exit(2);
}

const names = Object.keys(EVIDENCE_WEIGHTS);
const lexicon = await loadLexicon('index-data/lexicon');
const embeddings = new BuiltinEmbeddings({ lexicon });
const tasks = [];
for (let i = 0; i < files.length; i += 2) tasks.push(await gather(files[i], files[i + 1]));

report('before', EVIDENCE_WEIGHTS);
const weights = learn(tasks.map((task) => task.filter((question) => question.article % 2 === 0)));
report('after', weights);
write(weights);

/** Every question of a file with the evidence for its candidates. */
async function gather(passagesFile, questionsFile) {
  const contexts = [];
  const passages = [];
  const goldById = new Map();
  for (const article of JSON.parse(readFileSync(passagesFile, 'utf8')).data) {
    for (const { context, qas } of article.paragraphs) {
      for (const { id } of qas) goldById.set(id, context);
      contexts.push(context);
      for (const { start, end } of cutPassages(context)) {
        const language = detectLanguage(context) ?? 'en';
        passages.push({
          meeting: 'm',
          language,
          paragraph: contexts.length,
          start,
          end,
          text: context.slice(start, end),
        });
      }
    }
  }
  const index = { passages, lexical: LexicalIndex.build(passages.map(({ text }) => text)), embeddings, lexicon };
  index.vectors = exactSearch(passages.map(({ text }) => embeddings.embed(text)));
  const questions = [];
  const { data } = JSON.parse(readFileSync(questionsFile, 'utf8'));
  for (const [article, { paragraphs }] of data.entries()) {
    for (const { id, question } of paragraphs.flatMap(({ qas }) => qas)) {
      const hits = await search(index, question, { limit: CANDIDATES });
      const gold = hits.map((hit) => contexts[hit.passage.paragraph - 1] === goldById.get(id));
      questions.push({ article, gold, candidates: hits.map((hit) => names.map((name) => hit.evidence[name])) });
    }
  }
  return questions;
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

/** Adam on the mean log-likelihood of the answering paragraph, the mean being taken per task. */
function learn(sets) {
  const weights = names.map((name) => EVIDENCE_WEIGHTS[name]);
  const mean = names.map(() => 0);
  const square = names.map(() => 0);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = weights.map((weight) => SHRINKAGE * weight);
    for (const set of sets)
      for (const question of set) addGradient(gradient, question, weights, 1 / set.length / sets.length);
    for (let i = 0; i < weights.length; i++) {
      mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
      square[i] = 0.99 * square[i] + 0.01 * gradient[i] ** 2;
      weights[i] -= (0.1 * (mean[i] / (1 - 0.9 ** step))) / (Math.sqrt(square[i] / (1 - 0.99 ** step)) + 1e-8);
    }
  }
  return Object.fromEntries(names.map((name, i) => [name, Math.round(weights[i] * 100) / 100]));
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

function report(when, weights) {
  tasks.forEach((task, i) => {
    const figures = [0, 1].map((parity) =>
      recall(
        task.filter(({ article }) => article % 2 === parity),
        weights,
      ),
    );
    process.stdout.write(
      `${when}\t${files[2 * i]}\t${files[2 * i + 1]}\tlearned from ${figures[0]}\tothers ${figures[1]}\n`,
    );
  });
}

function recall(questions, weights) {
  let first = 0;
  let five = 0;
  for (const { gold, candidates } of questions) {
    const scores = candidates.map((evidence) => evidence.reduce((sum, value, i) => sum + value * weights[names[i]], 0));
    const order = scores.map((_, k) => k).sort((a, b) => scores[b] - scores[a]);
    const rank = order.findIndex((k) => gold[k]);
    if (rank === 0) first++;
    if (rank >= 0 && rank < 5) five++;
  }
  return `${((100 * first) / questions.length).toFixed(1)} / ${((100 * five) / questions.length).toFixed(1)}`;
}

function write(weights) {
  const file = 'src/retrieval/weights.ts';
  const lines = names.map((name) => `  ${name}: ${weights[name]},`).join('\n');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/= \{\n[^}]*\};/, `= {\n${lines}\n};`));
}
