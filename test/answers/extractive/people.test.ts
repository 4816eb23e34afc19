import { expect, it } from 'vitest';
import { findPeople } from '../../../src/answers/extractive/people.js';

function people(text: string) {
  return findPeople(text, { start: 0, end: text.length }, 'en', 1).map(({ name, office }) => [
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
