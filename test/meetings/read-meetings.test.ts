import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Meeting, originalDocument, paragraphText } from '../../src/meetings/meeting.js';
import { passagesOf } from '../../src/meetings/passages.js';
import { readMeetings } from '../../src/meetings/read-meetings.js';

const directory = mkdtempSync(path.join(tmpdir(), 'majlis-meetings-'));
beforeEach(() => {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function write(id: string, description: object, files: Readonly<Record<string, string>>): void {
  mkdirSync(path.join(directory, id));
  writeFileSync(path.join(directory, id, 'meeting.json'), JSON.stringify(description));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(directory, id, name), text);
}
function only(): Meeting {
  const { meetings, problems } = readMeetings(directory);
  expect(problems).toEqual([]);
  expect(meetings).toHaveLength(1);
  return meetings[0] as Meeting;
}
const minimal = { title: { en: 'T' }, original: 'en', documents: { en: 'd.txt' } };
const texts = (meeting: Meeting): string[] => {
  const document = originalDocument(meeting);
  return document.paragraphs.map(({ number }) => paragraphText(document, number));
};

describe('readMeetings', () => {
  it('needs no more than a title, the original’s language and its document', () => {
    write('m', minimal, { 'd.txt': 'We met.' });
    expect(only()).toEqual({
      id: 'm',
      title: { en: 'T' },
      date: null,
      place: {},
      original: 'en',
      documents: {
        en: {
          language: 'en',
          file: 'd.txt',
          text: 'We met.',
          checksum: createHash('sha256').update('We met.').digest('hex'),
          paragraphs: [{ number: 1, start: 0, end: 7 }],
        },
      },
      machineTranslated: [],
      source: null,
    });
  });

  it('reads the rest where it is there', () => {
    const rest = {
      date: '2024-02-29',
      place: { ar: 'الرياض' },
      source: ' The press office ',
      machineTranslated: ['ar'],
    };
    const documents = { en: 'd.txt', ar: 'a.txt' };
    write('m', { ...minimal, ...rest, documents }, { 'd.txt': 'We met.', 'a.txt': 'اجتمعنا.' });
    expect(only()).toMatchObject({ ...rest, source: 'The press office' });
  });

  it('keeps the file’s text as it is, byte order mark and CRLF included, and counts offsets in it', () => {
    const text = '\ufeffFirst line\r\nof the first.\r\n\r\n \t\r\n  Second 😀.\r\n\r\n\r\nالثالثة بلا سطر أخير';
    write('m', minimal, { 'd.txt': text });
    const meeting = only();
    expect(originalDocument(meeting).text).toBe(text);
    expect(texts(meeting)).toEqual(['First line\r\nof the first.', 'Second 😀.', 'الثالثة بلا سطر أخير']);
    expect(originalDocument(meeting).paragraphs[0]?.start).toBe(1);
    for (const passage of passagesOf(meeting)) expect(text.slice(passage.start, passage.end)).toBe(passage.text);
  });

  it('forgives a byte order mark before meeting.json', () => {
    write('m', minimal, { 'd.txt': 'We met.' });
    writeFileSync(path.join(directory, 'm', 'meeting.json'), `\ufeff${JSON.stringify(minimal)}`);
    expect(only().title).toEqual({ en: 'T' });
  });

  it('passes over hidden folders and files, follows a linked folder, and goes by the folders’ names', () => {
    write('b', minimal, { 'd.txt': 'We met.' });
    write('.git', {}, {});
    writeFileSync(path.join(directory, 'notes.txt'), 'no meeting');
    symlinkSync(path.join(directory, 'b'), path.join(directory, 'a'));
    const { meetings, problems } = readMeetings(directory);
    expect(problems).toEqual([]);
    expect(meetings.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('accepts a translation of the same number of paragraphs, however they are spaced', () => {
    const documents = { en: 'd.txt', ar: 'a.txt' };
    write(
      'm',
      { ...minimal, documents },
      { 'd.txt': 'One.\n\nTwo.\n', 'a.txt': '\r\n\r\nواحد.\r\n\r\n \r\n\r\nاثنان.' },
    );
    expect(only().documents.ar?.paragraphs).toHaveLength(2);
  });

  it('tells every problem in one line, whatever stands in the file', () => {
    write('m', minimal, { 'd.txt': 'We met.' });
    writeFileSync(path.join(directory, 'm', 'meeting.json'), '{\n\n"title": oops\n\n}');
    const { problems } = readMeetings(directory);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).not.toContain('\n');
  });
});

describe('the shipped meeting', () => {
  const shipped = (): Meeting => {
    const { meetings, problems } = readMeetings(new URL('../../index-data/meetings', import.meta.url).pathname);
    expect(problems).toEqual([]);
    return meetings.find(({ id }) => id === '2021-10-12-gcc-central-asia') as Meeting;
  };

  it('has eight paragraphs in both languages, and every passage equals its slice', () => {
    const meeting = shipped();
    expect(Object.values(meeting.documents).map(({ paragraphs }) => paragraphs.length)).toEqual([8, 8]);
    const passages = passagesOf(meeting);
    expect(passages.length).toBeGreaterThan(16);
    for (const { language, start, end, text } of passages) {
      const document = meeting.documents[language];
      expect(document?.text.slice(start, end)).toBe(text);
    }
  });

  it('keeps the record’s slips and spells the names as they are known', () => {
    const { documents } = shipped();
    expect(documents.ar?.text).toContain('جهورية كازاخستان');
    expect(documents.ar?.text).toContain('آسيا الوسطى( (C5 ،');
    for (const name of [
      'Abdullatif bin Rashid Al Zayani',
      'Nayef Falah Mubarak Al-Hajraf',
      'Akan Rakhmetullin',
      'Ruslan Kazakbaev',
      'Rashid Meredov',
      'Abdulaziz Kamilov',
      'Farhod Salim',
      'Nur-Sultan',
    ])
      expect(documents.en?.text).toContain(name);
  });

  it('is decoded from its very bytes', () => {
    const { documents } = shipped();
    const file = new URL('../../index-data/meetings/2021-10-12-gcc-central-asia/document.ar.txt', import.meta.url);
    expect(Buffer.from(documents.ar?.text ?? '', 'utf8').equals(readFileSync(file))).toBe(true);
  });
});
