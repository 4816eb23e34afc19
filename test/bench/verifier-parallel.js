// npm run build && node test/bench/verifier-parallel.js ORIGINAL.json TRANSLATION.json [--list]: the verifier on texts it
// was not made with. Two SQuAD-format files with the same paragraphs in Arabic and English make records; every sentence
// of the translation is a true claim whose quote is the original's sentence, and is changed in one name, number or country.
import { readFileSync } from 'node:fs';
import { TermMatcher } from '../../dist/answers/extractive/matcher.js';
import { findCountries } from '../../dist/answers/extractive/places.js';
import { Readers } from '../../dist/answers/extractive/readers.js';
import { verifyClaim } from '../../dist/answers/generative/verify.js';
import { paragraphsOf } from '../../dist/meetings/paragraphs.js';
import { loadLexicon } from '../../dist/retrieval/load-lexicon.js';
import { detectLanguage } from '../../dist/text/language.js';
import { sentences } from '../../dist/text/segment.js';

const [originalFile, translationFile] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const list = process.argv.includes('--list');
const OTHERS = {
  Name: { en: ['Thompson', 'Nakamura', 'Ivanov'], ar: ['ثومبسون', 'ناكامورا', 'إيفانوف'] },
  Country: { en: ['Bolivia', 'Mongolia'], ar: ['بوليفيا', 'منغوليا'] },
};

const lexicon = await loadLexicon(new URL('../../index-data/lexicon', import.meta.url).pathname);
const matcher = new TermMatcher(lexicon, undefined, null, 'apart');
const [originals, translations] = [originalFile, translationFile].map(paragraphsIn);
const counts = new Map();

originals.forEach((original, i) => {
  const translation = translations[i];
  for (const withTranslation of [true, false]) measure(original, translation, withTranslation);
});

process.stdout.write('| | kind | right | of | |\n| --- | --- | ---: | ---: | ---: |\n');
for (const [key, { right, total }] of [...counts].sort()) {
  process.stdout.write(`| ${key} | ${right} | ${total} | ${((100 * right) / total).toFixed(1)} % |\n`);
}

function measure(original, translation, withTranslation) {
  const [from, to] = [detectLanguage(original), detectLanguage(translation)];
  const documents = {
    [from]: documentOf(original, from),
    ...(withTranslation && { [to]: documentOf(translation, to) }),
  };
  const meeting = {
    id: 'm',
    title: {},
    date: null,
    place: {},
    original: from,
    documents,
    machineTranslated: [],
    source: null,
  };
  const [here, there] = [sentences(translation), sentences(original)];
  if (here.length !== there.length) return;
  const context = {
    meetings: [meeting],
    readers: new Readers(),
    matcher,
    lexicon,
    passages: [{ meeting: 'm', paragraph: 1, text: '' }],
  };
  const pairs = here.map((span, i) => [
    translation.slice(span.start, span.end),
    original.slice(there[i].start, there[i].end),
  ]);
  for (const [claim, quote] of pairs.filter(([text, words]) => text.length <= 700 && words.length > 30)) {
    const isProven = (text) =>
      'proven' in verifyClaim({ text, label: null, quotes: [{ passage: 1, quote }] }, { ...context, language: to });
    const title = withTranslation ? 'with a translation' : 'without';
    count(`${title} | true, kept`, isProven(claim), claim);
    for (const { kind, text } of changes(claim, to)) count(`${title} | ${kind}, caught`, !isProven(text), text);
  }
}

function* changes(claim, language) {
  const countries = findCountries(claim);
  for (const { start, end } of countries.slice(0, 2)) {
    for (const other of OTHERS.Country[language])
      yield { kind: 'country', text: claim.slice(0, start) + other + claim.slice(end) };
  }
  for (const match of [...claim.matchAll(/(?<![\p{L}\p{N}.,])\p{Nd}+(?![\p{L}\p{N}]|[.,]\p{Nd})/gu)].slice(0, 3)) {
    const other = String(Number(match[0].replace(/\p{Nd}/gu, (digit) => digit.normalize('NFKC'))) + 7);
    yield { kind: 'number', text: claim.slice(0, match.index) + other + claim.slice(match.index + match[0].length) };
  }
  if (language !== 'en') return;
  const names = [...claim.matchAll(/(?<=[a-z,] )\p{Lu}\p{Ll}{3,}/gu)].filter(
    ({ index }) => !countries.some(({ start, end }) => index >= start && index < end),
  );
  for (const match of names.slice(0, 3)) {
    for (const other of OTHERS.Name[language]) {
      yield { kind: 'name', text: claim.slice(0, match.index) + other + claim.slice(match.index + match[0].length) };
    }
  }
}

function documentOf(text, language) {
  return { language, file: `document.${language}.txt`, text, checksum: '', paragraphs: paragraphsOf(text) };
}

function paragraphsIn(file) {
  const { data } = JSON.parse(readFileSync(file, 'utf8'));
  return data.flatMap(({ paragraphs }) => paragraphs.map(({ context }) => context.replace(/\s*\n\s*/g, ' ').trim()));
}

function count(key, right, text) {
  const now = counts.get(key) ?? { right: 0, total: 0 };
  counts.set(key, { right: now.right + (right ? 1 : 0), total: now.total + 1 });
  if (list && !right) process.stdout.write(`${key}: ${text}\n`);
}
