// npm run golden: how many of the golden questions are answered right, by part and language; with --wrong, which are not
// (of the tuning part only: the held-out part is not to be looked at).
import { readConfig } from '../../dist/config.js';
import { openMajlis } from '../../dist/majlis.js';
import { originalDocument } from '../../dist/meetings/meeting.js';
import { fault, LANGUAGES, PARTS, readGolden } from './score.js';

const MEETING = '2021-10-12-gcc-central-asia';
const showWrong = process.argv.includes('--wrong');
const majlis = await openMajlis(readConfig(), {
  log: { info() {}, warn: (line) => process.stderr.write(`${line}\n`) },
});
const meeting = majlis.meetings.find(({ id }) => id === MEETING);
const record = originalDocument(meeting).text;

process.stdout.write(
  '| part | language | questions | right | answered | not found | share |\n| --- | --- | --- | --- | --- | --- | --- |\n',
);
for (const part of PARTS) {
  for (const language of LANGUAGES) {
    const lines = readGolden(language, part);
    const wrong = [];
    for (const line of lines) {
      const answer = await majlis.ask(line.question, { meeting: MEETING });
      const why = fault(line, answer, record);
      if (why) wrong.push({ line, why, answer });
    }
    const right = lines.length - wrong.length;
    const of = (status) => {
      const all = lines.filter((line) => line.status === status).length;
      return `${all - wrong.filter(({ line }) => line.status === status).length} / ${all}`;
    };
    process.stdout.write(
      `| ${part} | ${language} | ${lines.length} | ${right} | ${of('answered')} | ${of('not_found')} | ${((100 * right) / lines.length).toFixed(1)} % |\n`,
    );
    if (showWrong && part !== 'held-out') {
      for (const { line, why, answer } of wrong) {
        process.stdout.write(
          `  ${line.id} ${line.kind} ${line.question} -> ${why} :: ${answer.answer.slice(0, 200)}\n`,
        );
      }
    }
  }
}
