import { describe, expect, it } from 'vitest';
import { TermMatcher } from '../../../../src/answers/extractive/matcher.js';
import { NO_GAZETTEER } from '../../../../src/answers/extractive/places.js';
import { readQuestion } from '../../../../src/answers/extractive/question.js';
import { rankSentences } from '../../../../src/answers/extractive/ranking/rank.js';
import type { SentenceFeatures } from '../../../../src/answers/extractive/ranking/sentence-features.js';
import { RecordReader } from '../../../../src/answers/extractive/record-reader.js';
import { paragraphsOf } from '../../../../src/meetings/paragraphs.js';
import { loadLexicon } from '../../../../src/retrieval/load-lexicon.js';
import type { Language } from '../../../../src/text/language.js';

const matcher = new TermMatcher(await loadLexicon('index-data/lexicon'));

interface Record {
  readonly title: Partial<{ ar: string; en: string }>;
  readonly language?: Language;
  readonly text: string;
  /** The paragraph's number. */
  readonly number?: number;
}

/** The features of each sentence, in the order of the text. */
function featuresOf(asked: string, { title, language = 'en', text: own, number = 1 }: Record): SentenceFeatures[] {
  const text = [...Array<string>(number - 1).fill('Elsewhere.'), own].join('\n\n');
  const paragraphs = paragraphsOf(text);
  const document = { language, file: 'record', text, checksum: '', paragraphs };
  const reader = new RecordReader(
    {
      id: 'record',
      title,
      date: null,
      place: {},
      original: language,
      documents: { [language]: document },
      machineTranslated: [],
      source: null,
    },
    document,
    NO_GAZETTEER,
  );
  const ranked = rankSentences(
    readQuestion(asked, (term) => /\d/.test(term.norm)),
    [{ reader, number, score: 20, found: { unit: 1, passage: 1, title: 0, type: 0.5 } }],
    { matcher, weigher: { weight: () => 3 }, genre: 'article' },
  )?.ranked;
  return [...(ranked ?? [])]
    .sort((a, b) => a.matches.reading.sentence.start - b.matches.reading.sentence.start)
    .map(({ features }) => features);
}

describe('a record’s title', () => {
  const text = 'The lake is fed by two rivers.';

  it('is named by a question that has all of it, in one of its languages', () => {
    const title = { en: 'Lake Arrow', ar: 'بحيرة السهم' };
    expect(featuresOf('Which rivers feed Lake Arrow?', { title, text })[0]?.named).toBe(1);
    expect(featuresOf('Which rivers feed the lake?', { title, text })[0]?.named).toBe(0.5);
    expect(featuresOf('Who sings?', { title, text })[0]?.named).toBe(0);
  });

  it('is not named by its year alone', () => {
    const title = { ar: 'القمة الخليجية للتعاون 2023' };
    const arabic = { title, language: 'ar' as const, text: 'عقدت القمة في مسقط.' };
    expect(featuresOf('ماذا جرى في 2023؟', arabic)[0]?.named).toBeLessThan(0.5);
  });

  it('tells nothing where there is none', () => {
    const [features] = featuresOf('Which rivers feed Lake Arrow?', { title: {}, text });
    expect(features?.named).toBe(0);
    expect(features?.introduces).toBe(0);
  });

  it('is introduced in the first paragraph', () => {
    const title = { en: 'Lake Arrow' };
    expect(featuresOf('What is Lake Arrow?', { title, text })[0]?.introduces).toBeGreaterThan(0.5);
    expect(featuresOf('What is Lake Arrow?', { title, text, number: 2 })[0]?.introduces).toBe(0);
  });
});

describe('a sentence that refers back', () => {
  it('counts what the sentence before says, and that one counts it', () => {
    const text = 'The council bought a mill in Norham. It cost 40,000 pounds. Trees grow in Norham.';
    const [first, second, third] = featuresOf('How much did the mill in Norham cost?', { title: {}, text });
    expect(second?.refersBack).toBeGreaterThan(0);
    expect(first?.referredTo).toBeGreaterThan(0);
    expect(third?.refersBack).toBe(0);
  });

  it('is told from one with a noun that ends as pronouns do', () => {
    const text = 'اشترى المجلس طاحونة قديمة. وبلغ ثمنها ألف دينار. وقعت مذكرات تفاهم بشأن السعر.';
    const features = featuresOf('كم ثمن الطاحونة القديمة؟', { title: {}, language: 'ar', text });
    expect(features[1]?.refersBack).toBeGreaterThan(0);
    expect(features[2]?.before).toBeGreaterThan(0);
    expect(features[2]?.refersBack).toBe(0);
  });
});

describe('a percentage that is asked for', () => {
  const asks = 'ما نسبة الحضور؟';
  it.each(['بلغ الحضور ٪٧٠.', 'حضر نصف الأعضاء.', 'بلغ الحضور سبعين بِالمِئَة.', 'حضر سبعون في المائة.'])(
    'is in %s',
    (text) => {
      expect(featuresOf(asks, { title: {}, language: 'ar', text })[0]?.percent).toBe(1);
    },
  );

  it.each(['كان الحضور يوم الأربعاء.', 'حضر أربعة أعضاء.', 'كان الحضور في الماضي أكبر.'])('is not in %s', (text) => {
    expect(featuresOf(asks, { title: {}, language: 'ar', text })[0]?.percent).toBe(0);
  });

  it('is no third meeting', () => {
    const asked = 'What percentage attended?';
    expect(featuresOf(asked, { title: {}, text: 'It was the third meeting.' })[0]?.percent).toBe(0);
    expect(featuresOf(asked, { title: {}, text: 'A third attended.' })[0]?.percent).toBe(1);
  });
});

it('sees that a sentence lacks the number that is asked for', () => {
  const text = 'The council met in Norham. It has 12 members.';
  const features = featuresOf('How many members has the council?', { title: {}, text });
  expect(features.map(({ lacking }) => lacking)).toEqual([1, 0]);
});
