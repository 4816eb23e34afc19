import { expect, it } from 'vitest';
import { answerDisplay } from '../../../src/discord/render/answer.js';
import { answerOf, madeUpMeeting } from '../scripted.js';

it('shows what an answer says of each question on a line of its own', () => {
  const meeting = madeUpMeeting('harbour', 'The crane arrives in May.', 'en');
  const { embed } = answerDisplay(
    answerOf(
      'When, and why?',
      { answer: 'The crane arrives in May [1]\nwhy: I find no sure answer in the record.', language: 'en' },
      meeting,
    ),
    { meetings: [meeting], model: 'builtin', question: null, thread: false },
  );
  const lines = (embed?.description ?? '').split('\n');
  expect(lines.some((line) => line.endsWith('in May \\[1\\]'))).toBe(true);
  expect(lines).toContain('why: I find no sure answer in the record.');
});

it('shows a quote of Markdown as it reads, and the record’s own signs escaped', () => {
  const meeting = madeUpMeeting('club', '- [ ] **Joe:** mend the *red* boat | today', 'en');
  const quote = '- [ ] **Joe:** mend the *red* boat | today';
  const citation = {
    id: 1,
    meeting: 'club',
    paragraph: 1,
    language: 'en',
    quote,
    start: 0,
    end: quote.length,
  } as const;
  const answer = answerOf('Who?', { answer: 'x [1]', citations: [{ ...citation, translation: null }] }, meeting);
  const { embed } = answerDisplay(answer, { meetings: [meeting], model: 'builtin', question: null, thread: false });
  expect(embed?.description).toContain('Joe: mend the red boat \\| today');
  expect(embed?.description).not.toContain('\\*');
});
