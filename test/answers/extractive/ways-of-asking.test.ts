import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/answers/answer.js';
import { invented } from './invented-record.js';

const ENGLISH = [
  'Mr. Henrik Salu, Chairman of the current session of the Baltic Transport Council, held a meeting today, Monday, 6 May 2024, in the city of Tallinn, capital of the Republic of Estonia, with the transport ministers of the Baltic rail group (B3), to discuss establishing a common rail link.',
  'The Baltic rail group was represented at the meeting by: Mr. Jaan Tamm, Deputy Minister of Transport of the Republic of Estonia, Ms. Liga Ozola, Minister of Transport of the Republic of Latvia, and Mr. Jonas Petrauskas, Deputy Chairman of the Cabinet and Minister of Transport of the Republic of Lithuania.',
  'Mr. Salu explained that the Baltic Transport Council had taken a decision to build a rail link. Ms. Ozola objected to further delay.',
  'Mr. Petrauskas expressed thanks to the people of Estonia for their warm welcome and generous hospitality.',
  'The draft plan (2025-2028), which covers railway, road, port and other fields of cooperation, would be approved in autumn.',
];
const ARABIC = [
  'عُقدت جلسة مجلس الجمعية في مدينة طنطا يوم الأحد 5 مايو 2024، وترأسها السيد سامي الراوي، رئيس مجلس الإدارة، وتولت مهمة المقررة السيدة رانيا الخطيب، مديرة البرامج.',
  'وتلا مراقب الحسابات رأفت بشاي تقريره عن السنة الماضية، ثم تحدثت المسؤولة المالية نورة الدخيل عن الميزانية.',
  'وتضم خطة العمل الرياضة والصحة والتعليم، وتبدأ حملة النظافة في 12 يونيو 2024.',
];

/** Where much sounds like what is asked. */
const COUNCIL = [
  'The council of Harrow met on Monday, 3 June 2024. Councillor Omar Said thanked the volunteers of the library.',
  'Mr. Tom Reed, Treasurer, reported that the fee rose from 2 pounds to 3 pounds, and that most members attended the open day.',
  'Mrs. Jane Hill was nominated for chair. Mr. Paul Gray was appointed clerk and attended by telephone from Paris.',
  'A new school was proposed at Mill Lane. The council decided to build a new bridge before the end of 2025.',
  'Mr. Ali Saif, Minister of Health, and Mr. Hamad Rashid, Deputy Minister of Finance, attended the opening.',
  'The survey of roads began on 3 March 2024. Mr. Reed presented the annual report.',
  'Ms. Ruth Bell was appointed treasurer of the fund in succession to Professor Ann Cole. Mr. Dan Okoro sent apologies.',
  'Mr. Gray requested that berthing fees be frozen, which was put off. A festival in Leeds was announced.',
  'The council hoped that the plan for the port would be approved in autumn. Mr. Reed said that he hoped the county would pay for the roof.',
];

const record = invented({
  en: {
    language: 'en',
    title: 'Meeting of the Baltic Transport Council and the Baltic rail group',
    paragraphs: ENGLISH,
  },
  ar: { language: 'ar', title: 'جلسة مجلس الجمعية', paragraphs: ARABIC },
  council: { language: 'en', title: 'Council of Harrow', paragraphs: COUNCIL },
});

function ask(id: 'ar' | 'en' | 'council', question: string): Promise<Answer> {
  return record(id).ask(question);
}

/** A question and the words that its short answer must have. */
describe.each([
  ['an office', 'What position does Jonas Petrauskas occupy?', ['Minister of Transport of the Republic of Lithuania']],
  ['an office', 'what does liga ozola do for a living', ['Minister of Transport of the Republic of Latvia']],
  ['a name misspelt', 'What office does Jonas Petrouskas hold?', ['Republic of Lithuania']],
  [
    'who came for a country',
    'Who represented Latvia at the talks between the council and the Baltic group?',
    ['Ozola'],
  ],
  ['the names of people', 'names of all the officials who represented the rail group', ['Tamm', 'Ozola', 'Petrauskas']],
  ['countries by their slang', 'list all the countries of the rail group', ['Estonia', 'Latvia', 'Lithuania']],
  ['how many people', 'how many ppl represented the rail group', ['3']],
  ['the country of a capital', 'tallinn is the capital of wich country', ['Estonia']],
  ['who decided', 'Which body took the decision to build a rail link?', ['Baltic Transport Council']],
  ['what is put in brackets', 'What is the abbreviation for the Baltic rail group?', ['B3']],
  ['what an abbreviation means', 'what does B3 mean', ['Baltic rail group']],
  ['years of a plan', 'years of the draft plan', ['2025', '2028']],
  ['a deed by another word', 'Who was against further delay?', ['Ozola']],
  ['whether, at the end', 'The plan covers ports, right?', ['Yes']],
  ['whether, as a statement', 'so the plan was only a draft?', ['Yes']],
  ['whom thanks go to', 'Whom did Petrauskas thank?', ['the people of Estonia']],
  ['a year asked for behind', 'When does the draft plan end? Which year?', ['2028']],
  ['whether, of a deputy', 'Was Estonia represented by its minister of transport in person?', ['No']],
])('%s', (_, question, wanted) => {
  it(question, async () => {
    const { status, shortAnswer, answer } = await ask('en', question);
    expect(status, answer).toBe('answered');
    for (const words of wanted) expect(shortAnswer, answer).toContain(words);
  });
});

describe('what the record does not say of those it names', () => {
  it.each([
    'Who is the Minister of Transport of Estonia?',
    'Who was the Minister of Transport of Latvia before Ozola?',
    'Since what year has Liga Ozola been Minister of Transport?',
    'Did all the Baltic ministers attend?',
    'Is Estonia the only country that was represented?',
    'On what date did the Baltic Transport Council take its decision to build a rail link?',
    'When is the next meeting of the Baltic rail group?',
    'When are the presidents of the Baltic states going to hold a summit?',
    'In which hotel was the meeting held?',
    'Which countries want to join the Baltic rail group?',
    'Who took over from Ozola as minister of transport?',
    'list the member states of the Baltic Transport Council',
  ])('%s', async (question) => {
    const { status, answer } = await ask('en', question);
    expect(status, answer).toBe('not_found');
  });
});

describe('ما لا يقوله المحضر عمّا يذكره', () => {
  it.each([
    'متى ستعقد الجلسة القادمة لمجلس الجمعية؟',
    'قد ايه استمرت الجلسة؟ كام ساعة؟',
    'بأي قاعة عُقدت جلسة مجلس الجمعية؟',
    'متى كانت الجلسة السابقة لمجلس الجمعية؟',
  ])('%s', async (question) => {
    const { status, answer } = await ask('ar', question);
    expect(status, answer).toBe('not_found');
  });
});

describe('an office by other words', () => {
  it.each([
    ['بأي صفة رسمية شارك سامي الراوي؟', 'رئيس مجلس الإدارة'],
    ['ما الاسم الكامل لرئيس مجلس الإدارة؟', 'سامي الراوي'],
  ])('%s', async (question, wanted) => {
    expect((await ask('ar', question)).shortAnswer).toContain(wanted);
  });
});

/** Nothing of this is in the record, though every word may be. */
describe('a yes that the record does not bear out', () => {
  it.each([
    'Did Evan thank the volunteers?',
    'Is Evan the treasurer?',
    'Has the new bridge already been built?',
    'Is the fee still 2 pounds?',
    'Did all members attend the open day?',
    'Was Jane Hill elected chair?',
    'Was the school moved to Mill Lane?',
    'Did Paul Gray attend in person?',
    'Is the annual report correct?',
    'Was the plan for the port approved?',
    'Is Tom Reed the minister of health?',
    'Was Ann Cole appointed treasurer of the fund?',
    'Did Dan Okoro attend the meeting?',
    'Were berthing fees frozen?',
    'Was the meeting held in Leeds?',
    'Will the county pay for the roof?',
  ])('%s', async (question) => {
    const { shortAnswer, answer } = await ask('council', question);
    expect(shortAnswer, answer).not.toBe('Yes');
  });

  it('nor a no: a deputy of another office stands beside the minister', async () => {
    const { shortAnswer } = await ask('council', 'Did the Minister of Health attend the opening?');
    expect(shortAnswer).toBe('Yes');
  });

  it('nor a deadline: that something began says nothing of its end', async () => {
    const { status } = await ask('council', 'What is the deadline for the survey of roads?');
    expect(status).toBe('not_found');
  });

  it('and a statement is not said where another deed is', async () => {
    const council = record('council');
    expect((await council.check('Jane Hill was elected chair.')).verdict).not.toBe('said');
    expect((await council.check('The fee is still 2 pounds.')).verdict).not.toBe('said');
    expect((await council.check('Paul Gray was appointed clerk.')).verdict).toBe('said');
  });
});

it('takes thanks for what they are where somebody gave them', async () => {
  const { status, answer } = await ask('en', 'why did petrauskas say thx to estonia');
  expect(status).toBe('answered');
  expect(answer).toContain('warm welcome');
});

it('says neither yes nor no where it is asked which', async () => {
  const { shortAnswer } = await ask('en', 'is jonas petrauskas a minister or a professor');
  expect(['Yes', 'No']).not.toContain(shortAnswer);
});

it('says no with the words about whoever was asked about', async () => {
  const { shortAnswer, citations } = await ask('en', 'Is Jaan Tamm the minister of transport of Estonia?');
  expect(shortAnswer).toBe('No');
  expect(citations[0]?.quote).toContain('Mr. Jaan Tamm, Deputy Minister');
});

it('takes the words of a programmer for words', async () => {
  for (const word of ['constructor', '__proto__', 'valueOf', 'hasOwnProperty'])
    expect((await ask('en', `Who is the ${word}?`)).status).toBe('not_found');
});

it('takes no place for an adjective of its letters', async () => {
  const { shortAnswer } = await ask('ar', 'هل عقدت الجلسة في الرياض؟');
  expect(shortAnswer).not.toBe('نعم');
});

describe('in Arabic', () => {
  it.each([
    ['an office before its holder', 'ما منصب رأفت بشاي؟', 'مراقب الحسابات'],
    ['the same, as people speak', 'نوره الدخيل شو شغلتها', 'المسؤولة المالية'],
    ['the doer behind the verb', 'من تولت مهمة المقررة؟', 'رانيا الخطيب'],
    ['whether, at the end', 'الرياضه داخله في خطة العمل ولا لا', 'نعم'],
    ['when, as people speak', 'ايمتى تبدأ حملة النظافة', '12 يونيو 2024'],
  ])('%s: %s', async (_, question, wanted) => {
    const { status, shortAnswer, answer } = await ask('ar', question);
    expect(status, answer).toBe('answered');
    expect(shortAnswer, answer).toContain(wanted);
  });
});
