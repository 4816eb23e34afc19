import type { Config } from '../config.js';
import { type Majlis, type OpenMajlisOptions, openMajlis } from '../majlis.js';
import type { IndexLog } from '../retrieval/index-store.js';
import { progressBar } from './progress-bar.js';

const QUIET = new Set(['silent', 'fatal', 'error']);

/** Opens Majlis for a command: warnings and progress go to standard error, Ctrl-C ends the indexing and leaves the old index. */
export async function open(config: Config, options: Pick<OpenMajlisOptions, 'rebuild'> = {}): Promise<Majlis> {
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const bar = progressBar('Indexing');
  try {
    return await openMajlis(config, {
      ...options,
      log: logTo(config),
      modelLog: modelLogTo(config),
      onProgress: bar.show,
      signal: abort.signal,
    });
  } finally {
    bar.end();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** A plain log for people at a terminal; the bot has a structured one. */
export function logTo({ logLevel }: Config): IndexLog {
  const write = (message: string): void => void process.stderr.write(`${message}\n`);
  return {
    info: QUIET.has(logLevel) || logLevel === 'warn' ? () => undefined : write,
    warn: QUIET.has(logLevel) ? () => undefined : write,
  };
}

/** How the model fared is for whoever looks for it: the answer's mode tells the asker enough. */
function modelLogTo(config: Config): IndexLog {
  const log = logTo(config);
  const isLookedFor = config.logLevel === 'debug' || config.logLevel === 'trace';
  return isLookedFor ? log : { info: () => undefined, warn: () => undefined };
}
