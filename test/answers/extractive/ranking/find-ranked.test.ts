import { expect, it } from 'vitest';
import { TermMatcher } from '../../../../src/answers/extractive/matcher.js';
import { NO_GAZETTEER } from '../../../../src/answers/extractive/places.js';
import { readQuestion } from '../../../../src/answers/extractive/question.js';
import { findRanked } from '../../../../src/answers/extractive/ranking/find-ranked.js';
import { RecordReader } from '../../../../src/answers/extractive/record-reader.js';
import type { Meeting } from '../../../../src/meetings/meeting.js';
import { loadLexicon } from '../../../../src/retrieval/load-lexicon.js';
import type { Language } from '../../../../src/text/language.js';

const matcher = new TermMatcher(await loadLexicon('index-data/lexicon'));
const weigher = { weight: () => 3 };

const CANAL =
  'The canal was planned by an engineer from Lyon. Work on the canal began in March 1871 and employed 4,000 men. It was opened by Queen Adela.';
const BRIDGE = 'The bridge over the river is made of stone. It carries two roads.';
const ARABIC = 'خطط للقناة مهندس من ليون. بدأ العمل في القناة عام 1871 وشارك فيه 4000 عامل. وافتتحتها الملكة عديلة.';

function find(language: Language, text: string, paragraphs: readonly string[], { unit = 0.8, step = 8 } = {}) {
  const question = readQuestion(text, (term) => /\d/.test(term.norm));
  const meeting = meetingOf(language, paragraphs);
  const document = meeting.documents[language];
  if (!document) throw new Error('no document');
  const reader = new RecordReader(meeting, document, NO_GAZETTEER);
  const found = findRanked(
    question,
    paragraphs.map((_, i) => ({
      reader,
      number: i + 1,
      score: 25 * unit - step * i,
      found: { unit: unit - i / 2, passage: unit - i / 2, title: 0, type: 0.5 },
    })),
    { matcher, weigher, genre: 'article' },
  );
  const sentence = found && reader.text(found.candidate.span);
  const order = found?.paragraphs.map(({ number }) => number);
  return { sentence, short: found?.candidate.short, confidence: found?.confidence ?? 0, order };
}

function meetingOf(language: Language, paragraphs: readonly string[]): Meeting {
  const text = paragraphs.join('\n\n');
  const spans = paragraphs.map((words, i) => {
    const start = paragraphs.slice(0, i).reduce((sum, before) => sum + before.length + 2, 0);
    return { number: i + 1, start, end: start + words.length };
  });
  return {
    id: 'canal',
    title: {},
    date: null,
    place: {},
    original: language,
    documents: { [language]: { language, file: 'canal', text, checksum: '', paragraphs: spans } },
    machineTranslated: [],
    source: null,
  };
}

it('quotes the sentence with what is asked for and gives its date', () => {
  const { sentence, short } = find('en', 'When did work on the canal begin?', [CANAL, BRIDGE]);
  expect(sentence).toBe('Work on the canal began in March 1871 and employed 4,000 men.');
  expect(short).toContain('1871');
});

it('takes the words of the short answer from the quote', () => {
  for (const text of ['How many men were employed?', 'Who opened the canal?', 'What is the bridge made of?']) {
    const { sentence, short } = find('en', text, [CANAL, BRIDGE]);
    expect(sentence).toContain(short);
  }
});

it('answers in Arabic from an Arabic record', () => {
  const { sentence, short } = find('ar', 'متى بدأ العمل في القناة؟', [ARABIC]);
  expect(sentence).toContain('بدأ العمل في القناة');
  expect(short).toContain('1871');
});

it('is surer of a question whose words are there than of one whose words are not', () => {
  const there = find('en', 'When did work on the canal begin?', [CANAL, BRIDGE]);
  const missing = find('en', 'When did the parliament ratify the tobacco treaty?', [CANAL, BRIDGE], {
    unit: 0.1,
  });
  expect(there.confidence).toBeGreaterThan(0.5);
  expect(missing.confidence).toBeLessThan(0.2);
});

it('puts the paragraph first whose sentence answers, also where retrieval did not', () => {
  const { order } = find('en', 'When did work on the canal begin?', [BRIDGE, CANAL], { step: 1 });
  expect(order).toEqual([2, 1]);
  const arabic = 'يمر فوق النهر جسر من حجر. وفيه طريقان.';
  expect(find('ar', 'متى بدأ العمل في القناة؟', [arabic, ARABIC], { step: 1 }).order).toEqual([2, 1]);
});

it('keeps the order of retrieval where no sentence tells otherwise', () => {
  expect(find('en', 'When did the parliament ratify the treaty?', [BRIDGE, BRIDGE, CANAL]).order).toEqual([1, 2, 3]);
});

it('finds nothing where no paragraph was retrieved', () => {
  expect(find('en', 'When did work on the canal begin?', []).confidence).toBe(0);
});
