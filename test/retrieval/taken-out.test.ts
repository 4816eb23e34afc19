import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Passage } from '../../src/meetings/meeting.js';
import { cutPassages } from '../../src/meetings/passages.js';
import { BuiltinEmbeddings } from '../../src/models/builtin-embeddings.js';
import { openIndex } from '../../src/retrieval/index-store.js';
import { LexicalIndex } from '../../src/retrieval/lexical-index.js';
import { type RetrievalIndex, search } from '../../src/retrieval/retriever.js';
import { indexWithout } from '../../src/retrieval/taken-out.js';
import type { Language } from '../../src/text/language.js';
import { parseLexicon } from '../../src/text/lexicon.js';

const lexicon = parseLexicon(['school\tمدرسة\nbridge\tجسر\nbudget\tموازنة|ميزانية\nfund|finance\tتمويل|مالية']);
const embeddings = new BuiltinEmbeddings({ lexicon });
const folder = mkdtempSync(path.join(tmpdir(), 'majlis-taken-out-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PARAGRAPHS: readonly (readonly [meeting: string, language: Language, paragraph: number, text: string])[] = [
  ['riyadh', 'ar', 1, 'اجتمع وزراء المالية في الرياض يوم 3 مايو 2022. ورأس الاجتماع خالد العمري.'],
  ['riyadh', 'ar', 2, 'ناقش الوزراء مشروع الموازنة. وأقروا تمويل ثلاث مدارس. واتفقوا على لقاء آخر في مسقط.'],
  ['riyadh', 'ar', 3, 'شكر الحاضرون حكومة المملكة على كرم الضيافة، ومنهم وزير من مسقط.'],
  ['riyadh', 'en', 1, 'The ministers of finance met in Riyadh on 3 May 2022. Khalid Al Omari chaired the meeting.'],
  ['riyadh', 'en', 2, 'The ministers discussed the draft budget. They approved three schools and a meeting in Muscat.'],
  ['riyadh', 'en', 3, 'Those present thanked the government of the Kingdom for its hospitality.'],
  ['oslo', 'en', 1, 'Engineers met in Oslo. They tested a new bridge.'],
  ['oslo', 'en', 2, 'The bridge carries 40 trains a day. The ministers were thanked.'],
];
const QUESTIONS = [
  'كم مدرسة مُوِّلت؟',
  'أين يلتقي الوزراء مرة أخرى؟',
  'Which ministers discussed the budget?',
  'Where did Al-Omari chair the meeting?',
  'ما الجسر الذي اختُبر؟',
  'How many trains use the bridge?',
  'Who thanked the government in Muscat?',
];
const passages = PARAGRAPHS.flatMap(([meeting, language, paragraph, text]): Passage[] =>
  cutPassages(text).map(({ start, end }) => ({
    meeting,
    language,
    paragraph,
    start,
    end,
    text: text.slice(start, end),
  })),
);
const places = [
  ...new Map(passages.map(({ meeting, paragraph }) => [`${meeting} ${paragraph}`, { meeting, paragraph }])).values(),
];

let built = 0;
async function indexOf(some: readonly Passage[]): Promise<RetrievalIndex> {
  const log = { info: () => undefined, warn: () => undefined };
  const directory = path.join(folder, String(built++));
  return { ...(await openIndex({ directory, passages: some, documents: [], embeddings, log })), lexicon };
}

describe('an index without a paragraph', () => {
  it.each(places)('ranks and weighs as one built without $meeting $paragraph', async (place) => {
    const left = passages.filter((p) => p.meeting !== place.meeting || p.paragraph !== place.paragraph);
    const [whole, real] = [await indexOf(passages), await indexOf(left)];
    for (const question of QUESTIONS) {
      const expected = await search(real, question, { limit: 10 });
      const hits = await search(whole, question, { limit: 10, without: place });
      expect(hits.map(({ passage }) => passage)).toEqual(expected.map(({ passage }) => passage));
      for (const [i, hit] of hits.entries()) {
        expect(hit.score).toBeCloseTo(expected[i]?.score ?? Number.NaN, 6);
        for (const [name, value] of Object.entries(expected[i]?.evidence ?? {}))
          expect(hit.evidence[name as keyof typeof hit.evidence]).toBeCloseTo(value, 6);
      }
    }
    const { lexical } = indexWithout(whole, place);
    for (const stem of ['minist', 'bridg', 'muscat', 'مسقط', 'جسر', 'وزير', 'oslo', 'unheard']) {
      expect(lexical.weight(stem)).toBe(real.lexical.weight(stem));
      expect(lexical.termOf(stem)).toBe(real.lexical.termOf(stem));
    }
  });

  it('holds the very tables that the other texts alone give', () => {
    const texts = passages.map(({ text }) => text);
    const all = LexicalIndex.build(texts);
    for (const left of [[], [0], [1, 4, 5], texts.map((_, i) => i)]) {
      const alone = LexicalIndex.build(left.map((i) => texts[i] ?? ''));
      expect(all.only(left).serialise()).toEqual(alone.serialise());
    }
  });

  it('is made once for the questions that follow each other, and leaves the whole index as it was', async () => {
    const whole = await indexOf(passages);
    const before = await search(whole, 'Which bridge?', { limit: 3 });
    const place = { meeting: 'oslo', paragraph: 2 };
    expect(indexWithout(whole, place)).toBe(indexWithout(whole, { ...place }));
    for (const other of places) indexWithout(whole, other);
    expect(await search(whole, 'Which bridge?', { limit: 3 })).toEqual(before);
  });

  it('is the whole where there is no such paragraph', async () => {
    const whole = await indexOf(passages);
    const asked = { limit: 10, without: { meeting: 'nowhere', paragraph: 1 } };
    expect(await search(whole, 'Which bridge?', asked)).toEqual(await search(whole, 'Which bridge?', { limit: 10 }));
  });
});
