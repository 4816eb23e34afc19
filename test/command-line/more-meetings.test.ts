import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answers/answer.js';
import type { BatchAnswer } from './program.js';
import { Desk, expectTrueCitations, SHIPPED } from './program.js';

const LIBRARY_EN = `The board of the Riverside Library met on Monday, 3 March 2025, in Leeds, to discuss the new reading room.

Ms. Harriet Okafor, treasurer of the board, reported that the reading room costs 48,000 pounds. The board approved the budget.
`;
const LIBRARY_AR = `عقد مجلس إدارة مكتبة ريفرسايد اجتماعًا يوم الاثنين 3 مارس 2025 في مدينة ليدز لبحث قاعة القراءة الجديدة.

أفادت السيدة هارييت أوكافور، أمينة صندوق المجلس، بأن قاعة القراءة تكلف 48,000 جنيه. ووافق المجلس على الميزانية.
`;
const ORCHARD_EN =
  'The Orchard Society met in Ghent on 9 May 2024.\r\n\r\nMr. Pieter Vos, gardener of the society, planted 70 pear trees.';
const WELLS_AR =
  '\ufeffاجتمعت لجنة الآبار في مدينة صلالة يوم 5 يناير 2023.\n\nقال المهندس سالم المعشني، رئيس اللجنة، إن اللجنة حفرت 14 بئرًا.\n';

const desk = new Desk();
const records: Readonly<Record<string, string>> = {
  library: LIBRARY_EN,
  orchard: ORCHARD_EN,
  wells: WELLS_AR,
  [SHIPPED]: desk.document('ar'),
};

beforeAll(async () => {
  await desk.run(['index']);
  desk.addMeeting(
    'library',
    {
      title: { en: 'Board of the Riverside Library', ar: 'مجلس مكتبة ريفرسايد' },
      date: '2025-03-03',
      original: 'en',
      documents: { en: 'minutes.txt', ar: 'arabic.txt' },
    },
    { 'minutes.txt': LIBRARY_EN, 'arabic.txt': LIBRARY_AR },
  );
  desk.addMeeting(
    'orchard',
    { title: { en: 'Orchard Society' }, date: '2024-05-09', original: 'en', documents: { en: 'minutes.txt' } },
    { 'minutes.txt': ORCHARD_EN },
  );
  desk.addMeeting(
    'wells',
    { title: { ar: 'لجنة الآبار' }, date: '2023-01-05', original: 'ar', documents: { ar: 'record.txt' } },
    { 'record.txt': WELLS_AR },
  );
}, 30_000);
afterAll(() => desk.clear());

describe('more meetings, each added as a folder', () => {
  it('are indexed by the next command, which says why', async () => {
    const { status, stdout, stderr } = await desk.run(['index', '--json']);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^Building the index of \d+ passages: .+\n$/);
    expect(JSON.parse(stdout)).toMatchObject({
      origin: 'built',
      meetings: [SHIPPED, 'library', 'orchard', 'wells'],
      problems: [],
    });
  });

  it('are answered from, each by its own record, with true quotes', async () => {
    const answers = await desk.batch([
      { id: 'library', question: 'Who is the treasurer of the board?' },
      { id: 'orchard', question: 'What did Pieter Vos plant?' },
      { id: 'wells', question: 'كم بئرًا حفرت لجنة الآبار؟' },
      { id: SHIPPED, question: 'Who represented Uzbekistan?' },
    ]);
    expect(answers.map(({ id, status }) => [id, status])).toEqual(
      ['library', 'orchard', 'wells', SHIPPED].map((id) => [id, 'answered']),
    );
    expect(answers.map(({ shortAnswer }) => shortAnswer)).toEqual([
      expect.stringContaining('Harriet Okafor'),
      expect.stringContaining('70'),
      expect.stringContaining('14'),
      expect.stringContaining('Kamilov'),
    ]);
    for (const { id, citations } of answers) {
      expect(citations[0]?.meeting).toBe(id);
      for (const citation of citations) expectTrueCitations([{ ...citation, id: 1 }], records[citation.meeting] ?? '');
    }
  });

  it('quote an English record beside the shipped Arabic translation', async () => {
    const answer = await desk.json<Answer>(['ask', 'كم تكلف قاعة القراءة؟', '--meeting', 'library']);
    expect(answer).toMatchObject({ status: 'answered', language: 'ar' });
    expect(answer.answer).toContain('48,000');
    expect(answer.citations[0]).toMatchObject({ meeting: 'library', language: 'en', paragraph: 2 });
    expect(answer.citations[0]?.quote).toContain('48,000 pounds');
    expect(answer.citations[0]?.translation).toContain('48,000 جنيه');
    expectTrueCitations(answer.citations, LIBRARY_EN);
  });

  it('quote a record without translation in its own language, and say so', async () => {
    const [inArabic, inEnglish, own] = await desk.batch([
      { id: 1, question: 'متى عُقد الاجتماع؟', meeting: 'orchard' },
      { id: 2, question: 'Where was the meeting held?', meeting: 'wells' },
      { id: 3, question: 'أين اجتمعت لجنة الآبار؟', meeting: 'wells' },
    ]);
    expect(inArabic).toMatchObject({ language: 'ar', status: 'answered' });
    expect(inArabic?.answer).toContain('محضر هذا الاجتماع متاح بالإنجليزية فقط');
    expect(inArabic?.citations[0]).toMatchObject({ language: 'en', translation: null });
    expect(inArabic?.citations[0]?.quote).toContain('9 May 2024');
    expect(inEnglish).toMatchObject({ language: 'en', status: 'answered' });
    expect(inEnglish?.answer).toContain('The record of this meeting is in Arabic only');
    expect(inEnglish?.citations[0]).toMatchObject({ language: 'ar', translation: null });
    expect(inEnglish?.citations[0]?.quote).toContain('صلالة');
    expect(own).toMatchObject({ status: 'answered' });
    expect(own?.answer).not.toContain('فقط');
    expectTrueCitations(inArabic?.citations ?? [], ORCHARD_EN);
    expectTrueCitations(inEnglish?.citations ?? [], WELLS_AR);
  });

  it('answer only from the meeting that --meeting names', async () => {
    const here = (meeting: string): object => ({ id: meeting, question: 'Where was the meeting held?', meeting });
    const answers = await desk.batch([here(SHIPPED), here('library'), here('orchard')]);
    const place = ({ id, shortAnswer, citations }: BatchAnswer): unknown => [
      id,
      shortAnswer,
      [...new Set(citations.map(({ meeting }) => meeting))],
    ];
    expect(answers.map(place)).toEqual([
      [SHIPPED, expect.stringContaining('Nur-Sultan'), [SHIPPED]],
      ['library', expect.stringContaining('Leeds'), ['library']],
      ['orchard', expect.stringContaining('Ghent'), ['orchard']],
    ]);
  });

  it('tell an unknown meeting and the known ones, in the asker’s language', async () => {
    const [english, arabic] = await Promise.all([
      desk.run(['ask', 'where?', '--meeting', '../library', '--json']),
      desk.run(['summary', '--meeting', 'none', '--language', 'ar']),
    ]);
    expect(english).toEqual({
      status: 1,
      stdout: '',
      stderr: `There is no meeting "../library". The meetings are: ${SHIPPED}, library, orchard, wells.\n`,
    });
    expect(arabic).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^لا يوجد اجتماع باسم «none»\. .+\n$/),
    });
  });

  it('name their meeting beside the paragraph for a person to read', async () => {
    const { stdout } = await desk.run(['ask', 'Who is the treasurer of the board?']);
    expect(stdout).toContain('[1] paragraph 2 · \u2068library\u2069');
  });

  it('are summed up one at a time: the latest, or the one that is named', async () => {
    const [latest, named] = await Promise.all([
      desk.json<{ meeting: string }>(['summary']),
      desk.json<{ meeting: string; citations: Answer['citations'] }>([
        'summary',
        '--meeting',
        'wells',
        '--language',
        'en',
      ]),
    ]);
    expect(latest).toMatchObject({ meeting: 'library', language: 'en' });
    expect(named).toMatchObject({ meeting: 'wells', language: 'en' });
    expect(named.citations.length).toBeGreaterThan(0);
    expectTrueCitations(named.citations, WELLS_AR);
  });
});
