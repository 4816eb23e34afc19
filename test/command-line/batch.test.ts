import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BatchAnswer, Desk, finished, readLines, SHIPPED } from './program.js';

const desk = new Desk();
beforeAll(async () => {
  await desk.run(['index']);
}, 30_000);
afterAll(() => desk.clear());

const WHERE = 'Where was the meeting held?';

describe('ask --batch', () => {
  it('answers a file’s lines in order, whatever kind of id they have', async () => {
    const file = desk.write(
      'questions.jsonl',
      `{"id": "first", "question": "${WHERE}"}\n{"id": 7, "question": "أين عُقد الاجتماع؟"}\n{"id": "", "question": "Who represented Uzbekistan?"}\n{"id": -0.5, "question": "Did Iran take part?"}\n`,
    );
    const { status, stdout, stderr } = await desk.run(['ask', '--batch', file]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const answers = readLines(stdout);
    expect(answers.map(({ id }) => id)).toEqual(['first', 7, '', -0.5]);
    expect(answers.map(({ language }) => language)).toEqual(['en', 'ar', 'en', 'en']);
    expect(answers[0]?.shortAnswer).toContain('Nur-Sultan');
    expect(answers[1]?.shortAnswer).toContain('نور سلطان');
    expect(Object.keys(answers[0] ?? {})[0]).toBe('id');
  });

  it('gives a bad line its error and goes on', async () => {
    const answers = await desk.batch([
      'not JSON',
      '["id", 1]',
      'null',
      '"where?"',
      { question: WHERE },
      { id: null, question: WHERE },
      { id: {}, question: WHERE },
      { id: 1 },
      { id: 2, question: 5 },
      { id: 3, question: WHERE, language: 'fr' },
      { id: 4, question: WHERE, meeting: 12 },
      { id: 5, question: WHERE, meeting: 'none' },
      { id: 6, question: '' },
      '{"id": 7, "question": "Where',
      { id: 8, question: WHERE, language: null, meeting: null },
    ]);
    const error = (id: number | null, part: string) => ({ id, error: expect.stringContaining(part) });
    expect(answers.slice(0, -1)).toEqual([
      error(null, 'not valid JSON'),
      ...Array(3).fill(error(null, 'not a JSON object')),
      ...Array(3).fill(error(null, '"id" is missing')),
      ...[1, 2].map((id) => error(id, '"question" is missing')),
      error(3, '"language" must be "ar" or "en"'),
      error(4, '"meeting" must be a meeting’s id'),
      error(5, `There is no meeting "none". The meetings are: ${SHIPPED}.`),
      error(6, 'The question is empty.'),
      error(null, 'not valid JSON'),
    ]);
    expect(answers.at(-1)).toMatchObject({ id: 8, status: 'answered' });
  });

  it('takes a byte order mark, CRLF, blank lines, line separators in a string and no final newline', async () => {
    const input = `\ufeff{"id": 1, "question": "${WHERE}"}\r\n\r\n   \n{"id": 2, "question": "Where\u2028was the meeting\u2029held?"}\r\n\n{"id": 3, "question": "${WHERE}"}`;
    const { stdout } = await desk.run(['ask', '--batch', '-'], { input });
    const answers = readLines(stdout);
    expect(answers.map(({ id, status }) => [id, status])).toEqual([1, 2, 3].map((id) => [id, 'answered']));
  });

  it('prints nothing for nothing', async () => {
    expect(await desk.run(['ask', '--batch', '-'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('lets a line’s language go before --language, and --meeting hold for all', async () => {
    const lines = [
      { id: 1, question: WHERE },
      { id: 2, question: WHERE, language: 'en' },
    ];
    const answers = await desk.batch(lines, { args: ['--language', 'ar', '--meeting', SHIPPED] });
    expect(answers.map(({ language }) => language)).toEqual(['ar', 'en']);
  });

  it('answers 10,000 lines, each in its place', async () => {
    const line = (i: number): object | string => {
      if (i % 100 === 0) return { id: i, question: WHERE };
      return i % 3 === 0 ? 'no JSON' : { id: i, question: i % 3 === 1 ? '' : 'ماذا؟'.repeat(500) };
    };
    const answers = await desk.batch(Array.from({ length: 10_000 }, (_, i) => line(i)));
    expect(answers).toHaveLength(10_000);
    const misplaced = answers.filter(({ id }, i) => id !== (i % 100 !== 0 && i % 3 === 0 ? null : i));
    expect(misplaced).toEqual([]);
    expect(answers.filter(({ status }) => status === 'answered')).toHaveLength(100);
    expect(answers.filter(({ error }) => error !== undefined)).toHaveLength(9_900);
  });

  it('names a file that it cannot read, in one line, with status 1', async () => {
    const missing = desk.path('missing.jsonl');
    const [none, folder] = await Promise.all([
      desk.run(['ask', '--batch', missing]),
      desk.run(['ask', '--batch', desk.folder]),
    ]);
    expect(none).toEqual({
      status: 1,
      stdout: '',
      stderr: `The questions in ${missing} cannot be read: there is no such file.\n`,
    });
    expect(folder).toEqual({
      status: 1,
      stdout: '',
      stderr: `The questions in ${desk.folder} cannot be read: it is a folder.\n`,
    });
  });

  it('ends quietly when its reader has seen enough', async () => {
    const child = desk.start(['ask', '--batch', '-']);
    child.stdin.on('error', () => undefined);
    const questions = Array.from({ length: 500 }, (_, id) => `${JSON.stringify({ id, question: WHERE })}\n`);
    child.stdin.end(questions.join(''));
    child.stdout.once('data', () => child.stdout.destroy());
    const { status, stderr } = await finished(child);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('answers each line as soon as it has come', async () => {
    const child = desk.start(['ask', '--batch', '-']);
    const ended = finished(child);
    const next = (): Promise<BatchAnswer> =>
      new Promise((resolve) => child.stdout.once('data', (text: string) => resolve(JSON.parse(text))));
    const answer = next();
    child.stdin.write(`${JSON.stringify({ id: 'one', question: WHERE })}\n`);
    expect(await answer).toMatchObject({ id: 'one', status: 'answered' });
    child.stdin.end();
    expect(await ended).toMatchObject({ status: 0 });
  });
});
