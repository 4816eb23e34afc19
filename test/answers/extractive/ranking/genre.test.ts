import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { genreOf } from '../../../../src/answers/extractive/ranking/genre.js';
import { Readers } from '../../../../src/answers/extractive/readers.js';
import { readSquad } from '../../../../src/evaluation/squad.js';
import type { Meeting } from '../../../../src/meetings/meeting.js';
import { paragraphsOf } from '../../../../src/meetings/paragraphs.js';
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

it('takes a letter of somebody who was there for a meeting’s, by speaking of us', () => {
  const letter = (text: string): Meeting => {
    const document = {
      language: 'en',
      file: 'document.txt',
      text,
      checksum: '',
      paragraphs: paragraphsOf(text),
    } as const;
    return {
      id: 'letter',
      title: { en: 'Choir' },
      date: null,
      place: {},
      original: 'en',
      documents: { en: document },
      machineTranslated: [],
      source: null,
    };
  };
  const sung = 'The carols go to the hospice on the 9th. Nobody has a key to the loft. The tuner wants £80 a visit.';
  expect(genre([letter(sung)])).toBe('article');
  expect(genre([letter(`${sung} We shall have to find our own. Our tickets cost more. Bring us your copies.`)])).toBe(
    'meeting',
  );
});

it('takes a record without a paragraph for an article', () => {
  expect(genre([])).toBe('article');
});
