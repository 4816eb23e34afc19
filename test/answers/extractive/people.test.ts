import { expect, it } from 'vitest';
import { findPeople } from '../../../src/answers/extractive/people.js';

function people(text: string, language: 'ar' | 'en' = 'en') {
  return findPeople(text, { start: 0, end: text.length }, language, 1).map(({ name, office }) => [
    name && text.slice(name.start, name.end),
    office && text.slice(office.start, office.end),
  ]);
}

it('finds colleagues by offices in small letters', () => {
  expect(
    people('Present were Nora Quist, chair; Emil Baptiste-Roy, release manager; and Tam Li, head of design.'),
  ).toEqual([
    ['Nora Quist', 'chair'],
    ['Emil Baptiste-Roy', 'release manager'],
    ['Tam Li', 'head of design'],
  ]);
});

it.each([
  'On Monday, the chair was repaired.',
  'Denmark, whose representative was ill, sent a letter.',
  'Ada Prentice, who would lead it, was asked to wait.',
  'The National Bank, in the chair for a year, closed.',
])('takes no clause for an office: %s', (text) => {
  expect(people(text).filter(([, office]) => office !== null)).toEqual([]);
});

it('keeps names whose words are offices too, and leaves off the possessive', () => {
  expect(people("The plan of Mr John Steward was read before Dr Mina Head's letter.")).toEqual([
    ['John Steward', null],
    ['Mina Head', null],
  ]);
});

it('finds an office before the name, in front of a comma and as Arabic puts it', () => {
  expect(people('It went to the former Minister of Energy, Mr Ralph Dane, and to Ms Ilse Bo (Chair).')).toEqual([
    ['Ralph Dane', 'former Minister of Energy'],
    ['Ilse Bo', 'Chair'],
  ]);
  expect(people('وصل وزير النقل العراقي الدكتور باسل الجبوري، ونائب وزير المالية السيد عادل مراد.', 'ar')).toEqual([
    ['باسل الجبوري', 'وزير النقل العراقي'],
    ['عادل مراد', 'نائب وزير المالية'],
  ]);
});

it('ends an Arabic name where somebody else is named or something is done', () => {
  expect(people('شكر السيد عادل مراد والدكتورة هدى قاسم وعرض المهندس باسل الجبوري مشروع الجسر.', 'ar')).toEqual([
    ['عادل مراد', null],
    ['هدى قاسم', null],
    ['باسل الجبوري', null],
  ]);
  expect(people('واقترح السيد تركي الشمري انتهاء الاجتماع.', 'ar')).toEqual([['تركي الشمري', null]]);
  expect(people('حضر السيد أحمد محمد توفيق وليد.', 'ar')).toEqual([['أحمد محمد توفيق وليد', null]]);
});

it('ends an English office before whatever its holder did', () => {
  expect(people('Mr Ralph Dane, Chairman of the Fund thanked them.')).toEqual([['Ralph Dane', 'Chairman of the Fund']]);
  expect(people('Mr Ralph Dane, Minister for displaced persons, spoke.')).toEqual([
    ['Ralph Dane', 'Minister for displaced persons'],
  ]);
});
