import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Summary } from '../answer.js';

const MOST_IN_MEMORY = 200;

/**
 * Keeps summaries that a model wrote, by everything they were made from: in memory, and in a folder, a file each.
 *
 * A file is complete before it has its name. One that cannot be read is as if it weren't there.
 */
export class SummaryCache {
  private readonly known = new Map<string, Summary>();

  constructor(private readonly directory: string | null) {}

  /** `facts` must tell apart whatever makes another summary. */
  static key(facts: readonly string[]): string {
    return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 32);
  }

  async get(key: string): Promise<Summary | null> {
    const known = this.known.get(key);
    if (known || this.directory === null) return known ?? null;
    try {
      const summary: Summary = JSON.parse(await readFile(this.file(this.directory, key), 'utf8'));
      if (!Array.isArray(summary.points) || !Array.isArray(summary.citations)) return null;
      this.remember(key, summary);
      return summary;
    } catch {
      return null;
    }
  }

  async put(key: string, summary: Summary): Promise<void> {
    this.remember(key, summary);
    if (this.directory === null) return;
    const file = this.file(this.directory, key);
    const aside = `${file}.${randomBytes(4).toString('hex')}`;
    try {
      await mkdir(this.directory, { recursive: true });
      await writeFile(aside, JSON.stringify(summary));
      await rename(aside, file);
    } catch {
      // A folder that cannot be written costs a summary made again, nothing else.
      await rm(aside, { force: true }).catch(() => undefined);
    }
  }

  private remember(key: string, summary: Summary): void {
    if (this.known.size >= MOST_IN_MEMORY) this.known.clear();
    this.known.set(key, summary);
  }

  private file(directory: string, key: string): string {
    return path.join(directory, `${key}.json`);
  }
}
