import { readFileSync } from 'node:fs';

/**
 * Passages and questions from an evaluation file in SQuAD's format.
 *
 * The first passages are the file's own sentences; when there are too few, others are put together from runs of words of
 * two or three sentences, the same ones every time.
 *
 * @param {string} file
 * @param {number} count how many passages
 * @returns {{ passages: string[], questions: string[] }}
 */
export function corpus(file, count) {
  const paragraphs = JSON.parse(readFileSync(file, 'utf8')).data.flatMap((article) => article.paragraphs);
  const sentences = paragraphs
    .flatMap(({ context }) => context.split(/(?<=[.؟?!])\s+/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 20);
  const questions = paragraphs.flatMap(({ qas }) => qas.map(({ question }) => question));
  const passages = [...new Set(sentences)].slice(0, count);
  const random = generator(2021);
  while (passages.length < count) passages.push(recombine(sentences, random));
  return { passages, questions };
}

/** As many questions as wanted, taken evenly from the whole file. */
export function sample(questions, wanted) {
  const step = Math.max(1, questions.length / wanted);
  return Array.from({ length: Math.min(wanted, questions.length) }, (_, i) => questions[Math.floor(i * step)]);
}

function recombine(sentences, random) {
  const pieces = Array.from({ length: random() < 0.5 ? 2 : 3 }, () => {
    const words = sentences[Math.floor(random() * sentences.length)].split(/\s+/);
    const start = Math.floor((random() * words.length) / 2);
    return words.slice(start, start + 6 + Math.floor(random() * 14)).join(' ');
  });
  return pieces.join(' ');
}

/** A linear congruential generator with the parameters of Numerical Recipes: plain, and the same on every machine. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
