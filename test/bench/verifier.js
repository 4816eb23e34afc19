/**
 * How many true claims the verifier keeps, and how many of those with one thing changed it catches, by kind.
 *
 *     npm run build && node test/bench/verifier.js [--list]
 *
 * With the shipped translation and without it, since a meeting need not have one.
 */
import { readFileSync } from 'node:fs';
import { TermMatcher } from '../../dist/answers/extractive/matcher.js';
import { Readers } from '../../dist/answers/extractive/readers.js';
import { verifyClaim } from '../../dist/answers/generative/verify.js';
import { readMeetings } from '../../dist/meetings/read-meetings.js';
import { loadLexicon } from '../../dist/retrieval/load-lexicon.js';
import { sentences } from '../../dist/text/segment.js';
import { mutationsOf } from '../answers/generative/mutations.js';

const list = process.argv.includes('--list');
const root = new URL('../../', import.meta.url).pathname;
const claims = readFileSync(`${root}test/answers/generative/true-claims.jsonl`, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const { meetings } = readMeetings(`${root}index-data/meetings`);
const lexicon = await loadLexicon(`${root}index-data/lexicon`);
const matcher = new TermMatcher(lexicon, undefined, null, 'apart');

measure('with the shipped translation', meetings);
measure(
  'without a translation',
  meetings.map((meeting) => ({ ...meeting, documents: { [meeting.original]: meeting.documents[meeting.original] } })),
);

function measure(title, records) {
  const readers = new Readers();
  const passages = records.flatMap(({ id, documents, original }) =>
    documents[original].paragraphs.map(({ number, start, end }) => ({
      meeting: id,
      paragraph: number,
      text: documents[original].text.slice(start, end),
    })),
  );
  const counts = new Map();
  const milliseconds = [];
  const count = (kind, language, caught, total = 1) => {
    const key = `${kind.padEnd(9)} ${language}`;
    const now = counts.get(key) ?? { caught: 0, total: 0 };
    counts.set(key, { caught: now.caught + caught, total: now.total + total });
  };
  const verdictOf = (claim, text) => {
    const quotes = claim.quotes.map((quote) => ({ passage: null, quote }));
    const started = performance.now();
    const verdict = verifyClaim(
      { text, label: null, quotes },
      { meetings: records, readers, matcher, lexicon, passages, language: claim.language },
    );
    milliseconds.push(performance.now() - started);
    return verdict;
  };
  for (const claim of claims) {
    const verdict = verdictOf(claim, claim.text);
    count('true kept', claim.language, 'proven' in verdict ? 1 : 0);
    if (list && verdict.rejection)
      print(`  lost (${verdict.rejection.objection}: ${verdict.rejection.detail}) ${claim.text}`);
    for (const { kind, text } of mutationsOf(claim)) {
      const changed = verdictOf(claim, text);
      count(kind, claim.language, 'rejection' in changed ? 1 : 0);
      if (list && changed.proven) print(`  passed (${kind}) ${text}`);
    }
  }
  print(`\n${title}`);
  for (const [key, { caught, total }] of [...counts].sort()) {
    print(
      `  ${key}  ${String(caught).padStart(4)} of ${String(total).padStart(4)}  ${((100 * caught) / total).toFixed(1)} %`,
    );
  }
  const sentencesKept = { kept: 0, total: 0 };
  for (const { documents, original } of records) {
    const translation = Object.values(documents).find(({ language }) => language !== original) ?? documents[original];
    for (const [i, { start, end }] of translation.paragraphs.entries()) {
      const here = sentences(translation.text, start, end);
      const source = documents[original].paragraphs[i];
      const there = sentences(documents[original].text, source.start, source.end);
      if (here.length !== there.length) continue;
      for (const [j, sentence] of here.entries()) {
        const text = translation.text.slice(sentence.start, sentence.end);
        if (text.length > 700) continue;
        const quotes = [documents[original].text.slice(there[j].start, there[j].end)];
        sentencesKept.total++;
        const verdict = verdictOf({ language: translation.language, quotes }, text);
        if ('proven' in verdict) sentencesKept.kept++;
        else if (list)
          print(`  lost sentence (${verdict.rejection.objection}: ${verdict.rejection.detail}) ${text.slice(0, 80)}`);
      }
    }
  }
  print(
    `  whole sentences (of the translation where there is one) kept: ${sentencesKept.kept} of ${sentencesKept.total}`,
  );
  milliseconds.sort((a, b) => a - b);
  const at = (share) => milliseconds[Math.floor(milliseconds.length * share)].toFixed(2);
  print(`  a claim takes ${at(0.5)} ms (p50), ${at(0.95)} ms (p95)`);
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
