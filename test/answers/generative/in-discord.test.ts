import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openScene, type Scene, wordsOf } from '../../discord/scene.js';
import type { Act } from '../../model-server/server.js';
import { answerReply, type Desk, hurry, openDesk } from './desk.js';

let desk: Desk;
let scene: Scene;
let stopHurrying = (): void => {};
beforeEach(async () => {
  desk = await openDesk();
  scene = await openScene({ answering: desk.majlis });
});
afterEach(async () => {
  stopHurrying();
  await scene.close();
  await desk.close();
});

const QUESTION = 'When was the meeting held?';
const DATE = 'اليوم الثلاثاء الموافق 12 أكتوبر 2021م';
const PLACE = 'في مدينة نور سلطان عاصمة جهورية كازاخستان';
const TRUE = 'The meeting was held on Tuesday, 12 October 2021.';

/** What a person reads in the end: the answer is shown early, and mended while the model writes. */
async function finalWords(question: string): Promise<string> {
  const { id, channel_id: channel } = await scene.use(scene.daniel, 'ask', { question });
  return scene.sandbox.waitFor(() => {
    const message = scene.sandbox.messages(channel, scene.daniel).find((each) => each.id === id);
    const words = message ? wordsOf(message) : '';
    return words && !words.includes('Still writing') ? words : undefined;
  });
}

describe('in Discord', () => {
  it('a person reads the model’s proven sentences, and which model wrote them', async () => {
    desk.server.play({
      say: answerReply([
        { text: TRUE, quotes: [DATE] },
        { text: 'It took place in Nur-Sultan.', quotes: [PLACE] },
      ]),
    });
    const words = await finalWords(QUESTION);
    expect(words).toContain('The meeting was held on Tuesday, 12 October 2021 [1]');
    expect(words).toContain('openai:scripted');
  });

  const bad: readonly (readonly [string, Act])[] = [
    [
      'fabricates a quote',
      { say: answerReply([{ text: TRUE, quotes: ['عقد الاجتماع في قصر الرئاسة مساء الثلاثاء'] }]) },
    ],
    ['misattributes', { say: answerReply([{ text: 'Abdulaziz Kamilov represented Uzbekistan.', quotes: [DATE] }]) }],
    ['changes a number', { say: answerReply([{ text: TRUE.replace('2021', '2022'), quotes: [DATE] }]) }],
    [
      'changes a name',
      { say: answerReply([{ text: 'The meeting was held in Ashgabat on 12 October 2021.', quotes: [DATE, PLACE] }]) },
    ],
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
    ['sends 429', { status: 429, headers: { 'retry-after': '2' } }],
    ['sends 500', { status: 500 }],
    ['closes the socket', { hangUp: '' }],
    ['pings everybody', { say: answerReply([{ text: `@everyone ${TRUE}`, quotes: [DATE] }]) }],
  ];
  it.each(bad)('a person reads the built-in answer when the model %s', async (_, act) => {
    desk.server.play(act);
    stopHurrying = hurry(desk, act);
    const words = await finalWords(QUESTION);
    expect(desk.server.requests.length).toBeGreaterThan(0);
    expect(words).toContain('12 October 2021');
    expect(words).not.toMatch(/2022|Ashgabat|@everyone|sk-secret|openai:scripted|error|wrong|status/i);
  });
});
