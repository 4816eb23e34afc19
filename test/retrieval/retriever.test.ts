import { describe, expect, it } from 'vitest';
import type { Passage } from '../../src/meetings/meeting.js';
import { cutPassages } from '../../src/meetings/passages.js';
import { BuiltinEmbeddings } from '../../src/models/builtin-embeddings.js';
import { LexicalIndex } from '../../src/retrieval/lexical-index.js';
import { MeetingRetriever } from '../../src/retrieval/meeting-retriever.js';
import { type RetrievalIndex, search } from '../../src/retrieval/retriever.js';
import type { Language } from '../../src/text/language.js';
import { parseLexicon } from '../../src/text/lexicon.js';

const RIYADH = {
  ar: [
    'اجتمع وزراء المالية في الرياض يوم 3 مايو 2022. ورأس الاجتماع خالد العمري.',
    'ناقش الوزراء مشروع الموازنة. وأقروا تمويل ثلاث مدارس. واتفقوا على لقاء آخر في مسقط.',
    'شكر الحاضرون حكومة المملكة على كرم الضيافة.',
  ],
  en: [
    'The ministers of finance met in Riyadh on 3 May 2022. Khalid Al Omari chaired the meeting.',
    'The ministers discussed the draft budget. They approved funding for three schools. They agreed to meet again in Muscat.',
    'Those present thanked the government of the Kingdom for its hospitality.',
  ],
};
const OSLO = { en: ['Engineers met in Oslo. They tested a new bridge.', 'The bridge carries 40 trains a day.'] };

const lexicon = parseLexicon(['school\tمدرسة\nbridge\tجسر\nbudget\tموازنة|ميزانية\nfund|finance\tتمويل|مالية']);
const embeddings = new BuiltinEmbeddings({ lexicon });

function passagesOf(meeting: string, language: Language, paragraphs: readonly string[]): Passage[] {
  return paragraphs.flatMap((text, i) =>
    cutPassages(text).map(({ start, end }) => ({
      meeting,
      language,
      paragraph: i + 1,
      start,
      end,
      text: text.slice(start, end),
    })),
  );
}

function indexOf(passages: readonly Passage[], dense: 'exact' | 'empty' = 'exact'): RetrievalIndex {
  const vectors = passages.map(({ text }) => embeddings.embed(text));
  const distance = (a: Float32Array, b: Float32Array): number => 1 - a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
  const nearest = (query: Float32Array, k: number) =>
    vectors
      .map((vector, passage) => ({ passage, distance: distance(query, vector) }))
      .sort((a, b) => a.distance - b.distance)
      .slice(0, k);
  return {
    passages,
    lexical: LexicalIndex.build(passages.map(({ text }) => text)),
    vectors: { search: dense === 'exact' ? nearest : () => [] },
    embeddings,
    lexicon,
  };
}

const arabic = passagesOf('riyadh', 'ar', RIYADH.ar);
const english = passagesOf('riyadh', 'en', RIYADH.en);
const oslo = passagesOf('oslo', 'en', OSLO.en);
const everything = indexOf([...arabic, ...english, ...oslo]);

describe('search', () => {
  it('finds the paragraph, and in it the passage that speaks to the question', async () => {
    const [hit] = await search(indexOf(arabic), 'كم مدرسة مُوِّلت؟', { limit: 3 });
    expect(hit?.passage).toMatchObject({ paragraph: 2, text: 'وأقروا تمويل ثلاث مدارس.' });
  });

  it('names every paragraph once, however many passages and languages it has', async () => {
    const hits = await search(everything, 'ministers الوزراء', { limit: 10 });
    const paragraphs = hits.map(({ passage }) => `${passage.meeting} ${passage.paragraph}`);
    expect(new Set(paragraphs).size).toBe(paragraphs.length);
    expect(paragraphs).toContain('riyadh 1');
    expect(paragraphs).toContain('riyadh 2');
  });

  it('prefers the passages of the question’s language where a meeting has both', async () => {
    const [inEnglish] = await search(everything, 'Which schools were funded?', { limit: 1 });
    const [inArabic] = await search(everything, 'ما المدارس التي أقر تمويلها؟', { limit: 1 });
    expect(inEnglish?.passage).toMatchObject({ paragraph: 2, language: 'en' });
    expect(inArabic?.passage).toMatchObject({ paragraph: 2, language: 'ar' });
  });

  it('finds what is only written in the other language', async () => {
    const [byConcept] = await search(everything, 'ماذا عن الجسر؟', { limit: 1 });
    expect(byConcept?.passage.meeting).toBe('oslo');
    const [byName] = await search(indexOf(arabic), 'What did Al-Omari do?', { limit: 1 });
    expect(byName?.passage.text).toBe('ورأس الاجتماع خالد العمري.');
    const [byNumber] = await search(indexOf(arabic), '2022?', { limit: 1 });
    expect(byNumber?.passage.paragraph).toBe(1);
  });

  it('keeps to one meeting where it is told to', async () => {
    const hits = await search(everything, 'Which bridge was tested by ministers?', { limit: 10, meeting: 'riyadh' });
    expect(hits.length).toBeGreaterThan(0);
    expect(hits.every(({ passage }) => passage.meeting === 'riyadh')).toBe(true);
  });

  it('finds what is said in kindred words', async () => {
    const kin = parseLexicon(['win|winner|victory\tفاز|فوز|فائز', 'hospitality|welcome|generous\tضيافة|ترحيب']);
    const index = { ...indexOf(english), kin };
    const [hit] = await search(index, 'Who was so generous?', { limit: 1 });
    expect(hit?.passage.paragraph).toBe(3);
    const [without] = await search(indexOf(english), 'Who was so generous?', { limit: 1 });
    expect(without?.evidence.coverage).toBe(0);
  });

  it('takes what the title of a meeting says as said in its paragraphs', async () => {
    const texts = ['The talks began late. They ended in June.', 'Its budget was approved in May.'];
    const passages = ['harbour', 'airport'].flatMap((meeting) => passagesOf(meeting, 'en', texts));
    const titles = new Map([
      ['harbour', 'The council of the harbour'],
      ['airport', 'The council of the airport'],
    ]);
    for (const meeting of titles.keys()) {
      const question = `When was the budget of the ${meeting} approved?`;
      const [hit] = await search({ ...indexOf(passages), titles }, question, { limit: 1 });
      expect(hit?.passage).toMatchObject({ meeting, paragraph: 2 });
      expect(hit?.evidence.titled).toBeGreaterThan(hit?.evidence.coverage ?? 1);
    }
  });

  it('lets the word for what is asked count less than what it is asked of', async () => {
    const texts = ['Every ship has a name. The name is painted white.', 'The ship of the ministry is called Sahar.'];
    const [hit] = await search(indexOf(passagesOf('port', 'en', texts)), 'What is the name of the ministry ship?', {
      limit: 1,
    });
    expect(hit?.passage.paragraph).toBe(2);
  });

  it('gives evidence that says how much of the question was found, and orders by score', async () => {
    const hits = await search(everything, 'Which bridge was tested in Oslo?', { limit: 5 });
    expect(hits[0]?.evidence.coverage).toBeCloseTo(1, 1);
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a));
    const [unsure] = await search(everything, 'Which volcano erupted in Iceland?', { limit: 1 });
    expect(unsure?.evidence.coverage ?? 0).toBeLessThan(0.3);
  });

  it.each(['', '؟؟', '\ud83d', 'xylophone', 'the of and', 'ا'.repeat(5000)])(
    'survives a question like “%.20s”',
    async (question) => {
      const hits = await search(everything, question, { limit: 3 });
      expect(hits.length).toBeLessThanOrEqual(3);
    },
  );

  it('finds nothing in an empty index', async () => {
    expect(await search(indexOf([]), 'متى اجتمعوا؟', { limit: 3 })).toEqual([]);
  });

  it('does without a vector index, and with embeddings that take their time', async () => {
    const index = { ...indexOf(arabic, 'empty'), embeddings: { embedQuery: async () => [1, 0, 0] } };
    const [hit] = await search(index, 'من رأس الاجتماع؟', { limit: 1 });
    expect(hit?.passage.paragraph).toBe(1);
  });
});

describe('MeetingRetriever', () => {
  it('serves LangChain with documents that say where they stand', async () => {
    const retriever = new MeetingRetriever({ index: everything, limit: 2, meeting: 'oslo' });
    const [first] = await retriever.invoke('How many trains cross the bridge?');
    expect(first?.pageContent).toBe('The bridge carries 40 trains a day.');
    expect(first?.metadata).toMatchObject({ meeting: 'oslo', language: 'en', paragraph: 2, start: 0, end: 35 });
  });
});
