// Waits for the sandbox that writes to the given file to say where it is, asks in it over the wire in both languages, and
// fails unless the answers hold what the record says.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const [file] = process.argv.slice(2);
const deadline = Date.now() + 30_000;
const url = await until(() => /http:\/\/127\.0\.0\.1:\d+/.exec(readFileSync(file, 'utf8'))?.[0]);
const { channelId, people } = await until(async () => (await fetch(`${url}/sandbox/state`)).json());
for (const [name, option, question, wanted] of [
  ['ask', 'question', 'Who represented Uzbekistan?', 'Kamilov'],
  ['اسأل', 'سؤال', 'متى عُقد الاجتماع؟', '12 أكتوبر 2021'],
]) {
  const response = await fetch(`${url}/sandbox/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: people[0].id, channelId, name, options: { [option]: question }, wait: true }),
  });
  const text = await response.text();
  if (!response.ok || !text.includes(wanted)) throw new Error(`/${name} did not answer with "${wanted}": ${text}`);
  process.stdout.write(`/${name} ${question} → ${wanted}\n`);
}

async function until(look) {
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`The sandbox did not start:\n${readFileSync(file, 'utf8')}`);
    await pause(50);
  }
}
