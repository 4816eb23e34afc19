import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/answers/answer.js';
import type { Meeting } from '../../../src/meetings/meeting.js';
import { readMeetings } from '../../../src/meetings/read-meetings.js';
import type { Act } from '../../model-server/server.js';
import { until } from '../../models/hands.js';
import { answerReply, type Desk, hurry, openDesk, SHIPPED } from './desk.js';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const WHEN = 'When was the meeting held?';
const DATE = 'اليوم الثلاثاء الموافق 12 أكتوبر 2021م';
const PLACE = 'في مدينة نور سلطان عاصمة جهورية كازاخستان';
const UZBEKISTAN = 'ومعالي السيد عبدالعزيز كاميلوف، وزير الخارجية في جمهورية أوزبكستان';
const HONEST = answerReply(
  [
    { text: 'The meeting was held on Tuesday, 12 October 2021.', quotes: [DATE] },
    { text: 'It took place in Nur-Sultan, the capital of Kazakhstan.', quotes: [PLACE] },
  ],
  '12 October 2021',
);

const record = (): string => {
  const document = desk.majlis.meetings[0]?.documents.ar;
  if (!document) throw new Error('the shipped meeting has an Arabic record');
  return document.text;
};

describe('an honest model', () => {
  it('has its sentences shown with numbered quotes of the record', async () => {
    desk.server.play({ say: HONEST });
    const answer = await desk.majlis.ask(WHEN);
    expect(answer).toMatchObject({
      question: WHEN,
      language: 'en',
      status: 'answered',
      mode: 'generative',
      answer:
        'The meeting was held on Tuesday, 12 October 2021 [1]. It took place in Nur-Sultan, the capital of Kazakhstan [2].',
      shortAnswer: '12 October 2021',
    });
    expect(answer.citations.map(({ quote }) => quote)).toEqual([DATE, PLACE]);
    for (const { quote, start, end } of answer.citations) expect(record().slice(start, end)).toBe(quote);
    expect(answer.citations[0]?.translation).toContain('Tuesday, 12 October 2021');
  });

  it('answers in Arabic from the same record', async () => {
    desk.server.play({ say: answerReply([{ text: 'عُقد الاجتماع يوم الثلاثاء ١٢ أكتوبر ٢٠٢١.', quotes: [DATE] }]) });
    const answer = await desk.majlis.ask('متى عُقد الاجتماع؟');
    expect(answer).toMatchObject({
      language: 'ar',
      mode: 'generative',
      answer: 'عُقد الاجتماع يوم الثلاثاء ١٢ أكتوبر ٢٠٢١ [1].',
    });
  });

  it('sees the whole of a small record, in one request', async () => {
    desk.server.play({ say: HONEST });
    await desk.majlis.ask(WHEN);
    expect(desk.server.requests).toHaveLength(1);
    const prompt = desk.server.requests[0]?.body.messages?.map(({ content }) => content).join('\n') ?? '';
    for (const words of ['Passage 8 (meeting 2021-10-12-gcc-central-asia, paragraph 8)', 'فرهود سالم', 'Farhod Salim'])
      expect(prompt).toContain(words);
    expect(prompt).not.toContain('{{');
  });

  it('is shown sentence by sentence, the built-in answer standing in until the first', async () => {
    desk.server.play({ say: HONEST, pace: { first: 0, between: 5, size: 40 } });
    const shown: Answer[] = [];
    const answer = await desk.majlis.ask(WHEN, { onProgress: (each) => shown.push(each) });
    expect(shown.map(({ mode }) => mode)).toEqual(['extractive', 'generative', 'generative']);
    expect(shown[1]?.answer).toBe('The meeting was held on Tuesday, 12 October 2021 [1].');
    expect(shown[2]?.answer).toBe(answer.answer);
  });

  it('is said to have read a machine’s translation where one is shown', async () => {
    await desk.close();
    const meetings = readMeetings(SHIPPED).meetings.map((each): Meeting => ({ ...each, machineTranslated: ['en'] }));
    desk = await openDesk({ meetings });
    desk.server.play({ say: HONEST });
    expect((await desk.majlis.ask(WHEN)).answer).toMatch(/\nThe translation was made by a machine\.$/);
  });

  it('may say that the record does not say', async () => {
    desk.server.play({ say: '{"status": "not_found", "claims": [], "shortAnswer": null}' });
    const answer = await desk.majlis.ask('What did the delegation of Iran say about oil prices?');
    expect(answer).toMatchObject({ status: 'not_found', mode: 'generative', shortAnswer: null });
    expect(answer.answer).toMatch(/^The record does not say\./);
  });

  it('may copy a quote with other spaces, quotation marks, diacritics and tatweel; what is shown is the record’s', async () => {
    const copied = '«في مدينةِ  نور سلـطان\nعاصمة جهورية كازاخستان»';
    desk.server.play({
      say: answerReply([{ text: 'The meeting was held in Nur-Sultan, Kazakhstan.', quotes: [copied] }]),
    });
    const answer = await desk.majlis.ask('Where was the meeting held?');
    expect(answer.mode).toBe('generative');
    expect(answer.citations[0]?.quote).toBe(PLACE);
  });

  it.each([
    ['behind a fence and a remark', `Here you are:\n\`\`\`json\n${HONEST}\n\`\`\`\nAnything else?`],
    ['after thinking aloud', `<think>The user wants {"claims": the date}.</think>\n${HONEST}`],
    ['with commas too many', HONEST.replaceAll('}]}', '},]},')],
  ])('may put its JSON %s', async (_, say) => {
    desk.server.play({ say });
    expect((await desk.majlis.ask(WHEN)).mode).toBe('generative');
  });
});

describe('a model that is wrong', () => {
  const extractive = async (question = WHEN): Promise<Answer> => {
    const answer = await desk.majlis.ask(question);
    const builtin = await desk.extractive.ask(question);
    expect({ ...answer, milliseconds: 0 }).toEqual({ ...builtin, milliseconds: 0 });
    return answer;
  };

  it.each([
    [
      'fabricates a quote',
      { text: 'The meeting was held on 12 October 2021.', quotes: ['عقد الاجتماع يوم الثلاثاء في قصر الرئاسة'] },
    ],
    ['changes a name', { text: 'Uzbekistan was represented by Rustam Azimov.', quotes: [UZBEKISTAN] }],
    ['changes a country', { text: 'Abdulaziz Kamilov represented Kazakhstan.', quotes: [UZBEKISTAN] }],
    ['changes a number', { text: 'The meeting was held on Tuesday, 12 October 2022.', quotes: [DATE] }],
    ['changes a date', { text: 'The meeting was held on Monday, 12 October 2021.', quotes: [DATE] }],
    ['negates', { text: 'The meeting was not held on Tuesday, 12 October 2021.', quotes: [DATE] }],
    ['misattributes', { text: 'Abdulaziz Kamilov represented Uzbekistan.', quotes: [DATE] }],
    ['speaks of something else', { text: 'The ministers signed a secret treaty on water.', quotes: [PLACE] }],
    ['answers in the wrong language', { text: 'عُقد الاجتماع يوم الثلاثاء 12 أكتوبر 2021.', quotes: [DATE] }],
    ['gives no quote', { text: 'The meeting was held on Tuesday, 12 October 2021.', quotes: [] }],
  ])('and %s is asked once more, then not shown', async (_, claim) => {
    desk.server.play({ say: answerReply([claim]) });
    await extractive();
    expect(desk.server.requests).toHaveLength(2);
    const repair = desk.server.requests[1]?.body.messages?.map(({ content }) => content).join('\n') ?? '';
    expect(repair).toContain(claim.text);
  });

  it('and mends it when told why is shown', async () => {
    const wrong = answerReply([{ text: 'The meeting was held on Tuesday, 12 October 2022.', quotes: [DATE] }]);
    desk.server.play((_, turn) => ({ say: turn === 0 ? wrong : HONEST }));
    const answer = await desk.majlis.ask(WHEN);
    expect(answer).toMatchObject({ mode: 'generative', shortAnswer: '12 October 2021' });
    const repair = desk.server.requests[1]?.body.messages?.map(({ content }) => content).join('\n') ?? '';
    expect(repair).toMatch(/number \(2022\)|date \(.*2022\)/);
  });

  it('in one sentence of three has the two others shown', async () => {
    const claims = [
      { text: 'The meeting was held on Tuesday, 12 October 2021.', quotes: [DATE] },
      { text: 'It took place in Ashgabat, the capital of Turkmenistan.', quotes: [PLACE] },
      { text: 'Abdulaziz Kamilov represented Uzbekistan.', quotes: [UZBEKISTAN] },
    ];
    desk.server.play({ say: answerReply(claims) });
    const answer = await desk.majlis.ask('When was it held and who came?');
    expect(answer.answer).toBe(
      'The meeting was held on Tuesday, 12 October 2021 [1]. Abdulaziz Kamilov represented Uzbekistan [2].',
    );
    expect(desk.server.requests).toHaveLength(1);
  });

  it('about the short answer has it left out or replaced', async () => {
    desk.server.play({ say: HONEST.replace('"shortAnswer":"12 October 2021"', '"shortAnswer":"13 October 2021"') });
    expect((await desk.majlis.ask(WHEN)).shortAnswer).not.toContain('13');
  });

  it.each([
    ['broken JSON', '{"status": "answered", "claims": [{"text": "The meeting was'],
    ['no JSON', 'The meeting was held on 12 October 2021.'],
    ['a refusal', 'I’m sorry, but I can’t help with that.'],
    ['nothing', ''],
  ])('and sends %s leaves the built-in answer', async (_, say) => {
    desk.server.play({ say });
    await extractive();
  });
});

describe('a server that fails', () => {
  const failures: readonly (readonly [string, Act, string])[] = [
    ['stalls before its first word', { stall: '' }, 'timeout'],
    ['stalls inside its reply', { stall: HONEST.slice(0, 60) }, 'timeout'],
    ['never ends', { endless: '{"text": "on and on"}' }, 'endless'],
    ['refuses the key', { status: 401 }, 'unauthorised'],
    ['is busy', { status: 429, headers: { 'retry-after': '1' } }, 'rate_limited'],
    ['breaks', { status: 500 }, 'server'],
    ['closes the socket', { hangUp: '' }, 'connection'],
    ['closes the socket inside its reply', { hangUp: HONEST.slice(0, 60) }, 'connection'],
  ];
  it.each(failures)('and %s leaves the built-in answer', async (_, act, fault) => {
    desk.server.play(act);
    const stop = hurry(desk, act);
    const answer = await desk.majlis.ask(WHEN).finally(stop);
    expect(answer).toMatchObject({ mode: 'extractive', status: 'answered' });
    expect(answer.shortAnswer).toContain('12 October 2021');
    expect(desk.log.join('\n')).toContain(`openai:scripted did not answer (${fault}: `);
    expect(desk.log.join('\n')).not.toMatch(/sk-secret|\n\s+at /);
  });

  it('once and is well again is asked again', async () => {
    desk.server.play((_, turn) => (turn === 0 ? { status: 503 } : { say: HONEST }));
    const answer = desk.majlis.ask(WHEN);
    await until(() => desk.clock.waits()[0] === 0, 'the wait before the next try');
    desk.clock.turn(0);
    expect((await answer).mode).toBe('generative');
  });

  it('is let go when nobody waits for the answer any more', async () => {
    desk.server.play({ stall: HONEST.slice(0, 60) });
    const asker = new AbortController();
    const answer = desk.majlis.ask(WHEN, { signal: asker.signal });
    await until(() => desk.server.requests.length === 1);
    asker.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    await until(() => desk.server.abandoned() === 1, 'the connection to be closed');
  });
});

describe('the budget of a Discord server', () => {
  it('spent, leaves the built-in answer to it, and the model to others', async () => {
    await desk.close();
    desk = await openDesk({ budget: { inAll: { requests: 0, tokens: 0 }, perServer: { requests: 1, tokens: 0 } } });
    desk.server.play({ say: HONEST });
    const modes = [];
    for (const server of ['one', 'one', 'other']) modes.push((await desk.majlis.ask(WHEN, { server })).mode);
    expect(modes).toEqual(['generative', 'extractive', 'generative']);
  });
});

describe('a follow-up', () => {
  it('is put as a question of its own before it is answered', async () => {
    desk.server.play((_, turn) =>
      turn === 0
        ? {
            say: '{"question": "Who represented Uzbekistan at the meeting?", "translation": "من مثّل أوزبكستان في الاجتماع؟"}',
          }
        : {
            say: answerReply(
              [{ text: 'Abdulaziz Kamilov represented Uzbekistan.', quotes: [UZBEKISTAN] }],
              'Abdulaziz Kamilov',
            ),
          },
    );
    const answer = await desk.majlis.ask('And Uzbekistan?', {
      context: [
        { from: 'person', text: 'Who represented Kazakhstan?' },
        { from: 'majlis', text: 'Akan Rakhmetullin [1].' },
      ],
    });
    expect(answer).toMatchObject({ question: 'And Uzbekistan?', mode: 'generative', shortAnswer: 'Abdulaziz Kamilov' });
    const [rewrite, prompt] = desk.server.requests.map(({ body }) => body.messages?.at(-1)?.content ?? '');
    expect(rewrite).toContain('person: Who represented Kazakhstan?');
    expect(prompt).toContain('Who represented Uzbekistan at the meeting?');
  });
});

describe('a record larger than the budget', () => {
  it('is searched with the question in both languages, and the model sees what was found', async () => {
    await desk.close();
    desk = await openDesk({ contextTokens: 700 });
    desk.server.play((_, turn) =>
      turn === 0
        ? { say: '{"question": "Who represented Uzbekistan?", "translation": "من مثّل أوزبكستان؟"}' }
        : { say: answerReply([{ text: 'Abdulaziz Kamilov represented Uzbekistan.', quotes: [UZBEKISTAN] }]) },
    );
    const answer = await desk.majlis.ask('Who represented Uzbekistan?');
    expect(answer.mode).toBe('generative');
    const prompt = desk.server.requests[1]?.body.messages?.at(-1)?.content ?? '';
    expect(prompt).toContain('كاميلوف');
    expect(prompt).not.toContain('وفي بداية الاجتماع');
  });
});
