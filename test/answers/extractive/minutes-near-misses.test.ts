import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/answers/answer.js';
import type { ExtractiveAnswering } from '../../../src/answers/extractive/extractive-answering.js';
import { openInvented } from './invented-record.js';

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

let records: ReadonlyMap<string, ExtractiveAnswering>;
beforeAll(async () => {
  records = await openInvented({
    choir: { language: 'en', title: 'Lowgate Choir', paragraphs: CHOIR },
    club: { language: 'en', title: 'Student robotics club', paragraphs: CLUB },
    league: { language: 'en', title: 'Student robotics league', paragraphs: LEAGUE },
    library: { language: 'ar', title: 'لجنة المكتبة', paragraphs: LIBRARY },
    guests: { language: 'ar', title: 'لجنة النادي', paragraphs: GUESTS },
  });
}, 30_000);

async function ask(id: string, question: string): Promise<Answer> {
  const answer = await records.get(id)?.ask(question);
  if (!answer) throw new Error(`There is no record ${id}.`);
  return answer;
}

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
