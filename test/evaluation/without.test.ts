import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { readSquad } from '../../src/evaluation/squad.js';
import { openRecords } from '../../src/majlis.js';

const folder = mkdtempSync(path.join(tmpdir(), 'majlis-without-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CONTEXTS = [
  'The harbour of Tolmin was built by Greta Vance in 1871. It took nine years.',
  'The lighthouse stands north of the harbour. Its keeper was Aron Pell.',
  'The ferry to the islands sails twice a day from the harbour. Its captain is Maud Hale.',
];
const QUESTIONS = ['Who is the captain of the ferry?', 'Who built the harbour?', 'How often does the ferry sail?'];

it('asks of a record without a paragraph as of one that never had it', async () => {
  const whole = await open(CONTEXTS);
  const real = await open(CONTEXTS.slice(0, 2));
  for (const question of QUESTIONS) {
    const without = await whole.examine(question, { limit: 10, without: { meeting: 'article-1', paragraph: 3 } });
    expect(without).toEqual(await real.examine(question, { limit: 10 }));
    expect(without.hits.map(({ passage }) => passage.paragraph)).not.toContain(3);
  }
});

function open(contexts: readonly string[]) {
  const file = path.join(folder, `${contexts.length}.json`);
  const paragraphs = contexts.map((context, i) => ({
    context,
    qas: [{ id: String(i), question: 'Where?', answers: [{ text: 'here' }] }],
  }));
  writeFileSync(file, JSON.stringify({ data: [{ title: 'Tolmin', paragraphs }] }));
  return openRecords(readConfig(), readSquad(file).articles);
}
