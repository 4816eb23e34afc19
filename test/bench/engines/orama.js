import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { create, insertMultiple, load as restore, save, search } from '@orama/orama';

export const title = 'Orama';

const empty = () => create({ schema: { text: 'string' }, language: 'arabic' });

export async function build(passages, directory) {
  const index = empty();
  await insertMultiple(
    index,
    passages.map((text) => ({ text })),
    1000,
  );
  writeFileSync(path.join(directory, 'index.bin'), serialize(save(index)));
}

/** As it comes: full text. */
export async function load(_passages, directory) {
  const index = empty();
  restore(index, deserialize(readFileSync(path.join(directory, 'index.bin'))));
  return (question) => search(index, { term: question, limit: 10 });
}
