import type { WordLists } from '../word-lists.js';
import type { Word } from './words.js';

/** Which of a sentence's words are of the kind that is asked for. */
export interface OfKind {
  /** Whether the kinds asked for are known at all. */
  readonly isKnown: boolean;
  /** Stretches that name something of the kind, which the question does not name itself. */
  readonly spans: readonly { readonly first: number; readonly last: number }[];
  /** For each word, whether it names the kind. */
  readonly isName: Uint8Array;
}

const LONGEST = 4;

/** Looks for what is of the kind that a noun names; `of` says which words the question has. */
export function findOfKind(words: readonly Word[], of: Int16Array, noun: string, lists: WordLists): OfKind {
  const kinds = lists.kindsOf(noun);
  const isName = new Uint8Array(words.length);
  const spans: { first: number; last: number }[] = [];
  if (kinds.length === 0) return { isKnown: false, spans, isName };
  const names = words.map(({ term }) => term.norm.replace(/^[وبفك]?ال(?=..)|^لل(?=..)/, ''));
  names.forEach((name, i) => {
    if (lists.kindsOf(name).some((kind) => kinds.includes(kind))) isName[i] = 1;
  });
  for (let first = 0; first < words.length; first++) {
    for (let length = Math.min(LONGEST, words.length - first); length > 0; length--) {
      const last = first + length - 1;
      const name = names.slice(first, last + 1).join(' ');
      const forms = [name, name.replace(/s$/, ''), name.replace(/^[وبفكل](?=...)/, '')];
      if (!forms.some((form) => lists.isOfKind(form, kinds))) continue;
      if (of.subarray(first, last + 1).some((t) => t < 0)) spans.push({ first, last });
      first = last;
      break;
    }
  }
  return { isKnown: true, spans, isName };
}

/** How a phrase stands to what is of the kind; '' where nothing is known of it. */
export function kindOfPhrase({ isKnown, spans }: OfKind, first: number, last: number): string {
  if (!isKnown) return '';
  if (spans.length === 0) return 'unseen';
  const held = spans.filter((span) => span.first >= first && span.last <= last);
  if (held.length === 1 && held[0]?.first === first && held[0].last === last) return 'whole';
  if (held.length > 1) return 'several';
  if (held[0]) return held[0].first === first ? 'begins' : held[0].last === last ? 'ends' : 'holds';
  return spans.some((span) => span.first <= last && first <= span.last) ? 'cuts' : 'elsewhere';
}
