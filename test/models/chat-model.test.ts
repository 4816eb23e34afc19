import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CareOptions, type ChatModel, careful } from '../../src/models/chat-model.js';
import { langChainChat } from '../../src/models/langchain-chat.js';
import { type ModelServer, startModelServer } from '../model-server/server.js';
import { TurnedClock, until } from './hands.js';

let server: ModelServer;
let clock: TurnedClock;
let warnings: string[];
beforeEach(async () => {
  server = await startModelServer();
  clock = new TurnedClock();
  warnings = [];
});
afterEach(() => server.close());

const UNLIMITED = { requests: 0, tokens: 0 };
const QUESTION = { system: 'Answer.', user: 'When was it?' };
const FORM = { name: 'reply', description: 'A reply.', schema: { type: 'object', properties: {} } };

function model(options: Partial<CareOptions> = {}, apiKey = 'sk-secret'): ChatModel {
  const settings = { chatModel: 'openai:scripted', openaiApiKey: apiKey, openaiBaseUrl: server.url };
  return careful(langChainChat(settings), {
    limits: { silence: 30_000, answer: 120_000 },
    budget: { inAll: UNLIMITED, perServer: UNLIMITED },
    log: { warn: (message) => warnings.push(message) },
    clock,
    random: () => 1,
    ...options,
  });
}

const fault = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'answered',
    (error: { fault?: string; name: string }) => error.fault ?? error.name,
  );

describe('a chat model behind an OpenAI-compatible server', () => {
  it('streams the reply and counts the tokens the server counted', async () => {
    server.play({ say: 'On Tuesday, 12 October 2021, in Nur-Sultan.' });
    const heard: string[] = [];
    const reply = await model().complete({ ...QUESTION, onText: (soFar) => heard.push(soFar) });
    expect(reply).toEqual({ text: 'On Tuesday, 12 October 2021, in Nur-Sultan.', tokens: 150 });
    expect(heard[0]?.length).toBeLessThan(reply.text.length);
    expect(server.requests[0]?.authorization).toBe('Bearer sk-secret');
    expect(server.requests[0]?.body.model).toBe('scripted');
  });

  it('needs no key where the server is one’s own', async () => {
    server.play({ say: 'yes' });
    expect((await model({}, '').complete(QUESTION)).text).toBe('yes');
  });

  it('asks for a form by schema, then by tool, then by the prompt alone, as the server allows, and remembers', async () => {
    server.play(({ body }) => {
      if (body.response_format) return { status: 400, message: 'response_format is not supported' };
      if (body.tools) return { status: 400, message: 'tools are not supported' };
      return { say: '{"a": 1}' };
    });
    const chat = model();
    expect((await chat.complete({ ...QUESTION, form: FORM })).text).toBe('{"a": 1}');
    await chat.complete({ ...QUESTION, form: FORM });
    const asked = server.requests.map(({ body }) => (body.response_format ? 'schema' : body.tools ? 'tool' : 'text'));
    expect(asked).toEqual(['schema', 'tool', 'text', 'text']);
  });

  it('reads the arguments of a tool call as the reply', async () => {
    server.play(({ body }) => (body.response_format ? { status: 422 } : { say: '{"a": 1}' }));
    expect((await model().complete({ ...QUESTION, form: FORM })).text).toBe('{"a": 1}');
  });

  it('goes on asking by schema after a request that no form could have saved', async () => {
    const chat = model();
    server.play({ status: 400, message: 'bad words' });
    expect(await fault(chat.complete({ ...QUESTION, form: FORM }))).toBe('rejected');
    server.play({ say: '{}' });
    await chat.complete({ ...QUESTION, form: FORM });
    expect(server.requests.at(-1)?.body.response_format?.type).toBe('json_schema');
  });

  it('asks once for a model that the server does not have', async () => {
    server.play({ status: 404, message: 'model not found' });
    expect(await fault(model().complete({ ...QUESTION, form: FORM }))).toBe('rejected');
    expect(server.requests).toHaveLength(1);
    expect(warnings.join()).toContain('rejected: status 404');
  });

  it('does without temperature where the model has none', async () => {
    server.play(({ body }) => (body.temperature === undefined ? { say: 'fine' } : { status: 400 }));
    expect((await model().complete(QUESTION)).text).toBe('fine');
  });
});

describe('tracing services', () => {
  it('are told nothing, even where the environment asks for it', async () => {
    process.env.LANGSMITH_TRACING = 'true';
    process.env.LANGCHAIN_TRACING_V2 = 'true';
    process.env.LANGSMITH_ENDPOINT = server.url;
    process.env.LANGSMITH_API_KEY = 'key';
    server.play({ say: 'yes' });
    await model().complete(QUESTION);
    expect([process.env.LANGSMITH_TRACING, process.env.LANGCHAIN_TRACING_V2]).toEqual([undefined, undefined]);
    expect(server.requests.map(({ path }) => path)).toEqual(['/v1/chat/completions']);
  });
});

describe('a provider that is not there', () => {
  const load = (chatModel: string, openaiApiKey = ''): Promise<unknown> =>
    langChainChat({ chatModel, openaiApiKey, openaiBaseUrl: '' }).prepare();

  it('names the package to install', async () => {
    await expect(load('anthropic:claude-sonnet-4-5')).rejects.toThrow(
      'CHAT_MODEL needs the package @langchain/anthropic: run npm install @langchain/anthropic.',
    );
  });

  it('names the providers there are', async () => {
    await expect(load('nobody:model')).rejects.toThrow(/names the provider "nobody": write one of openai, anthropic/);
  });

  it('asks for the key of a hosted OpenAI model', async () => {
    await expect(load('openai:gpt-4o-mini')).rejects.toThrow(/OPENAI_API_KEY is empty/);
  });
});

describe('when it goes wrong', () => {
  it('waits longer before each try, and gives up after three', async () => {
    server.play({ status: 500 });
    const outcome = fault(model().complete(QUESTION));
    await until(() => server.requests.length === 1 && clock.waits()[0] === 800);
    clock.turn(800);
    await until(() => server.requests.length === 2 && clock.waits()[0] === 1600);
    clock.turn(1600);
    expect(await outcome).toBe('server');
    expect(server.requests).toHaveLength(3);
  });

  it('leaves a busy server alone for as long as it asks', async () => {
    server.play((_, turn) => (turn === 0 ? { status: 429, headers: { 'retry-after': '7' } } : { say: 'now' }));
    const reply = model().complete(QUESTION);
    await until(() => clock.waits()[0] === 7000);
    expect(server.requests).toHaveLength(1);
    clock.turn(7000);
    expect((await reply).text).toBe('now');
  });

  it('does not wait for a server that asks for more time than there is', async () => {
    server.play({ status: 429, headers: { 'retry-after': '3600' } });
    expect(await fault(model().complete(QUESTION))).toBe('rate_limited');
    expect(server.requests).toHaveLength(1);
  });

  it('ends a reply that does not begin', async () => {
    server.play({ stall: '' });
    const outcome = fault(model().complete(QUESTION));
    await until(() => server.requests.length === 1);
    clock.turn(30_000);
    expect(await outcome).toBe('timeout');
    await until(() => server.abandoned() === 1, 'the connection to be closed');
  });

  it('ends a reply that stops in the middle', async () => {
    server.play({ stall: 'On Tues' });
    let heard = '';
    const outcome = fault(model().complete({ ...QUESTION, onText: (soFar) => (heard = soFar) }));
    await until(() => heard === 'On Tues');
    clock.turn(29_999);
    clock.turn(1);
    expect(await outcome).toBe('timeout');
  });

  it('ends a reply that never ends', async () => {
    server.play({ endless: 'and on and on ' });
    expect(await fault(model().complete(QUESTION))).toBe('endless');
    await until(() => server.abandoned() === 1, 'the connection to be closed');
  });

  it('tries again when the socket closes', async () => {
    server.play((_, turn) => (turn === 0 ? { hangUp: 'On' } : { say: 'On Tuesday' }));
    const reply = model().complete(QUESTION);
    await until(() => clock.waits()[0] === 800);
    clock.turn(800);
    expect((await reply).text).toBe('On Tuesday');
  });

  it('stops at once when nobody waits any more', async () => {
    server.play({ stall: '' });
    const asker = new AbortController();
    const outcome = fault(model().complete({ ...QUESTION, signal: asker.signal }));
    await until(() => server.requests.length === 1);
    asker.abort();
    expect(await outcome).toBe('AbortError');
    expect(warnings).toEqual([]);
    await until(() => server.abandoned() === 1, 'the connection to be closed');
  });

  it('does not repeat a key in the log, nor what the server said of it', async () => {
    server.play({ status: 401, message: 'Incorrect API key provided: sk-secret' });
    expect(await fault(model().complete(QUESTION))).toBe('unauthorised');
    expect(warnings).toEqual([
      'The chat model openai:scripted did not answer (unauthorised: status 401); it is left alone for a while.',
    ]);
  });
});

describe('the circuit breaker', () => {
  it('leaves a failing server alone, then lets one question try it, and comes back by itself', async () => {
    const chat = model({ random: () => 0 });
    server.play({ status: 503 });
    for (let i = 0; i < 3; i++) {
      const outcome = fault(chat.complete(QUESTION));
      for (let tries = 1; tries < 3; tries++) {
        await until(() => server.requests.length === 3 * i + tries && clock.waits()[0] === 0);
        clock.turn(0);
      }
      expect(await outcome).toBe('server');
    }
    expect(await fault(chat.complete(QUESTION))).toBe('resting');
    expect(server.requests).toHaveLength(9);

    server.play({ say: 'back' });
    clock.turn(30_000);
    const probe = chat.complete(QUESTION);
    expect(await fault(chat.complete(QUESTION))).toBe('resting');
    expect((await probe).text).toBe('back');
    expect((await chat.complete(QUESTION)).text).toBe('back');
  });
});

describe('the budget', () => {
  it('counts requests of one server, of all, and forgets them after an hour', async () => {
    server.play({ say: 'yes' });
    const chat = model({ budget: { inAll: { requests: 3, tokens: 0 }, perServer: { requests: 2, tokens: 0 } } });
    const ask = (guild: string): Promise<unknown> => fault(chat.complete({ ...QUESTION, server: guild }));
    expect([await ask('a'), await ask('a'), await ask('a')]).toEqual(['answered', 'answered', 'budget']);
    expect([await ask('b'), await ask('b')]).toEqual(['answered', 'budget']);
    clock.turn(3_600_000);
    expect(await ask('a')).toBe('answered');
  });

  it('counts tokens as the server counted them', async () => {
    server.play({ say: 'yes' });
    const chat = model({ budget: { inAll: { requests: 0, tokens: 1000 }, perServer: UNLIMITED } });
    expect(await fault(chat.complete(QUESTION))).toBe('answered');
    expect(await fault(chat.complete(QUESTION))).toBe('answered');
    expect(await fault(chat.complete(QUESTION))).toBe('budget');
  });

  it('that is spent is said in the log once in a while, not for every question', async () => {
    const chat = model({ budget: { inAll: { requests: 1, tokens: 0 }, perServer: UNLIMITED } });
    server.play({ say: 'yes' });
    for (let i = 0; i < 5; i++) await fault(chat.complete(QUESTION));
    expect(warnings).toEqual([
      'The chat model openai:scripted is not asked: the hour’s budget of requests or tokens is spent.',
    ]);
  });
});
