import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Answer, Citation } from '../../src/answers/answer.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const MAIN = path.join(ROOT, 'dist/main.js');
export const SHIPPED = '2021-10-12-gcc-central-asia';

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Buffer;
}

/** A folder for INDEX_DATA of one test file, with the shipped meeting and lexicon and no index; also the working folder. */
export class Desk {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'majlis-command-line-'));

  constructor({ shipped = true } = {}) {
    cpSync(path.join(ROOT, 'index-data/lexicon'), this.path('lexicon'), { recursive: true });
    mkdirSync(this.path('meetings'));
    if (shipped)
      cpSync(path.join(ROOT, 'index-data/meetings', SHIPPED), this.path('meetings', SHIPPED), { recursive: true });
  }

  path(...parts: string[]): string {
    return path.join(this.folder, ...parts);
  }

  /** Writes a meeting's folder: its `meeting.json` (an object, or the bytes as they are) and its other files. */
  addMeeting(id: string, description: object | string, files: Readonly<Record<string, string | Buffer>> = {}): void {
    const folder = this.path('meetings', id);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      path.join(folder, 'meeting.json'),
      typeof description === 'string' ? description : JSON.stringify(description),
    );
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  }

  removeMeeting(id: string): void {
    rmSync(this.path('meetings', id), { recursive: true, force: true });
  }

  write(name: string, content: string | Buffer): string {
    writeFileSync(this.path(name), content);
    return this.path(name);
  }

  document(language: 'ar' | 'en', id = SHIPPED): string {
    return readFileSync(this.path('meetings', id, `document.${language}.txt`), 'utf8');
  }

  start(args: readonly string[], { env = {} }: RunOptions = {}): ChildProcessWithoutNullStreams {
    return spawn(process.execPath, [MAIN, ...args], { cwd: this.folder, env: this.environment(env) });
  }

  run(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
    const child = this.start(args, options);
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    return finished(child);
  }

  /** Runs the program and reads its standard output as the one JSON value it must hold. */
  async json<T>(args: readonly string[], options: RunOptions = {}): Promise<T> {
    const { status, stdout, stderr } = await this.run([...args, '--json'], options);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.any(String) });
    return JSON.parse(stdout) as T;
  }

  /** Asks a line each in one process, and reads a line each. */
  async batch(
    lines: readonly (object | string)[],
    options: RunOptions & { args?: readonly string[] } = {},
  ): Promise<BatchAnswer[]> {
    const input = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
    const ran = await this.run(['ask', '--batch', '-', ...(options.args ?? [])], { ...options, input });
    expect(ran.status).toBe(0);
    return readLines(ran.stdout);
  }

  /** What every process of this desk sees: nothing of the machine's own settings. */
  environment(env: Readonly<Record<string, string>> = {}): Record<string, string> {
    return { PATH: process.env.PATH ?? '', HOME: this.folder, INDEX_DATA: this.folder, ...env };
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface BatchAnswer extends Answer {
  readonly id: string | number | null;
  readonly error?: string;
}

export function readLines<T = BatchAnswer>(output: string): T[] {
  const lines = output.split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => JSON.parse(line) as T);
}

export async function finished(child: ChildProcessWithoutNullStreams): Promise<Ran> {
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve).once('error', reject);
  });
  return { status, stdout, stderr };
}

/** Every citation is of the record, word for word, and numbered from 1. */
export function expectTrueCitations(citations: readonly Citation[], record: string): void {
  citations.forEach((citation, i) => {
    expect(citation.id).toBe(i + 1);
    expect(citation.quote.length).toBeGreaterThan(0);
    expect(record.slice(citation.start, citation.end)).toBe(citation.quote);
  });
}

/** Every [n] in a text has its citation. */
export function expectNumbersCited(text: string, citations: readonly Citation[]): void {
  const known = citations.map(({ id }) => id);
  for (const [, number] of text.matchAll(/\[(\d+)\]/g)) expect(known).toContain(Number(number));
}
