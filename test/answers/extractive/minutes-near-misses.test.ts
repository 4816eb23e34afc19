import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/answers/answer.js';
import { invented } from './invented-record.js';

const CHOIR = [
  '# Lowgate Choir – committee',
  'Date: Tuesday 3 March 2026\nChair: Hal Brook\nPresent: Hal Brook, Wendy Frank (minutes), Nils Aho\nApologies: Agnes Moyle (retreat), Saul Peters (off sick)',
  '## Summer concert\nPosters hang in the library from 1 May; Nils presented a sketch. The grant from the council was not renewed.\nDecision: sing in the old brewery on 6 June\nOwner: Nils Aho\nDeadline: 2 May',
  '## New members\nThree people asked to join in January.\nDecision: hold an audition\nOwner: Wendy Frank',
  '| Item | Owner | Due | Status |\n| --- | --- | --- | --- |\n| Tune the piano | Hal Brook | 9 March | done |\n| Print the scores | Nils Aho | 20 April | open |',
  'Nils felt that the price of the tuner was high and wanted a second opinion. The visit to Reception did not go ahead.',
  'Next meeting: 7 April, 7 pm',
];
const CLUB = [
  'STUDENT ROBOTICS CLUB',
  'Date: 4 May 2026\nPresent: Ivo Lang, Tara Quist, two students, their tutor\nAbsent: Ben Ode',
  'Decision: buy a second lathe',
];
const LEAGUE = [
  'STUDENT ROBOTICS LEAGUE',
  'Date: 4 May 2026\nChair: Ivo Lang\nPresent: Tara Quist, Ben Ode',
  'Decision: buy a second lathe',
];
const LIBRARY = [
  'محضر اجتماع لجنة المكتبة',
  'التاريخ: الأحد 3 مايو 2026\nالمكان: قاعة النخيل\nالحضور: أ. سمر الوادي، د. ليلى وهبي، أ. نادر شكري\nالغائبون: أ. هناء الباز (سفر)',
  'أولاً: الموجودات\nتضم المكتبة كتباً كثيرة، وتعمل سمر في البلدية.\nالقرار: جرد الموجودات قبل الصيف\nالمسؤول: أ. نادر شكري\nالموعد: 20 مايو',
  'ثانياً: أوقات العمل\nالقرار: فتح المكتبة مساءً',
  'الاجتماع القادم: 7 يونيو 2026',
];
const GUESTS = [
  'محضر لجنة النادي',
  'التاريخ: الأحد 3 مايو 2026\nالحضور: أ. سمر الوادي، د. ليلى وهبي، ضيوف النادي\nالغائبون: أ. هناء الباز',
  'القرار: شراء مظلة',
];

const YARD = [
  'Boat yard – monthly meeting, Monday 2 March 2026, 7 pm, the sail loft',
  'Facilitator: Ada Voss. Notes: Will Tan. Also here: Ruth Lamb (treasurer), Bo Kern. Missing: Ida Holt (flu).',
  '## Slipway\nA storm took the old rail. The minutes of the last meeting on 2 February were read.\n*Decision:* mend the rail rather than replace it\nOwner: Bo Kern',
  '| # | Item | Owner | Due | Status |\n| --- | --- | --- | --- | --- |\n| 1 | Sign the lease | Ruth Lamb | 31 May | open |\n| 2 | Paint the shed | Bo Kern | 9 March | done |\n| 3 | Book the crane | Ada Voss | 1 April | open |',
  'Ruth proposed allowing bonfires on the beach. After some talk this was turned down. Bo books the band by 10 April.',
  'Next: Monday 6 April. Chair: Bo Kern, in the harbour office',
];
const WORKSHOP = [
  'Workshop – 2 March 2026',
  'Present: Ada, Bo, Cy',
  '| Task | Owner | Status |\n| --- | --- | --- |\n| Hire the crane for April | Cy | waiting |\n| Send the invoices | Cy | late payment fee waived, sent |\n| Order the signs | Ada | not started |',
  '- [ ] Bob: write to Cara that the server was moved\n- [ ] Ada: renew the insurance',
  'The crane was hired for March on the first of the month.',
];
const CALL = [
  'Band call – weekly',
  'Nadia: I can do Thursday.',
  "Otto: I'll ask the bakery about bread, and Priya brings the drum.",
  'Nadia: Priya wrote that she is ill.',
  'Otto: We agreed to play two sets. Nadia is fine with that.',
];
const TRUSTEES = [
  'Lantern trustees – call, Thursday 17 September 2026\nIn the chair: Petra Lunde',
  'Helen (00:00:41): Right. Lucy Tan sends apologies, her daughter is ill.',
  'Samuel (00:01:12): Joanne offered to run the stall and will put a sheet up. I will ring the church on Monday.',
  'Helen (00:02:48): Thank you. We asked the lottery for £30,000.',
];
const CLAN = [
  'ملاحظات الكلان - الخميس 9 ابريل',
  'موجودين: ليان، راشد، تركي',
  'ما حضروا\nمشاري - نايم\nدانه - النت طايح',
  'خلصت بطولة رمضان وجبنا المركز الثالث.',
  'بطولة الصيف: نسجل فيها\nالتشكيلة: ليان كابتن، غلا دعم',
];
const WORKS = [
  'محضر الجلسة الرابعة للجنة الحديقة – الأحد 2 مارس 2026، قاعة البلدية',
  'الحضور: أ. سلمى الراوي (رئيسة اللجنة)، م. تامر وهبي (ممثل الحي الثالث)\nالمعتذرون: هند الشمري (سفر)',
  'م | المهمة | المسؤول | الموعد | الحالة\n1 | حجز الألعاب | تامر | 20 مارس | جاري\n2 | طباعة الإعلانات | سلمى | 5 مارس | تم',
  'وكُلف تامر بتوفير عشرين كيساً من السماد.',
  'الجلسة القادمة: الأحد 6 أبريل',
];

const record = invented({
  choir: { language: 'en', title: 'Lowgate Choir', paragraphs: CHOIR },
  club: { language: 'en', title: 'Student robotics club', paragraphs: CLUB },
  league: { language: 'en', title: 'Student robotics league', paragraphs: LEAGUE },
  library: { language: 'ar', title: 'لجنة المكتبة', paragraphs: LIBRARY },
  yard: { language: 'en', title: 'Boat yard', paragraphs: YARD },
  workshop: { language: 'en', title: 'Workshop', paragraphs: WORKSHOP },
  call: { language: 'en', title: 'Band call', paragraphs: CALL },
  trustees: { language: 'en', title: 'Lantern trustees', paragraphs: TRUSTEES },
  clan: { language: 'ar', title: 'ملاحظات الكلان', paragraphs: CLAN },
  works: { language: 'ar', title: 'لجنة الحديقة', paragraphs: WORKS },
  guests: { language: 'ar', title: 'لجنة النادي', paragraphs: GUESTS },
});

function ask(id: string, question: string): Promise<Answer> {
  return record(id).ask(question);
}

describe('a task that is open is no other', () => {
  it.each([
    ['yard', 'Has the lease been lost?'],
    ['workshop', 'Was the crane hired?'],
    ['workshop', 'Was the server moved?'],
    ['workshop', 'Have the invoices been sent?'],
    ['yard', 'Did Bo sign the lease?'],
    ['works', 'هل حجزت سلمى الألعاب؟'],
  ])('in %s: %s', async (id, question) => {
    expect((await ask(id, question)).shortAnswer).toBeNull();
  });
});

/** What the answer must not say: it stands under a label near to what is asked for, and is something else. */
describe('a label does not answer for what only sounds like it', () => {
  it.each([
    ['a reason for another absence', 'choir', 'was Agnes Moyle off sick?', 'Yes'],
    ['a reason for another absence', 'choir', 'who was off sick?', 'Agnes'],
    ['a reason for any absence', 'choir', 'who was on leave?', 'Agnes'],
    ['who came up with something', 'choir', 'who came up with it?', 'Wendy Frank'],
    ['who made something', 'choir', 'who made it happen?', 'Wendy Frank'],
    ['how many did another thing', 'choir', 'how many joined the choir?', '3'],
    ['how many did another thing', 'choir', 'how many participated in the audition?', '3'],
    ['unnamed people', 'club', 'how many came?', '4'],
    ['unnamed people', 'club', 'How many people were present?', '4'],
    ['who is listed elsewhere', 'league', 'How many people attended?', '2'],
    ['a thing spoken of under a heading', 'choir', 'what happened with the posters?', 'brewery'],
    ['a person spoken of under a heading', 'choir', 'what happened to Nils?', 'brewery'],
    ['a grant is no chair', 'choir', 'who wrote to ask for the grant?', 'Hal Brook'],
    ['who did something', 'choir', 'who objected to the concert?', 'Nils'],
    ['who did something', 'choir', 'who joined in January?', 'Wendy'],
    ['where the next meeting is', 'choir', 'where is the next meeting?', '7 April'],
    ['what somebody only wanted', 'choir', 'did Nils get a second opinion?', 'Yes'],
    ['until when something is open', 'library', 'لحد متى كتب المكتبة كثيرة؟', 'مايو'],
    ['what there is', 'library', 'كم الموجودات؟', '3'],
    ['what somebody said', 'library', 'من قال ما جاء في الاجتماع؟', 'هناء'],
    ['where somebody works', 'library', 'مين يعمل في البلدية؟', 'نادر'],
    ['a person', 'library', 'وش صار على سمر؟', 'جرد'],
    ['an open task', 'yard', 'has the lease been signed?', 'Yes'],
    ['an open task', 'yard', 'did Ruth sign the lease?', 'Yes'],
    ['an open task', 'yard', 'who signed the lease?', 'Ruth'],
    ['an open task', 'yard', 'when was the crane booked?', '1 April'],
    ['what is only spoken of', 'yard', 'is the lease done?', 'Yes'],
    ['what was turned down', 'yard', 'are bonfires allowed on the beach?', 'Yes'],
    ['what is to be done', 'yard', 'is the band booked?', 'Yes'],
    ['an entry of a list', 'yard', 'what does Ida have to do?', 'Holt'],
    ['what else is said', 'yard', "why wasn't Bo there?", 'rail'],
    ['a number of things', 'works', 'بكم كيس السماد؟', 'عشرين'],
    ['the other choice', 'yard', 'did they agree to replace the rail?', 'Yes'],
    ['whose a matter is', 'yard', 'who took the old rail?', 'Bo'],
    ['whose a matter is', 'yard', 'who wants the rail?', 'Bo'],
    ['whose a task is', 'yard', 'who owns the shed?', 'Bo'],
    ['whose a task is', 'yard', 'who runs the crane?', 'Ada'],
    ['the next chair', 'yard', 'who chairs the meeting?', 'Bo'],
    ['the meeting before', 'yard', 'when was the last meeting?', '2 March'],
    ['last year', 'yard', 'who painted the shed last year?', 'March'],
    ['somebody of no task', 'yard', 'what does Will have to do?', 'lease'],
    ['not what was', 'yard', 'what was not agreed?', 'mend'],
    ['who can', 'call', "who can't do Thursday?", 'Nadia'],
    ['who speaks', 'call', "who didn't turn up?", 'Otto'],
    ['another’s part', 'call', 'who brings the drum?', 'Otto'],
    ['who will', 'call', 'who asked the bakery?', 'Otto'],
    ['another time', 'choir', 'who tuned the piano last year?', 'Hal'],
    ['a clock’s figures', 'trustees', 'how much did we ask the lottery for?', '48'],
    ['what was offered', 'trustees', 'has Joanne put up the sheet?', 'Yes'],
    ['who only speaks', 'trustees', 'what does Lucy have to do?', 'Tan'],
    ['the day of the meeting', 'yard', 'when is the release?', '2 March'],
    ['what follows a list', 'clan', 'مين غاب؟', 'كابتن'],
    ['a title', 'call', 'who was there?', 'Band call'],
    ['an open task', 'works', 'هل تم حجز الألعاب؟', 'نعم'],
    ['an open task', 'works', 'مين اللي حجز الألعاب؟', 'تامر'],
    ['somebody of no task', 'works', 'وش على ليلى؟', 'حجز'],
    ['another session', 'works', 'متى كانت الجلسة الثانية؟', 'أبريل'],
    ['another session', 'works', 'متى كانت الجلسة الأولى؟', '2 مارس'],
    ['another event', 'works', 'وين المؤتمر؟', 'البلدية'],
    ['another office', 'works', 'مين ممثل الحي الأول؟', 'تامر'],
    ['leave is no coming', 'works', 'مين في إجازة؟', 'سلمى'],
    ['unnamed people', 'guests', 'كم واحد حضر؟', '3'],
  ])('%s, in %s: %s', async (_, id, question, wrong) => {
    const { status, shortAnswer, answer } = await ask(id, question);
    if (status === 'answered') expect(shortAnswer ?? answer).not.toContain(wrong);
  });
});

describe('nor does a sentence without the very thing that is asked for', () => {
  it.each([
    ['choir', 'why did the visit to Reception not go ahead?'],
    ['choir', 'in which church is the summer concert?'],
    ['choir', 'how long is the summer concert?'],
    ['choir', 'which two members felt that the price of the tuner was high?'],
    ['library', 'في أي فندق كان الاجتماع؟'],
    ['library', 'متى يبدأ الاجتماع السابق؟'],
  ])('in %s: %s', async (id, question) => {
    const { status, answer } = await ask(id, question);
    expect(status, answer).toBe('not_found');
  });
});

describe('but it does for what is asked', () => {
  it.each([
    ['choir', 'was Saul Peters off sick?', 'Yes'],
    ['choir', 'who was off sick?', 'Saul Peters (off sick)'],
    ['choir', "what's Agnes Moyle's excuse?", 'retreat'],
    ['choir', 'why did Agnes Moyle not come?', 'retreat'],
    ['choir', "who couldn't come and why?", 'Agnes Moyle (retreat), Saul Peters (off sick)'],
    ['choir', 'who was off on Tuesday?', 'Agnes Moyle (retreat), Saul Peters (off sick)'],
    ['choir', "what's up with the summer concert?", 'sing in the old brewery on 6 June'],
    ['choir', 'who wrote this up?', 'Wendy Frank'],
    ['choir', 'who was leading the meeting?', 'Hal Brook'],
    ['choir', 'how many were there?', '3'],
    ['choir', 'who made it?', 'Hal Brook, Wendy Frank (minutes), Nils Aho'],
    ['choir', 'what happened with the summer concert?', 'sing in the old brewery on 6 June'],
    ['choir', "what's the plan for new members?", 'hold an audition'],
    ['choir', 'what has been done?', 'Tune the piano'],
    ['choir', 'when is the next meeting?', '7 April, 7 pm'],
    ['choir', 'who has to print the scores?', 'Nils Aho'],
    ['choir', 'who tuned the piano?', 'Hal Brook'],
    ['yard', 'when was the meeting?', 'Monday 2 March 2026'],
    ['yard', 'where was the meeting?', 'the sail loft'],
    ['yard', 'what time did the meeting start?', '7 pm'],
    ['yard', 'who chaired?', 'Ada Voss'],
    ['yard', 'who took the notes?', 'Will Tan'],
    ['yard', 'who was missing?', 'Ida Holt (flu)'],
    ['yard', 'what was decided about the slipway?', 'mend the rail rather than replace it'],
    ['yard', 'did Bo paint the shed?', 'Yes'],
    ['yard', 'is the shed painted?', 'Yes'],
    ['yard', 'who painted the shed?', 'Bo Kern'],
    ['yard', 'who is signing the lease?', 'Ruth Lamb'],
    ['yard', 'who is responsible for the crane?', 'Ada Voss'],
    ['call', 'who is asking the bakery?', 'Otto'],
    ['trustees', 'who was there?', 'Helen; Samuel'],
    ['trustees', 'who led the meeting?', 'Petra Lunde'],
    ['clan', 'مين غاب؟', 'مشاري - نايم، دانه - النت طايح'],
    ['works', 'متى كان الاجتماع؟', 'الأحد 2 مارس 2026'],
    ['works', 'وين كان الاجتماع؟', 'قاعة البلدية'],
    ['works', 'هل تم طباعة الإعلانات؟', 'نعم'],
    ['works', 'هل تم حجز الألعاب؟', 'لا'],
    ['works', 'هل حجز تامر الألعاب؟', 'لا'],
    ['works', 'ليش غابت هند عن اجتماع لجنة الحديقة؟', 'سفر'],
    ['works', 'مين غاب عن اجتماع لجنة الحديقة وليش؟', 'هند الشمري (سفر)'],
    ['yard', 'Has the lease been signed?', 'No'],
    ['workshop', 'have the signs been ordered?', 'No'],
    ['workshop', 'did Ada renew the insurance?', 'No'],
    ['yard', 'did Ada book the crane?', 'No'],
    ['works', 'مين ممثل الحي الثالث؟', 'م. تامر وهبي'],
    ['library', 'كم واحد حضر الاجتماع؟', '3'],
    ['library', 'لحد متى لازم نجرد الموجودات؟', '20 مايو'],
    ['library', 'في أي قاعة كان الاجتماع؟', 'قاعة النخيل'],
    ['library', 'مين ما قدرت تيجي؟', 'أ. هناء الباز (سفر)'],
    ['library', 'مين ما اجت؟', 'أ. هناء الباز (سفر)'],
    ['library', 'مين اللي ما جاش؟', 'أ. هناء الباز (سفر)'],
    ['library', 'من لم تحضر الاجتماع؟', 'أ. هناء الباز (سفر)'],
    ['library', 'من لم تتمكن من الحضور؟', 'أ. هناء الباز (سفر)'],
    ['library', 'مين اجو؟', 'أ. سمر الوادي، د. ليلى وهبي، أ. نادر شكري'],
    ['library', 'وش صار على الموجودات؟', 'جرد الموجودات قبل الصيف'],
  ])('in %s: %s', async (id, question, short) => {
    expect(await ask(id, question)).toMatchObject({ status: 'answered', shortAnswer: short });
  });
});

describe('what no label says is read from the sentences that say it', () => {
  it.each([
    ['what was decided?', 'Otto: We agreed to play two sets'],
    ['what are the action items?', "Otto: I'll ask the bakery about bread"],
  ])('%s', async (question, words) => {
    const { status, answer, citations } = await ask('call', question);
    expect(status).toBe('answered');
    expect(answer).toContain(words);
    expect(citations).toHaveLength(1);
  });
});
