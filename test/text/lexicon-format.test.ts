import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../index-data/lexicon/', import.meta.url);

interface Entry {
  readonly name: string;
  readonly line: string;
  readonly english: readonly string[];
  readonly arabic: readonly string[];
}

/** The files of a folder, each with its lines, and the entries of all of them. */
function read(folder: string) {
  const from = new URL(folder, root);
  const files = readdirSync(from)
    .filter((name) => name.endsWith('.tsv'))
    .map((name) => ({ name, lines: readFileSync(new URL(name, from), 'utf8').split('\n') }));
  const entries = files.flatMap(({ name, lines }) =>
    lines.slice(0, -1).map((line): Entry => {
      const [english = '', arabic = ''] = line.split('\t');
      return { name, line, english: english.split('|'), arabic: arabic.split('|') };
    }),
  );
  return { files, entries };
}

describe.each([
  { title: 'the lexicon', folder: './' },
  { title: 'the groups of kindred words', folder: 'kin/' },
])('$title', ({ folder }) => {
  const { files, entries } = read(folder);
  /** The entries that break a rule, as a reader of the failure wants to see them. */
  const breaking = (rule: (entry: Entry) => boolean): string[] =>
    entries.filter((entry) => !rule(entry)).map(({ name, line }) => `${name}: ${line}`);

  it('has two sides in every line, and a lemma between any two bars', () => {
    expect(entries.length).toBeGreaterThan(0);
    expect(
      breaking(({ english, arabic, line }) => /^[^\t]+\t[^\t]+$/.test(line) && ![...english, ...arabic].includes('')),
    ).toEqual([]);
  });

  it('writes English in lower case and without accents, Arabic without diacritics and tatweel, single spaces between', () => {
    expect(
      breaking(
        ({ english, arabic, line }) =>
          english.every((lemma) => /^[a-z0-9][a-z0-9'/.&+ -]*$/.test(lemma)) &&
          arabic.every((lemma) => /\p{Script=Arabic}/u.test(lemma) && !/[a-z\u0640\u064b-\u0652\u0670]/i.test(lemma)) &&
          line === line.normalize('NFC') &&
          !/(?:^|[\t| ]) | (?:$|[\t|])/.test(line),
      ),
    ).toEqual([]);
  });

  it('lists no lemma twice within an entry', () => {
    const distinct = (lemmas: readonly string[]): boolean => new Set(lemmas).size === lemmas.length;
    expect(breaking(({ english, arabic }) => distinct(english) && distinct(arabic))).toEqual([]);
  });

  it.each(files)('keeps $name sorted, every line ended', ({ lines }) => {
    expect(lines.at(-1)).toBe('');
    const body = lines.slice(0, -1);
    expect(body).toEqual([...body].sort());
  });
});

describe('the lexicon', () => {
  const { entries } = read('./');

  it('has at least 6,000 entries', () => {
    expect(entries.length).toBeGreaterThanOrEqual(6000);
  });

  it('lists every English lemma in one entry only, over all files', () => {
    const seen = new Set<string>();
    const twice: string[] = [];
    for (const lemma of entries.flatMap(({ english }) => english)) {
      if (seen.has(lemma)) twice.push(lemma);
      seen.add(lemma);
    }
    expect(twice).toEqual([]);
  });
});
