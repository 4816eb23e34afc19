import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk, type Ran, SHIPPED } from './program.js';

const ARABIC = 'اجتمع المجلس في الرياض.';
/** The bytes of the sentence above in the encodings that old programs save Arabic in. */
const WINDOWS_1256 = Buffer.from(
  'c7 cc ca e3 da 20 c7 e1 e3 cc e1 d3 20 dd ed 20 c7 e1 d1 ed c7 d6 2e'.replaceAll(' ', ''),
  'hex',
);
const description = { title: { en: 'A meeting' }, original: 'ar', documents: { ar: 'ar.txt' } };
const translated = { ...description, documents: { ar: 'ar.txt', en: 'en.txt' } };

/** Each folder with its rule broken, and what the message must say besides the folder's name. */
const BROKEN: readonly [
  id: string,
  description: object | string,
  files: Readonly<Record<string, string | Buffer>>,
  says: readonly string[],
][] = [
  ['no-document', description, {}, ['ar.txt is missing', 'put it into']],
  ['no-translation', translated, { 'ar.txt': ARABIC }, ['en.txt is missing']],
  [
    'short-translation',
    translated,
    { 'ar.txt': `${ARABIC}\n\n${ARABIC}\n\n${ARABIC}`, 'en.txt': 'The council met.\n\nIn Riyadh.' },
    ['en.txt has 2 paragraphs, the original 3', 'paragraph 3 of ar.txt has no translation'],
  ],
  [
    'long-translation',
    translated,
    { 'ar.txt': ARABIC, 'en.txt': 'The council met.\n\nIn Riyadh.' },
    ['en.txt has 2 paragraphs, the original 1', 'its paragraph 2 translates nothing'],
  ],
  ['not-json', '{ "title":\n  nonsense\n}', { 'ar.txt': ARABIC }, ['meeting.json is not valid JSON']],
  ['json-list', '[]', { 'ar.txt': ARABIC }, ['meeting.json must hold one object']],
  ['json-empty', '', { 'ar.txt': ARABIC }, ['meeting.json is not valid JSON']],
  ['no-title', { ...description, title: undefined }, { 'ar.txt': ARABIC }, ['"title" in meeting.json is missing']],
  ['bare-title', { ...description, title: 'A meeting' }, { 'ar.txt': ARABIC }, ['"title" in meeting.json must be {']],
  ['blank-title', { ...description, title: { en: ' ' } }, { 'ar.txt': ARABIC }, ['"title"."en"']],
  ['no-original', { ...description, original: undefined }, { 'ar.txt': ARABIC }, ['"original"', '"ar" or "en"']],
  ['french', { ...description, original: 'fr' }, { 'ar.txt': ARABIC }, ['"original"', '"ar" or "en"']],
  ['no-documents', { ...description, documents: undefined }, { 'ar.txt': ARABIC }, ['"documents"']],
  ['only-english', { ...description, documents: { en: 'ar.txt' } }, { 'ar.txt': ARABIC }, ['has no "ar"']],
  [
    'third-language',
    { ...description, documents: { ar: 'ar.txt', ru: 'ar.txt' } },
    { 'ar.txt': ARABIC },
    ['names "ru"'],
  ],
  [
    'outside',
    { ...description, documents: { ar: `../${SHIPPED}/document.ar.txt` } },
    {},
    ['"documents"."ar"', "the meeting's own folder"],
  ],
  ['absolute', { ...description, documents: { ar: '/etc/hostname' } }, {}, ['"documents"."ar"']],
  [
    'windows-1256',
    description,
    { 'ar.txt': WINDOWS_1256 },
    ['ar.txt is not UTF-8', 'Windows-1256', 'save it as UTF-8'],
  ],
  ['utf-16', description, { 'ar.txt': Buffer.from(`\ufeff${ARABIC}`, 'utf16le') }, ['ar.txt is not UTF-8', 'UTF-16']],
  ['utf-16-bare', description, { 'ar.txt': Buffer.from(ARABIC, 'utf16le') }, ['ar.txt is not UTF-8']],
  ['binary', description, { 'ar.txt': Buffer.from([0, 1, 2, 3]) }, ['ar.txt is not UTF-8']],
  ['empty', description, { 'ar.txt': '' }, ['ar.txt is empty']],
  ['blank', description, { 'ar.txt': '\ufeff \r\n\t\u200f\n' }, ['ar.txt is empty']],
  ['empty-translation', translated, { 'ar.txt': ARABIC, 'en.txt': '\n' }, ['en.txt is empty']],
  ['large', description, { 'ar.txt': Buffer.alloc(20 * 1024 * 1024, 'a') }, ['ar.txt has 20.0 MB', 'may have 10']],
  ['bad-date', { ...description, date: '12/10/2021' }, { 'ar.txt': ARABIC }, ['"date"', 'YYYY-MM-DD']],
  ['no-such-day', { ...description, date: '2021-02-30' }, { 'ar.txt': ARABIC }, ['"date"', 'YYYY-MM-DD']],
  ['bare-place', { ...description, place: 'Riyadh' }, { 'ar.txt': ARABIC }, ['"place" in meeting.json must be {']],
];

const desk = new Desk();
let ran: Ran;
beforeAll(async () => {
  for (const [id, text, files] of BROKEN) desk.addMeeting(id, text, files);
  desk.addMeeting('pipe', description, {});
  execFileSync('mkfifo', [desk.path('meetings', 'pipe', 'ar.txt')]);
  desk.addMeeting('no-description', '');
  rmSync(desk.path('meetings', 'no-description', 'meeting.json'));
  desk.write('meetings/notes.txt', 'a file beside the folders is no meeting');
  ran = await desk.run(['ask', 'Who represented Uzbekistan?', '--json']);
}, 30_000);
afterAll(() => desk.clear());

const linesAbout = (id: string): string[] =>
  ran.stderr.split('\n').filter((line) => line.startsWith(`Meeting "${id}" was left out: `));

describe('a meeting’s folder that breaks a rule', () => {
  it.each([
    ...BROKEN.map(([id, , , says]) => [id, says] as const),
    ['pipe', ['ar.txt is not a file']] as const,
    ['no-description', ['meeting.json is missing']] as const,
  ])('%s: is named in one line on standard error', (id, says) => {
    const lines = linesAbout(id);
    expect(lines).toHaveLength(1);
    for (const part of says) expect(lines[0]).toContain(part);
  });

  it('leaves the others answering, and standard output pure JSON', () => {
    expect(ran.status).toBe(0);
    const answer = JSON.parse(ran.stdout);
    expect(answer).toMatchObject({ status: 'answered' });
    expect(answer.shortAnswer).toContain('Kamilov');
  });

  it('is all that standard error speaks of, besides the index', () => {
    const lines = ran.stderr.trimEnd().split('\n');
    expect(lines.filter((line) => !line.startsWith('Meeting "'))).toEqual([
      expect.stringMatching(/^Building the index of \d+ passages: there is none yet\.$/),
    ]);
    expect(lines).toHaveLength(BROKEN.length + 3);
  });

  it('is told by index --json too', async () => {
    const report = await desk.json<{ meetings: string[]; problems: { id: string; message: string }[] }>(['index']);
    expect(report.meetings).toEqual([SHIPPED]);
    expect(report.problems.map(({ id }) => id).sort()).toEqual(
      [...BROKEN.map(([id]) => id), 'pipe', 'no-description'].sort(),
    );
  });
});

describe('no meeting at all', () => {
  it('is told with what to do, status 1', async () => {
    const bare = new Desk({ shipped: false });
    const missing = desk.path('nowhere');
    try {
      const [none, nowhere] = await Promise.all([
        bare.run(['ask', 'where?', '--json']),
        bare.run(['ask', 'أين؟'], { env: { INDEX_DATA: missing } }),
      ]);
      expect(none).toMatchObject({ status: 1, stdout: '' });
      expect(none.stderr).toContain('There are no meetings yet. Add a meeting’s folder to');
      expect(nowhere).toMatchObject({ status: 1, stdout: '' });
      expect(nowhere.stderr).toContain(`No meetings: there is no such folder: ${missing}/meetings. Set INDEX_DATA`);
      expect(nowhere.stderr).toContain('لا توجد اجتماعات بعد.');
    } finally {
      bare.clear();
    }
  });
});
