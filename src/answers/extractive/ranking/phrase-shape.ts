import type { Word } from './words.js';

/** What a phrase looks like: its kinds of words. */
export function shapeOf(words: readonly Word[], first: number, last: number): string {
  const [start, end] = [words[first], words[last]];
  if (!start || !end) return 'none';
  let [dates, numbers, names, verbs, functions, others, places] = [0, 0, 0, 0, 0, 0, 0];
  let isListed = false;
  for (let i = first; i <= last; i++) {
    const word = words[i];
    if (!word) continue;
    if (i > first && /[,،]/.test(word.gap)) isListed = true;
    if (word.kind === 'date') dates++;
    else if (word.kind === 'number') numbers++;
    else if (word.kind === 'place') places++;
    else if (word.kind === 'name') names++;
    else if (word.kind === 'verb') verbs++;
    else if (word.kind === 'function') functions++;
    else others++;
  }
  const length = last - first + 1;
  if (dates === length) return length === 1 ? 'year' : 'date';
  if (dates > 0) return 'with date';
  if (numbers === length) return 'number';
  if (start.kind === 'number')
    return isListed || length > 4 ? 'number long' : /^[%٪]/.test(end.gap) ? 'percent' : 'number of';
  if (places === length) return 'place';
  if (names + places === length) return 'name';
  if (isListed) return 'list';
  if (start.kind === 'verb') return 'verb first';
  if (verbs > 0) return 'with verb';
  if (numbers > 0) return 'with number';
  if (names + places > 0) return functions > 0 ? 'name and function' : 'name and word';
  if (functions > 0) return 'words and function';
  return others === 1 ? (start.isDefinite ? 'definite' : 'word') : start.isDefinite ? 'definite words' : 'words';
}
