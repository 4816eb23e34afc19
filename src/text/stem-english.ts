import { ENGLISH_IRREGULARS } from './irregulars.js';

/**
 * The stem of an English word in lower case: M. F. Porter's second stemmer for English ("Porter2",
 * https://snowballstem.org/algorithms/english/stemmer.html), after irregular forms went back to their base.
 */
export function stemEnglish(word: string): string {
  if (word.length < 3) return word;
  const bare = word.replace(/'s?$|^'/, '');
  const base = ENGLISH_IRREGULARS.get(bare);
  if (base !== undefined) return stemEnglish(base);
  const kept = UNCHANGED.get(bare);
  if (kept !== undefined) return kept;
  if (bare.length < 3) return bare;
  return withRegions(markConsonantY(bare)).replaceAll('Y', 'y');
}

const UNCHANGED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    news: 'news',
    howe: 'howe',
    atlas: 'atlas',
    cosmos: 'cosmos',
    bias: 'bias',
    andes: 'andes',
    sky: 'sky',
    skies: 'sky',
    dying: 'die',
    lying: 'lie',
    tying: 'tie',
    early: 'earli',
    only: 'onli',
    idly: 'idl',
    gently: 'gentl',
    ugly: 'ugli',
    singly: 'singl',
  }),
);
const KEPT_AFTER_PLURAL = /^(?:inn|out|cann|herr|earr)ing$|^(?:pro|ex|suc)ceed$/;
const SPECIAL_REGION = /^(?:gener|commun|arsen|univers)/;
const DOUBLE = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
const SHORT_SYLLABLE_END = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/;

const STEP_2: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['fulness', 'ful'],
  ['iveness', 'ive'],
  ['ization', 'ize'],
  ['ousness', 'ous'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['tional', 'tion'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ation', 'ate'],
  ['entli', 'ent'],
  ['fulli', 'ful'],
  ['iviti', 'ive'],
  ['ousli', 'ous'],
  ['abli', 'able'],
  ['alli', 'al'],
  ['anci', 'ance'],
  ['ator', 'ate'],
  ['enci', 'ence'],
  ['izer', 'ize'],
  ['bli', 'ble'],
];
const STEP_3: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
];
const STEP_4 = /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic|(?<=[st])ion)$/;

/** A y that opens the word or follows a vowel is a consonant, written Y here. */
function markConsonantY(word: string): string {
  return word.replace(/^y|(?<=[aeiouy])y/g, 'Y');
}

function withRegions(marked: string): string {
  const r1 = regionAfter(marked, SPECIAL_REGION.exec(marked)?.[0].length ?? 0, SPECIAL_REGION.test(marked));
  const r2 = regionAfter(marked, r1, false);
  let word = withoutPlural(marked);
  if (KEPT_AFTER_PLURAL.test(word)) return word;
  word = withoutPast(word, r1);
  if (word.length > 2) word = word.replace(/(?<=[^aeiouy])[yY]$/, 'i');
  word = replaceSuffix(word, STEP_2, r1);
  if (word.endsWith('ogi') && word.length - 3 >= r1 && word.at(-4) === 'l') word = word.slice(0, -1);
  else if (/[cdeghkmnrt]li$/.test(word) && word.length - 2 >= r1) word = word.slice(0, -2);
  word = replaceSuffix(word, STEP_3, r1);
  if (word.endsWith('ative') && word.length - 5 >= r2) word = word.slice(0, -5);
  const ending = STEP_4.exec(word);
  if (ending && ending.index >= r2) word = word.slice(0, ending.index);
  return withoutFinal(word, r1, r2);
}

/** Where the region after the first consonant that follows a vowel begins, from `from` on. */
function regionAfter(word: string, from: number, given: boolean): number {
  if (given) return from;
  for (let i = from + 1; i < word.length; i++) {
    if (!isVowel(word[i]) && isVowel(word[i - 1])) return i + 1;
  }
  return word.length;
}

function isVowel(letter: string | undefined): boolean {
  return letter !== undefined && 'aeiouy'.includes(letter);
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1);
  if (/(?:us|ss)$/.test(word)) return word;
  return /[aeiouy].+s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutPast(word: string, r1: number): string {
  const eed = /eed(?:ly)?$/.exec(word);
  if (eed) return eed.index >= r1 ? `${word.slice(0, eed.index)}ee` : word;
  const ending = /(?:ed|ing)(?:ly)?$/.exec(word);
  const rest = ending && word.slice(0, ending.index);
  if (!rest || !/[aeiouy]/.test(rest)) return word;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (DOUBLE.test(rest)) return rest.slice(0, -1);
  return r1 >= rest.length && SHORT_SYLLABLE_END.test(rest) ? `${rest}e` : rest;
}

function replaceSuffix(word: string, table: readonly (readonly [string, string])[], region: number): string {
  for (const [suffix, replacement] of table) {
    if (!word.endsWith(suffix)) continue;
    return word.length - suffix.length >= region ? word.slice(0, -suffix.length) + replacement : word;
  }
  return word;
}

function withoutFinal(word: string, r1: number, r2: number): string {
  const last = word.length - 1;
  if (word.endsWith('e')) {
    const droppable = last >= r2 || (last >= r1 && !SHORT_SYLLABLE_END.test(word.slice(0, -1)));
    return droppable ? word.slice(0, -1) : word;
  }
  return word.endsWith('ll') && last >= r2 ? word.slice(0, -1) : word;
}
