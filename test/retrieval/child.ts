import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface ChildOrder {
  readonly directory: string;
  readonly count: number;
  readonly year: number;
  readonly question: string;
  /** Kills itself at this progress event, or before this change to the file system; from 1. */
  readonly dieAtStep?: number;
  readonly dieAtOperation?: number;
  /** Without the superuser's powers. */
  readonly asNobody?: boolean;
}

export interface ChildReport {
  readonly info?: string;
  readonly warn?: string;
  readonly progress?: { readonly stage: string; readonly done: number; readonly total: number };
  readonly origin?: string;
  readonly reason?: string | null;
  readonly operations?: number;
  readonly steps?: number;
  readonly vectors?: unknown;
  readonly lexical?: unknown;
}

export interface Child {
  readonly process: ChildProcess;
  readonly reports: readonly ChildReport[];
  /** Resolves when the process is gone, with the signal that ended it. */
  readonly ended: Promise<NodeJS.Signals | null>;
}

/** Opens an index in another process; `shell` lines run before it, in the same shell. */
export function openElsewhere(
  order: ChildOrder,
  onReport: (report: ChildReport, child: Child) => void = () => undefined,
  shell = '',
): Child {
  const script = fileURLToPath(new URL('./children/open-index.js', import.meta.url));
  const command = `${shell ? `${shell}; ` : ''}exec "$0" "$@"`;
  const child = spawn('sh', ['-c', command, process.execPath, script, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const reports: ChildReport[] = [];
  const lines = createInterface({ input: child.stdout });
  const closed = new Promise((resolve) => lines.once('close', resolve));
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('exit', (_, signal) => void closed.then(() => resolve(signal)));
  });
  const handle: Child = { process: child, reports, ended };
  lines.on('line', (line) => {
    const report = JSON.parse(line) as ChildReport;
    reports.push(report);
    onReport(report, handle);
  });
  return handle;
}
