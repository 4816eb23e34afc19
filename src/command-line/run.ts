import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.js';
import type { Command, Values } from './command.js';
import { USAGE, UsageError } from './usage.js';

/** Every option of every command; which command takes which stands with the command. */
const OPTIONS = {
  batch: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  language: { type: 'string' },
  meeting: { type: 'string' },
  passages: { type: 'string' },
  questions: { type: 'string' },
  rebuild: { type: 'boolean' },
  sandbox: { type: 'boolean' },
  style: { type: 'string' },
  to: { type: 'string' },
  version: { type: 'boolean' },
} as const;

/** Loaded when first needed: `ask` must not pay for the bot. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.js')).start,
  ask: async () => (await import('./ask.js')).ask,
  summary: async () => (await import('./summary.js')).summary,
  quote: async () => (await import('./quote.js')).quote,
  translate: async () => (await import('./translate.js')).translate,
  index: async () => (await import('./index-command.js')).index,
  eval: async () => (await import('./eval.js')).evaluate,
};

/**
 * Runs one command and returns the exit status: 0 done, 1 failed (one line on standard error), 2 wrong usage (with the
 * usage on standard error).
 */
export async function run(args: readonly string[]): Promise<number> {
  // A reader that has seen enough (`| head`) is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  try {
    const [name, ...rest] = args;
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      (name === undefined ? process.stderr : process.stdout).write(USAGE);
      return name === undefined ? 2 : 0;
    }
    if (name === '--version') {
      process.stdout.write(`${version()}\n`);
      return 0;
    }
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!load) throw new UsageError(`There is no command "${name}".`);
    const { values, positionals } = parse(rest);
    if (values.help) {
      process.stdout.write(USAGE);
      return 0;
    }
    const command = await load();
    const foreign = Object.keys(values).find((option) => !command.options.includes(option as keyof Values));
    if (foreign) throw new UsageError(`"${name}" has no option --${foreign}.`);
    return (await command.run(readConfig(), values, positionals)) ?? 0;
  } catch (error) {
    return tell(error);
  }
}

function parse(args: readonly string[]): { values: Values; positionals: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    return { values, positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('. To specify')[0] ?? '') : String(error));
  }
}

function tell(error: unknown): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    return 2;
  }
  // Each of these is one line for the person who reads it, and says what to do.
  if (error instanceof Error && TOLD_AS_THEY_ARE.has(error.name)) {
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  process.stderr.write(
    name === 'AbortError'
      ? 'Stopped. What was there before is as it was.\n'
      : `Majlis failed: ${message.split('\n')[0]}\n`,
  );
  return 1;
}

/** By name: the classes would load the bot and the models. */
const TOLD_AS_THEY_ARE = new Set([
  'AskError',
  'BatchFileError',
  'BotError',
  'ConfigError',
  'EvaluationFileError',
  'ModelError',
]);

function version(): string {
  const { version: written } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return written;
}
