import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/answers/answer.js';
import { invented } from './invented-record.js';

const MARKDOWN = [
  '# Heron Street Garden – working group',
  '**Date:** Thursday 6 November 2025\n**Where:** the potting shed\n**Attendees:** Ada Mensah (chair), Tomas Lind (treasurer), Ines Prado\n**Regrets:** Wilf Harker (broken ankle)',
  '## 1. Compost bins\n- The old bins are rotten.\n- **Decision:** build three new bins from larch\n- Owner: Tomas\n- Deadline: 30 November',
  '## 2. Pond\nThe pond lost a third of its water in August.\nDecision: line it with clay in spring.\nVote: 4 for, 1 against',
  '## Tasks\n- [ ] @Ines: order the larch boards by 14 November\n- [x] @Ada: ring the council about the hedge\n- [ ] @Tomas: draw the bins before Sunday',
  '| Item | Owner | Due | Cost |\n| --- | --- | --- | --- |\n| Paint the gate | Wilf Harker | 1 December | £40 |\n| Mend the tap | Ada Mensah | 20 November | £15 |',
  'Next meeting: 4 December, 6 pm\nWhere: the library',
];
const TRANSCRIPT = [
  '[00:00:04] Nadia Brandt: Right, are we all here? Otto is on a train, he sends his apologies.',
  "[00:00:15] Jules Okoro: So the speakers. We've booked the town hall for 400 euros.",
  '[00:00:31] Nadia Brandt: When is the sound check?',
  '[00:00:35] Jules Okoro: On Friday the 12th at four.',
  "[00:00:42] Priya Shah: I'll design the posters. I am worried about the ticket price, twelve euros is too much for students.",
  '[00:01:02] Nadia Brandt: Who looks after the coats?',
];
const CHAT = [
  'mira — Today at 20:01\nok so the raid moves from Friday to Sunday',
  'kestrel.9 — Today at 20:02\nI can bring two healers\nand I will ask Bram about the keys',
  'mira — Today at 20:04\nwe keep the loot rules as they are',
];
const COUNCIL = [
  'MINUTES OF ALDER PARISH COUNCIL',
  'PRESENT: Cllr R. Vance (Chair), Cllr M. Odell, Cllr P. Quayle and the rest of those who usually come\nIN ATTENDANCE: Mrs L. Beech (Clerk)',
  '25/31 APOLOGIES FOR ABSENCE\nCllr T. Marsh sent apologies.',
  '25/32 BENCHES\nIt was RESOLVED that two benches be bought for the green at a cost of no more than £900.\nACTION: Clerk to order the benches by 3 June',
  '25/33 DATE OF NEXT MEETING\nTuesday 8 July at 7 pm.',
];
const ARABIC = [
  'محضر اجتماع لجنة مهرجان الربيع',
  'التاريخ: الاثنين 3 نوفمبر 2025\nالمكان: مقر الجمعية بحي الورود\nالحاضرون:\n1- د. سلوى الحمد – رئيسة اللجنة\n2- م. راشد اليامي – أمين الصندوق\n3- أ. هيفاء الدوسري\nالمعتذرون: أ. ماجد السبيعي (سفر)',
  'أولاً: المسرح\nناقشت اللجنة استئجار مسرح متنقل.\nالقرار: استئجار المسرح من شركة الأفق\nالمسؤول: م. راشد اليامي\nالموعد: 20 نوفمبر',
  'ثانياً: الدعاية\nالقرار: تصميم ملصقين فقط هذا العام\nالمسؤولة: أ. هيفاء الدوسري\nالموعد: 1 ديسمبر',
  '| المهمة | المكلف | آخر موعد |\n| --- | --- | --- |\n| حجز المولدات | ماجد السبيعي | 25 نوفمبر |\n| دعوة الفرق الشعبية | سلوى الحمد | 10 ديسمبر |',
  'الاجتماع القادم: الاثنين 24 نوفمبر الساعة 8 مساءً',
];
const ARABIC_CHAT = [
  '[3/11/2025، 9:10 م] أبو سعود: مين بيجيب الخيمة؟',
  '[3/11/2025، 9:11 م] نوف: أنا بجيب الخيمة من بيت جدي',
  '[3/11/2025، 9:12 م] أبو سعود: والرحلة تأجلت من الخميس 6 نوفمبر إلى الخميس 13 نوفمبر',
  '[3/11/2025، 9:14 م] بدر: الميزانية 900 ريال، وأشوف إنها قليلة',
];
const PROSE = [
  'The crew of the Marten met in the boathouse on 2 May 2025. Lotte Brink, Sami Aziz and Joan Peake came along; in the end all of them attended. Dev Rao sent apologies because of an exam.',
  'The mast is cracked, and a new one costs 1,900 euros.',
];
const ARABIC_PROSE = [
  'اجتمعت أسرة الحي في الديوان. حضر الاجتماع سالم ومنال وفهد، واعتذر خالد لسفره.',
  'وتقرر شراء مظلة للملعب.',
];

const FAIR = [
  '| # | Name | Role | Here? |\n|---|---|---|---|\n| 1 | Mina Katz | chair | yes |\n| 2 | Khalid Nasser | caretaker | absent (on shift) |',
  '#\tWhat\tWho\tDue\tStatus\n1\tBook the band\tMina\t13 Feb\topen\n2\tPoster\tLucy\t10 March\tin progress\n3\tLetter to neighbours\tMina\t2 Feb\tdone',
];
const CLINIC = [
  'محضر لجنة الجودة',
  'التاريخ: الأحد 4 مايو 2025     الوقت: 11:00     المكان: غرفة المكتبة',
  'م    الموضوع                  القرار                     المسؤول            التاريخ\n1    نقص القفازات             شراء مئة علبة              أ. سعاد النمر      12/5\n2    عقد المغسلة              يؤجل لحين وصول عرض ثان     د. وائل حجازي      -',
];
const ALLOTMENT = [
  'Present: Ann Ross, Bo Lund',
  '3. Rent\nIt was agreed to raise the rent for a full plot from £42 to £48 next year.',
  '4. Hens\nBo asked whether hens could be kept on the plots. Deferred to the next meeting.',
  'To do:\n- Ann - pay the deposit of the engineer\n- Bo - mow the path',
];

const record = invented({
  garden: { language: 'en', title: 'Heron Street Garden', paragraphs: MARKDOWN },
  concert: { language: 'en', title: 'Concert call', paragraphs: TRANSCRIPT },
  raid: { language: 'en', title: 'Raid planning', paragraphs: CHAT },
  council: { language: 'en', title: 'Alder Parish Council', paragraphs: COUNCIL },
  fair: { language: 'en', title: 'School fair', paragraphs: FAIR },
  allotment: { language: 'en', title: 'Allotments', paragraphs: ALLOTMENT },
  crew: { language: 'en', title: 'The crew of the Marten', paragraphs: PROSE },
  festival: { language: 'ar', title: 'لجنة مهرجان الربيع', paragraphs: ARABIC },
  trip: { language: 'ar', title: 'مجموعة الرحلة', paragraphs: ARABIC_CHAT },
  clinic: { language: 'ar', title: 'محضر لجنة الجودة', paragraphs: CLINIC },
  quarter: { language: 'ar', title: 'أسرة الحي', paragraphs: ARABIC_PROSE },
});

function ask(id: string, question: string): Promise<Answer> {
  return record(id).ask(question);
}

describe('a label answers for what stands under it', () => {
  it.each([
    ['garden', 'who was there?', 'Ada Mensah (chair), Tomas Lind (treasurer), Ines Prado'],
    ['garden', 'who missed it', 'Wilf Harker (broken ankle)'],
    ['garden', "why didn't Wilf Harker come?", 'broken ankle'],
    ['garden', 'What is the role of Tomas Lind?', 'treasurer'],
    ['garden', 'When was the meeting?', 'Thursday 6 November 2025'],
    ['garden', 'where did they meet', 'the potting shed'],
    ['garden', 'what did we decide about the compost bins?', 'build three new bins from larch'],
    ['garden', 'what was decided on the pond', 'line it with clay in spring'],
    ['garden', 'who is responsible for the compost bins?', 'Tomas'],
    ['garden', 'what is the deadline for the compost bins?', '30 November'],
    ['garden', 'by when does Ines have to order the boards', '14 November'],
    ['garden', 'what does Ada Mensah have to do', 'ring the council about the hedge; Mend the tap'],
    ['garden', 'who paints the gate', 'Wilf Harker'],
    ['garden', 'when is the tap due', '20 November'],
    ['garden', 'how much does the gate cost', '£40'],
    ['garden', 'When and where is the next meeting?', '4 December, 6 pm; the library'],
    [
      'council',
      'Who attended?',
      'Cllr R. Vance (Chair), Cllr M. Odell, Cllr P. Quayle and the rest of those who usually come, Mrs L. Beech (Clerk)',
    ],
    ['council', 'When is the next meeting?', 'Tuesday 8 July at 7 pm'],
    ['council', 'By when must the Clerk order the benches?', '3 June'],
    ['festival', 'من حضر الاجتماع؟', 'د. سلوى الحمد – رئيسة اللجنة، م. راشد اليامي – أمين الصندوق، أ. هيفاء الدوسري'],
    ['festival', 'مين غاب؟', 'أ. ماجد السبيعي (سفر)'],
    ['festival', 'ليش ما حضر ماجد السبيعي؟', 'سفر'],
    ['festival', 'شنو قررت اللجنة بخصوص المسرح؟', 'استئجار المسرح من شركة الأفق'],
    ['festival', 'من المسؤول عن الدعاية؟', 'أ. هيفاء الدوسري'],
    ['festival', 'ما الموعد النهائي للدعاية؟', '1 ديسمبر'],
    ['festival', 'ما المطلوب من سلوى الحمد؟', 'دعوة الفرق الشعبية'],
    ['festival', 'وين كان الاجتماع؟', 'مقر الجمعية بحي الورود'],
    ['festival', 'متى الاجتماع الجاي؟', 'الاثنين 24 نوفمبر الساعة 8 مساءً'],
  ])('in %s: %s', async (id, question, short) => {
    const answer = await ask(id, question);
    expect(answer).toMatchObject({ status: 'answered', shortAnswer: short });
  });

  it('and every line of it is cited in the record’s very words', async () => {
    const text = MARKDOWN.join('\n\n');
    const { citations, answer } = await ask('garden', 'what are the tasks?');
    expect(citations.length).toBe(5);
    expect(citations.filter(({ quote, start, end }) => text.slice(start, end) !== quote)).toEqual([]);
    expect(answer).toContain('Ines: order the larch boards by 14 November');
    expect(answer).not.toMatch(/\*\*|\[ \]|\[x\]/);
  });

  it('with the matter that it is of, which stands above it', async () => {
    const { answer } = await ask('garden', 'what is the deadline for the compost bins?');
    expect(answer).toMatch(/^Compost bins: Deadline: 30 November/);
  });

  it('says yes of who is listed as present, and no of who is not', async () => {
    expect(await ask('garden', 'Was Ines Prado there?')).toMatchObject({ shortAnswer: 'Yes' });
    expect(await ask('garden', 'Did Wilf Harker attend?')).toMatchObject({ shortAnswer: 'No' });
    expect(await ask('festival', 'هل حضر ماجد السبيعي؟')).toMatchObject({ shortAnswer: 'لا' });
  });

  it('answers for nothing else', async () => {
    for (const [id, question] of [
      ['garden', 'who attended the plant sale?'],
      ['garden', 'who is responsible for the greenhouse?'],
      ['garden', 'what did Wilf Harker say about the gate?'],
      ['garden', 'what did we decide about the greenhouse?'],
      ['garden', 'how much does the pond cost?'],
      ['festival', 'من المسؤول عن الألعاب النارية؟'],
      ['festival', 'ماذا قال ماجد السبيعي عن المولدات؟'],
      ['festival', 'كم كلفة استئجار المسرح؟'],
    ] as const)
      expect(await ask(id, question), question).toMatchObject({ status: 'not_found', shortAnswer: null });
  });
});

describe('labels are found by other words than theirs', () => {
  it.each([
    ['garden', "who wasn't able to come?", 'Wilf Harker (broken ankle)'],
    ['garden', 'who was in on the meeting', 'Ada Mensah (chair), Tomas Lind (treasurer), Ines Prado'],
    ['garden', 'who all turned up', 'Ada Mensah (chair), Tomas Lind (treasurer), Ines Prado'],
    ['garden', "what was Wilf Harker's excuse?", 'broken ankle'],
    ['garden', "what's the plan for the pond?", 'line it with clay in spring'],
    ['garden', 'what happened with the compost bins', 'build three new bins from larch'],
    ['garden', "whats on Ada Mensah's plate", 'ring the council about the hedge; Mend the tap'],
    ['garden', "what's the vote on the pond", '4 for, 1 against'],
    ['garden', 'how many people came?', '3'],
    ['fair', 'what is still open?', 'Book the band; Poster'],
    ['festival', 'من لم يتمكن من الحضور؟', 'أ. ماجد السبيعي (سفر)'],
    ['festival', 'مين ما قدر ييجي؟', 'أ. ماجد السبيعي (سفر)'],
    ['festival', 'مين كان موجود؟', 'د. سلوى الحمد – رئيسة اللجنة، م. راشد اليامي – أمين الصندوق، أ. هيفاء الدوسري'],
    ['festival', 'كم شخص حضر؟', '3'],
    ['festival', 'وش صار على المسرح؟', 'استئجار المسرح من شركة الأفق'],
    ['festival', 'مين بيعمل الدعاية؟', 'أ. هيفاء الدوسري'],
  ])('in %s: %s', async (id, question, short) => {
    expect(await ask(id, question)).toMatchObject({ status: 'answered', shortAnswer: short });
  });

  it('but nobody is counted where a list leaves some unnamed, and who reads the minutes was not away', async () => {
    expect((await ask('council', 'How many people attended?')).shortAnswer).toBeNull();
    expect((await ask('festival', 'مين قرأ المحضر؟')).shortAnswer).toBeNull();
  });

  it('nor is who looks after a matter taken for who was there, or a date for who will be', async () => {
    expect((await ask('garden', 'who was at the compost bins?')).shortAnswer).toBeNull();
    expect((await ask('garden', 'who will be at the next meeting?')).shortAnswer).toBeNull();
  });
});

describe('where no answer is sure', () => {
  it('a line is shown for the words that stand above it', async () => {
    const { status, answer } = await ask('garden', 'is it possible to save the pond?');
    expect(status).toBe('not_found');
    expect(answer).toContain('line it with clay in spring');
  });
});

describe('what was discussed', () => {
  it('are the headings with something below them', async () => {
    expect(await ask('garden', 'what was discussed?')).toMatchObject({
      status: 'answered',
      shortAnswer: expect.stringMatching(/^Compost bins; Pond/),
    });
    expect(await ask('festival', 'ايش ناقشوا في الاجتماع؟')).toMatchObject({
      shortAnswer: expect.stringContaining('المسرح؛ الدعاية'),
    });
  });
});

describe('where the record says who speaks', () => {
  it('a sentence is shown with its speaker, and quoted without the time', async () => {
    const { answer, citations } = await ask('concert', 'What did Priya Shah say about the ticket price?');
    expect(answer).toContain('Priya Shah: I am worried about the ticket price');
    expect(citations[0]?.quote).not.toContain('00:00');
  });

  it('who speaks of what they do themselves does it', async () => {
    expect(await ask('concert', 'Who designs the posters?')).toMatchObject({ shortAnswer: 'Priya Shah' });
    expect(await ask('trip', 'مين بيجيب الخيمة؟')).toMatchObject({ shortAnswer: 'نوف' });
  });

  it('a question that is asked in it is no answer', async () => {
    expect((await ask('concert', 'who looks after the coats?')).status).toBe('not_found');
    expect((await ask('concert', 'When is the sound check?')).citations[0]?.quote).toBe('On Friday the 12th at four.');
  });

  it('nobody is given another’s words', async () => {
    const { status } = await ask('raid', 'what did kestrel.9 say about the loot rules?');
    expect(status).toBe('not_found');
    expect((await ask('trip', 'ماذا قالت نوف عن الميزانية؟')).status).toBe('not_found');
  });

  it('what is moved is at its new time', async () => {
    expect(await ask('trip', 'متى صارت الرحلة؟')).toMatchObject({ shortAnswer: expect.stringContaining('13 نوفمبر') });
  });
});

describe('columns and labels that only wide gaps part', () => {
  it.each([
    ['وين كان الاجتماع؟', 'غرفة المكتبة'],
    ['متى كان الاجتماع؟', 'الأحد 4 مايو 2025'],
    ['مين المسؤول عن القفازات ومتى الموعد؟', 'أ. سعاد النمر؛ 12/5'],
    ['وش قرروا بخصوص عقد المغسلة؟', 'يؤجل لحين وصول عرض ثان'],
  ])('%s', async (question, short) => {
    expect(await ask('clinic', question)).toMatchObject({ status: 'answered', shortAnswer: short });
  });

  it('a dash in a cell says nothing, and the deadline of a matter is not the day of the meeting', async () => {
    expect(await ask('clinic', 'متى موعد عقد المغسلة؟')).toMatchObject({ status: 'not_found' });
    expect((await ask('clinic', 'من المسؤول عن التكييف ومتى آخر موعد؟')).shortAnswer).toBeNull();
  });
});

describe('a table', () => {
  it('tells what is done from what is open, how far something is, and who was there', async () => {
    expect(await ask('fair', 'which tasks are done?')).toMatchObject({ shortAnswer: 'Letter to neighbours' });
    expect(await ask('fair', 'which tasks are still open?')).toMatchObject({ shortAnswer: 'Book the band; Poster' });
    expect(await ask('fair', 'what is the status of the poster?')).toMatchObject({ shortAnswer: 'in progress' });
    expect(await ask('fair', 'who was absent?')).toMatchObject({ shortAnswer: 'Khalid Nasser' });
    expect(await ask('fair', 'who books the band?')).toMatchObject({ shortAnswer: 'Mina' });
    expect(await ask('fair', 'لماذا غاب خالد ناصر؟')).toMatchObject({ shortAnswer: 'on shift' });
  });
});

describe('what is said but not settled', () => {
  it('is no yes, and who does something is not who somebody is', async () => {
    expect((await ask('allotment', 'can we keep hens?')).shortAnswer).not.toBe('Yes');
    expect((await ask('allotment', 'هل تمت الموافقة على الدجاج؟')).shortAnswer).not.toBe('نعم');
    expect((await ask('allotment', 'who is the engineer?')).status).toBe('not_found');
  });

  it('is a sum at its new height where it was raised', async () => {
    expect(await ask('allotment', 'how much is the rent for a full plot?')).toMatchObject({
      shortAnswer: expect.stringContaining('48'),
    });
  });
});

describe('running words that name people as they name each other', () => {
  it('tell who was there and who was not', async () => {
    expect((await ask('crew', 'who was there?')).answer).toMatch(/^Lotte Brink, Sami Aziz and Joan Peake/);
    expect((await ask('crew', 'who was absent?')).answer).toMatch(/^Dev Rao sent apologies/);
    expect((await ask('quarter', 'مين حضر؟')).answer).toContain('سالم ومنال وفهد');
    expect((await ask('quarter', 'من اعتذر؟')).answer).toContain('واعتذر خالد');
  });

  it('but not of another event', async () => {
    expect((await ask('quarter', 'من حضر الفعالية؟')).status).toBe('not_found');
  });
});

describe('a summary of minutes', () => {
  it('has who, absent, when, where, decisions with their matter, tasks and the next meeting', async () => {
    const { points } = await record('garden').summarise({ style: 'bullets' });
    expect(points.map(({ label }) => label)).toEqual([
      'Who',
      'Absent',
      'When',
      'Where',
      'Decided',
      'Decided',
      'To do',
      'To do',
      'To do',
      'To do',
      'To do',
      'Next meeting',
    ]);
    expect(points[4]?.text).toMatch(/^Compost bins: build three new bins from larch \[\d+\]$/);
    expect(points.some(({ text }) => /\*\*|\[ \]|^#/.test(text))).toBe(false);
  });

  it('is brief about when and what was decided, in the language of the record', async () => {
    const { points } = await record('festival').summarise({ style: 'brief' });
    expect(points.map(({ label }) => label)).toEqual(['متى', 'ما تقرّر', 'ما تقرّر']);
  });
});
