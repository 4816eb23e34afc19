import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll } from 'vitest';
import type { ExtractiveAnswering } from '../../../src/answers/extractive/extractive-answering.js';
import { readConfig } from '../../../src/config.js';
import { openRecords } from '../../../src/majlis.js';
import { readMeetings } from '../../../src/meetings/read-meetings.js';

export interface InventedRecord {
  readonly language: 'ar' | 'en';
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Opens invented records before a file's tests; each is had by its id. */
export function invented(records: Readonly<Record<string, InventedRecord>>): (id: string) => ExtractiveAnswering {
  let opened: ReadonlyMap<string, ExtractiveAnswering>;
  beforeAll(async () => {
    opened = await openInvented(records);
  }, 30_000);
  return (id) => {
    const answering = opened.get(id);
    if (!answering) throw new Error(`There is no record ${id}.`);
    return answering;
  };
}

/** Writes invented records as folders of their own, reads them as the program does, and answers from each alone. */
async function openInvented(
  records: Readonly<Record<string, InventedRecord>>,
): Promise<ReadonlyMap<string, ExtractiveAnswering>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'majlis-invented-'));
  try {
    for (const [id, { language, title, paragraphs }] of Object.entries(records)) {
      const meeting = path.join(folder, id);
      mkdirSync(meeting);
      writeFileSync(path.join(meeting, 'document.txt'), paragraphs.join('\n\n'));
      const description = {
        title: { [language]: title },
        original: language,
        documents: { [language]: 'document.txt' },
      };
      writeFileSync(path.join(meeting, 'meeting.json'), JSON.stringify(description));
    }
    const config = readConfig({}, path.join(folder, 'none'));
    const opened = new Map<string, ExtractiveAnswering>();
    for (const meeting of readMeetings(folder).meetings) opened.set(meeting.id, await openRecords(config, [meeting]));
    return opened;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
