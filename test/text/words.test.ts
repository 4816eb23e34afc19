import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/text/analyse.js';
import { LISTED_ROOTS } from '../../src/text/listed-roots.js';
import { normalise } from '../../src/text/normalise.js';
import { numberValue } from '../../src/text/numbers.js';
import { arabicReadings } from '../../src/text/readings-arabic.js';
import { arabicRoots } from '../../src/text/roots-arabic.js';
import { stem } from '../../src/text/stem.js';
import { isQuestionWord, isStopWord } from '../../src/text/stop-words.js';
import { tokenise } from '../../src/text/tokenise.js';

const norms = (text: string): string[] => tokenise(text).map((token) => token.norm);
const content = (text: string): string[] =>
  analyse(text)
    .filter((term) => !term.stop)
    .map((term) => term.stem);
const stemOf = (word: string): string => stem(normalise(word));
const value = (words: string): number | null => numberValue(...words.split(' ').map(normalise));

describe('normalise', () => {
  it('drops what the eye adds: diacritics, tatweel, direction marks', () => {
    expect(normalise('جُمهـــورِيّةُ\u202e مِصرَ\u200f')).toBe('جمهوريه مصر');
  });

  it('folds the spellings that writers vary', () => {
    expect(normalise('أإآٱ ى ة مسئول مسؤول')).toBe('اااا ي ه مسءول مسءول');
    expect(normalise('ﻻ ﷲ کتاب گاز')).toBe('لا الله كتاب غاز');
  });

  it('writes digits of every script in ASCII', () => {
    expect(normalise('٢٠٢١ ۲۰۲۱ २०२१ ２０２１')).toBe('2021 2021 2021 2021');
  });

  it('forgets case, accents and fancy quotation marks of Latin text', () => {
    expect(normalise('Île-de-France’s “ŁÓDŹ” Straße')).toBe('ile-de-france\'s "lodz" strasse');
  });

  it('survives halves of surrogate pairs', () => {
    expect(normalise('a\ud83db\udc00c')).toBe('abc');
  });
});

describe('tokenise', () => {
  it('parts Arabic letters from digits and ranges into their ends', () => {
    expect(norms('(2022-2026م) بـ104 و٢٠٢١')).toEqual(['2022', '2026', 'م', 'ب', '104', 'و', '2021']);
  });

  it('reads points between groups of three as thousands where there are two, and one as a fraction', () => {
    expect(norms('3.850.000 1.200.000 3.850 1.2.3')).toEqual(['3850000', '1200000', '3.850', '1.2', '3']);
  });

  it('reads separators of thousands and decimals in both scripts', () => {
    expect(norms('1,279.5 ١٬٢٧٩٫٥ 500,000 1,5 12,3456')).toEqual([
      '1279.5',
      '1279.5',
      '500000',
      '1',
      '5',
      '12',
      '3456',
    ]);
  });

  it('keeps names, ordinals and initials whole', () => {
    expect(norms("C5, 20th, 1620s, U.S., O'Brien’s")).toEqual(['c5', '20th', '1620s', 'us', "o'brien's"]);
  });

  it('says where each token stands in the text as given', () => {
    const text = 'عُقد 😀 الاجتمـاع في Nur-Sultan';
    expect(tokenise(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'عُقد',
      'الاجتمـاع',
      'في',
      'Nur',
      'Sultan',
    ]);
  });
});

describe('stem', () => {
  it.each([
    ['الدولة', 'دول'],
    ['والدولة', 'للدولة'],
    ['العلاقات', 'علاقتها'],
    ['فرنسي', 'فرنسا'],
    ['القوانين', 'قانون'],
    ['التزام', 'الالتزام'],
    ['ووزير', 'الوزير'],
    ['السنوات', 'سنة'],
    ['وصلوا', 'وصل'],
  ])('brings %s and %s together', (a, b) => {
    expect(stemOf(a)).toBe(stemOf(b));
  });

  it.each([
    ['ministers', 'minister'],
    ['cooperation', 'cooperate'],
    ['wrote', 'writing'],
    ['children', "child's"],
    ['policies', 'policy'],
    ['organised', 'organize'],
  ])('brings %s and %s together', (a, b) => {
    expect(stemOf(a)).toBe(stemOf(b));
  });

  it('keeps words apart that only look alike', () => {
    expect(stemOf('وزير')).not.toBe(stemOf('زير'));
    expect(stemOf('university')).not.toBe(stemOf('universe'));
    expect(stemOf('news')).not.toBe(stemOf('new'));
  });
});

describe('arabicRoots', () => {
  const rootsOf = (word: string): readonly string[] => arabicRoots(stemOf(word));

  it.each([
    ['كاتب', 'مكتوب'],
    ['انتخاب', 'منتخب'],
    ['استخدام', 'يستخدم'],
    ['قال', 'يقول'],
    ['فازت', 'الفائز'],
    ['أدى', 'أدّت'],
    ['أدى', 'أداء'],
    ['فروا', 'الفرار'],
    ['تأسست', 'المؤسس'],
    ['وزير', 'الوزراء'],
    ['طنًا', 'طن'],
  ])('finds one in %s and %s', (a, b) => {
    expect(rootsOf(a).filter((root) => rootsOf(b).includes(root))).not.toEqual([]);
  });

  it.each([
    ['مدينة', 'دين'],
    ['وزير', 'زيارة'],
    ['كتاب', 'تاب'],
  ])('finds none in %s and %s', (a, b) => {
    expect(rootsOf(a).filter((root) => rootsOf(b).includes(root))).toEqual([]);
  });

  it('finds none in words of other scripts, numbers and long words', () => {
    for (const word of ['ministry', '2021', 'أوزبكستان', '']) expect(arabicRoots(normalise(word))).toEqual([]);
  });
});

describe('arabicReadings', () => {
  const shared = (a: string, b: string, of: 'roots' | 'derivations' | 'verbs'): string[] => {
    const [left, right] = [arabicReadings(normalise(a)), arabicReadings(normalise(b))];
    return left[of].filter((each) => right[of].includes(each));
  };

  it.each([
    ['قالت', 'قال'],
    ['حضروا', 'حضره'],
    ['يشاركون', 'شاركت'],
    ['وسيوقعون', 'توقّع'],
    ['استضافتها', 'استضاف'],
  ])('takes %s and %s for forms of one verb', (a, b) => {
    expect(shared(a, b, 'verbs')).not.toEqual([]);
  });

  it.each([
    ['ستنطلق', 'الانطلاق'],
    ['تعاونوا', 'بالتعاون'],
    ['ينتهي', 'انتهاء'],
    ['اتفقت', 'اتفاق'],
    ['استعاد', 'استعادتها'],
  ])('takes %s and %s for derived from one verb', (a, b) => {
    expect(shared(a, b, 'derivations')).not.toEqual([]);
  });

  it.each([
    ['ماتت', 'بموت'],
    ['أعلنت', 'إعلان'],
    ['أوصت', 'التوصيات'],
    ['المعيّن', 'عيّنه'],
    ['ازدادت', 'زيادة'],
    ['قائد', 'يقود'],
    ['وثائق', 'توثيق'],
    ['سميت', 'تسمية'],
  ])('finds one root in %s and %s', (a, b) => {
    expect(shared(a, b, 'roots')).not.toEqual([]);
  });

  it.each([
    ['وزير', 'زيارة'],
    ['كلمة', 'كلية'],
    ['شركة', 'رقم'],
  ])('finds none in %s and %s', (a, b) => {
    expect(shared(a, b, 'roots')).toEqual([]);
  });

  it('says nothing of foreign names, numbers and other scripts', () => {
    for (const word of ['كازاخستان', 'تكنولوجيا', 'ministry', '2021', ''])
      expect(arabicReadings(normalise(word))).toEqual({ roots: [], derivations: [], verbs: [] });
  });
});

describe('the listed roots', () => {
  const lines = LISTED_ROOTS.trim().split('\n');
  const roots = lines.flatMap((line) => line.trim().split(' '));

  it('are three letters each, sorted, without repeats', () => {
    for (const root of roots) expect(root).toMatch(/^[\u0621-\u064a]{3}$/);
    const order = 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي';
    expect(new Set(roots).size).toBe(roots.length);
    expect(roots.map((root) => order.indexOf(root[0] ?? ''))).toEqual(
      roots.map((root) => order.indexOf(root[0] ?? '')).sort((a, b) => a - b),
    );
  });
});

describe('numberValue', () => {
  it.each([
    ['twenty five', 25],
    ['خمسة وعشرون', 25],
    ['two hundred and five thousand six', 205_006],
    ['ألفين وواحد وعشرين', 2021],
    ['مئة ألف', 100_000],
    ['3 million', 3_000_000],
    ['ثلاثة ملايين', 3_000_000],
    ['خمسمائة', 500],
    ['الخامسة', 5],
    ['third', 3],
    ['1279.5', 1279.5],
  ])('reads %s', (words, expected) => {
    expect(value(words)).toBe(expected);
  });

  it.each(['minister', 'وزير', 'five ministers', ''])('finds no number in "%s"', (words) => {
    expect(value(words)).toBeNull();
  });
});

describe('stop words', () => {
  it.each(['من', 'ومن', 'بأي', 'لهذا', 'وين', 'شنو', 'إزاي', 'the', 'who', "didn't"])('passes over %s', (word) => {
    expect(isStopWord(normalise(word))).toBe(true);
  });

  it.each(['وزير', 'بلد', 'كتاب', 'minister', '5', 'أوزبكستان'])('heeds %s', (word) => {
    expect(isStopWord(normalise(word))).toBe(false);
  });

  it('knows the words a question asks with, in the dialects too', () => {
    expect(['متى', 'فين', 'ومن', 'when'].map((word) => isQuestionWord(normalise(word)))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(isQuestionWord('وزير')).toBe(false);
  });
});

describe('analyse', () => {
  it('reads one question the same with and without diacritics, hamza and article', () => {
    expect(content('متى عُقِدَ الإجتماعُ في أوزبكستان؟')).toEqual(content('متى عقد اجتماع في اوزبكستان'));
  });

  it('gives numbers in digits and in words of either language one stem', () => {
    expect([...content('خمس دول'), ...content('five'), ...content('٥')].filter((s) => s === '5')).toHaveLength(3);
  });
});
