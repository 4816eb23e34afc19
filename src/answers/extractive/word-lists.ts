import { normalise } from '../../text/normalise.js';

/** Lists of the lexicon that tell names and kinds from other words. */
export interface WordLists {
  /** Whether a normalised word is a name of a person or an organisation. */
  isName(word: string): boolean;
  /** The kinds that a noun names ("river", «نهر»), by number; empty where it names none. */
  kindsOf(noun: string): readonly number[];
  /** Whether a name, or a word, is of one of these kinds ("Nile" is a river). */
  isOfKind(name: string, kinds: readonly number[]): boolean;
}

/** Whether a normalised word is a name, or one with «و» written on to it. */
export function isListedName({ isName }: WordLists, word: string): boolean {
  return isName(word) || isName(word.replace(/^و(?=...)/, ''));
}

/** Where no lists are. */
export const NO_WORD_LISTS: WordLists = { isName: () => false, kindsOf: () => [], isOfKind: () => false };

/**
 * Reads two files of the lexicon when they are first asked: kinds, `names of the kind<TAB>the same in Arabic<TAB>its
 * members<TAB>the same in Arabic`, and names, `english<TAB>arabic`; `|` between what is in one column.
 */
export function lazyWordLists(readKinds: () => string, readNames: () => string): WordLists {
  let names: ReadonlySet<string> | null = null;
  let kinds: Kinds | null = null;
  return {
    isName(word) {
      names ??= new Set(
        readNames()
          .split(/[\t\n|]/)
          .flatMap((name) => bare(name).split(' ')),
      );
      return names.has(word);
    },
    kindsOf(noun) {
      kinds ??= parseKinds(readKinds());
      return noun ? (kinds.named.get(noun) ?? kinds.named.get(singular(noun)) ?? []) : [];
    },
    isOfKind(name, wanted) {
      kinds ??= parseKinds(readKinds());
      const its = kinds.of.get(name) ?? [];
      return wanted.some((kind) => its.includes(kind));
    },
  };
}

interface Kinds {
  readonly named: ReadonlyMap<string, readonly number[]>;
  readonly of: ReadonlyMap<string, readonly number[]>;
}

function parseKinds(text: string): Kinds {
  const named = new Map<string, number[]>();
  const of = new Map<string, number[]>();
  const add = (to: Map<string, number[]>, cell: string | undefined, kind: number): void => {
    for (const each of (cell ?? '').split('|')) {
      const name = bare(each);
      if (name) to.set(name, [...(to.get(name) ?? []), kind]);
    }
  };
  text.split('\n').forEach((line, kind) => {
    const [english, arabic, members, arabicMembers] = line.split('\t');
    add(named, english, kind);
    add(named, arabic, kind);
    add(of, members, kind);
    add(of, arabicMembers, kind);
  });
  return { named, of };
}

/** Normalised, without the article. */
export function bare(name: string): string {
  return normalise(name)
    .replaceAll('-', ' ')
    .replace(/(?<!\p{L})ال(?=\p{L}{2})/gu, '')
    .replace(/^the /, '')
    .trim();
}

function singular(noun: string): string {
  return noun.replace(/ies$/, 'y').replace(/(?<=(?:s|x|ch|sh))es$|(?<!s)s$|ات$|ه$/, '');
}
