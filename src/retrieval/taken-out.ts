import type { RetrievalIndex } from './retriever.js';

/** A paragraph of a meeting, in all the languages it is written in. */
export interface ParagraphPlace {
  readonly meeting: string;
  readonly paragraph: number;
}

/**
 * The index as it would be had the paragraph never been written: no stem, no length, no neighbour and no vector of it is
 * left. The last few are remembered, as the questions about one paragraph mostly follow each other.
 */
export function indexWithout(index: RetrievalIndex, place: ParagraphPlace): RetrievalIndex {
  const known = KNOWN.get(index) ?? [];
  KNOWN.set(index, known);
  const found = known.find((each) => each.meeting === place.meeting && each.paragraph === place.paragraph);
  if (found) return found.index;
  const view = viewWithout(index, place);
  known.push({ ...place, index: view });
  if (known.length > MOST_KNOWN) known.shift();
  return view;
}

const KNOWN = new WeakMap<RetrievalIndex, (ParagraphPlace & { readonly index: RetrievalIndex })[]>();
const MOST_KNOWN = 4;

function viewWithout(index: RetrievalIndex, { meeting, paragraph }: ParagraphPlace): RetrievalIndex {
  const { passages, lexical, vectors } = index;
  const left: number[] = [];
  const numbers = new Map<number, number>();
  passages.forEach((passage, p) => {
    if (passage.meeting === meeting && passage.paragraph === paragraph) return;
    numbers.set(p, left.length);
    left.push(p);
  });
  const gone = passages.length - left.length;
  return {
    ...index,
    passages: left.flatMap((p) => passages[p] ?? []),
    lexical: lexical.only(left),
    vectors: {
      search: (vector, k) =>
        vectors
          .search(vector, k + gone)
          .flatMap(({ passage, distance }) => {
            const number = numbers.get(passage);
            return number === undefined ? [] : [{ passage: number, distance }];
          })
          .slice(0, k),
    },
  };
}
