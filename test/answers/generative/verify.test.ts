import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { TermMatcher } from '../../../src/answers/extractive/matcher.js';
import { Readers } from '../../../src/answers/extractive/readers.js';
import { locateQuote } from '../../../src/answers/generative/locate-quote.js';
import { numbersIn } from '../../../src/answers/generative/numbers-in.js';
import { type Verdict, verifyClaim } from '../../../src/answers/generative/verify.js';
import { type Meeting, originalDocument, paragraphText } from '../../../src/meetings/meeting.js';
import { readMeetings } from '../../../src/meetings/read-meetings.js';
import { loadLexicon } from '../../../src/retrieval/load-lexicon.js';
import type { Language } from '../../../src/text/language.js';
import type { Lexicon } from '../../../src/text/lexicon.js';
import { mutationsOf } from './mutations.js';

interface TrueClaim {
  readonly language: Language;
  readonly text: string;
  readonly quotes: readonly string[];
}

const TRUE_CLAIMS: readonly TrueClaim[] = readFileSync(new URL('true-claims.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const SHIPPED: readonly Meeting[] = readMeetings('index-data/meetings').meetings;
const UNTRANSLATED = SHIPPED.map((meeting): Meeting => ({ ...meeting, documents: { ar: originalDocument(meeting) } }));

let lexicon: Lexicon;
let matcher: TermMatcher;
const readers = new Readers();
beforeAll(async () => {
  lexicon = await loadLexicon('index-data/lexicon');
  matcher = new TermMatcher(lexicon, undefined, null, 'apart');
});

function verify(text: string, quotes: readonly string[], language: Language = 'en', meetings = SHIPPED): Verdict {
  const passages = meetings.flatMap((meeting) =>
    originalDocument(meeting).paragraphs.map(({ number }) => ({
      meeting: meeting.id,
      paragraph: number,
      text: paragraphText(originalDocument(meeting), number),
    })),
  );
  const claim = { text, label: null, quotes: quotes.map((quote) => ({ passage: null, quote })) };
  return verifyClaim(claim, { meetings, readers, matcher, lexicon, passages, language });
}

const objection = (verdict: Verdict): string => ('rejection' in verdict ? verdict.rejection.objection : 'none');

const DATE = 'اليوم الثلاثاء الموافق 12 أكتوبر 2021م';
const PLAN = 'مشروع خطة العمل المشترك بين الجانبين(2022-2026م)';
const KAZAKHSTAN = 'معالي السيد أكان راكمتولن، نائب وزير الشؤون الخارجية في جمهورية كازاخستان';
const KYRGYZSTAN = 'ومعالي السيد رسلان كازاكبييف، وزير خارجية جمهورية قيرغيزستان';

describe.each([
  ['with the shipped translation', SHIPPED, 0.9],
  ['without a translation', UNTRANSLATED, 0.85],
])('true claims and changed ones, %s', (_, meetings, least) => {
  it('keeps nearly all that are true', () => {
    const kept = TRUE_CLAIMS.filter(
      (claim) => objection(verify(claim.text, claim.quotes, claim.language, meetings)) === 'none',
    );
    expect(kept.length / TRUE_CLAIMS.length).toBeGreaterThanOrEqual(least);
  });

  it('lets none pass whose name, number, date or country was changed, and none that was negated', () => {
    const changed = TRUE_CLAIMS.flatMap((claim) => mutationsOf(claim).map((mutation) => ({ ...claim, ...mutation })));
    const passed = changed.filter(
      (claim) => objection(verify(claim.text, claim.quotes, claim.language, meetings)) === 'none',
    );
    expect(changed.length).toBeGreaterThan(800);
    expect(passed.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([]);
  });
});

describe('numbers and dates', () => {
  it.each([
    ['12 October 2021', 'en'],
    ['October 12, 2021', 'en'],
    ['Tuesday, the 12th of October 2021', 'en'],
    ['١٢ أكتوبر ٢٠٢١', 'ar'],
    ['12 تشرين الأول 2021', 'ar'],
  ] as const)('%s is the date of the record', (date, language) => {
    const text = language === 'en' ? `The meeting was held on ${date}.` : `عُقد الاجتماع في ${date}.`;
    expect(objection(verify(text, [DATE], language))).toBe('none');
  });

  it('a range keeps its order', () => {
    expect(objection(verify('The joint action plan covers 2022-2026.', [PLAN]))).toBe('none');
    expect(objection(verify('The joint action plan covers 2026-2022.', [PLAN]))).toBe('number');
  });

  it.each([
    ['none', 'Two countries were represented: Kazakhstan and Kyrgyzstan.'],
    ['number', 'Three countries were represented: Kazakhstan and Kyrgyzstan.'],
    ['none', '2 countries were represented: Kazakhstan and Kyrgyzstan.'],
    ['number', 'شاركت ثلاث دول: كازاخستان وقيرغيزستان.'],
  ])('(%s) countries are counted by their names: %s', (expected, text) => {
    expect(objection(verify(text, [KAZAKHSTAN, KYRGYZSTAN], text.startsWith('ش') ? 'ar' : 'en'))).toBe(expected);
  });

  it('a number that the quotes have once is not said twice', () => {
    expect(objection(verify('The joint action plan covers the years 2022 to 2026.', [PLAN]))).toBe('none');
    expect(objection(verify('The joint action plan covers the years 2026 to 2026.', [PLAN]))).toBe('number');
  });

  it.each([
    ['five', [5]],
    ['٥', [5]],
    ['خمسة', [5]],
    ['twenty-five', [25]],
    ['خمسة وعشرون', [25]],
    ['three hundred', [300]],
    ['2022-2026', [2022, 2026]],
    ['one of the ministers', []],
  ])('%s counts %j', (text, values) => {
    expect(numbersIn(text).map(({ value }) => value)).toEqual(values);
  });
});

describe('what belongs together', () => {
  const both = [KAZAKHSTAN, KYRGYZSTAN];
  it.each([
    ['none', 'Akan Rakhmetullin represented Kazakhstan and Ruslan Kazakbaev represented Kyrgyzstan.'],
    ['binding', 'Akan Rakhmetullin represented Kyrgyzstan and Ruslan Kazakbaev represented Kazakhstan.'],
    ['binding', 'Akan Kazakbaev represented Kyrgyzstan.'],
  ])('(%s) %s', (expected, text) => {
    expect(objection(verify(text, both))).toBe(expected);
  });
});

describe('claims that bring what the record does not have', () => {
  it.each([
    ['link', 'The meeting was held on 12 October 2021, see https://example.com/minutes.'],
    ['link', 'The meeting was held on 12 October 2021, see evil-site.xyz now.'],
    ['link', '@everyone The meeting was held on 12 October 2021.'],
    ['link', '<@123456789012345678> The meeting was held on 12 October 2021.'],
    ['form', '\u200b\u202e '],
    ['form', `The meeting was held on 12 October 2021. ${'It was. '.repeat(100)}`],
    ['language', 'عُقد الاجتماع في 12 أكتوبر 2021.'],
  ])('(%s) %s', (expected, text) => {
    expect(objection(verify(text, [DATE]))).toBe(expected);
  });

  it('marks, formatting and direction tricks in a claim are taken out', () => {
    const verdict = verify('**The meeting** was \u202eheld on 12 October 2021 [7].', [DATE]);
    expect('proven' in verdict && verdict.proven.text).toBe('The meeting was held on 12 October 2021.');
  });
});

describe('a quote', () => {
  const document = originalDocument(SHIPPED[0] as Meeting);
  const found = (quote: string): string | null => {
    const span = locateQuote(quote, document);
    return span && document.text.slice(span.start, span.end);
  };

  it.each([
    ['with other spaces', 'الثلاثاء  الموافق\n12   أكتوبر 2021', 'الثلاثاء الموافق 12 أكتوبر 2021'],
    ['in quotation marks', '«خطة العمل المشترك»', 'خطة العمل المشترك'],
    ['with diacritics and tatweel', 'خُطّة العمـــل المشتَرك', 'خطة العمل المشترك'],
    ['without those of the record', 'اجتماعا مع وزراء خارجية', 'اجتماعًا مع وزراء خارجية'],
    ['with invisible characters', 'خطة\u200f العمل\u2068 المشترك', 'خطة العمل المشترك'],
    ['with Arabic digits', 'الموافق ١٢ أكتوبر ٢٠٢١', 'الموافق 12 أكتوبر 2021'],
  ])('%s is the record’s', (_, quote, words) => {
    expect(found(quote)).toBe(words);
  });

  it.each([
    ['has a word more', 'خطة العمل الجديدة المشترك'],
    ['has a word less', 'الثلاثاء 12 أكتوبر 2021'],
    ['has another number', 'الموافق 13 أكتوبر 2021'],
    ['ends inside a word', 'خطة العمل المشتر'],
    ['is too short to tell', 'العمل'],
    ['runs over two paragraphs', 'ودول آسيا الوسطى. وقد مثل مجموعة'],
  ])('that %s is not', (_, quote) => {
    expect(found(quote)).toBeNull();
  });
});
