import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answers/answer.js';
import { Desk, expectNumbersCited, expectTrueCitations, SHIPPED } from './program.js';

const ANSWER_FIELDS = [
  'question',
  'language',
  'status',
  'answer',
  'shortAnswer',
  'citations',
  'confidence',
  'mode',
  'milliseconds',
];
const CITATION_FIELDS = ['id', 'meeting', 'paragraph', 'language', 'quote', 'start', 'end', 'translation'];

const desk = new Desk();
const [ar, en] = [desk.document('ar'), desk.document('en')];
beforeAll(async () => {
  await desk.run(['index']);
}, 30_000);
afterAll(() => desk.clear());

function expectContract(answer: Answer): void {
  expect(Object.keys(answer)).toEqual(ANSWER_FIELDS);
  expect(answer).toEqual({
    question: expect.any(String),
    language: expect.stringMatching(/^(ar|en)$/),
    status: expect.stringMatching(/^(answered|not_found)$/),
    answer: expect.stringMatching(/\S/),
    shortAnswer: answer.shortAnswer === null ? null : expect.stringMatching(/\S/),
    citations: expect.any(Array),
    confidence: expect.any(Number),
    mode: 'extractive',
    milliseconds: expect.any(Number),
  });
  expect(answer.confidence).toBeGreaterThanOrEqual(0);
  expect(answer.confidence).toBeLessThanOrEqual(1);
  expect(answer.milliseconds).toBeGreaterThan(0);
  for (const citation of answer.citations) {
    expect(Object.keys(citation)).toEqual(CITATION_FIELDS);
    expect(citation).toMatchObject({ meeting: SHIPPED, language: 'ar', paragraph: expect.any(Number) });
    if (answer.language === 'ar') expect(citation.translation).toBeNull();
    else expect(en).toContain(citation.translation);
  }
  if (answer.status === 'answered') {
    expect(answer.citations.length).toBeGreaterThan(0);
    expect(answer.answer).toContain('[1]');
  } else expect(answer.shortAnswer).toBeNull();
  expectTrueCitations(answer.citations, ar);
  expectNumbersCited(answer.answer, answer.citations);
}

describe('ask --json', () => {
  it('answers an Arabic question with two parts to the letter of the contract', async () => {
    const question = 'متى عُقد الاجتماع ومن مثّل أوزبكستان؟';
    const answer = await desk.json<Answer>(['ask', question]);
    expectContract(answer);
    expect(answer).toMatchObject({ question, language: 'ar', status: 'answered' });
    expect(answer.shortAnswer).toContain('12 أكتوبر 2021');
    expect(answer.shortAnswer).toContain('كاميلوف');
    expect(answer.citations.map(({ paragraph }) => paragraph)).toEqual(expect.arrayContaining([1, 2]));
  });

  it('answers an English question in English and quotes the Arabic words beside the English ones', async () => {
    const answer = await desk.json<Answer>(['ask', 'Who represented Uzbekistan?']);
    expectContract(answer);
    expect(answer).toMatchObject({ language: 'en', status: 'answered' });
    expect(answer.shortAnswer).toContain('Abdulaziz Kamilov');
    expect(answer.citations[0]?.quote).toContain('عبدالعزيز كاميلوف');
    expect(answer.citations[0]?.translation).toContain('Abdulaziz Kamilov');
  });

  it('keeps the contract for every kind of question, answered or not', async () => {
    const questions = [
      'أين عُقد الاجتماع؟',
      'من هو الأمين العام لمجلس التعاون؟',
      'كم عدد دول آسيا الوسطى المشاركة؟',
      'ما مجالات التعاون في خطة العمل المشترك؟',
      'ما حجم التبادل التجاري بين الجانبين؟',
      'هل شاركت إيران في الاجتماع؟',
      'When was the meeting held?',
      'Where did they meet?',
      'Which fields does the joint action plan cover?',
      'What was the volume of trade?',
      'Did Iran take part?',
      'What is the best recipe for lentil soup?',
    ];
    const answers = await desk.batch(questions.map((question, id) => ({ id, question })));
    const expected = ['answered', 'answered', 'answered', 'answered', 'not_found', 'not_found'];
    expect(answers.map(({ status }) => status)).toEqual([
      ...expected,
      ...['answered', 'answered', 'answered', 'not_found', 'not_found', 'not_found'],
    ]);
    for (const { id, ...answer } of answers) {
      expectContract(answer);
      expect(answer.question).toBe(questions[Number(id)]);
    }
  });

  it('answers in the language asked for, whatever the question is in', async () => {
    const [inEnglish, inArabic] = await desk.batch([
      { id: 'en', question: 'من مثّل أوزبكستان؟', language: 'en' },
      { id: 'ar', question: 'Who represented Uzbekistan?', language: 'ar' },
    ]);
    expect(inEnglish).toMatchObject({ language: 'en', status: 'answered' });
    expect(inEnglish?.shortAnswer).toContain('Kamilov');
    expect(inEnglish?.citations[0]?.translation).toContain('Kamilov');
    expect(inArabic).toMatchObject({ language: 'ar', status: 'answered' });
    expect(inArabic?.shortAnswer).toContain('كاميلوف');
    expect(inArabic?.citations[0]?.translation).toBeNull();
  });

  it('takes --language, a question in several arguments, and one that begins with a dash behind --', async () => {
    const [apart, dashed] = await Promise.all([
      desk.json<Answer>(['ask', 'Who', 'represented', 'Uzbekistan?']),
      desk.run(['ask', '--json', '--language', 'ar', '--', '-- Who represented Uzbekistan?']),
    ]);
    expect(apart.question).toBe('Who represented Uzbekistan?');
    expect(JSON.parse(dashed.stdout)).toMatchObject({ status: 'answered', language: 'ar' });
  });
});

describe('ask, for a person', () => {
  const RLM = '\u200f';
  const LRM = '\u200e';

  it('puts the short answer first, then the sentence, then the quotes, each line in its direction', async () => {
    const { status, stdout, stderr } = await desk.run(['ask', 'من مثّل أوزبكستان؟']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = stdout.split('\n');
    expect(lines[0]).toBe(`${RLM}معالي السيد عبدالعزيز كاميلوف، وزير الخارجية في جمهورية أوزبكستان`);
    expect(lines[1]).toBe('');
    expect(lines[2]).toContain('[1]');
    const written = lines.filter(Boolean);
    expect(written.every((line) => line.startsWith(RLM))).toBe(true);
    expect(stdout).toContain(`${RLM}[1] الفقرة 2\n${RLM}«`);
    expect(stdout).not.toContain('\u001b');
  });

  it('marks English lines left to right and the Arabic quotes right to left', async () => {
    const { stdout } = await desk.run(['ask', 'Who represented Uzbekistan?'], { env: { NO_COLOR: '1' } });
    const [quote, translation] = stdout.split(`${LRM}[1] paragraph 2\n`)[1]?.split('\n') ?? [];
    expect(quote).toMatch(new RegExp(`^${RLM}«.*كاميلوف.*»$`));
    expect(translation).toMatch(new RegExp(`^${LRM}“.*Kamilov.*”$`));
    expect(stdout.startsWith(`${LRM}His Excellency Mr. Abdulaziz Kamilov`)).toBe(true);
    expect(stdout).not.toContain('\u001b');
  });

  it('says in the asker’s language that the record does not say, with status 0', async () => {
    const [arabic, english] = await Promise.all([
      desk.run(['ask', 'كم دفعوا ثمن الغداء؟']),
      desk.run(['ask', 'What did lunch cost?']),
    ]);
    expect(arabic).toMatchObject({ status: 0, stdout: expect.stringContaining('لم يرد ذلك في المحضر') });
    expect(english).toMatchObject({ status: 0, stdout: expect.stringContaining('The record does not say.') });
  });

  it('does not say so of what the record has words for, but shows what comes nearest', async () => {
    const { stdout } = await desk.run(['ask', 'What was the volume of trade?']);
    expect(stdout).toContain('I find no sure answer in the record. The nearest it comes:');
    expect(stdout).toMatch(/“[^”]*trade[^”]*”/);
  });
});

describe('questions that are not right', () => {
  it('says that a question without a word is empty', async () => {
    const wordless = ['', '   \n\t ', '؟؟؟', '😀🎉', '\u202e\u2066\u200f', '\udfff\ud800', '\u001b[31m'];
    const answers = await desk.batch(wordless.map((question, id) => ({ id, question })));
    expect(answers).toEqual(
      wordless.map((_, id) => ({ id, error: expect.stringMatching(/^The question is empty\. Write a question/) })),
    );
  });

  it('says so on the command line, and prints nothing on standard output', async () => {
    const [blank, arabic] = await Promise.all([
      desk.run(['ask', '   ', '--json']),
      desk.run(['ask', '', '--language', 'ar']),
    ]);
    expect(blank).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^The question is empty\..+\n$/),
    });
    expect(arabic).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/^السؤال فارغ\..+\n$/) });
  });

  it('refuses a question of 100,000 characters with its length and the limit, in its language', async () => {
    const [[english, arabic], single] = await Promise.all([
      desk.batch([
        { id: 'en', question: 'who '.repeat(25_000) },
        { id: 'ar', question: 'من هو '.repeat(16_667) },
      ]),
      desk.run(['ask', 'who '.repeat(25_000)]),
    ]);
    expect(english?.error).toBe('The question is too long (100000 characters). Shorten it to 2000 or fewer.');
    expect(arabic?.error).toMatch(/^السؤال طويل جدًا \(عدد أحرفه 100002\)/);
    expect(single).toMatchObject({ status: 1, stdout: '', stderr: `${english?.error}\n` });
  });

  it('answers a question in another language in English, and says which languages it knows', async () => {
    const answers = await desk.batch([
      { id: 'zh', question: '会议在哪里举行？' },
      { id: 'ru', question: 'Где прошла встреча?' },
      { id: 'zh in ar', question: '会议在哪里举行？', language: 'ar' },
    ]);
    const [chinese, russian, inArabic] = answers;
    for (const answer of [chinese, russian]) {
      expect(answer).toMatchObject({ language: 'en', status: 'not_found' });
      expect(answer?.answer).toContain('I understand questions in Arabic and English only.');
    }
    expect(inArabic).toMatchObject({ language: 'ar', status: 'not_found' });
    expect(inArabic?.answer).toContain('أفهم الأسئلة بالعربية والإنجليزية فقط.');
  });

  it('reads through control characters, direction overrides, invisible fillers, colour codes and lone surrogates', async () => {
    const answers = await desk.batch(
      [
        'Who \u0007represented\u0000 Uzbekistan?',
        '\u202eWho represented\u202c \u2066Uzbekistan\u2069?',
        'Who repre\u200bsented Uzbek\u00adistan?\ufeff',
        'Who represented \u001b[31mUzbekistan\u001b[0m?',
        'Who represented \ud83d Uzbekistan\udc00?',
        'Who represented Uzbekistan? 😀',
      ].map((question, id) => ({ id, question })),
    );
    expect(answers.map(({ status, shortAnswer }) => [status, shortAnswer?.includes('Kamilov')])).toEqual(
      answers.map(() => ['answered', true]),
    );
  });

  it('never echoes an override or a control character to the terminal', async () => {
    const { stdout } = await desk.run(['ask', 'Who \u202erepresented\u001b[31m Uzbekistan?\u0007']);
    expect(stdout).toContain('Kamilov');
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
  });
});
