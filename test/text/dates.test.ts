import { describe, expect, it } from 'vitest';
import { findDates, sameDate, startOfTime } from '../../src/text/dates.js';
import { sentences } from '../../src/text/segment.js';

function found(text: string) {
  return findDates(text).map(({ start, end, kind }) => `${text.slice(start, end)} (${kind})`);
}

describe('times in a text', () => {
  it.each([
    ['It will take place from 17 to 19 October in Porto.', ['17 to 19 October (day)']],
    ['It runs 3–5 June 2025.', ['3–5 June 2025 (day)']],
    ['Two stalls and 9 to 12 chairs.', []],
    ['يُفتح الباب من 6 إلى 24 أبريل 2025.', ['6 إلى 24 أبريل 2025 (day)']],
    ['يُعقد في 14 و15 أيار 2024 في بيروت.', ['14 و15 أيار 2024 (day)']],
    ['اختُتم في الساعة السادسة والأربعين دقيقة مساءً.', ['الساعة السادسة والأربعين دقيقة مساءً (time)']],
    ['بدأ في الساعة العاشرة والنصف صباحا.', ['الساعة العاشرة والنصف صباحا (time)']],
    ['بدأ في الساعة العاشرة والتقى الوفود.', ['الساعة العاشرة (time)']],
    ['وموعدنا الاثنين 8/4/2024م في القاعة.', ['الاثنين 8/4/2024م (day)']],
    ['التاريخ: ٨/٤/٢٠٢٤', ['٨/٤/٢٠٢٤ (day)']],
    ['نلتقي الخميس 13/11 في الديوان.', ['الخميس 13/11 (day)']],
    ['Fix it by Fri 24 May, not Sat 25 May or so.', ['Fri 24 May (day)', 'Sat 25 May (day)']],
    ['We sat down and wed 3 of 4.', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ['open until the end of 2027.', '2027', 'the end of 2027'],
    ['in the beginning of the year 2027.', '2027', 'the beginning of the year 2027'],
    ['حتى نهاية عام 2027.', '2027', 'نهاية عام 2027'],
    ['وفي مطلع مايو 2025.', 'مايو', 'مطلع مايو'],
    ['the friend of 2027.', '2027', '2027'],
  ])('begin with what says which part of them is meant: %s', (text, time, whole) => {
    const start = text.indexOf(time);
    expect(text.slice(startOfTime(text, start), start + time.length)).toBe(whole);
  });
});

it('takes any of several days for one of them', () => {
  const [range] = findDates('17 to 19 October 2024');
  const isSame = (text: string): boolean =>
    findDates(text).some((date) => range !== undefined && sameDate(range, date));
  expect(['18 October', '19 October 2024', '17 to 19 October'].map(isSame)).toEqual([true, true, true]);
  expect(['20 October', '16 October 2024', '18 October 2023'].map(isSame)).toEqual([false, false, false]);
});

it('keeps a sentence whole over the title of an engineer', () => {
  const text = 'In his closing words Eng. Saif thanked them. They left.';
  expect(sentences(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'In his closing words Eng. Saif thanked them.',
    'They left.',
  ]);
});
