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
