import { MessageFlags } from 'discord-api-types/v10';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AskError } from '../../src/answers/answering.js';
import { buttonsOf, embedOf, onlyMessage, openScene, type Scene, type SceneOptions, wordsOf } from './scene.js';
import { answerOf, citationOf, madeUpMeeting, scriptedAnswering } from './scripted.js';

let scene: Scene;
afterEach(() => scene?.close());

async function open(options: Partial<SceneOptions> = {}): Promise<Scene> {
  scene = await openScene({ answering: scriptedAnswering(), ...options });
  return scene;
}

describe('acknowledging', () => {
  it('comes before any work: the answer has not begun when Discord knows', async () => {
    let begin = (): void => undefined;
    const mayBegin = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const answering = scriptedAnswering({ ask: async (question) => mayBegin.then(() => answerOf(question)) });
    const { sandbox, daniel } = await open({ answering });
    const asked = sandbox.actions.useCommand({ person: daniel, name: 'ask', options: { question: 'What?' } });
    expect((await asked.acknowledged).answered).toBe(false);
    begin();
    expect((await asked.result).answered).toBe(true);
  });
});

describe('the cool-down', () => {
  it('lets a short burst through, then tells the asker alone when to ask again', async () => {
    let time = 1_700_000_000_000;
    const { sandbox, daniel, noura } = await open({ cooldownSeconds: 30, now: () => time });
    const ask = (person: string) =>
      sandbox.actions.useCommand({ person, name: 'ask', options: { question: 'What?' } }).result.then(onlyMessage);
    for (let count = 0; count < 4; count++) expect(wordsOf(await ask(daniel))).toContain('The answer to');
    const refused = await ask(daniel);
    expect(Number(refused.flags) & MessageFlags.Ephemeral).toBeTruthy();
    expect(wordsOf(refused)).toContain(`<t:${time / 1_000 + 30}:R>`);
    expect(wordsOf(await ask(noura))).toContain('The answer to');
    time += 30_000;
    expect(wordsOf(await ask(daniel))).toContain('The answer to');
  });

  it('answers a hasty message once, with a notice that goes away', async () => {
    const { sandbox, noura, say } = await open({ cooldownSeconds: 1 });
    const gone = sandbox.waitFor((event) => event?.type === 'messageDelete', { timeoutMilliseconds: 15_000 });
    for (let count = 0; count < 4; count++) await say(noura, 'ماذا قيل؟', { mention: true });
    const notice = await say(noura, 'ماذا قيل؟', { mention: true });
    expect(wordsOf(notice)).toMatch(/تمهّل قليلًا.*<t:\d+:R>/);
    await gone;
    expect(sandbox.messages(sandbox.channelId, noura).some(({ id }) => id === notice.id)).toBe(false);
  });
});

describe('errors', () => {
  const broken = scriptedAnswering({
    ask: async () => {
      throw new Error('The index is on fire at /secret/path');
    },
  });

  it('are told in the asker’s language with an id that the log has too, and nothing of the inside', async () => {
    const { use, say, daniel, noura, log } = await open({ answering: broken });
    const english = wordsOf(await use(daniel, 'ask', { question: 'What?' }));
    const arabic = wordsOf(await say(noura, 'ماذا قيل؟', { mention: true }));
    const ids = [english, arabic].map((text) => /`([0-9a-f]{8})`/.exec(text)?.[1]);
    expect(english).toContain('Something went wrong on my side');
    expect(arabic).toContain('حدث خطأ من جهتي');
    expect(english + arabic).not.toContain('/secret/path');
    expect(log.filter(({ msg }) => msg === 'could not answer').map(({ failure }) => failure)).toEqual(ids);
  });

  it('of the asker’s are said in the words meant for them', async () => {
    const ask = async () => {
      throw new AskError('question_too_long', 'السؤال طويل جدًا (9000 حرف). اختصره.');
    };
    const { say, noura, log } = await open({ answering: scriptedAnswering({ ask }) });
    const reply = await say(noura, 'ماذا قيل؟', { mention: true });
    expect(wordsOf(reply)).toBe('السؤال طويل جدًا (9000 حرف). اختصره.');
    await vi.waitFor(() => expect(log.at(-1)).toMatchObject({ outcome: 'refused' }));
  });
});

describe('the log', () => {
  const secret = 'Who embezzled the budget?';

  it('has one line for each request, with id, command, guild, milliseconds and outcome, and no words of it', async () => {
    const { use, say, press, daniel, noura, log, sandbox } = await open();
    const answer = await use(daniel, 'ask', { question: secret });
    await press(noura, answer, 'Sources');
    await say(daniel, secret, { mention: true });
    await vi.waitFor(() => expect(log.filter(({ msg }) => msg === 'request')).toHaveLength(3));
    const lines = log.filter(({ msg }) => msg === 'request');
    expect(lines.map(({ command, outcome }) => [command, outcome])).toEqual([
      ['ask (en)', 'answered'],
      ['button src (en)', 'answered'],
      ['mention', 'answered'],
    ]);
    for (const line of lines) {
      expect(line).toMatchObject({
        id: expect.stringMatching(/^\d+$/),
        guild: sandbox.guildId,
        milliseconds: expect.any(Number),
      });
    }
    const everything = JSON.stringify(log);
    expect(everything).not.toContain('embezzled');
    expect(everything).not.toContain(sandbox.token);
    expect(everything).not.toContain(daniel);
  });

  it('has the words at the level debug', async () => {
    const { use, daniel, log } = await open({ level: 'debug' });
    await use(daniel, 'ask', { question: secret });
    expect(log.find(({ msg }) => msg === 'asked')).toMatchObject({ words: secret });
  });
});

describe('hostile words', () => {
  const hostile = {
    pings: '@everyone @here <@1234567890123456789> <@&1234567890123456789> <#1234567890123456789> </ask:1>',
    links: '[click me](https://evil.example/) <https://evil.example> https://evil.example',
    styles: '**bold** __under__ ~~gone~~ ||hidden|| `code` ```js\nblock``` _it_',
    lines: '# Heading\n- item\n1. one\n> quote\n>>> all\n-# small',
    'turned text': 'admin\u202egnp.exe\u202c \u2067turned\u2069\u2069\u2069 \u200f\u202bx',
    zalgo: `Z${'\u0300\u0301\u0302'.repeat(200)}algo`,
    'six thousand characters': 'x'.repeat(6_000),
  };

  it.each(Object.entries(hostile))(
    '%s, in the question and in the record, come out as plain text',
    async (_, words) => {
      const meeting = madeUpMeeting('hostile', words.replaceAll('\n\n', '\n'));
      const answer = (question: string) =>
        answerOf(
          question,
          { answer: `${words} [1]`, shortAnswer: words, citations: [citationOf(meeting, 1)] },
          meeting,
        );
      const { use, say, sandbox, daniel } = await open({
        answering: scriptedAnswering({ ask: async (question) => answer(question) }, [meeting]),
      });
      const byCommand = await use(daniel, 'ask', { question: words.slice(0, 1_000) });
      const bySaying = await say(daniel, words.slice(0, 1_900), { mention: true });
      for (const message of [byCommand, bySaying]) {
        const embed = embedOf(message);
        const shown = [embed.title ?? '', embed.description ?? ''].join('\n');
        expect(message.mentions).toEqual([]);
        expect(message.mention_everyone).toBe(false);
        expect(shown).not.toMatch(/(?<!\\)<[@#/]|(?<!\\)@(everyone|here)|(?<!\\)\]\(|https:\/\//);
        expect(shown).not.toMatch(/[\u202a-\u202e\u2066\u2067]/);
        expect(shown).not.toMatch(/\p{M}{5}/u);
        expect(count(shown, '\u2068')).toBe(count(shown, '\u2069'));
        // Of styles and lines there are only ours: the short answer, the paragraph's name, the quote.
        expect(withoutEscapes(shown).replace(/\*\*.*?\*\*/g, '')).not.toMatch(/[*_`~|]/);
        for (const line of (embed.description ?? '').split('\n')) {
          expect(line.replace(/^> /, '').replace(/^[\u061c\u200e\u200f\u2068]+/, '')).not.toMatch(
            /^(#|-|\+|>|\d+[.)]) /,
          );
        }
      }
      for (const { body } of sandbox.control.requests()) {
        const sent = (body as { data?: object } | undefined)?.data ?? body;
        if (sent && typeof sent === 'object' && 'embeds' in sent) {
          expect(sent).toMatchObject({ allowed_mentions: { parse: [], replied_user: false } });
        }
      }
    },
  );
});

describe('length', () => {
  const paragraph = Array.from(
    { length: 90 },
    (_, index) => `In point ${index} the council (agreed) on_it [fully].`,
  ).join(' ');

  it('is kept within Discord’s limits by cutting after a sentence; the rest is one button away', async () => {
    const meeting = madeUpMeeting('long', `${paragraph}\n\n${paragraph}\n\n${paragraph}`);
    const citations = [1, 2, 3].map((number) => citationOf(meeting, number, number));
    const ask = async (question: string) =>
      answerOf(question, { answer: `${paragraph} [1]`, shortAnswer: paragraph, citations }, meeting);
    const { use, daniel, noura } = await open({ answering: scriptedAnswering({ ask }, [meeting]) });
    const answer = await use(daniel, 'ask', { question: 'What was agreed on? '.repeat(49) });
    expect(paragraph.length).toBeGreaterThan(4_000);
    expect(wordsOf(answer)).toMatch(/\[fully\]\. …/);
    expect(wordsOf(answer)).toContain('Paragraph 3');
    expect(buttonsOf(answer).map(({ label }) => label)).toContain('Sources');
    expect(buttonsOf(await use(noura, 'quote', { passage: '1' })).map(({ label }) => label)).toContain('Sources');
  });

  it('of a summary that does not fit is a file away', async () => {
    const points = Array.from({ length: 40 }, (_, index) => ({
      label: null,
      text: `Point ${index}: ${'agreed '.repeat(40)}[1]`,
    }));
    const script = scriptedAnswering();
    const summarise: typeof script.summarise = async (options) => ({ ...(await script.summarise(options)), points });
    const { use, daniel } = await open({ answering: { ...script, summarise } });
    const message = await use(daniel, 'summary', { style: 'full' });
    const url = message.attachments[0]?.url ?? '';
    expect(message.attachments[0]?.filename).toBe('summary.txt');
    expect(wordsOf(message)).toContain('The whole text is in the attached file.');
    const text = await (await fetch(url)).text();
    expect(text).toContain('Point 39: agreed');
  });
});

describe('an answer that is still being written', () => {
  it('appears claim by claim, at most one edit a second, and the final one stands', async () => {
    let time = 0;
    const ask: ReturnType<typeof scriptedAnswering>['ask'] = async (question, options) => {
      for (let claim = 1; claim <= 30; claim++) {
        time += 100;
        options?.onProgress?.(answerOf(question, { answer: `Claim ${claim} [1]`, mode: 'generative' }));
        await new Promise<void>((resolve) => setImmediate(resolve));
      }
      return answerOf(question, { answer: 'All claims [1]', mode: 'generative' });
    };
    const answering = scriptedAnswering({ ask, model: 'openai:some-model' });
    const { use, sandbox, daniel } = await open({ answering, now: () => time });
    const edits: string[] = [];
    const stop = sandbox.on('event', (event) => {
      if (event.type === 'messageUpdate' && event.message.embeds.length > 0) edits.push(wordsOf(event.message));
    });
    await use(daniel, 'ask', { question: 'What?' });
    const final = await sandbox.waitFor(() =>
      sandbox.messages(sandbox.channelId, daniel).find((message) => wordsOf(message).includes('All claims')),
    );
    stop();
    expect(edits[0]).toContain('Claim 1 ');
    expect(edits[0]).toContain('Still writing');
    expect(edits.length).toBeLessThanOrEqual(5);
    expect(edits.at(-1)).toContain('All claims');
    expect(wordsOf(final)).toContain('Written by openai:some-model');
  });
});

describe('an answer that nobody waits for any more', () => {
  it('is not written on: dismissing it ends the work', async () => {
    let time = 0;
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const ask: ReturnType<typeof scriptedAnswering>['ask'] = async (question, options) => {
      while (!options?.signal?.aborted) {
        time += 1_000;
        options?.onProgress?.(answerOf(question, { answer: `At ${time} [1]` }));
        await new Promise<void>((resolve) => setImmediate(resolve));
      }
      end();
      throw options.signal.reason;
    };
    const { sandbox, daniel, log } = await open({ answering: scriptedAnswering({ ask }), now: () => time });
    const given = { question: 'What?', private: true };
    const asked = sandbox.actions.useCommand({ person: daniel, name: 'ask', options: given });
    const { id } = onlyMessage(await asked.result);
    sandbox.actions.dismiss({ person: daniel, messageId: id });
    await ended;
    await vi.waitFor(() => expect(log.at(-1)).toMatchObject({ outcome: 'gone' }));
    expect(sandbox.messages(sandbox.channelId, daniel)).toEqual([]);
  });
});

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

function withoutEscapes(text: string): string {
  return text.replace(/\\[^\p{L}\p{N}\s]/gu, '');
}
