import { expect, it } from 'vitest';
import { readQuestion } from '../../../../src/answers/extractive/question.js';
import { askingOf } from '../../../../src/answers/extractive/ranking/asking.js';

function asking(text: string) {
  return askingOf(readQuestion(text, () => false));
}

it('takes a person, a group or a year that a noun asks for as such, whatever the question word', () => {
  expect(asking('What poet wrote the ballad of the well?').wish).toBe('who');
  expect(asking('ما الشركة التي بنت الجسر؟').wish).toBe('group');
  expect(asking('في أي عام افتتح الجسر؟').wish).toBe('year');
  expect(asking('ما المرض الذي أصاب البحارة؟')).toMatchObject({ wish: 'which', noun: 'مرض' });
});

it('finds the noun behind "the name of" and «ما اسم»', () => {
  expect(asking('What is the name of the river that feeds the lake?').noun).toBe('river');
  expect(asking('ما اسم النهر الذي يصب في البحيرة؟').noun).toBe('نهر');
});

it('tells what is done from who does it, and a definition from a name', () => {
  expect(asking('What did the sailors carry?').form).toBe('object');
  expect(asking('Who carried the salt?').form).toBe('subject');
  expect(asking('From what country did the salt come?').form).toBe('oblique');
  expect(asking('من هو سالم العامري؟').wish).toBe('define');
  expect(asking('من هو الطبيب الذي وصف الدواء؟').wish).toBe('who');
});

it.each([
  ['wich junior clerk lost the ledger', 'person'],
  ['Which clerk did the mayor blame?', 'person'],
  ['which doctor spoke up for the nurses', 'person'],
  ['What did the doctor say about the well?', 'statement'],
  ["what was the harbour master's answer to the sailors", 'statement'],
  ['how did the captain describe the storm', 'statement'],
  ['essay deadline', 'date'],
  ['why isnt Malaga the venue', 'reason'],
  ['can visitors bring dogs', 'confirmation'],
  ['in which hall is the fair', 'place'],
  ['harbour budget 2024', 'number'],
  ['شنو منصب سلمى الخطيب', 'role'],
  ['ب أي شارع رح يبنوا السوق', 'place'],
  ['شو كان رد القبطان على البحارة', 'statement'],
  ['رسوم الميناء', 'number'],
  ['ليش ما فتحوا الجسر', 'reason'],
])('reads what «%s» asks for', (text, type) => {
  expect(readQuestion(text, () => false).type).toBe(type);
});

it('finds the noun that is asked for in the dialects too', () => {
  expect(asking('شو اسم النهر اللي بيصب بالبحيرة؟').noun).toBe('نهر');
  expect(asking('كام سفينه وصلت').wish).toBe('count');
});

it.each([
  ['When is the third ministerial meeting?', 'third'],
  ['متى الجلسة العادية الثامنة؟', 'الثامنه'],
])('takes a meeting that is counted for that one only: %s', (text, norm) => {
  expect(readQuestion(text, () => false).terms).toContainEqual(expect.objectContaining({ norm, role: 'entity' }));
});

it.each([
  'ماذا قرر اجتماع تشرين الثاني؟',
  'من حضر الجلسة الساعة الثانية؟',
  'ماذا قيل في الجلسة الأولى؟',
  'What was the third thing they agreed on?',
])('counts no meeting in «%s»', (text) => {
  expect(readQuestion(text, () => false).terms.filter(({ role }) => role === 'entity')).toEqual([]);
});
