import { analyse } from '../text/analyse.js';
import { hashString } from '../text/hash.js';
import { variantKeys } from './variants.js';

/** What an inverted index is made of. */
export interface Tables {
  /** Ascending by UTF-16 code units. */
  readonly stems: readonly string[];
  /** Stem `t` has the postings from `starts[t]` to `starts[t + 1]`. */
  readonly starts: Uint32Array;
  readonly passages: Uint32Array;
  readonly counts: Uint8Array;
  /** Content words of each passage. */
  readonly lengths: Uint16Array;
  /** Hashes of variant keys, ascending; key `k` leads to the stems from `keyStarts[k]` to `keyStarts[k + 1]`. */
  readonly keys: Uint32Array;
  readonly keyStarts: Uint32Array;
  readonly keyStems: Uint32Array;
}

/** The tables of some texts, numbered as they come. */
export function tabulate(texts: readonly string[], onProgress?: (done: number, total: number) => void): Tables {
  const found = new Map<string, { passages: number[]; counts: number[] }>();
  const lengths = new Uint16Array(texts.length);
  texts.forEach((text, passage) => {
    let length = 0;
    for (const term of analyse(text)) {
      if (term.stop) continue;
      length++;
      const postings = found.get(term.stem);
      if (!postings) found.set(term.stem, { passages: [passage], counts: [1] });
      else if (postings.passages.at(-1) === passage) {
        const last = postings.counts.length - 1;
        postings.counts[last] = Math.min(255, (postings.counts[last] ?? 0) + 1);
      } else {
        postings.passages.push(passage);
        postings.counts.push(1);
      }
    }
    lengths[passage] = Math.min(65_535, length);
    if (onProgress && (passage % 256 === 255 || passage === texts.length - 1)) onProgress(passage + 1, texts.length);
  });
  const stems = [...found.keys()].sort(byCodeUnits);
  return { stems, lengths, ...flattenPostings(stems, found), ...fileVariants(stems) };
}

function flattenPostings(
  stems: readonly string[],
  found: ReadonlyMap<string, { passages: number[]; counts: number[] }>,
): Pick<Tables, 'starts' | 'passages' | 'counts'> {
  const starts = new Uint32Array(stems.length + 1);
  stems.forEach((stem, t) => {
    starts[t + 1] = (starts[t] ?? 0) + (found.get(stem)?.passages.length ?? 0);
  });
  const passages = new Uint32Array(starts.at(-1) ?? 0);
  const counts = new Uint8Array(starts.at(-1) ?? 0);
  stems.forEach((stem, t) => {
    const postings = found.get(stem);
    passages.set(postings?.passages ?? [], starts[t] ?? 0);
    counts.set(postings?.counts ?? [], starts[t] ?? 0);
  });
  return { starts, passages, counts };
}

function fileVariants(stems: readonly string[]): Pick<Tables, 'keys' | 'keyStarts' | 'keyStems'> {
  const filed = new Map<number, number[]>();
  stems.forEach((stem, t) => {
    for (const key of variantKeys(stem)) {
      const hash = hashString(key);
      const list = filed.get(hash);
      if (!list) filed.set(hash, [t]);
      else if (list.at(-1) !== t) list.push(t);
    }
  });
  const keys = Uint32Array.from(filed.keys()).sort();
  const keyStarts = new Uint32Array(keys.length + 1);
  keys.forEach((key, k) => {
    keyStarts[k + 1] = (keyStarts[k] ?? 0) + (filed.get(key)?.length ?? 0);
  });
  const keyStems = new Uint32Array(keyStarts.at(-1) ?? 0);
  keys.forEach((key, k) => {
    keyStems.set(filed.get(key) ?? [], keyStarts[k]);
  });
  return { keys, keyStarts, keyStems };
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The tables of some of the texts, given in ascending order: the same that `tabulate` makes of them alone. */
export function select(tables: Tables, texts: readonly number[]): Tables {
  const numbers = new Int32Array(tables.lengths.length).fill(-1);
  texts.forEach((text, i) => {
    numbers[text] = i;
  });
  const { terms, ...postings } = selectPostings(tables, numbers);
  return {
    ...postings,
    lengths: tables.lengths.filter((_, text) => numbers[text] !== -1),
    ...selectKeys(tables, terms),
  };
}

/** Also the new number of each stem, -1 where nothing is left of it. */
function selectPostings(
  { stems, starts, passages, counts }: Tables,
  numbers: Int32Array,
): Pick<Tables, 'stems' | 'starts' | 'passages' | 'counts'> & { readonly terms: Int32Array } {
  const terms = new Int32Array(stems.length).fill(-1);
  const left: string[] = [];
  const leftStarts = [0];
  const leftPassages = new Uint32Array(passages.length);
  const leftCounts = new Uint8Array(counts.length);
  let count = 0;
  stems.forEach((stem, term) => {
    const before = count;
    for (let i = starts[term] ?? 0; i < (starts[term + 1] ?? 0); i++) {
      const number = numbers[passages[i] as number] as number;
      if (number < 0) continue;
      leftPassages[count] = number;
      leftCounts[count++] = counts[i] as number;
    }
    if (count === before) return;
    terms[term] = left.push(stem) - 1;
    leftStarts.push(count);
  });
  return {
    terms,
    stems: left,
    starts: Uint32Array.from(leftStarts),
    passages: leftPassages.slice(0, count),
    counts: leftCounts.slice(0, count),
  };
}

function selectKeys(
  { keys, keyStarts, keyStems }: Tables,
  terms: Int32Array,
): Pick<Tables, 'keys' | 'keyStarts' | 'keyStems'> {
  const left = new Uint32Array(keys.length);
  const leftStarts = new Uint32Array(keys.length + 1);
  const leftStems = new Uint32Array(keyStems.length);
  let [keyCount, stemCount] = [0, 0];
  for (let key = 0; key < keys.length; key++) {
    const before = stemCount;
    for (let i = keyStarts[key] as number; i < (keyStarts[key + 1] as number); i++) {
      const term = terms[keyStems[i] as number] as number;
      if (term >= 0) leftStems[stemCount++] = term;
    }
    if (stemCount === before) continue;
    left[keyCount++] = keys[key] as number;
    leftStarts[keyCount] = stemCount;
  }
  return {
    keys: left.slice(0, keyCount),
    keyStarts: leftStarts.slice(0, keyCount + 1),
    keyStems: leftStems.slice(0, stemCount),
  };
}
