import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/answers/answer.js';
import { invented } from './invented-record.js';

const ENGLISH = [
  'The Tarn Valley Water Board met on Thursday, 6 March 2025, at the Weir House in Aldmoor, beginning at 10.30 a.m. Present were Mrs Edith Rowan (Chair), Mr Colin Pike (Deputy Chair) and Dr Amara Obi.',
  'The Director of Works, Mr Silas Hume, was absent; his deputy, Ms Nora Finch, spoke for him.',
  'Of the income, £40 million came from households, £12 million from farms and £3 million from grants. The grants bought 9 pumps, 30 gauges and 4 vans.',
  'Hearings will be held on the new dam: the first in Aldmoor on 2 April, the second in Brigg on 9 April and the third in Calder on 16 April.',
  'The survey was paid for by one of the neighbouring councils. The contract for the pipes went to Stonebridge Ltd, whose price of £5 million was not the lowest.',
  'Work on the tunnel will begin in May 2026. The old mill will stay open until the end of 2027.',
  'The board lifted the ban on boats, but kept the ban on swimming. It adopted a non-binding code of conduct for anglers.',
  'Members hoped that the pact with the county would be signed in June 2026.',
  'The leak at the reservoir was blamed on frost. Mr Pike proposed a levy of 2 per cent.',
  'The open day was opened by the Mayor, Mr Ivor Lund, and chaired by the Dean, Ms Greta Holm.',
  'The exhibition on wells will run from 3 to 5 June 2025 in Brigg.',
  'The proposal for the weir was signed on 3 May 2024. On 4 August 2024 the strike of the ferrymen ended.',
  'Late in the debate Mr Ravi Doyle moved the closure. The forum drew 12 central banks and four insurers.',
  'The board thanked the former Treasurer, Mr Otto Lang. It received petitions from seven riparian parishes.',
];
const ARABIC = [
  'عقدت جمعية وادي النخيل اجتماعها في مدينة نزوى يوم الاثنين 3 مارس 2025، وحضره وزير الزراعة العماني المهندس سالم الهنائي، ووزير المياه الأردني الدكتور فراس العبادي.',
  'وباعت الجمعية 12 طنًا من التمور و7 أطنان من العسل و300 كيلو من السمن.',
  'وصوّت لصالح تعديل اللائحة 40 عضوًا، وعارضه 9، وامتنع 5.',
  'ويكون مقر الصندوق في صور. وتبدأ أعمال البئر الجديدة في مايو 2025.',
  'وستغلق الجمعية مخزن بهلاء في يوليو، وستفتتح معرضًا في صحار في أكتوبر.',
  'وتُعقد الجولة الأولى من المفاوضات في أبريل والجولة الثانية في يونيو.',
  'وعرض المهندس خالد البوسعيدي مشروع القناة على الحاضرين.',
  'وتغيّبت الدكتورة مها الريامي وأناب عنها الأستاذ هيثم الفارسي.',
  'وطلبت إحدى المدارس رعاية مهرجانها السنوي.',
  'وحضر الورشة 20 مترجمًا و14 وزيرًا.',
  'وقد اكتملت المرحلة الأولى من بناء السد في مارس، وتشمل المرحلة الثانية بناء الطريق.',
];

const record = invented({
  en: { language: 'en', title: 'Tarn Valley Water Board', paragraphs: ENGLISH },
  ar: { language: 'ar', title: 'اجتماع جمعية وادي النخيل', paragraphs: ARABIC },
});

function ask(question: string): Promise<Answer> {
  return record(/[\u0620-\u064a]/.test(question) ? 'ar' : 'en').ask(question);
}

describe('an answer is taken from the part of the sentence that is asked about', () => {
  it.each([
    ['how much came from farms', '£12 million'],
    ['How much of the income came from households?', '£40 million'],
    ['how many gauges did the grants buy', '30 gauges'],
    ['when is the third hearing on the new dam', '16 April'],
    ['When is the second hearing on the dam?', '9 April'],
    ['who chaired the open day', 'Greta Holm'],
    ['who opened the open day', 'Ivor Lund'],
    ['who spoke for the Director of Works', 'Ms Nora Finch'],
    ['who is the director of works', 'Silas Hume'],
    ['until when will the old mill stay open', 'the end of 2027'],
    ['when will the exhibition on wells be', '3 to 5 June 2025'],
    ['how many riparian parishes sent petitions', 'seven riparian parishes'],
    ['what did Mr Pike propose', 'levy of 2 per cent'],
    ['Who is Otto Lang?', 'former Treasurer'],
    ['When was the proposal for the weir signed?', '3 May 2024'],
    ['When did the strike of the ferrymen end?', '4 August 2024'],
    ['How many central banks did the forum draw?', '12'],
    ['who moved the closure', 'Ravi Doyle'],
    ['كم طنًا من التمور باعت الجمعية؟', '12 طنًا'],
    ['كم عضوًا عارض تعديل اللائحة؟', '9'],
    ['كم عضوًا صوت لصالح التعديل؟', '40'],
    ['من هو وزير المياه الأردني؟', 'فراس العبادي'],
    ['مين وزير الزراعة العماني؟', 'سالم الهنائي'],
    ['في أي مدينة مقر الصندوق؟', 'صور'],
    ['كم مترجمًا حضر الورشة؟', '20'],
    ['كم وزيرًا حضر الورشة؟', '14'],
    ['من عرض مشروع القناة؟', 'خالد البوسعيدي'],
    ['من ناب عن مها الريامي؟', 'هيثم الفارسي'],
  ])('%s %s', async (question, expected) => {
    const { status, shortAnswer } = await ask(question);
    expect(status).toBe('answered');
    expect(shortAnswer).toContain(expected);
    // Nothing of another part with it.
    expect((shortAnswer ?? '').length).toBeLessThan(expected.length + 40);
  });
});

describe('another part of the sentence answers nothing', () => {
  it.each([
    'when will the work on the tunnel end',
    'when does the fourth hearing take place',
    'which council paid for the survey',
    'who is the treasurer',
    'was the ban on swimming lifted',
    'when was the pact signed',
    'what was the lowest price for the pipes',
    'how many hours did the gauges cost',
    'where is the tunnel',
    'متى تُعقد الجولة الثالثة؟',
    'متى تنتهي أعمال البئر؟',
    'من هو وزير المياه العماني؟',
    'كم طن قمح باعت الجمعية؟',
    'هل ستفتتح الجمعية معرضًا في بهلاء؟',
    'هل اكتملت المرحلة الثانية من بناء السد؟',
    'ما اسم المدرسة التي طلبت رعاية مهرجانها؟',
  ])('%s', async (question) => {
    const { status, shortAnswer } = await ask(question);
    expect({ status, shortAnswer }).toEqual({ status: 'not_found', shortAnswer: null });
  });

  it('nor is what is said not to be so said to be: the quote speaks for itself', async () => {
    const { shortAnswer, answer } = await ask('Is the code of conduct for anglers binding?');
    expect(shortAnswer).toBeNull();
    expect(answer).toContain('non-binding');
  });
});

describe('where no answer is sure', () => {
  it('shows the sentences that come about as near, each cited', async () => {
    const { status, answer, citations } = await ask('When will the contract for the tunnel be signed?');
    expect(status).toBe('not_found');
    expect(citations.map(({ id }) => id)).toEqual([1, 2, 3]);
    for (const { id, quote } of citations) expect(answer).toContain(`${quote.replace(/\.$/, '')} [${id}]`);
  });

  it('does not say of one of several questions that the record is silent where it has words for it', async () => {
    const { status, answer } = await ask('Who opened the open day, and when will the work on the tunnel end?');
    expect(status).toBe('answered');
    expect(answer).toContain('Ivor Lund');
    expect(answer).toMatch(/tunnel end: I find no sure answer in the record\.$/m);
  });
});
