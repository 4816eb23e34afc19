import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QuoteResult, Summary } from '../../src/answers/answer.js';
import { paragraphsOf } from '../../src/meetings/paragraphs.js';
import { Desk, expectNumbersCited, expectTrueCitations, SHIPPED } from './program.js';

const desk = new Desk();
const [ar, en] = [desk.document('ar'), desk.document('en')];
const paragraph = (text: string, number: number): string => {
  const { start = 0, end = 0 } = paragraphsOf(text)[number - 1] ?? {};
  return text.slice(start, end);
};
beforeAll(async () => {
  await desk.run(['index']);
}, 30_000);
afterAll(() => desk.clear());

describe('summary', () => {
  const styles = ['brief', 'bullets', 'full'] as const;
  const languages = ['ar', 'en'] as const;
  it.each(styles.flatMap((style) => languages.map((language) => [style, language] as const)))(
    '--style %s --language %s: every point is cited, every citation is the record’s',
    async (style, language) => {
      const summary = await desk.json<Summary>(['summary', '--style', style, '--language', language]);
      expect(Object.keys(summary)).toEqual([
        'meeting',
        'language',
        'style',
        'points',
        'citations',
        'mode',
        'milliseconds',
      ]);
      expect(summary).toMatchObject({ meeting: SHIPPED, language, style, mode: 'extractive' });
      for (const { text } of summary.points) {
        expect(text).toMatch(/\S.* \[\d+\]$/u);
        expectNumbersCited(text, summary.citations);
      }
      expectTrueCitations(summary.citations, ar);
      for (const { translation } of summary.citations) {
        if (language === 'ar') expect(translation).toBeNull();
        else expect(en).toContain(translation);
      }
    },
  );

  it('is two or three sentences when brief, also without --style', async () => {
    const brief = await desk.json<Summary>(['summary']);
    expect(brief).toMatchObject({ style: 'brief', language: 'ar' });
    expect([2, 3]).toContain(brief.points.length);
  });

  it('says who, when, where, why, what was decided and what each side said in bullets', async () => {
    const { points } = await desk.json<Summary>(['summary', '--style', 'bullets', '--language', 'en']);
    const of = (label: string): string =>
      points
        .filter((point) => point.label === label)
        .map(({ text }) => text)
        .join('\n');
    for (const name of ['Al Zayani', 'Al-Hajraf', 'Rakhmetullin', 'Kazakbaev', 'Meredov', 'Kamilov', 'Salim'])
      expect(of('Who')).toContain(name);
    expect(of('When')).toContain('12 October 2021');
    expect(of('Where')).toContain('Nur-Sultan');
    expect(of('Purpose')).toContain('strategic dialogue');
    expect(of('Decided')).toContain('decision to hold a strategic dialogue');
    for (const speaker of [
      'Minister of Foreign Affairs',
      'Secretary-General',
      'foreign ministers of the Central Asian',
    ])
      expect(of('Said')).toContain(speaker);
  });

  it('makes the point of every paragraph when full', async () => {
    const { points, citations } = await desk.json<Summary>(['summary', '--style', 'full', '--language', 'ar']);
    expect(points).toHaveLength(8);
    expect(citations.map(({ paragraph: number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('reads from the right in Arabic, under the meeting’s title, with the quotes below', async () => {
    const { stdout } = await desk.run(['summary', '--style', 'bullets']);
    const lines = stdout.trimEnd().split('\n').filter(Boolean);
    expect(lines[0]).toBe('\u200fاجتماع مجلس التعاون لدول الخليج العربية ودول آسيا الوسطى');
    expect(lines.every((line) => line.startsWith('\u200f'))).toBe(true);
    expect(lines[1]).toMatch(/^\u200f• مَن: /);
    expect(stdout).toContain('\u200f[1] الفقرة 1\n\u200f«');
  });
});

describe('quote', () => {
  it('shows a paragraph by its number, the record and its translation, in JSON', async () => {
    const result = await desk.json<QuoteResult>(['quote', '3']);
    expect(Object.keys(result).sort()).toEqual(['citations', 'language', 'meeting']);
    expect(result).toMatchObject({ meeting: SHIPPED, language: 'both' });
    expect(result.citations).toEqual([
      {
        id: 1,
        meeting: SHIPPED,
        paragraph: 3,
        language: 'ar',
        quote: paragraph(ar, 3),
        start: ar.indexOf(paragraph(ar, 3)),
        end: ar.indexOf(paragraph(ar, 3)) + paragraph(ar, 3).length,
        translation: paragraph(en, 3),
      },
    ]);
  });

  it('understands Arabic-Indic digits, and the word paragraph in both languages', async () => {
    const wanted = ['٣', '۳', 'الفقرة ٣', 'paragraph 3'];
    const results = await Promise.all(wanted.map((words) => desk.json<QuoteResult>(['quote', words])));
    expect(results.map(({ citations }) => citations.map(({ quote }) => quote))).toEqual(
      wanted.map(() => [paragraph(ar, 3)]),
    );
  });

  it('shows both documents for a number, one with --language', async () => {
    const [both, indic, english, arabic] = await Promise.all([
      desk.run(['quote', '5']),
      desk.run(['quote', '٥']),
      desk.run(['quote', '5', '--language', 'en']),
      desk.run(['quote', '5', '--language', 'ar']),
    ]);
    const [record, translation] = [`\u200f${paragraph(ar, 5)}`, `\u200e${paragraph(en, 5)}`];
    expect(both.stdout).toBe(`\u200e[1] paragraph 5\n${record}\n${translation}\n`);
    expect(indic.stdout).toBe(`\u200f[1] الفقرة 5\n${record}\n${translation}\n`);
    // The words of the record stand below a translation, always.
    expect(english.stdout).toBe(`\u200e[1] paragraph 5\n${translation}\n${record}\n`);
    expect(arabic.stdout).toBe(`\u200f[1] الفقرة 5\n${record}\n`);
  });

  it('says which paragraphs there are when there is none of that number', async () => {
    const [beyond, zero, arabic] = await Promise.all([
      desk.run(['quote', '9', '--json']),
      desk.run(['quote', '0']),
      desk.run(['quote', '٩٩']),
    ]);
    expect(beyond).toEqual({
      status: 1,
      stdout: '',
      stderr: 'There is no paragraph 9. Paragraphs are numbered from 1 to 8.\n',
    });
    expect(zero).toMatchObject({ status: 1, stderr: expect.stringContaining('There is no paragraph 0.') });
    expect(arabic).toMatchObject({ status: 1, stderr: expect.stringMatching(/^لا توجد فقرة رقم 99\. .*8\.\n$/) });
  });

  it('finds words of the record in either language, each with the other beside it', async () => {
    const [arabic, english] = await Promise.all([
      desk.json<QuoteResult>(['quote', 'مذكرة التفاهم']),
      desk.json<QuoteResult>(['quote', 'memorandum of understanding']),
    ]);
    for (const { citations } of [arabic, english]) {
      expect(citations[0]).toMatchObject({ paragraph: 6, language: 'ar' });
      expect(citations[0]?.quote).toContain('مذكرة التفاهم');
      expect(citations[0]?.translation).toContain('memorandum of understanding');
      expectTrueCitations(citations, ar);
    }
    expect([arabic.language, english.language]).toEqual(['ar', 'en']);
  });

  it('says that the record has no such words, with status 0 and no citation', async () => {
    const [words, json] = await Promise.all([
      desk.run(['quote', 'zebra crossing']),
      desk.json<QuoteResult>(['quote', 'حمار وحشي']),
    ]);
    expect(words).toEqual({ status: 0, stdout: '\u200eThe record has no such words.\n', stderr: '' });
    expect(json).toMatchObject({ citations: [], meeting: SHIPPED });
  });
});
