// node test/bench/ask.js [--runs 15]: the whole process of one `ask` with a warm index, beside Node importing HNSWLib alone.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '15' } } });
const root = fileURLToPath(new URL('../..', import.meta.url));
const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const QUESTION = 'متى عُقد الاجتماع ومن مثّل أوزبكستان؟';
const COMMANDS = {
  ask: [main, 'ask', QUESTION],
  'import HNSWLib': ['-e', 'await import("@langchain/community/vectorstores/hnswlib")', '--input-type=module'],
  'node alone': ['-e', '0'],
};

node(COMMANDS.ask); // builds the index where there is none
const times = Object.fromEntries(Object.keys(COMMANDS).map((name) => [name, []]));
for (let run = 0; run < Number(values.runs); run++) {
  for (const [name, command] of Object.entries(COMMANDS)) {
    const start = performance.now();
    node(command);
    times[name].push(performance.now() - start);
  }
}
const base = median(times['import HNSWLib']);
process.stdout.write(`| whole process, median of ${values.runs} | ms | ratio |\n| --- | ---: | ---: |\n`);
for (const [name, measured] of Object.entries(times)) {
  process.stdout.write(`| ${name} | ${median(measured).toFixed(0)} | ${(median(measured) / base).toFixed(2)} |\n`);
}

const { met, again } = warmQuestions();
const told = (name, times) =>
  process.stdout.write(
    `\n${name}: p50 ${quantile(times, 0.5).toFixed(2)} ms, p95 ${quantile(times, 0.95).toFixed(2)} ms (${times.length} questions)\n`,
  );
told('In the process, a question whose words are new to it', met);
told('In the process, a question whose words it has met', again);

/** Milliseconds of each of the golden questions, asked one after another by one process, and of a second round of them. */
function warmQuestions() {
  const lines = ['ar', 'en'].flatMap((language) => {
    const file = new URL(`../golden/${language}.tuning.jsonl`, import.meta.url);
    return readFileSync(file, 'utf8').split('\n').filter(Boolean).map(JSON.parse);
  });
  const batch = [...lines, ...lines].map(({ question }, id) => JSON.stringify({ id: String(id), question })).join('\n');
  const answers = node([main, 'ask', '--batch', '-'], batch).trim().split('\n');
  const times = answers.map((line) => JSON.parse(line).milliseconds);
  return { met: times.slice(20, lines.length), again: times.slice(lines.length) };
}

function node(command, input = '') {
  return execFileSync(process.execPath, command, { cwd: root, encoding: 'utf8', input });
}

function median(measured) {
  return quantile(measured, 0.5);
}

function quantile(measured, fraction) {
  const sorted = measured.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(fraction * sorted.length))];
}
