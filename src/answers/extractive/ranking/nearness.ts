import type { Asked } from './asked.js';
import type { Matches } from './matches.js';
import type { Word } from './words.js';

/** Share of the question in the clause that a phrase stands in. */
export function clauseShare(
  words: readonly Word[],
  asked: Asked,
  { of, value }: Matches,
  first: number,
  last: number,
): number {
  const seen = new Map<number, number>();
  const look = (i: number): void => {
    const t = of[i] ?? -1;
    if (t >= 0) seen.set(t, Math.max(seen.get(t) ?? 0, value[i] ?? 0));
  };
  for (let i = first - 1; i >= 0 && !isClauseEnd(words[i + 1]); i--) look(i);
  for (let i = last + 1; i < words.length && !isClauseEnd(words[i]); i++) look(i);
  let sum = 0;
  for (const [t, like] of seen) sum += (asked.words[t]?.weight ?? 0) * like;
  return sum / asked.total;
}

function isClauseEnd(word: Word | undefined): boolean {
  return !!word && /[.;:?!()،,؛؟–—]/.test(word.gap);
}

/** The question's words to the left and to the right: by how close they stand, and how many there are. */
export function nearness(
  asked: Pick<Asked, 'words' | 'total'>,
  matches: Matches,
  first: number,
  last: number,
): [number, number, number, number, number] {
  let [left, right, allLeft, allRight] = [0, 0, 0, 0];
  let closest = 99;
  const seen = new Float32Array(asked.words.length);
  const side = new Int8Array(asked.words.length);
  const all = new Int8Array(asked.words.length);
  for (let i = 0; i < matches.of.length; i++) {
    const t = matches.of[i] ?? -1;
    if (t < 0 || (i >= first && i <= last)) continue;
    const distance = i < first ? first - i : i - last;
    closest = Math.min(closest, distance);
    const near = (matches.value[i] ?? 0) * DECAY ** (distance - 1);
    if (near > (seen[t] ?? 0)) {
      seen[t] = near;
      side[t] = i < first ? 1 : 2;
    }
    all[t] = (all[t] ?? 0) | (i < first ? 1 : 2);
  }
  asked.words.forEach(({ weight }, t) => {
    if (side[t] === 1) left += weight * (seen[t] ?? 0);
    if (side[t] === 2) right += weight * (seen[t] ?? 0);
    if ((all[t] ?? 0) & 1) allLeft += weight;
    if ((all[t] ?? 0) & 2) allRight += weight;
  });
  const { total } = asked;
  return [left / total, right / total, allLeft / total, allRight / total, closest];
}

const DECAY = 0.87;
