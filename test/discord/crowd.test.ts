import { afterEach, expect, it } from 'vitest';
import { openScene, openShippedMajlis, replyIn, type Scene, wordsOf } from './scene.js';

let scene: Scene;
let close: () => Promise<void>;
afterEach(async () => {
  await scene?.close();
  await close?.();
});

it('acknowledges 200 interactions at once in time, and answers each once', { timeout: 60_000 }, async () => {
  const majlis = await openShippedMajlis();
  close = majlis.close;
  scene = await openScene({ answering: majlis.answering });
  const { sandbox, daniel, noura } = scene;
  const asked = Array.from({ length: 200 }, (_, index) =>
    index % 2 === 0
      ? sandbox.actions.useCommand({
          person: daniel,
          name: 'ask',
          options: { question: `Question ${index}: who represented Kazakhstan?` },
        })
      : sandbox.actions.useCommand({
          person: noura,
          name: 'اسأل',
          options: { سؤال: `السؤال ${index}: أين عُقد الاجتماع؟` },
        }),
  );
  const acknowledged = await Promise.all(asked.map((each) => each.acknowledged));
  expect(acknowledged.filter(({ status }) => status !== 'acknowledged')).toEqual([]);
  const answered = await Promise.all(asked.map((each) => each.result));
  for (const [index, { messages }] of answered.entries()) {
    expect(messages).toHaveLength(1);
    expect(messages[0] && wordsOf(messages[0])).toContain(String(index));
  }
  const callbacks = sandbox.control.requests().filter(({ path }) => path.endsWith('/callback'));
  expect(callbacks).toHaveLength(200);
});

it('answers 60 mentions at once, each once', { timeout: 60_000 }, async () => {
  const majlis = await openShippedMajlis();
  close = majlis.close;
  scene = await openScene({ answering: majlis.answering });
  const { sandbox, daniel } = scene;
  const sent = Array.from({ length: 60 }, () =>
    sandbox.actions.sendMessage({ person: daniel, content: 'Who represented Kazakhstan?', mentionBot: true }),
  );
  for (const { messageId, channelId } of sent) {
    await sandbox.waitFor(() => replyIn(sandbox, channelId, messageId, daniel), { timeoutMilliseconds: 40_000 });
  }
  const replies = sandbox.messages(sandbox.channelId, daniel).filter(({ message_reference }) => message_reference);
  expect(replies).toHaveLength(60);
});
