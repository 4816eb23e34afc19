import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../index-data/lexicon/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.tsv'))
  .map((name) => ({ name, lines: readFileSync(new URL(name, folder), 'utf8').split('\n') }));
const entries = files.flatMap(({ name, lines }) => lines.slice(0, -1).map((line) => ({ name, line })));

/** The entries that break a rule, as a reader of the failure wants to see them. */
const breaking = (rule: (english: string[], arabic: string[], line: string) => boolean): string[] =>
  entries
    .filter(({ line }) => {
      const [english = '', arabic = ''] = line.split('\t');
      return !rule(english.split('|'), arabic.split('|'), line);
    })
    .map(({ name, line }) => `${name}: ${line}`);

describe('the lexicon', () => {
  it('has at least 6,000 entries', () => {
    expect(entries.length).toBeGreaterThanOrEqual(6000);
  });

  it('has two sides in every line, and a lemma between any two bars', () => {
    expect(
      breaking((english, arabic, line) => /^[^\t]+\t[^\t]+$/.test(line) && ![...english, ...arabic].includes('')),
    ).toEqual([]);
  });

  it('writes English in lower case and without accents, Arabic without diacritics and tatweel, single spaces between', () => {
    expect(
      breaking(
        (english, arabic, line) =>
          english.every((lemma) => /^[a-z0-9][a-z0-9'/.&+ -]*$/.test(lemma)) &&
          arabic.every((lemma) => /\p{Script=Arabic}/u.test(lemma) && !/[a-z\u0640\u064b-\u0652\u0670]/i.test(lemma)) &&
          line === line.normalize('NFC') &&
          !/(?:^|[\t| ]) | (?:$|[\t|])/.test(line),
      ),
    ).toEqual([]);
  });

  it('lists no lemma twice within an entry', () => {
    const distinct = (lemmas: string[]): boolean => new Set(lemmas).size === lemmas.length;
    expect(breaking((english, arabic) => distinct(english) && distinct(arabic))).toEqual([]);
  });

  it('lists every English lemma in one entry only, over all files', () => {
    const seen = new Set<string>();
    const twice: string[] = [];
    for (const { line } of entries) {
      for (const lemma of (line.split('\t')[0] ?? '').split('|')) {
        if (seen.has(lemma)) twice.push(lemma);
        seen.add(lemma);
      }
    }
    expect(twice).toEqual([]);
  });

  it.each(files)('keeps $name sorted, every line ended', ({ lines }) => {
    expect(lines.at(-1)).toBe('');
    const body = lines.slice(0, -1);
    expect(body).toEqual([...body].sort());
  });
});
