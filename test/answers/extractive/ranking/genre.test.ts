import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { genreOf } from '../../../../src/answers/extractive/ranking/genre.js';
import { Readers } from '../../../../src/answers/extractive/readers.js';
import { readSquad } from '../../../../src/evaluation/squad.js';
import type { Meeting } from '../../../../src/meetings/meeting.js';
import { readMeetings } from '../../../../src/meetings/read-meetings.js';

const here = (name: string) => fileURLToPath(new URL(`../../../../${name}`, import.meta.url));

function genre(meetings: readonly Meeting[]) {
  return genreOf(meetings, new Readers());
}

it.each(['index-data/meetings', 'test/golden/records', 'test/bench/training/records'])(
  'takes the records of %s for those of meetings',
  (folder) => {
    const { meetings } = readMeetings(here(folder));
    expect(meetings.length).toBeGreaterThan(0);
    const others = meetings.filter((meeting) => genre([meeting]) !== 'meeting').map(({ id }) => id);
    expect(others).toEqual([]);
    expect(genre(meetings)).toBe('meeting');
  },
);

it.each(['geography.en', 'geography.ar', 'science.en', 'science.ar', 'history.ar'])('takes %s for articles', (name) => {
  const { articles } = readSquad(here(`test/bench/training/${name}.json`));
  expect(genre(articles)).toBe('article');
});

it('takes a record without a paragraph for an article', () => {
  expect(genre([])).toBe('article');
});
