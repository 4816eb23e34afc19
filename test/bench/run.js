// npm run bench -- --file EVAL.json [--sizes 1000,10000,100000] [--peers minisearch,orama,memory-vector-store]
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const USAGE = `Usage: npm run bench -- --file EVAL.json [--sizes 1000,10000,100000] [--peers LIST]

  --file   an evaluation file in SQuAD's format; passages are made from its sentences
  --sizes  how many passages
  --peers  whom to compare with, of minisearch,orama,memory-vector-store; "" for nobody
`;
const PEERS = ['minisearch', 'orama', 'memory-vector-store'];
const HEADERS = ['passages', 'engine', 'build s', 'peak MB', 'load s', 'MB', 'p50 ms', 'p95 ms', 'recall@10'];

const { file, sizes, peers } = readArguments();
const root = mkdtempSync(path.join(tmpdir(), 'majlis-bench-'));
try {
  process.stdout.write(`${availableParallelism()} × ${cpus()[0]?.model}, Node ${process.versions.node}\n\n`);
  process.stdout.write(`| ${HEADERS.join(' | ')} |\n|${' ---: |'.repeat(HEADERS.length)}\n`);
  for (const size of sizes) {
    for (const engine of ['majlis', ...peers]) await compare(engine, size);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}

async function compare(engine, size) {
  const directory = path.join(root, `${engine}-${size}`);
  mkdirSync(directory);
  const { title } = await import(`./engines/${engine}.js`);
  const order = { engine, file, size, directory };
  try {
    const built = await run({ name: 'building', ...order }, title);
    const asked = await run({ name: 'asking', ...order }, title);
    const { recall } = engine === 'majlis' ? await run({ name: 'recall', ...order }, title) : { recall: null };
    row([
      size.toLocaleString('en'),
      title,
      number(built.buildSeconds, 1),
      number(built.buildMegabytes, 0),
      number(asked.loadSeconds, 2),
      number(asked.megabytes, 0),
      number(asked.p50, 2),
      number(asked.p95, 2),
      number(recall, 3),
    ]);
  } catch (error) {
    row([size.toLocaleString('en'), title, error.message, ...Array(HEADERS.length - 3).fill('–')]);
  }
  rmSync(directory, { recursive: true, force: true });
}

/** Runs a case in a child of its own; its result comes as a message. */
function run(order, title) {
  const child = fork(fileURLToPath(new URL('./case.js', import.meta.url)), [JSON.stringify(order)], {
    execArgv: ['--expose-gc', '--max-old-space-size=8192'],
  });
  return new Promise((resolve, reject) => {
    child.on('message', ({ result, progress }) => {
      if (result) resolve(result);
      else if (progress) showProgress(title, progress);
    });
    child.once('exit', (code, signal) => reject(new Error(`failed (${signal ?? code})`)));
  });
}

function showProgress(title, { stage, done, total }) {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done < total ? `\r${title}: ${stage} ${done}/${total} ` : '\r\x1b[K');
}

function row(cells) {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

function number(value, digits) {
  return value === null || value === undefined ? '–' : value.toFixed(digits);
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        file: { type: 'string' },
        sizes: { type: 'string', default: '1000,10000,100000' },
        peers: { type: 'string', default: PEERS.join(',') },
      },
    });
    const sizes = values.sizes.split(',').map(Number);
    const peers = values.peers.split(',').filter(Boolean);
    if (!values.file) throw new Error('--file is missing.');
    if (!sizes.every((size) => Number.isInteger(size) && size > 0)) throw new Error('--sizes are whole numbers.');
    const unknown = peers.find((peer) => !PEERS.includes(peer));
    if (unknown) throw new Error(`There is no peer ${unknown}.`);
    return { file: path.resolve(values.file), sizes, peers };
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}
