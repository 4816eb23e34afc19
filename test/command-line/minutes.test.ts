import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Summary } from '../../src/answers/answer.js';
import { Desk, expectTrueCitations } from './program.js';

const HARBOUR = `عقد مجلس ميناء الدقل اجتماعه الشهري في مدينة صور يوم الأحد 4 شباط 2024، برئاسة المهندس سالم الهنائي، رئيس المجلس، وحضور الدكتورة ليلى العامرية مديرة الأرصفة في الميناء.

واعتذر عن الحضور الدكتور فهد الغافري، مدير السلامة.

وأكدت السيدة مريم الكندي، أمينة الصندوق، أهمية استقرار الرسوم، وقالت إن الميناء اعتمد على التبرعات عامين.

ووافق المجلس على شراء رافعتين بكلفة 90 ألف ريال. وقال الهنائي إن الرافعتين ستصلان في أيار.

وقرر المجلس تأجيل توسعة الرصيف إلى عام 2025 لأن المسح البحري لم يكتمل.
`;

const CAPE = `The lighthouse on the Cape of Gulls was built in 1863 from grey limestone. Its lamp burned whale oil for forty years.

Seals rest on the rocks below the tower in winter. The nearest village has sixty inhabitants.
`;

const CLUB = `# Rowing club
**Present:** Nadia Fenwick (Chair), Joe Lamb
**Apologies:** Sean Duffy

## Boats
- **Decision:** buy the old coxed four
- Owner: Joe

- [ ] Joe: repair the pontoon by 18 March
`;

const desk = new Desk();
const records: Readonly<Record<string, string>> = {
  harbour: HARBOUR,
  club: CLUB,
  'en-opensource': readFileSync(fileOf('document.txt'), 'utf8'),
};

function fileOf(name: string): string {
  return fileURLToPath(new URL(`../bench/training/records/en-opensource/${name}`, import.meta.url));
}

beforeAll(async () => {
  desk.addMeeting(
    'harbour',
    { title: { ar: 'مجلس ميناء الدقل' }, date: '2024-02-04', original: 'ar', documents: { ar: 'record.txt' } },
    { 'record.txt': HARBOUR },
  );
  desk.addMeeting('en-opensource', JSON.parse(readFileSync(fileOf('meeting.json'), 'utf8')), {
    'document.txt': records['en-opensource'] ?? '',
  });
  desk.addMeeting(
    'club',
    { title: { en: 'Rowing club' }, original: 'en', documents: { en: 'notes.md' } },
    { 'notes.md': CLUB },
  );
  desk.addMeeting(
    'cape',
    { title: { en: 'The Cape of Gulls' }, original: 'en', documents: { en: 'article.txt' } },
    { 'article.txt': CAPE },
  );
  await desk.run(['index']);
}, 30_000);
afterAll(() => desk.clear());

describe('minutes that somebody added', () => {
  const bullets = async (id: string) => {
    const { points, citations } = await desk.json<Summary>(['summary', '--meeting', id, '--style', 'bullets']);
    expectTrueCitations(citations, records[id] ?? '');
    return (label: string) => points.filter((point) => point.label === label).map(({ text }) => text);
  };

  it('are summed up by who was there with their offices, by decisions, and by what was said besides', async () => {
    const of = await bullets('en-opensource');
    expect(of('Who')[0]).toMatch(/^Marit Oyelaran, chair; .*head of infrastructure \[1\]$/);
    expect(of('Where')[0]).toContain('Utrecht');
    expect(of('Decided').length).toBe(6);
    expect(of('Decided').join('\n')).toContain('raise the number of signers to five');
    expect(of('Said').length).toBeGreaterThan(2);
    expect(of('Said').filter((text) => /resolved|approved|adopted/.test(text))).toEqual([]);
  });

  it('are summed up without the absent, and without words that only look like a decision', async () => {
    const of = await bullets('harbour');
    expect(of('مَن')).toEqual([expect.stringMatching(/سالم الهنائي.*ليلى العامرية/)]);
    expect(of('أين')).toEqual(['صور [3]']);
    expect(of('الغرض')).toEqual([]);
    expect(of('ما تقرّر')).toEqual([
      expect.stringContaining('شراء رافعتين'),
      expect.stringContaining('تأجيل توسعة الرصيف'),
    ]);
    expect(of('ما قيل').join('\n')).toContain('استقرار الرسوم');
  });

  it('are answered from in other words than theirs, in chat spelling too', async () => {
    const questions = [
      ['en-opensource', 'whats priyas job there', 'treasurer'],
      ['en-opensource', 'which city hosts the conference in october', 'Porto'],
      ['harbour', 'كام كلفة الرافعتين', '90 ألف ريال'],
      ['harbour', 'متى بتوصل الرافعتين', 'أيار'],
    ] as const;
    const answers = await desk.batch(questions.map(([meeting, question], i) => ({ id: String(i), question, meeting })));
    expect(answers.map(({ status }) => status)).toEqual(questions.map(() => 'answered'));
    expect(answers.map(({ answer }) => answer)).toEqual(
      questions.map(([, , wanted]) => expect.stringContaining(wanted)),
    );
  });

  it('bring what comes nearest where they give no sure answer, without a short one', async () => {
    const answer = await desk.json<Answer>(['ask', '--meeting', 'en-opensource', 'how slow is the web console']);
    expect(answer.status).toBe('not_found');
    expect(answer.shortAnswer).toBeNull();
    expect(answer.answer).toMatch(/^I find no sure answer in the record\. The nearest it comes: /);
    expect(answer.citations.length).toBe(1);
    expectTrueCitations(answer.citations, records['en-opensource'] ?? '');
  });

  it('laid out as people keep them are answered by what their labels say, shown without the marks that set them', async () => {
    const answer = await desk.json<Answer>(['ask', '--meeting', 'club', 'What was decided about the boats?']);
    expect(answer).toMatchObject({ status: 'answered', shortAnswer: 'buy the old coxed four' });
    expectTrueCitations(answer.citations, CLUB);
    const shown = await desk.run(['ask', '--meeting', 'club', 'من غاب؟']);
    expect(shown.stdout).toContain('Sean Duffy');
    expect(shown.stdout).not.toContain('**');
    const of = await bullets('club');
    expect(of('Absent')).toEqual(['Sean Duffy [2]']);
    expect(of('To do').length).toBe(0);
    expect(of('Decided')).toEqual(['Boats: buy the old coxed four [3]']);
  });

  it('say nothing of what they have no word of', async () => {
    const answer = await desk.json<Answer>(['ask', '--meeting', 'harbour', 'كيف أطبخ المجبوس؟']);
    expect(answer).toMatchObject({ status: 'not_found', citations: [] });
  });
});

describe('an article that somebody added', () => {
  it('is answered from, and says nothing of what it has no word of', async () => {
    const questions = ['When was the lighthouse built?', 'When did the parliament ratify the tobacco treaty?'];
    const answers = await desk.batch(questions.map((question, i) => ({ id: String(i), question, meeting: 'cape' })));
    expect(answers.map(({ status }) => status)).toEqual(['answered', 'not_found']);
    expect(answers[0]?.shortAnswer).toContain('1863');
    expect(answers[1]?.citations).toEqual([]);
  });
});
