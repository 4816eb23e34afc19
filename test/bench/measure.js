// npm run measure -- FILE [FILE ...]: the meeting's golden questions, and `eval` on each file in SQuAD's format and across
// the languages of those that share their questions, so that what helps the one is seen not to hurt the other.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readSquad } from '../../dist/evaluation/squad.js';

const HEADERS = [
  'passages',
  'questions',
  'recall@1',
  'recall@5',
  'sentence match',
  'exact',
  'F1',
  'AUROC',
  'p50 / p95 ms',
];

const files = process.argv.slice(2);
if (files.length === 0) {
  process.stderr.write('Usage: npm run measure -- FILE [FILE ...]\n');
  process.exit(2);
}
const sets = files.map((file) => {
  const { language, questions } = readSquad(file);
  return { file, language, ids: new Set(questions.map(({ id }) => id)) };
});

process.stdout.write(run(['test/golden/run.js']));
process.stdout.write(`\n| ${HEADERS.join(' | ')} |\n|${' --- |'.repeat(HEADERS.length)}\n`);
for (const passages of sets) {
  for (const questions of sets) {
    const isOther = questions.language !== passages.language && [...questions.ids].some((id) => passages.ids.has(id));
    if (questions !== passages && !isOther) continue;
    const report = JSON.parse(
      run(['dist/main.js', 'eval', '--json', '--passages', passages.file, '--questions', questions.file]),
    );
    const { recallAt1, recallAt5, sentenceMatch, exactMatch, f1, abstentionAuroc, p50Milliseconds, p95Milliseconds } =
      report;
    const figures = [recallAt1, recallAt5, sentenceMatch, exactMatch, f1, abstentionAuroc].map(
      (value) => value?.toFixed(3) ?? '',
    );
    const times = `${Math.round(p50Milliseconds)} / ${Math.round(p95Milliseconds)}`;
    process.stdout.write(`| ${[passages.file, questions.file, ...figures, times].join(' | ')} |\n`);
  }
}

/** What a script of this repository prints, whatever folder the files are named from. */
function run([script, ...args]) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL(`../../${script}`, import.meta.url)), ...args],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (status !== 0) process.exit(status ?? 1);
  return stdout;
}
