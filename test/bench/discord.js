// node test/bench/discord.js [--rounds 5]: the bot in one process, the sandbox and its people in another, a socket between.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, bot: { type: 'boolean' } } });
const root = fileURLToPath(new URL('../..', import.meta.url));
const CROWDS = [1, 50, 200];
const QUESTIONS = [
  'Who represented Kazakhstan?',
  'Where was the meeting held?',
  'What was decided?',
  'Who spoke first?',
];

if (values.bot) await beTheBot();
else await measure(Number(values.rounds));

async function measure(rounds) {
  const { startSandbox } = await import('../../dist/sandbox/sandbox.js');
  process.stdout.write(`${availableParallelism()} × ${cpus()[0]?.model}, Node ${process.versions.node}\n\n`);
  const sandbox = await startSandbox();
  const bot = fork(fileURLToPath(import.meta.url), ['--bot'], {
    cwd: root,
    execArgv: ['--expose-gc'],
    env: { ...process.env, BENCH_TOKEN: sandbox.token, BENCH_API: sandbox.apiUrl },
  });
  bot.once('exit', (code) => code && process.exit(code));
  await next(bot, 'ready');
  await ask(sandbox, 4);
  const idle = await memoryOf(bot);
  process.stdout.write(
    '| at once | acknowledged p50 ms | p99 ms | lost | all answered s |\n| ---: | ---: | ---: | ---: | ---: |\n',
  );
  for (const crowd of CROWDS) {
    const times = [];
    const whole = [];
    let lost = 0;
    for (let round = 0; round < (crowd === 1 ? rounds * 10 : rounds); round++) {
      const result = await ask(sandbox, crowd);
      times.push(...result.times);
      whole.push(result.seconds);
      lost += result.lost;
    }
    const cells = [crowd, quantile(times, 0.5), quantile(times, 0.99), lost, quantile(whole, 0.5).toFixed(2)];
    process.stdout.write(`| ${cells.join(' | ')} |\n`);
  }
  process.stdout.write(`\nThe idle bot: ${idle} MB resident; after the crowds: ${await memoryOf(bot)} MB\n`);
  bot.disconnect();
  await sandbox.close();
  const starts = [];
  for (let round = 0; round < rounds; round++) starts.push(await secondsToStart());
  process.stdout.write(
    `npm start until the bot is ready, index built: ${quantile(starts, 0.5).toFixed(2)} s (median of ${rounds})\n`,
  );
  process.exit();
}

/** So many people's questions in one go. */
async function ask(sandbox, crowd) {
  const [, daniel] = sandbox.people;
  const start = performance.now();
  const asked = Array.from({ length: crowd }, (_, index) =>
    sandbox.actions.useCommand({
      person: daniel,
      name: 'ask',
      options: { question: QUESTIONS[index % QUESTIONS.length] },
    }),
  );
  const records = await Promise.all(asked.map(({ result }) => result));
  const times = records.map((record) => record.acknowledgedAfterMilliseconds ?? Number.POSITIVE_INFINITY);
  return {
    times,
    lost: records.filter(({ status }) => status !== 'acknowledged').length,
    seconds: (performance.now() - start) / 1_000,
  };
}

async function memoryOf(bot) {
  bot.send('memory');
  return Math.round((await next(bot, 'memory')).bytes / 1024 / 1024);
}

async function secondsToStart() {
  const start = performance.now();
  const env = { ...process.env, SANDBOX_PORT: '0', DISCORD_TOKEN: '' };
  const npm = spawn('npm', ['start', '--', '--sandbox'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  for await (const chunk of npm.stdout) {
    if (String(chunk).includes('http://127.0.0.1')) break;
  }
  const seconds = (performance.now() - start) / 1_000;
  process.kill(-npm.pid, 'SIGTERM');
  await once(npm, 'exit');
  return seconds;
}

async function next(bot, kind) {
  for (;;) {
    const [message] = await once(bot, 'message');
    if (message.kind === kind) return message;
  }
}

function quantile(measured, fraction) {
  const sorted = measured.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(fraction * sorted.length))];
}

async function beTheBot() {
  const { readConfig } = await import('../../dist/config.js');
  const { openMajlis } = await import('../../dist/majlis.js');
  const { startBot } = await import('../../dist/discord/bot.js');
  const { pino } = await import('pino');
  const config = {
    ...readConfig(),
    discordToken: process.env.BENCH_TOKEN,
    discordApiUrl: process.env.BENCH_API,
    discordGuildId: '',
    cooldownSeconds: 0,
  };
  const log = pino({ level: 'silent' });
  const answering = await openMajlis(config, { log });
  await startBot({ config, answering, log });
  process.on('message', () => {
    globalThis.gc?.();
    process.send({ kind: 'memory', bytes: process.memoryUsage().rss });
  });
  process.on('disconnect', () => process.exit());
  process.send({ kind: 'ready' });
}
