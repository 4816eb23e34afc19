import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Act, type ModelServer, startModelServer } from '../../model-server/server.js';
import { answerReply } from './desk.js';

let server: ModelServer;
let indexData: string;
beforeAll(async () => {
  indexData = await mkdtemp(path.join(tmpdir(), 'majlis-terminal-'));
  for (const part of ['meetings', 'lexicon'])
    await cp(`index-data/${part}`, path.join(indexData, part), { recursive: true });
});
afterAll(() => rm(indexData, { recursive: true }));
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());

interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function majlis(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const child = spawn(process.execPath, ['dist/main.js', ...args], {
    env: {
      PATH: process.env.PATH,
      INDEX_DATA: indexData,
      CHAT_MODEL: 'openai:scripted',
      OPENAI_BASE_URL: server.url,
      OPENAI_API_KEY: 'sk-secret',
      CHAT_FIRST_TOKEN_SECONDS: '1',
      ...environment,
    },
  });
  const text = { out: '', err: '' };
  child.stdout.on('data', (piece) => (text.out += piece));
  child.stderr.on('data', (piece) => (text.err += piece));
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, ...text })));
}

const QUESTION = 'When was the meeting held?';
const DATE = 'اليوم الثلاثاء الموافق 12 أكتوبر 2021م';
const TRUE = 'The meeting was held on Tuesday, 12 October 2021.';
const honest: Act = { say: answerReply([{ text: TRUE, quotes: [DATE] }], '12 October 2021') };

describe('ask, in the terminal', () => {
  it('prints the model’s answer as the JSON contract has it', async () => {
    server.play(honest);
    const { status, out } = await majlis(['ask', QUESTION, '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      question: QUESTION,
      status: 'answered',
      mode: 'generative',
      answer: 'The meeting was held on Tuesday, 12 October 2021 [1].',
      shortAnswer: '12 October 2021',
      citations: [{ id: 1, paragraph: 1, quote: DATE }],
    });
  });

  const bad: readonly (readonly [string, Act])[] = [
    [
      'fabricates a quote',
      { say: answerReply([{ text: TRUE, quotes: ['عقد الاجتماع في قصر الرئاسة مساء الثلاثاء'] }]) },
    ],
    ['changes a number', { say: answerReply([{ text: TRUE.replace('2021', '2022'), quotes: [DATE] }]) }],
    [
      'answers in the wrong language',
      { say: answerReply([{ text: 'عُقد الاجتماع في 12 أكتوبر 2021.', quotes: [DATE] }]) },
    ],
    ['returns broken JSON', { say: '{"status": "answered", "claims": [{"te' }],
    ['never ends', { endless: 'and on ' }],
    ['refuses', { say: 'I cannot help with that.' }],
    ['stalls before the stream', { stall: '' }],
    ['stalls inside the stream', { stall: '{"status": "ans' }],
    ['sends 401', { status: 401, message: 'bad key sk-secret' }],
    ['sends 429', { status: 429, headers: { 'retry-after': '0' } }],
    ['sends 500', { status: 500 }],
    ['closes the socket', { hangUp: '' }],
  ];
  it.each(bad)('answers by itself when the model %s', async (_, act) => {
    server.play(act);
    const { status, out, err } = await majlis(['ask', QUESTION, '--json']);
    expect(status).toBe(0);
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({ status: 'answered', mode: 'extractive' });
    expect(answer.shortAnswer).toContain('12 October 2021');
    expect(server.requests.length).toBeGreaterThan(0);
    expect(out + err).not.toMatch(/sk-secret|\n\s+at |Error:/);
  });

  it.each([
    [
      'a package that is missing',
      { CHAT_MODEL: 'anthropic:any' },
      /^.*needs the package @langchain\/anthropic: run npm install @langchain\/anthropic\.\n$/,
    ],
    ['a provider nobody knows', { CHAT_MODEL: 'nobody:any' }, /names the provider "nobody": write one of openai, /],
    ['a key that is missing', { OPENAI_API_KEY: '', OPENAI_BASE_URL: '' }, /OPENAI_API_KEY is empty/],
  ])('names %s in one line', async (_, environment, line) => {
    const { status, out, err } = await majlis(['ask', QUESTION], environment);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(line);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
