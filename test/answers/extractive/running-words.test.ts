import { describe, expect, it } from 'vitest';
import { invented } from './invented-record.js';

const record = invented({
  depot: {
    language: 'en',
    title: 'Notes on the depot meeting',
    paragraphs: [
      'We met in the depot on Tuesday 4 March 2026. Sunil Rao opened the meeting and thanked all members who had come.',
      'Mo Farr reported that the sound boards of the engines give him a headache. He added that the sound should be off at shows. Our members agreed to switch the sound off.',
      'Sunil Rao said that the loft needs a ladder. The committee decided to buy a ladder for £40. Meera Rao said that the gate is broken.',
      'The police had been asked to send somebody to the meeting and did not. We did not vote on parking.',
    ],
  },
  archive: {
    language: 'ar',
    title: 'محضر اجتماع دائرة الأرشيف',
    paragraphs: [
      'عقدت الدائرة اجتماعها يوم الثلاثاء 4 مارس 2026 برئاسة السيد حسن راضي، وحضرته السيدة أسيل ناجي والسيدة زينب كريم.',
      'وذكرت السيدة أسيل ناجي أن الرفوف امتلأت. أما مقترح تمديد الدوام حتى الرابعة فلم يحظ بالموافقة.',
      'وأكدت السيدة زينب كريم أن نقل الأضابير يبدأ بعد العيد. وأضافت أن المخزن يحتاج إلى دهان.',
    ],
  },
  union: {
    language: 'en',
    title: 'Report of the union meeting',
    paragraphs: [
      'The branch met on 5 May 2026 and the secretary, Ms Ines Holt, welcomed all members.',
      'The summer outing to Heron Island, planned for 12 July, is moved to 2 August. Members agreed to hire a bus. The camp opens on 12 June and signing up is possible until 2 July.',
    ],
  },
  talks: {
    language: 'ar',
    title: 'بيان عن جولة المحادثات',
    paragraphs: [
      'اختُتمت الجولة برئاسة السيدة سلوى بن حمودة، المديرة العامة للتعاون، والمهندس خلفان بن سالم الحارثي، وكيل الوزارة للتجارة.',
      'أما زيارة المصنع التي كانت مقررة يوم 5 شباط فقد أُرجئت إلى 19 شباط.',
    ],
  },
  stalls: {
    language: 'ar',
    title: 'محضر لجنة البازار',
    paragraphs: [
      'الحضور: جواهر، نورة',
      'م | الركن | المسؤول | الميزانية\n4 | ركن الأطفال | جواهر | 1200 ريال\n7 | ركن الطعام | نورة | 900 ريال',
    ],
  },
  clinic: {
    language: 'en',
    title: 'Gas gangrene',
    paragraphs: [
      'Gas gangrene is an infection of muscle. Doctors treat gas gangrene in a pressure chamber.',
      'A pressure chamber is a vessel of steel. Divers know the pressure chamber as the pot. It was built in 1832 in France.',
    ],
  },
});

describe('what somebody said is not told by another’s words', () => {
  it.each([
    ['depot', 'what did sunil say about the sound?'],
    ['depot', 'What did Sunil Rao say about sound at shows?'],
    ['depot', 'What did Sunil Rao say about the gate?'],
    ['archive', 'ماذا قالت أسيل ناجي عن تمديد الدوام حتى الرابعة؟'],
    ['archive', 'شو قالت زينب عن تمديد الدوام؟'],
  ])('in %s: %s', async (id, question) => {
    expect((await record(id).ask(question)).status).toBe('not_found');
  });

  it.each([
    ['depot', 'What did Mo Farr report about the sound boards?', 'headache'],
    ['depot', 'What did Sunil Rao say about the loft?', 'ladder'],
    ['archive', 'ماذا أكدت السيدة زينب كريم بشأن نقل الأضابير؟', 'بعد العيد'],
  ])('but by their own; in %s: %s', async (id, question, words) => {
    expect(await record(id).ask(question)).toMatchObject({
      status: 'answered',
      citations: [{ quote: expect.stringContaining(words) }],
    });
  });
});

describe('an article', () => {
  it('is asked what is used to do something without anybody’s having it to do', async () => {
    const { citations } = await record('clinic').ask('What is used to treat gas gangrene?');
    expect(citations[0]?.quote).toContain('pressure chamber');
  });
});

describe('a short answer', () => {
  it.each([
    ['union', 'when is the outing to heron island', '2 August'],
    ['talks', 'متى زيارة المصنع؟', '19 شباط'],
    ['talks', 'ما منصب خلفان بن سالم الحارثي؟', 'وكيل الوزارة للتجارة'],
    ['talks', 'ما منصب السيدة بن حمودة؟', 'المديرة العامة للتعاون'],
    ['union', 'When does the camp open?', '12 June'],
  ])('in %s: %s', async (id, question, short) => {
    expect(await record(id).ask(question)).toMatchObject({
      status: 'answered',
      shortAnswer: expect.stringContaining(short),
    });
  });

  it('is no office of whose father has the name', async () => {
    expect((await record('talks').ask('ما منصب سالم الحارثي؟')).shortAnswer).toBeNull();
  });

  it('is not the number that a row has in its table', async () => {
    expect((await record('stalls').ask('كم ميزانية ركن الأطفال؟')).answer).toContain('1200');
    expect((await record('stalls').ask('كم ميزانية ركن الأطفال؟')).shortAnswer).not.toBe('4');
  });
});
