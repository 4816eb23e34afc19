import { afterEach, describe, expect, it } from 'vitest';
import { onlyMessage, openScene, type Scene, wordsOf } from './scene.js';
import { answerOf, scriptedAnswering } from './scripted.js';

let scene: Scene;
afterEach(() => scene?.close());

describe('stopping', () => {
  it('finishes the answers in hand, refuses new questions kindly, then ends', async () => {
    let finish = (): void => undefined;
    const mayFinish = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const answering = scriptedAnswering({ ask: async (question) => mayFinish.then(() => answerOf(question)) });
    scene = await openScene({ answering });
    const { sandbox, bot, daniel, noura } = scene;
    const question = { question: 'What was said?' };
    const asked = sandbox.actions.useCommand({ person: daniel, name: 'ask', options: question });
    await asked.acknowledged;
    const stopped = bot.stop();
    const late = sandbox.actions.useCommand({ person: noura, name: 'اسأل', options: { سؤال: 'ماذا قيل؟' } });
    expect(wordsOf(onlyMessage(await late.result))).toContain('تجري إعادة تشغيلي الآن');
    finish();
    expect(wordsOf(onlyMessage(await asked.result))).toContain('The answer to');
    await stopped;
    expect(await bot.ended).toBeNull();
    expect(bot.inHand()).toBe(0);
  });

  it('does not wait for ever: what is not done in time is given up, and its asker told', async () => {
    const answering = scriptedAnswering({
      ask: (_, options) =>
        new Promise((_resolve, reject) =>
          options?.signal?.addEventListener('abort', () => reject(options.signal?.reason)),
        ),
    });
    scene = await openScene({ answering });
    const { sandbox, bot, daniel } = scene;
    const asked = sandbox.actions.useCommand({ person: daniel, name: 'ask', options: { question: 'What was said?' } });
    await asked.acknowledged;
    await bot.stop({ withinMilliseconds: 100 });
    expect(wordsOf(onlyMessage(await asked.result))).toContain('I am just being restarted');
    expect(await bot.ended).toBeNull();
  });

  it('works on no question whose message was deleted', async () => {
    let aborted = (): void => undefined;
    const wasAborted = new Promise<void>((resolve) => {
      aborted = resolve;
    });
    const answering = scriptedAnswering({
      ask: (_, options) =>
        new Promise((_resolve, reject) =>
          options?.signal?.addEventListener('abort', () => {
            aborted();
            reject(options.signal?.reason);
          }),
        ),
    });
    scene = await openScene({ answering });
    const { sandbox, daniel } = scene;
    const typing = sandbox.waitFor((event) => event?.type === 'typing');
    const { messageId, channelId } = sandbox.actions.sendMessage({
      person: daniel,
      content: 'What?',
      mentionBot: true,
    });
    await typing;
    const { world } = sandbox.actions;
    const stored = world.findMessage(messageId);
    if (stored) world.deleteMessage(stored);
    await wasAborted;
    expect(sandbox.messages(channelId, daniel)).toEqual([]);
  });
});
