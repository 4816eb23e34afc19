// npm run golden: how many of the golden questions, and of those about other meetings, are answered right, by part and
// language, and how many lead to the right words, answered or not; with --wrong, which are not answered right (not of what
// is held out: that is not to be looked at).
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../dist/config.js';
import { openMajlis, openRecords } from '../../dist/majlis.js';
import { originalDocument } from '../../dist/meetings/meeting.js';
import { fault, HELD_OUT, LANGUAGES, leadsTo, MEETING, PARTS, readGolden, readRecords } from './score.js';

const showWrong = process.argv.includes('--wrong');
const HEADERS = [
  'language',
  'questions',
  'right',
  'answerable: right',
  'given',
  'led to the right words',
  'not in the record: said so',
  'share right',
];
const majlis = await openMajlis(readConfig(), {
  log: { info() {}, warn: (line) => process.stderr.write(`${line}\n`) },
});
const meeting = majlis.meetings.find(({ id }) => id === MEETING);
const record = originalDocument(meeting).text;

head('part');
for (const part of PARTS) {
  for (const language of LANGUAGES) {
    const asked = await askAll(readGolden(language, part), (text) => majlis.ask(text, { meeting: MEETING }), record);
    print(part, language, asked);
    if (showWrong && !HELD_OUT.includes(part)) showFaults(asked);
  }
}

for (const [folder, title] of [
  ['records', 'other records in'],
  ['layouts', 'as people keep them, in'],
  ['everyday', 'everyday, in'],
  ['commonest', 'asked most often, in'],
]) {
  /** By the language of the record, asked in the same language and in the other. */
  const askedByLanguages = new Map();
  for (const { meeting, questions } of readRecords(fileURLToPath(new URL(`./${folder}`, import.meta.url)))) {
    const answering = await openRecords(readConfig(), [meeting]);
    const { text } = originalDocument(meeting);
    for (const language of LANGUAGES) {
      const key = `${meeting.original}\t${language}`;
      const lines = questions.filter((line) => line.language === language);
      if (lines.length === 0) continue;
      askedByLanguages.set(key, [
        ...(askedByLanguages.get(key) ?? []),
        ...(await askAll(lines, (words) => answering.ask(words), text)),
      ]);
    }
  }
  process.stdout.write('\n');
  head(title);
  for (const key of [...askedByLanguages.keys()].sort()) {
    const [original, language] = key.split('\t');
    print(original, language, askedByLanguages.get(key));
  }
}

async function askAll(lines, ask, text) {
  const asked = [];
  for (const line of lines) {
    const answer = await ask(line.question);
    asked.push({ line, answer, why: fault(line, answer, text) });
  }
  return asked;
}

function head(first) {
  process.stdout.write(`| ${first} | ${HEADERS.join(' | ')} |\n|${' --- |'.repeat(HEADERS.length + 1)}\n`);
}

function print(name, language, asked) {
  const right = asked.filter(({ why }) => !why).length;
  const of = (status) => {
    const these = asked.filter(({ line }) => line.status === status);
    return `${these.filter(({ why }) => !why).length} / ${these.length}`;
  };
  const given = asked.filter(({ line, answer }) => line.status === 'answered' && answer.status === 'answered').length;
  const led = asked.filter(({ line, answer }) => line.status === 'answered' && leadsTo(line, answer)).length;
  const share = `${((100 * right) / asked.length).toFixed(1)} %`;
  const cells = [name, language, asked.length, right, of('answered'), given, led, of('not_found'), share];
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

function showFaults(asked) {
  for (const { line, why, answer } of asked) {
    if (why)
      process.stdout.write(`  ${line.id} ${line.kind} ${line.question} -> ${why} :: ${answer.answer.slice(0, 200)}\n`);
  }
}
