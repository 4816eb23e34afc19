// npm run build && node test/bench/generative.js [--questions 60]: what Majlis adds to the time of a chat model, and when
// the first words are shown, with a model server of known speed on this machine.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { transform } from 'esbuild';
import { readConfig } from '../../dist/config.js';
import { openMajlis } from '../../dist/majlis.js';

const { values } = parseArgs({ options: { questions: { type: 'string', default: '60' } } });
/** Half a second to the first token, then fifty tokens a second: a small model on a good laptop. */
const PACE = { first: 500, between: 20, size: 4 };

const { code } = await transform(readFileSync(new URL('../model-server/server.ts', import.meta.url), 'utf8'), {
  loader: 'ts',
});
const { startModelServer } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
const server = await startModelServer();
const root = new URL('../../', import.meta.url).pathname;
const environment = { CHAT_MODEL: 'openai:scripted', OPENAI_BASE_URL: server.url, INDEX_DATA: `${root}index-data` };
const limits = { CHAT_REQUESTS_PER_HOUR: '0', CHAT_TOKENS_PER_HOUR: '0' };
const log = { info: () => {}, warn: (message) => process.stderr.write(`${message}\n`) };
const majlis = await openMajlis(readConfig({ ...environment, ...limits }, '/dev/null'), { log });

const questions = ['en', 'ar'].flatMap((language) =>
  readFileSync(new URL(`../golden/${language}.tuning.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => ({ language, question: JSON.parse(line).question })),
);
const every = Math.max(1, Math.floor(questions.length / Number(values.questions)));
const chosen = questions.filter((_, i) => i % every === 0).slice(0, Number(values.questions));

const overhead = [];
const standIn = [];
const firstSentence = [];
const firstPause = [];
let model = 0;
server.play({ say: replyIn('en') });
await majlis.ask('When was the meeting held?', { language: 'en' }); // loads what is loaded once
for (const { language, question } of chosen) {
  server.play({ say: replyIn(language), pace: PACE });
  const before = server.timings.length;
  const started = performance.now();
  const shown = [];
  await majlis.ask(question, { language, onProgress: ({ mode }) => shown.push({ mode, at: performance.now() }) });
  const total = performance.now() - started;
  const [timing] = server.timings.slice(before);
  const own = timing.ended - timing.received;
  model += own / chosen.length;
  overhead.push(total - own);
  standIn.push(shown[0].at - started);
  const first = shown.find(({ mode }) => mode === 'generative');
  if (first) {
    firstSentence.push(first.at - started);
    firstPause.push(first.at - timing.first);
  }
}
await server.close();

process.stdout.write(
  `| ${chosen.length} questions, model ${model.toFixed(0)} ms each | p50 ms | p95 ms |\n| --- | ---: | ---: |\n`,
);
row('everything but the model', overhead);
row('built-in answer shown', standIn);
row('first proven sentence shown', firstSentence);
row('of that, after the model’s first token', firstPause);

/** What an honest model says: two sentences with their quotes. */
function replyIn(language) {
  const texts = {
    en: ['The meeting was held on Tuesday, 12 October 2021.', 'Abdulaziz Kamilov represented Uzbekistan.'],
    ar: ['عُقد الاجتماع يوم الثلاثاء 12 أكتوبر 2021.', 'مثّل عبدالعزيز كاميلوف أوزبكستان.'],
  };
  const quotes = [
    'اليوم الثلاثاء الموافق 12 أكتوبر 2021م',
    'ومعالي السيد عبدالعزيز كاميلوف، وزير الخارجية في جمهورية أوزبكستان',
  ];
  const claims = texts[language].map((text, i) => ({ text, quotes: [{ passage: i + 1, quote: quotes[i] }] }));
  return JSON.stringify({ status: 'answered', claims, shortAnswer: null });
}

function row(name, measured) {
  const sorted = [...measured].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  process.stdout.write(`| ${name} | ${at(0.5).toFixed(1)} | ${at(0.95).toFixed(1)} |\n`);
}
