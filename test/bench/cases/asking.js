// How long does a saved index take to load, how much memory does it hold, and how long does a question take then?
import { corpus, sample } from '../corpus.js';

const WARM_UP = 10;
const QUESTIONS = 200;
/** A slow engine is asked until this has passed, and ten questions at least. */
const PATIENCE_MILLISECONDS = 20_000;

export async function measure({ engine, file, size, directory }) {
  const { passages, questions } = corpus(file, size);
  const { load, saves = true } = await import(`../engines/${engine}.js`);
  const start = performance.now();
  const ask = await load(passages, directory);
  const loadSeconds = (performance.now() - start) / 1000;

  const times = [];
  const asked = sample(questions, QUESTIONS + WARM_UP);
  const begin = performance.now();
  for (const [i, question] of asked.entries()) {
    const before = performance.now();
    await ask(question);
    const time = performance.now() - before;
    if (i >= WARM_UP || time > 1000) times.push(time);
    if (times.length >= 10 && performance.now() - begin > PATIENCE_MILLISECONDS) break;
  }
  times.sort((a, b) => a - b);
  globalThis.gc();
  return {
    loadSeconds: saves ? loadSeconds : null,
    megabytes: process.memoryUsage.rss() / 2 ** 20,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    questions: times.length,
  };
}

function quantile(sorted, fraction) {
  return sorted[Math.min(sorted.length - 1, Math.floor(fraction * sorted.length))];
}
