import { type APIMessage, ChannelType, MessageFlags } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskOptions } from '../../src/answers/answering.js';
import { startBot } from '../../src/discord/bot.js';
import {
  botOptions,
  buttonsOf,
  embedOf,
  memoryLog,
  onlyMessage,
  openScene,
  openShippedMajlis,
  type Scene,
  wordsOf,
} from './scene.js';
import { answerOf, citationOf, madeUpMeeting, scriptedAnswering } from './scripted.js';

let majlis: Awaited<ReturnType<typeof openShippedMajlis>>;
let scene: Scene;
beforeAll(async () => {
  majlis = await openShippedMajlis();
  scene = await openScene({ answering: majlis.answering });
}, 60_000);
afterAll(async () => {
  await scene?.close();
  await majlis?.close();
});

/** The message as it stands now. */
function now(of: Scene, message: APIMessage, person = of.daniel): APIMessage {
  const found = of.sandbox.messages(message.channel_id, person).find(({ id }) => id === message.id);
  if (!found) throw new Error('The message is gone.');
  return found;
}

describe('Sources · المصادر', () => {
  it('shows whole paragraphs to the one who presses, original and translation', async () => {
    const answer = await scene.use(scene.daniel, 'ask', { question: 'Who represented Kazakhstan?' });
    const sources = onlyMessage(await scene.press(scene.noura, answer, 'Sources'));
    expect(Number(sources.flags) & MessageFlags.Ephemeral).toBeTruthy();
    expect(embedOf(sources).title).toBe('Paragraph 2');
    expect(wordsOf(sources)).toContain('ومعالي السيد فرهود سالم، نائب وزير خارجية جمهورية طاجيكستان.');
    expect(wordsOf(sources)).toContain('and His Excellency Mr. Farhod Salim');
    const arabic = await scene.use(scene.noura, 'اسأل', { سؤال: 'من مثّل طاجيكستان في الاجتماع؟' });
    const inArabic = onlyMessage(await scene.press(scene.noura, arabic, 'المصادر'));
    expect(wordsOf(inArabic)).toContain('الفقرة 2');
    expect(wordsOf(inArabic)).not.toContain('Farhod');
  });

  it('turns pages in place, and stops at both ends', async () => {
    const summary = await scene.use(scene.noura, 'ملخص', { أسلوب: 'full' });
    const first = onlyMessage(await scene.press(scene.noura, summary, 'المصادر'));
    expect(wordsOf(first)).toContain('1 من 8');
    expect(buttonsOf(first).map(({ label, disabled }) => [label, disabled ?? false])).toEqual([
      ['التالي', false],
      ['السابق', true],
    ]);
    await scene.press(scene.noura, first, 'التالي');
    const second = now(scene, first, scene.noura);
    expect(wordsOf(second)).toContain('2 من 8');
    expect(wordsOf(second)).toContain('فرهود سالم');
    await scene.press(scene.noura, second, 'السابق');
    expect(wordsOf(now(scene, first, scene.noura))).toContain('1 من 8');
  });

  it('unfolds a paragraph of 12,000 characters on several pages, none of them lost', async () => {
    const sentences = Array.from({ length: 300 }, (_, index) => `Sentence number ${index} is *about* [budgets].`);
    const meeting = madeUpMeeting('long', sentences.join(' '));
    const ask = async (question: string) => answerOf(question, { citations: [citationOf(meeting, 1)] }, meeting);
    const other = await openScene({ answering: scriptedAnswering({ ask }, [meeting]) });
    const answer = await other.use(other.daniel, 'ask', { question: 'What was said about budgets?' });
    const page = onlyMessage(await other.press(other.daniel, answer, 'Sources'));
    const read = [wordsOf(page)];
    for (let turn = 0; turn < 10; turn++) {
      const next = buttonsOf(now(other, page)).find(({ label }) => label === 'Next');
      if (!next || next.disabled) break;
      await other.press(other.daniel, now(other, page), 'Next');
      read.push(wordsOf(now(other, page)));
    }
    await other.close();
    for (const sentence of sentences) expect(read.some((text) => text.includes(sentence))).toBe(true);
    expect(read.length).toBeGreaterThan(2);
  });
});

describe('العربية · English', () => {
  it('answers the same question in the other language, in place, and back', async () => {
    const answer = await scene.use(scene.daniel, 'ask', { question: 'Who represented Kazakhstan?' });
    await scene.press(scene.daniel, answer, 'العربية');
    const arabic = now(scene, answer);
    expect(wordsOf(arabic)).toContain('أكان راكمتولن');
    expect(wordsOf(arabic)).toContain('الفقرة 2');
    expect(wordsOf(arabic)).toContain('Who represented Kazakhstan?');
    await scene.press(scene.daniel, arabic, 'English');
    expect(wordsOf(now(scene, answer))).toContain('Paragraph 2');
    expect(buttonsOf(now(scene, answer)).map(({ label }) => label)).toEqual(['Sources', 'العربية', 'In a thread']);
  });

  it('reads the question, escapes and all, back from the message', async () => {
    const asked: string[] = [];
    const script = scriptedAnswering();
    const ask: typeof script.ask = (question, options) => {
      asked.push(question);
      return script.ask(question, options);
    };
    const other = await openScene({ answering: { ...script, ask } });
    const question = 'Is *this* [a link](https://example.org) or `code` \\ <@123> # 1) _x_?';
    const long = `${'What about the budget, and the plan for it? '.repeat(20)}*end*`;
    for (const each of [question, long]) {
      const answer = await other.use(other.daniel, 'ask', { question: each });
      await other.press(other.daniel, answer, 'العربية');
    }
    await other.close();
    expect(asked).toEqual([question, question, long, long]);
  });

  it('switches an answer to a message, with what was said before it', async () => {
    const seen: AskOptions[] = [];
    const script = scriptedAnswering();
    const ask: typeof script.ask = (question, options) => {
      seen.push(options ?? {});
      return script.ask(question, options);
    };
    const other = await openScene({ answering: { ...script, ask } });
    const first = await other.say(other.daniel, 'Who represented Kazakhstan?', { mention: true });
    const second = await other.say(other.daniel, 'and Tajikistan?', { replyTo: first.id });
    await other.press(other.daniel, second, 'العربية');
    const switched = now(other, second);
    await other.close();
    expect(switched.embeds[0]?.title).toBeUndefined();
    expect(seen[2]).toMatchObject({
      language: 'ar',
      context: [
        { from: 'person', text: 'Who represented Kazakhstan?' },
        { from: 'majlis', text: expect.stringContaining('The answer to') },
      ],
    });
  });

  it('switches summaries and quotes', async () => {
    const summary = await scene.use(scene.daniel, 'summary', { style: 'brief' });
    await scene.press(scene.noura, summary, 'العربية');
    expect(wordsOf(now(scene, summary))).toContain('بإيجاز');
    const quote = await scene.use(scene.noura, 'اقتباس', { فقرة: '5' });
    await scene.press(scene.noura, quote, 'English');
    expect(wordsOf(now(scene, quote))).toContain('joint action plan');
    const found = await scene.use(scene.daniel, 'quote', { passage: 'memorandum of understanding' });
    await scene.press(scene.daniel, found, 'العربية');
    expect(wordsOf(now(scene, found))).toContain('مذكرة التفاهم');
  });

  it('tells the presser privately when the question is gone, and leaves the answer as it is', async () => {
    const answer = await scene.say(scene.daniel, 'Who represented Kazakhstan?', { mention: true });
    const before = wordsOf(answer);
    scene.sandbox.control.failNext({ status: 404, route: 'GET /channels/:id/messages/:id', code: 10_008 });
    const pressed = await scene.press(scene.daniel, answer, 'العربية');
    const notice = pressed.messages.find(({ id }) => id !== answer.id);
    expect(notice && wordsOf(notice)).toContain('لم أعد أستطيع قراءة السؤال');
    expect(Number(notice?.flags) & MessageFlags.Ephemeral).toBeTruthy();
    expect(wordsOf(now(scene, answer))).toBe(before);
  });
});

describe('after a restart', () => {
  it('the buttons of old answers still work', async () => {
    const first = await openScene({ answering: majlis.answering });
    const answer = await first.use(first.daniel, 'ask', { question: 'Who represented Kazakhstan?' });
    const spoken = await first.say(first.noura, 'من مثّل طاجيكستان في الاجتماع؟', { mention: true });
    await first.bot.stop();
    const second = await startBot(botOptions(first.sandbox, { answering: majlis.answering }, memoryLog().log));
    const sources = onlyMessage(await first.press(first.daniel, answer, 'Sources'));
    await first.press(first.daniel, answer, 'العربية');
    await first.press(first.noura, spoken, 'English');
    const [switched, spokenSwitched] = [now(first, answer), now(first, spoken)];
    await second.stop();
    await first.close();
    expect(wordsOf(sources)).toContain('Paragraph 2');
    expect(wordsOf(switched)).toContain('أكان راكمتولن');
    expect(wordsOf(spokenSwitched)).toContain('Farhod Salim');
  });
});

describe('a button of another version', () => {
  it('is refused kindly, in both languages', async () => {
    const { sandbox, daniel } = scene;
    const response = await fetch(`${sandbox.apiUrl}/v10/channels/${sandbox.channelId}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${sandbox.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        content: 'Old',
        components: [{ type: 1, components: [{ type: 2, style: 2, label: 'Old', custom_id: 'old|button' }] }],
      }),
    });
    const old = (await response.json()) as APIMessage;
    const told = onlyMessage(await scene.press(daniel, old, 'Old'));
    expect(told.content).toContain('from another version of me');
    expect(told.content).toContain('من إصدار آخر من البوت');
    expect(Number(told.flags) & MessageFlags.Ephemeral).toBeTruthy();
  });
});

describe('In a thread · في سلسلة', () => {
  it('opens a thread named after the question, says how to go on, and takes the button away', async () => {
    const answer = await scene.use(scene.daniel, 'ask', { question: 'Who represented Kazakhstan?' });
    const opened = scene.sandbox.waitFor((event) =>
      event?.type === 'channel' && event.isNew && event.channel.type === ChannelType.PublicThread
        ? event.channel
        : null,
    );
    await scene.press(scene.daniel, answer, 'In a thread');
    const thread = await opened;
    expect(thread.name).toBe('Who represented Kazakhstan?');
    const starter = await scene.sandbox.waitFor(() =>
      scene.sandbox.messages(thread.id, scene.daniel).find(({ content }) => content.includes('Go on asking here')),
    );
    expect(buttonsOf(starter).map(({ label }) => label)).toEqual(['Ask a question']);
    await scene.sandbox.waitFor(() => buttonsOf(now(scene, answer)).length === 2);
  });

  it('takes the next question by a form, and knows what was said before', async () => {
    const answer = await scene.use(scene.noura, 'اسأل', { سؤال: 'من مثّل كازاخستان في الاجتماع؟' });
    const opened = scene.sandbox.waitFor((event) => (event?.type === 'channel' && event.isNew ? event.channel : null));
    await scene.press(scene.noura, answer, 'في سلسلة');
    const thread = await opened;
    const starter = await scene.sandbox.waitFor(() =>
      scene.sandbox.messages(thread.id, scene.noura).find((message) => buttonsOf(message).length === 1),
    );
    const form = await scene.press(scene.noura, starter, 'اطرح سؤالًا');
    expect(form.modal?.title).toBe('اسأل عن الاجتماع');
    const asked = scene.sandbox.actions.submitModal({
      person: scene.noura,
      interactionId: form.id,
      fields: { question: 'ومن مثّل أوزبكستان؟' },
    });
    const reply = onlyMessage(await asked.result);
    expect(wordsOf(reply)).toContain('عبدالعزيز كاميلوف');
    expect(wordsOf(reply)).toContain('ومن مثّل أوزبكستان؟');
  });

  it('says what is missing when the bot may not open threads', async () => {
    const answer = await scene.use(scene.daniel, 'ask', { question: 'Who represented Kazakhstan?' });
    scene.sandbox.control.denyBot(answer.channel_id, ['CreatePublicThreads']);
    const pressed = await scene.press(scene.daniel, answer, 'In a thread');
    scene.sandbox.control.denyBot(answer.channel_id, []);
    const notice = pressed.messages.find(({ id }) => id !== answer.id);
    expect(notice && wordsOf(notice)).toContain('Create Public Threads');
  });

  it('is not offered where the bot may not open threads', async () => {
    scene.sandbox.control.denyBot(scene.sandbox.channelId, ['CreatePublicThreads']);
    const answer = await scene.use(scene.daniel, 'ask', { question: 'Who represented Kazakhstan?' });
    scene.sandbox.control.denyBot(scene.sandbox.channelId, []);
    expect(buttonsOf(answer).map(({ label }) => label)).toEqual(['Sources', 'العربية']);
  });
});
