import { describe, expect, it } from 'vitest';
import { TermMatcher } from '../../../../src/answers/extractive/matcher.js';
import { arabicForm, arabicKind, cliticOf } from '../../../../src/answers/extractive/ranking/arabic-words.js';
import { likeness, spellingOf, wanted } from '../../../../src/answers/extractive/ranking/likeness.js';
import { loadLexicon } from '../../../../src/retrieval/load-lexicon.js';
import { analyse } from '../../../../src/text/analyse.js';

const matcher = new TermMatcher(await loadLexicon('index-data/lexicon'));

function termOf(word: string) {
  const [term] = analyse(word);
  if (!term) throw new Error(`no word in ${word}`);
  return term;
}

describe('how far a word of a record says an Arabic word of a question', () => {
  const like = (asked: string, written: string): number =>
    likeness(wanted(termOf(asked), matcher), spellingOf(termOf(written)));

  it.each([
    ['قالت', 'قال'],
    ['حضر', 'حضروا'],
    ['سينطلق', 'انطلقت'],
    ['بيدفع', 'دفعت'],
  ])('takes %s and %s for one verb', (asked, written) => {
    expect(like(asked, written)).toBeGreaterThanOrEqual(0.8);
  });

  it.each([
    ['أعلنت', 'إعلان'],
    ['وافقوا', 'الموافقة'],
    ['استضافت', 'الاستضافة'],
    ['يتطور', 'التطور'],
  ])('finds much of %s in %s, derived from one verb', (asked, written) => {
    expect(like(asked, written)).toBeGreaterThanOrEqual(0.7);
  });

  it.each([
    ['سبعة', 'أسبوع'],
    ['خمسة', 'الخميس'],
    ['ثمانية', 'ثمن'],
    ['سلاح', 'فلاح'],
    ['تقوية', 'الوقاية'],
  ])('finds nothing of %s in %s, which only looks like it', (asked, written) => {
    expect(like(asked, written)).toBeLessThan(0.5);
  });
});

describe('what an Arabic word is', () => {
  const kindOf = (word: string): string => arabicKind(termOf(word), word, (term) => matcher.isKnown(term));

  it.each(['حضروا', 'ناقشوا', 'حازت', 'قاموا'])('takes %s for a verb', (word) => {
    expect(kindOf(word)).toBe('verb');
  });

  it.each(['متصدر', 'انسداد', 'استرجاع'])('takes %s for a word, listed or not', (word) => {
    expect(kindOf(word)).toBe('word');
  });

  it.each(['كازوو', 'هرتسلوغ', 'بريفاخ'])('takes %s for a name', (word) => {
    expect(kindOf(word)).toBe('name');
  });

  it.each([
    ['والعراق', 'و'],
    ['بقيادة', 'ب'],
    ['ولتأمين', 'ول'],
    ['للدول', 'ل'],
    ['بنك', ''],
    ['وزير', ''],
    ['لجنة', ''],
  ])('tells what is written on to %s: %s', (word, clitic) => {
    expect(cliticOf(termOf(word).norm, (term) => matcher.isKnown(term))).toBe(clitic);
  });

  it('tells words by the verb they come from', () => {
    expect(arabicForm(termOf('انطلاق').norm)).toMatch(/^7/);
    expect(arabicForm(termOf('مستخدم').norm)).toMatch(/^10م/);
    expect(arabicForm(termOf('هرتسلوغ').norm)).toMatch(/^x/);
  });
});
