import type { Meeting } from '../../meetings/meeting.js';
import { findDates } from '../../text/dates.js';
import type { Language } from '../../text/language.js';
import { clauses, type Span } from '../../text/segment.js';
import type { Summary, SummaryPoint, SummaryStyle } from '../answer.js';
import { type BulletLabel, WORDING } from '../wording.js';
import { Bibliography, cite } from './cite.js';
import { purposes } from './constructions.js';
import type { TermMatcher } from './matcher.js';
import { circlesOf } from './meeting-words.js';
import { quoteWindow } from './quote-window.js';
import type { Readers } from './readers.js';
import type { ReadSentence, RecordReader } from './record-reader.js';

export interface SummaryContext {
  readonly language: Language;
  readonly readers: Readers;
  readonly matcher: TermMatcher;
}

type Summarised = Pick<Summary, 'points' | 'citations'>;

/** A stretch of the record that makes a point. */
interface Point {
  readonly label: BulletLabel | null;
  readonly span: Span;
  readonly paragraph: number;
}

const BRIEF_SENTENCES = 3;
const MOST_SAID = 8;
/** Where every paragraph has one sentence to make its point, the sentence may be long. UTF-16 units. */
const LONG_GIST = 640;

const DECIDED =
  /(?:قرار|قرّر|قرر|اتفق|اتفاق|اعتمد|اعتماد|أقر|وافق|موافقة|توقيع|مذكرة|\b(?:decision|decided|agreed|adopted|approved|resolved|resolution|signed|signing|memorandum)\b)/iu;

/** A summary in the record's own words: points of the original or its translation, each with its citation. */
export function summarise(meeting: Meeting, style: SummaryStyle, context: SummaryContext): Summarised {
  const reader = context.readers.of(meeting, context.language);
  const bibliography = new Bibliography();
  const points = pointsOf(reader, style).map(({ label, span, paragraph }): SummaryPoint => {
    const cited = cite(context.readers, context.matcher, { reader, span, paragraph }, context.language);
    const number = bibliography.add(cited);
    const words = (cited.translation ?? cited.quote).replace(/[\s،,;:؛.]+$/u, '');
    return { label: label && WORDING[context.language].labels[label], text: `${words} [${number}]` };
  });
  return { points, citations: bibliography.citations };
}

function pointsOf(reader: RecordReader, style: SummaryStyle): Point[] {
  if (style === 'bullets') return bullets(reader);
  const sentences = reader.document.paragraphs.flatMap(({ number }) => [...reader.paragraph(number)]);
  return style === 'full' ? full(reader) : brief(reader, sentences);
}

/** The opening, which says who, when and where, and the sentences that most of the rest goes back to, in their order. */
function brief(reader: RecordReader, sentences: readonly ReadSentence[]): Point[] {
  const [opening, ...rest] = sentences;
  if (!opening) return [];
  const spread = new Map<string, number>();
  for (const sentence of sentences) {
    for (const stem of stemsOf(sentence)) spread.set(stem, (spread.get(stem) ?? 0) + 1);
  }
  const chosen = rest
    .filter((sentence) => sentence.people.filter(({ name }) => name).length < 3)
    .map((sentence) => ({ sentence, score: centrality(reader, sentence, spread) }))
    .sort((a, b) => b.score - a.score || a.sentence.start - b.sentence.start)
    .filter(({ sentence }, i, all) => all.findIndex((other) => other.sentence.paragraph === sentence.paragraph) === i)
    .slice(0, BRIEF_SENTENCES - 1)
    .map(({ sentence }) => sentence);
  return [opening, ...chosen]
    .sort((a, b) => a.start - b.start)
    .map((sentence) => ({ label: null, span: gist(reader, sentence), paragraph: sentence.paragraph }));
}

/** How many other sentences share its words, on average; what was decided and what comes early counts more. */
function centrality(reader: RecordReader, sentence: ReadSentence, spread: ReadonlyMap<string, number>): number {
  const stems = stemsOf(sentence);
  if (stems.length < 5) return 0;
  const shared = stems.reduce((total, stem) => total + (spread.get(stem) ?? 1) - 1, 0) / stems.length;
  return shared * (DECIDED.test(reader.text(sentence)) ? 1.6 : 1) * (1 + 1 / (1 + sentence.paragraph));
}

/** Each paragraph by its first sentence that says something, cut to its gist. */
function full(reader: RecordReader): Point[] {
  return reader.document.paragraphs.flatMap(({ number }) => {
    const sentence = reader.paragraph(number)[0];
    return sentence ? [{ label: null, span: gist(reader, sentence, LONG_GIST), paragraph: number }] : [];
  });
}

function bullets(reader: RecordReader): Point[] {
  const opening = reader.paragraph(1);
  return [
    ...who(reader),
    ...firstOf(
      opening,
      'when',
      (sentence) =>
        findDates(reader.text(sentence))
          .filter(({ kind }) => kind === 'day')
          .map((date) => shift(date, sentence.start)),
      reader,
    ),
    ...firstOf(opening, 'where', (sentence) => places(reader, sentence), reader),
    ...firstOf(
      opening,
      'why',
      (sentence) =>
        purposes(reader.document.text, sentence, reader.language).filter(({ start, end }) => end - start > 20),
      reader,
    ),
    ...decided(reader),
    ...said(reader),
  ];
}

function who(reader: RecordReader): Point[] {
  const byParagraph = new Map<number, Span>();
  for (const person of reader.people()) {
    const before = byParagraph.get(person.paragraph);
    byParagraph.set(person.paragraph, { start: before?.start ?? person.start, end: person.end });
  }
  return [...byParagraph].map(([paragraph, span]) => ({ label: 'who' as const, span, paragraph }));
}

function firstOf(
  sentences: readonly ReadSentence[],
  label: BulletLabel,
  find: (sentence: ReadSentence) => readonly Span[],
  reader: RecordReader,
): Point[] {
  for (const sentence of sentences) {
    const found = label === 'why' ? find(sentence).at(-1) : find(sentence)[0];
    if (found)
      return [
        { label, span: label === 'where' ? clauseOf(reader, sentence, found) : found, paragraph: sentence.paragraph },
      ];
  }
  return [];
}

function places(reader: RecordReader, sentence: ReadSentence): Span[] {
  const found = reader.places(sentence);
  const cities = found.filter(({ start }) =>
    /(?:مدينة|city of|in|في)\s+$/u.test(reader.document.text.slice(Math.max(0, start - 12), start)),
  );
  return cities.length > 0 ? cities : found;
}

function decided(reader: RecordReader): Point[] {
  const sentences = reader.document.paragraphs.slice(1).flatMap(({ number }) => [...reader.paragraph(number)]);
  const first = sentences.find((sentence) => DECIDED.test(reader.text(sentence)));
  if (!first) return [];
  const at = first.start + reader.text(first).search(DECIDED);
  return [
    {
      label: 'decided',
      span: quoteWindow(reader.document.text, first, { start: at, end: at + 1 }, []),
      paragraph: first.paragraph,
    },
  ];
}

/** What each side said: the sentences with a speaker and a word of speech, one a paragraph. */
function said(reader: RecordReader): Point[] {
  const points: Point[] = [];
  for (const { number } of reader.document.paragraphs.slice(1)) {
    const sentence = reader
      .paragraph(number)
      .find(
        (each) =>
          each.terms.some(({ norm, stem }) => circlesOf(norm, stem).includes('speech')) &&
          each.people.filter(({ name }) => name).length < 3,
      );
    if (sentence) points.push({ label: 'said', span: gist(reader, sentence, LONG_GIST), paragraph: number });
  }
  return points.slice(0, MOST_SAID);
}

/** The clauses a sentence begins with, as many as are quoted at once. */
function gist(reader: RecordReader, sentence: Span, limit?: number): Span {
  const parts = clauses(reader.document.text, sentence.start, sentence.end);
  const first = parts[0] ?? sentence;
  return quoteWindow(
    reader.document.text,
    sentence,
    first,
    parts.map(({ start }) => ({ start, end: start + 1 })),
    limit === undefined ? {} : { limit },
  );
}

function clauseOf(reader: RecordReader, sentence: Span, inside: Span): Span {
  const clause = clauses(reader.document.text, sentence.start, sentence.end).find(
    (part) => inside.start >= part.start && inside.start < part.end,
  );
  return clause ? { start: inside.start, end: Math.max(inside.end, clause.end) } : inside;
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

function stemsOf(sentence: ReadSentence): string[] {
  return [...new Set(sentence.terms.filter((term) => !term.stop).map((term) => term.stem))];
}
