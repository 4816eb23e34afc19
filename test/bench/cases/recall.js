// Of the ten passages whose vectors are nearest to a question's, how many does the graph find?
import { corpus, sample } from '../corpus.js';
import { open } from '../engines/majlis.js';

const QUESTIONS = 200;

export async function measure({ file, size, directory }) {
  const { passages, questions } = corpus(file, size);
  const { vectors, embeddings } = await open(passages, directory);
  const { dimension } = embeddings;
  const all = new Float32Array(passages.length * dimension);
  for (const [i, passage] of passages.entries()) all.set(embeddings.embed(passage), i * dimension);

  let found = 0;
  let wanted = 0;
  const times = [];
  for (const question of sample(questions, QUESTIONS)) {
    const vector = embeddings.embed(question);
    const start = performance.now();
    const hits = vectors.search(vector, 10);
    times.push(performance.now() - start);
    const distances = exactDistances(all, vector);
    // Passages at one distance are as good as each other: what counts is being as near as the tenth nearest.
    const tenth = distances.toSorted()[9];
    wanted += 10;
    found += hits.filter(({ passage }) => distances[passage] <= tenth + 1e-6).length;
  }
  times.sort((a, b) => a - b);
  return { recall: found / wanted, graphMilliseconds: times[Math.floor(times.length / 2)] };
}

function exactDistances(all, vector) {
  const { length } = vector;
  return Float32Array.from({ length: all.length / length }, (_, passage) => {
    let product = 0;
    for (let i = 0, at = passage * length; i < length; i++, at++) product += all[at] * vector[i];
    return 1 - product;
  });
}
