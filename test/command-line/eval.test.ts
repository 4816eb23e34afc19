import { afterAll, describe, expect, it } from 'vitest';
import type { EvaluationReport } from '../../src/evaluation/evaluate.js';
import { Desk } from './program.js';

const desk = new Desk({ shipped: false });
afterAll(() => desk.clear());

interface Asked {
  readonly context: string;
  readonly qas: readonly { readonly id: string; readonly question: string; readonly answers: readonly string[] }[];
}

const squad = (title: string, paragraphs: readonly Asked[]): string =>
  JSON.stringify({
    data: [
      {
        title,
        paragraphs: paragraphs.map(({ context, qas }) => ({
          context,
          qas: qas.map(({ id, question, answers }) => ({
            id,
            question,
            answers: answers.map((text) => ({ text, answer_start: context.indexOf(text) })),
          })),
        })),
      },
    ],
  });

const english = desk.write(
  'en.json',
  squad('Lighthouses', [
    {
      context: 'The lighthouse of Varna was built in 1863. It stands on the cape.',
      qas: [{ id: 'varna', question: 'When was the lighthouse of Varna built?', answers: ['1863'] }],
    },
    {
      context: 'Grace Darling was born in Bamburgh.\n\nShe rescued nine sailors from a wreck.',
      qas: [{ id: 'grace', question: 'Where was Grace Darling born?', answers: ['Bamburgh', 'in Bamburgh'] }],
    },
    { context: 'Whale oil burned in the lamps for a century.', qas: [] },
  ]),
);
const arabic = desk.write(
  'ar.json',
  squad('منارات', [
    {
      context: 'بُنيت منارة فارنا عام 1863. وهي تقع على الرأس.',
      qas: [{ id: 'varna', question: 'متى بُنيت منارة فارنا؟', answers: ['1863'] }],
    },
    {
      context: 'وُلدت غريس دارلينغ في مدينة بامبرا.',
      qas: [{ id: 'grace', question: 'أين وُلدت غريس دارلينغ؟', answers: ['بامبرا'] }],
    },
  ]),
);
const FIGURES = [
  'questions',
  'passages',
  'recallAt1',
  'recallAt5',
  'mrrAt10',
  'ndcgAt10',
  'sentenceMatch',
  'exactMatch',
  'f1',
  'abstentionAuroc',
  'p50Milliseconds',
  'p95Milliseconds',
];
const evaluate = (passages: string, questions: string): Promise<EvaluationReport> =>
  desk.json<EvaluationReport>(['eval', '--passages', passages, '--questions', questions]);

describe('eval', () => {
  it('measures English questions on English paragraphs, each paragraph one unit', async () => {
    const report = await evaluate(english, english);
    expect(Object.keys(report)).toEqual(FIGURES);
    // Both paragraphs come first; both short answers are gold ones.
    expect(report).toMatchObject({
      questions: 2,
      passages: 3,
      recallAt1: 1,
      recallAt5: 1,
      mrrAt10: 1,
      ndcgAt10: 1,
      sentenceMatch: 1,
      exactMatch: 1,
      f1: 1,
    });
    // A record that has no word of the question is never surer than one that answers it.
    expect(report.abstentionAuroc).toBe(1);
    expect(report.p50Milliseconds).toBeGreaterThan(0);
    expect(report.p95Milliseconds).toBeGreaterThanOrEqual(report.p50Milliseconds);
  });

  it('measures Arabic ones', async () => {
    expect(await evaluate(arabic, arabic)).toMatchObject({
      questions: 2,
      passages: 2,
      recallAt1: 1,
      mrrAt10: 1,
      sentenceMatch: 1,
      abstentionAuroc: expect.any(Number),
    });
  });

  it('pairs questions of one language with paragraphs of the other by id, and gives no answer figures', async () => {
    const report = await evaluate(arabic, english);
    expect(Object.keys(report)).toEqual(FIGURES);
    expect(report).toMatchObject({
      questions: 2,
      passages: 2,
      recallAt5: 1,
      sentenceMatch: null,
      exactMatch: null,
      f1: null,
      abstentionAuroc: null,
    });
  });

  it('reads as a list without --json', async () => {
    const { status, stdout } = await desk.run(['eval', '--passages', arabic, '--questions', english]);
    expect(status).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(FIGURES);
    expect(lines).toContain('exactMatch         -');
  });

  it('names a file that is not in the format, in one line, with status 1', async () => {
    const cases: readonly [file: string, says: string][] = [
      [desk.path('none.json'), 'cannot be read: there is no such file'],
      [desk.write('torn.json', '{"data": [\n'), 'is not valid JSON'],
      [desk.write('list.json', '[]'), 'is not in SQuAD’s format'],
      [desk.write('null.json', 'null'), 'is not in SQuAD’s format'],
      [desk.write('no-data.json', '{}'), 'has no "data" list of articles'],
      [desk.write('no-paragraphs.json', '{"data": [{}]}'), 'has an article without "paragraphs"'],
      [desk.write('no-context.json', '{"data": [{"paragraphs": [{"qas": []}]}]}'), 'has a paragraph without "context"'],
      [desk.write('no-qas.json', '{"data": [{"paragraphs": [{"context": "x"}]}]}'), 'has a paragraph without "qas"'],
      [
        desk.write('null-qa.json', '{"data": [{"paragraphs": [{"context": "x", "qas": [null]}]}]}'),
        'is not in SQuAD’s format',
      ],
      [
        desk.write('no-id.json', '{"data": [{"paragraphs": [{"context": "x", "qas": [{"question": "x?"}]}]}]}'),
        'has a question without "id" or "question"',
      ],
      [
        desk.write(
          'odd-answers.json',
          '{"data": [{"paragraphs": [{"context": "x", "qas": [{"id": 1, "question": "x?", "answers": {}}]}]}]}',
        ),
        'has a question whose "answers" are no list of texts',
      ],
      [
        desk.write('no-questions.json', '{"data": [{"paragraphs": [{"context": "x", "qas": []}]}]}'),
        'has no questions',
      ],
    ];
    const ran = await Promise.all(
      cases.map(([file]) => desk.run(['eval', '--passages', file, '--questions', english, '--json'])),
    );
    expect(ran.map(({ status, stdout }) => ({ status, stdout }))).toEqual(cases.map(() => ({ status: 1, stdout: '' })));
    cases.forEach(([file, says], i) => {
      const lines = ran[i]?.stderr.trimEnd().split('\n') ?? [];
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain(file);
      expect(lines[0]).toContain(says);
    });
  });

  it('says that two files have no question in common', async () => {
    const other = desk.write(
      'other.json',
      squad('Other', [{ context: 'A text.', qas: [{ id: 'none', question: 'What?', answers: ['text'] }] }]),
    );
    const { status, stderr } = await desk.run(['eval', '--passages', english, '--questions', other]);
    expect(status).toBe(1);
    expect(stderr).toBe(`${english} and ${other} have no question id in common.\n`);
  });
});
