import { randomUUID } from 'node:crypto';
import { readFileSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** A lock this process holds. It advises: it spares a second process the work, and nothing breaks without it. */
export interface Lock {
  /** Whether another process held it first. */
  readonly waited: boolean;
  /** Tells those who wait that the work goes on. */
  touch(): void;
  release(): void;
}

export interface LockOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called once, when somebody else holds the lock. */
  readonly onWait?: ((pid: number) => void) | undefined;
}

interface Holder {
  readonly host: string;
  readonly pid: number;
  /** When the process began, as the system counts; tells it from a later one with the same number. Null where unknown. */
  readonly started: string | null;
  readonly token: string;
}

/** A holder that has not touched its lock for this long is taken for dead (it may run where we cannot see it). */
const SILENT_AFTER_MILLISECONDS = 120_000;
/** A lock is made, then written; one that stays empty belongs to a process killed in between. */
const EMPTY_AFTER_MILLISECONDS = 2000;
const POLL_MILLISECONDS = 50;

const held = new Set<string>();

/**
 * Takes the lock, waiting while a living process holds it. The lock of a process that was killed is taken over.
 *
 * @throws the file system's error when the lock cannot be made; the signal's reason when that ends the wait.
 */
export async function acquireLock(file: string, { signal, onWait }: LockOptions = {}): Promise<Lock> {
  const mine: Holder = { host: hostname(), pid: process.pid, started: startOf(process.pid), token: randomUUID() };
  let waited = false;
  while (!create(file, mine)) {
    const holder = livingHolder(file);
    if (holder === null) {
      // Two may do this at once, and the later remove the earlier's new lock: then both build, and both indexes are whole.
      remove(file);
      continue;
    }
    if (!waited) onWait?.(holder.pid);
    waited = true;
    await pause(POLL_MILLISECONDS, undefined, { signal });
  }
  held.add(mine.token);
  return {
    waited,
    touch: () => touch(file),
    release: () => {
      held.delete(mine.token);
      if (read(file)?.token === mine.token) remove(file);
    },
  };
}

/** Whether a process of this number runs on this machine. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function create(file: string, holder: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function livingHolder(file: string): { readonly pid: number } | null {
  const silence = age(file);
  if (silence === null) return null;
  const holder = read(file);
  if (holder === null) return silence > EMPTY_AFTER_MILLISECONDS ? null : { pid: 0 };
  if (silence > SILENT_AFTER_MILLISECONDS) return null;
  if (holder.host !== hostname()) return holder;
  if (holder.pid === process.pid) return held.has(holder.token) ? holder : null;
  return isRunning(holder.pid) && startOf(holder.pid) === holder.started ? holder : null;
}

function read(file: string): Holder | null {
  try {
    const { host, pid, started, token } = JSON.parse(readFileSync(file, 'utf8'));
    return typeof host === 'string' && Number.isInteger(pid) && pid > 0 && typeof token === 'string'
      ? { host, pid, started: typeof started === 'string' ? started : null, token }
      : null;
  } catch {
    return null;
  }
}

function age(file: string): number | null {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return null;
  }
}

/** @see proc_pid_stat(5): field 22, counted after the command's name, which may hold spaces and brackets. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function touch(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // Somebody took the lock over, or the folder is gone: publishing will show.
  }
}

function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Another process was faster.
  }
}
