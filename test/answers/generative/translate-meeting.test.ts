import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPrompts } from '../../../src/answers/generative/prompts.js';
import { translateMeeting } from '../../../src/answers/generative/translate-meeting.js';
import { translationFault } from '../../../src/answers/generative/translation-check.js';
import { type Meeting, paragraphText } from '../../../src/meetings/meeting.js';
import { readMeetings } from '../../../src/meetings/read-meetings.js';
import { careful } from '../../../src/models/chat-model.js';
import { langChainChat } from '../../../src/models/langchain-chat.js';
import { type ModelServer, startModelServer } from '../../model-server/server.js';
import { TurnedClock } from '../../models/hands.js';
import { SHIPPED } from './desk.js';

const ID = '2021-10-12-gcc-central-asia';
const shipped = readMeetings(SHIPPED).meetings[0] as Meeting;
const ENGLISH = (shipped.documents.en?.paragraphs ?? []).map(({ number }) =>
  shipped.documents.en ? paragraphText(shipped.documents.en, number) : '',
);
const ARABIC = (shipped.documents.ar?.paragraphs ?? []).map(({ number }) =>
  shipped.documents.ar ? paragraphText(shipped.documents.ar, number) : '',
);

let root: string;
let folder: string;
let server: ModelServer;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'majlis-translate-'));
  folder = path.join(root, ID);
  await cp(path.join(SHIPPED, ID), folder, { recursive: true });
  await rm(path.join(folder, 'document.en.txt'));
  const description = JSON.parse(await readFile(path.join(folder, 'meeting.json'), 'utf8'));
  await writeFile(
    path.join(folder, 'meeting.json'),
    JSON.stringify({ ...description, documents: { ar: 'document.ar.txt' } }),
  );
  server = await startModelServer();
});
afterEach(async () => {
  await server.close();
  await rm(root, { recursive: true });
});

const read = (): Meeting => readMeetings(root).meetings[0] as Meeting;

async function translate(onProgress?: (done: number, total: number) => void): Promise<string> {
  const settings = { chatModel: 'openai:scripted', openaiApiKey: '', openaiBaseUrl: server.url };
  const unlimited = { requests: 0, tokens: 0 };
  const chat = careful(langChainChat(settings), {
    limits: { silence: 30_000, answer: 120_000 },
    budget: { inAll: unlimited, perServer: unlimited },
    log: { warn: () => {} },
    clock: new TurnedClock(),
  });
  const { translate: prompt } = await loadPrompts();
  return translateMeeting({ meeting: read(), folder, to: 'en', chat, prompt, ...(onProgress && { onProgress }) });
}

/** Which paragraph a request asks to have translated. */
function asked(messages: readonly { readonly content: string }[] | undefined): number {
  const prompt = messages?.at(-1)?.content ?? '';
  const paragraph = /of="paragraph">\n([\s\S]*?)\n<\//.exec(prompt)?.[1] ?? '';
  return ARABIC.findIndex((text) => paragraph.startsWith(text.slice(0, 40)));
}

const say = (translation: string): { say: string } => ({ say: JSON.stringify({ translation }) });

describe('a translation by the model', () => {
  it('is aligned paragraph by paragraph, and marked as a machine’s', async () => {
    server.play(({ body }) => say(ENGLISH[asked(body.messages)] ?? ''));
    const steps: string[] = [];
    const file = await translate((done, total) => steps.push(`${done}/${total}`));
    expect(path.basename(file)).toBe('document.en.txt');
    const meeting = read();
    expect(meeting.machineTranslated).toEqual(['en']);
    expect(meeting.documents.en?.paragraphs).toHaveLength(8);
    expect(meeting.documents.en && paragraphText(meeting.documents.en, 2)).toBe(ENGLISH[1]);
    expect(meeting.title.ar).toBe(shipped.title.ar);
    expect(steps).toEqual(['1/8', '2/8', '3/8', '4/8', '5/8', '6/8', '7/8', '8/8']);
    expect((await readdir(folder)).sort()).toEqual(['document.ar.txt', 'document.en.txt', 'meeting.json']);
  });

  it('that changed a number is made again, and told why', async () => {
    server.play(({ body }, turn) =>
      say((ENGLISH[asked(body.messages)] ?? '').replace('2021', turn === 0 ? '2012' : '2021')),
    );
    await translate();
    expect(server.requests).toHaveLength(9);
    expect(server.requests[1]?.body.messages?.at(-1)?.content).toContain('numbers missing: 2021');
  });

  it('goes on where it stopped, and changes nothing in the meeting until it is whole', async () => {
    server.play(({ body }) =>
      say(asked(body.messages) === 4 ? 'Something else.' : (ENGLISH[asked(body.messages)] ?? '')),
    );
    await expect(translate()).rejects.toThrow(/^Paragraph 5 of .* was not translated faithfully in 3 tries/);
    expect(Object.keys(read().documents)).toEqual(['ar']);
    const before = server.requests.length;
    server.play(({ body }) => say(ENGLISH[asked(body.messages)] ?? ''));
    await translate();
    expect(server.requests.length - before).toBe(4);
    expect(read().documents.en?.paragraphs).toHaveLength(8);
  });

  it('is not made where there is one', async () => {
    await cp(path.join(SHIPPED, ID), folder, { recursive: true });
    await expect(translate()).rejects.toThrow(/has a translation into English already/);
    expect(server.requests).toHaveLength(0);
  });
});

describe('the check of a translation', () => {
  const fault = (translation: string, i: number): string | null =>
    translationFault(ARABIC[i] ?? '', 'ar', translation, 'en');
  it('accepts the shipped one, in both directions', () => {
    expect(ENGLISH.map((text, i) => fault(text, i))).toEqual(ENGLISH.map(() => null));
    expect(ARABIC.map((text, i) => translationFault(ENGLISH[i] ?? '', 'en', text, 'ar'))).toEqual(
      ARABIC.map(() => null),
    );
  });

  it.each([
    ['a number', (text: string) => text.replace('2026', '2030'), 4, /^numbers missing: 2026/],
    ['a month', (text: string) => text.replace('October', 'March'), 0, /^months and days missing/],
    ['a country', (text: string) => text.replaceAll('Tajikistan', 'Pakistan'), 1, /^countries missing: TJ/],
    ['a name', (text: string) => text.replace('Meredov', 'Johnson'), 1, /^name missing: ميريدوف/],
    ['a sentence left out', (text: string) => text.slice(0, 60), 3, /left out/],
    ['the language', () => ARABIC[3] ?? '', 3, /^not in the language/],
  ])('sees %s', (_, change, paragraph, expected) => {
    expect(fault(change(ENGLISH[paragraph] ?? ''), paragraph)).toMatch(expected);
  });
});
