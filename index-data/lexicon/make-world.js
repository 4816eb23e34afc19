/**
 * Writes world.tsv: the countries, languages and currencies that Unicode's CLDR names in both languages, as Node's Intl
 * has them, and the names of months and weekdays; without those that another file lists already. It is written once and
 * shipped, not asked for at every start, because reading names from Intl takes 25 milliseconds, and because the embeddings
 * must be the same on machines with another version of ICU.
 *
 *     node index-data/lexicon/make-world.js
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('.', import.meta.url);
const OUT = 'world.tsv';
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const PAIRS = LETTERS.flatMap((a) => LETTERS.map((b) => a + b));

const listed = new Set();
for (const name of readdirSync(folder)) {
  if (!name.endsWith('.tsv') || name === OUT) continue;
  for (const line of readFileSync(new URL(name, folder), 'utf8').split('\n')) {
    for (const lemma of line.split('\t')[0].split('|')) listed.add(lemma);
  }
}

const entries = new Map();
names('region', PAIRS.map((pair) => pair.toUpperCase()));
names('language', [...PAIRS, 'fil', 'haw', 'kab', 'zgh', 'ckb', 'syr', 'arc', 'grc', 'ang', 'peo', 'akk', 'cop']);
names('currency', Intl.supportedValuesOf('currency'));
for (let month = 0; month < 12; month++) calendar({ month: 'long' }, new Date(Date.UTC(2024, month, 15)));
for (let day = 0; day < 7; day++) calendar({ weekday: 'long' }, new Date(Date.UTC(2024, 0, 7 + day)));

const lines = [...entries].map(([english, arabic]) => `${english}\t${arabic}`).sort();
writeFileSync(new URL(OUT, folder), `${lines.join('\n')}\n`);

function names(type, codes) {
  const [english, arabic] = ['en', 'ar'].map((language) => new Intl.DisplayNames([language], { type, fallback: 'none' }));
  for (const code of codes) {
    const pair = [english.of(code), arabic.of(code)];
    // A name without a translation is its code or the English word again.
    if (pair[0] && pair[1] && /[\u0600-\u06ff]/.test(pair[1])) add(...pair);
  }
}

function calendar(options, date) {
  add(...['en', 'ar-EG'].map((language) => new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(date)));
}

function add(english, arabic) {
  const lemma = english
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\s*[([].*?[)\]]/g, '')
    .replace(/[’']/g, '')
    .replace(/\s*&\s*/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
  const other = arabic
    .replace(/\s*[([].*?[)\]]/g, '')
    .replace(/[\u064b-\u0652\u0640\u200e\u200f]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (!/^[a-z][a-z0-9 ]+$/.test(lemma) || !other || listed.has(lemma) || entries.has(lemma)) return;
  if (/\d|^(?:world|unknown|no linguistic)/.test(lemma)) return;
  entries.set(lemma, other);
}
