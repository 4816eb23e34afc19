import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import MiniSearch from 'minisearch';

export const title = 'MiniSearch';

const options = { fields: ['text'] };

export async function build(passages, directory) {
  const index = new MiniSearch(options);
  index.addAll(passages.map((text, id) => ({ id, text })));
  writeFileSync(path.join(directory, 'index.json'), JSON.stringify(index));
}

/** As it comes: words of the question, any of them. */
export async function load(_passages, directory) {
  const index = MiniSearch.loadJSON(readFileSync(path.join(directory, 'index.json'), 'utf8'), options);
  return (question) => index.search(question).slice(0, 10);
}
