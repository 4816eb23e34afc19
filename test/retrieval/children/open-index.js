// Opens an index in a process of its own, and can be made to die on the way. One JSON argument, one JSON line a report.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { record } from './records.js';
import { tinyEmbeddings } from './tiny-embeddings.js';

const { directory, count, year, question, dieAtStep, dieAtOperation, asNobody } = JSON.parse(process.argv[2] ?? '{}');
const report = (line) => fs.writeSync(1, `${JSON.stringify(line)}\n`);
const die = () => process.kill(process.pid, 'SIGKILL');

let operations = 0;
for (const [module, names] of [
  [fs, ['mkdirSync', 'writeFileSync', 'unlinkSync']],
  [fs.promises, ['mkdir', 'writeFile', 'open', 'rename', 'rm']],
]) {
  for (const name of names) {
    const original = module[name];
    module[name] = (...parameters) => {
      if (++operations === dieAtOperation) die();
      return original(...parameters);
    };
  }
}
syncBuiltinESMExports();

const { openIndex } = await import('../../../dist/retrieval/index-store.js');
// The superuser may write anywhere: a folder is read-only to others only.
if (asNobody && process.getuid() === 0) process.setuid(65534);
let steps = 0;
const index = await openIndex({
  directory,
  ...record(count, year),
  embeddings: tinyEmbeddings(),
  log: { info: (info) => report({ info }), warn: (warn) => report({ warn }) },
  onProgress: (progress) => {
    if (++steps === dieAtStep) die();
    report({ progress });
  },
});
report({
  origin: index.origin,
  reason: index.reason,
  operations,
  steps,
  vectors: index.vectors.search(tinyEmbeddings().embed(question), 5),
  lexical: index.lexical.search(question, 5),
});
