import type { Meeting } from '../../meetings/meeting.js';
import type { Term } from '../../text/analyse.js';
import { findDates } from '../../text/dates.js';
import type { Language } from '../../text/language.js';
import { asLabel, withoutMarkup } from '../../text/markup.js';
import { clauses, type Span } from '../../text/segment.js';
import type { Summary, SummaryPoint, SummaryStyle } from '../answer.js';
import { type BulletLabel, WORDING } from '../wording.js';
import { Bibliography, cite } from './cite.js';
import { purposes } from './constructions.js';
import type { TermMatcher } from './matcher.js';
import { type Circle, circlesOf } from './meeting-words.js';
import { pointsOfMinutes, sentencesOfMinutes } from './minutes/points.js';
import { matterOf } from './minutes/values.js';
import type { PersonMention } from './people.js';
import { findVenues } from './places.js';
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
  /** What the words are about, where only a heading says it. */
  readonly matter?: Span | null;
}

const BRIEF_SENTENCES = 3;
const MOST_WHO = 4;
const MOST_DECIDED = 6;
const MOST_SAID = 8;
/** Paragraphs that may say who was there. */
const OPENING_PARAGRAPHS = 3;
/** A clause that goes on longer than this behind a place no longer speaks of it. UTF-16 units. */
const LONGEST_OF_PLACE = 40;
/** So many people in one sentence are a list of those present. */
const MANY_PEOPLE = 3;
/** Where every paragraph has one sentence to make its point, the sentence may be long. UTF-16 units. */
const LONG_GIST = 640;

const DECIDED =
  /(?:قرار|قرّر|قرر|اتفق|اتفاق|اعتمد|اعتماد|أقر|وافق|موافقة|توقيع|مذكرة|\b(?:decision|decided|agreed|adopted|approved|resolved|resolution|signed|signing|memorandum)\b)/iu;

/** A normalised verb, in the past, that decides. */
const DECIDES =
  /^(?:[وف]?(?:(?:قرر|تقرر|اقر|وافق|اعتمد|اتفق|رفض|انتخب)(?:ت|وا|ا|ه|ها)?|صوت|صوتت|صوتوا)|decided|agreed|adopted|approved|resolved|signed|voted|rejected|endorsed|elected|appointed)$/;
/** Words of speech that are no verbs. */
const SPEECH_NOUN =
  /^(?:calls?|support|positions?|views?|points?|opinion|stance|words?|speech(?:es)?|remarks?|comments?|notes?|voice|hopes?|wish|favou?r|[وبلف]?(?:ال)?(?:كلمه|كلمته|خطاب|خطابه|موقف|راي|نظر|قول|تاكيد))$/;

/** A summary in the record's own words: points of the original or its translation, each with its citation. */
export function summarise(meeting: Meeting, style: SummaryStyle, context: SummaryContext): Summarised {
  const reader = context.readers.of(meeting, context.language);
  const bibliography = new Bibliography();
  const points = pointsOf(reader, style).map(({ label, span, paragraph, matter }): SummaryPoint => {
    const cited = cite(context.readers, context.matcher, { reader, span, paragraph }, context.language);
    const number = bibliography.add(cited);
    const words = withoutMarkup(cited.translation ?? cited.quote).replace(/[\s،,;:؛.]+$/u, '');
    return {
      label: label && WORDING[context.language].labels[label],
      text: `${matter ? asLabel(reader.text(matter)) : ''}${words} [${number}]`,
    };
  });
  return { points, citations: bibliography.citations };
}

function pointsOf(reader: RecordReader, style: SummaryStyle): Point[] {
  if (style === 'full') return full(reader);
  if (reader.outline.isOfMinutes) return ofMinutes(reader, style);
  if (style === 'bullets') return bullets(reader);
  return brief(reader, reader.all());
}

/** What minutes say by their labels, and what sentences decide where no label does; in brief, when, and what was decided. */
function ofMinutes(reader: RecordReader, style: SummaryStyle): Point[] {
  const labelled = pointsOfMinutes(reader);
  const sentences = sentencesOfMinutes(reader);
  const isLabelled = ({ start, end }: Span): boolean =>
    labelled.some(({ span }) => span.start < end && start < span.end);
  const taken = sentences
    .filter((each) => !isLabelled(each) && isWhole(reader, each))
    .flatMap(decision)
    .slice(0, MOST_DECIDED)
    .map(({ sentence, at }) => decidedPoint(reader, sentence, at));
  const points = [...labelled, ...taken].sort((a, b) => ORDER.indexOf(a.label) - ORDER.indexOf(b.label));
  if (style === 'bullets' && points.length > 0) return points;
  const opening = points.find(({ label }) => label === 'when') ?? points.find(({ label }) => label === 'who');
  const decided = points.filter(({ label }) => label === 'decided').slice(0, BRIEF_SENTENCES - 1);
  const room = BRIEF_SENTENCES - decided.length - (opening ? 1 : 0);
  const others = brief(
    reader,
    sentences.filter((each) => !decided.some(({ span }) => span.start < each.end && each.start < span.end)),
  );
  return [
    ...(opening ? [opening] : []),
    ...[...decided, ...others.slice(0, room)].sort((a, b) => a.span.start - b.span.start),
  ];
}

/** Whether a sentence says what it decides: not "Agreed.", nor "Here is what we agreed:". */
function isWhole(reader: RecordReader, sentence: ReadSentence): boolean {
  return sentence.terms.filter(({ stop }) => !stop).length >= LEAST_WORDS && !/[:：]\s*$/u.test(reader.text(sentence));
}

const LEAST_WORDS = 3;
const ORDER: readonly (BulletLabel | null)[] = [
  'who',
  'absent',
  'when',
  'where',
  'why',
  'decided',
  'said',
  'todo',
  'next',
];

function decidedPoint(reader: RecordReader, sentence: ReadSentence, at: number): Point {
  const { entry, paragraph } = sentence;
  const span = quoteWindow(reader.document.text, sentence, { start: at, end: at + 1 }, []);
  return { label: 'decided', span, paragraph, matter: entry.speaker ?? matterOf(sentence) };
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
    .filter((sentence) => named(sentence).length < MANY_PEOPLE)
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
    const sentence = reader.paragraph(number).find((each) => each.entry.kind !== 'heading');
    if (!sentence) return [];
    const matter = sentence.entry.speaker ?? matterOf(sentence);
    return [{ label: null, span: gist(reader, sentence, LONG_GIST), paragraph: number, matter }];
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
        purposes(reader.document.text, sentence, reader.language).filter(
          // A name that begins like "for" («ليلى») is no purpose.
          ({ start, end }) => end - start > 20 && !sentence.people.some((each) => each.start < end && start < each.end),
        ),
      reader,
    ),
    ...decided(reader),
    ...said(reader),
  ];
}

/**
 * Who was there: of the first paragraphs, the stretches with those who attended or presided, or with many names; in the
 * opening also those who met. Sentences that speak of the absent are left out.
 */
function who(reader: RecordReader): Point[] {
  const paragraphs = reader.document.paragraphs.slice(0, OPENING_PARAGRAPHS);
  const stretches = paragraphs.flatMap(({ number }) =>
    reader.paragraph(number).flatMap((sentence) => {
      const people = named(sentence);
      const [first, last] = [people[0], people.at(-1)];
      const circles: readonly Circle[] = number === 1 ? ['attendance', 'chair', 'meeting'] : ['attendance', 'chair'];
      const wasThere = isOf(sentence, circles) || people.length >= MANY_PEOPLE;
      const isAbsent = isOf(sentence, ['absence']) || /apolog/i.test(reader.text(sentence));
      return first && last && wasThere && !isAbsent
        ? [{ label: 'who' as const, span: { start: first.start, end: last.end }, paragraph: number }]
        : [];
    }),
  );
  return stretches.slice(0, MOST_WHO);
}

function named({ people }: ReadSentence): PersonMention[] {
  return people.filter(({ name }) => name);
}

function isOf({ terms }: ReadSentence, wanted: readonly Circle[]): boolean {
  return terms.some(({ norm, stem }) => circlesOf(norm, stem).some((circle) => wanted.includes(circle)));
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

const IN = /(?:^|[^\p{L}])(?:(?:in|at)\s+(?:the\s+(?:city|town)\s+of\s+)?|في\s+(?:مدينة\s+)?)$/iu;

/** Where it took place: a place or a building behind "in", else any place. */
function places(reader: RecordReader, sentence: ReadSentence): Span[] {
  const { text } = reader.document;
  const found = reader.places(sentence);
  const venues = findVenues(text, sentence, reader.language);
  const behind = found.filter(({ start }) => IN.test(text.slice(Math.max(0, start - 20), start)));
  return [behind, venues, found].find((spans) => spans.length > 0) ?? [];
}

/**
 * What was decided: the sentences in which something is decided before anything is said, one a paragraph. Where the record
 * only tells of decisions in what people said, the first of those.
 */
function decided(reader: RecordReader): Point[] {
  const paragraphs = reader.document.paragraphs.slice(1).map(({ number }) => reader.paragraph(number));
  const taken = paragraphs.flatMap((sentences) => sentences.flatMap(decision).slice(0, 1));
  const found =
    taken.length > 0
      ? taken
      : paragraphs
          .flat()
          .flatMap((each) => toldDecision(reader, each))
          .slice(0, 1);
  return found.slice(0, MOST_DECIDED).map(({ sentence, at }) => decidedPoint(reader, sentence, at));
}

interface Decision {
  readonly sentence: ReadSentence;
  /** Where its word stands. */
  readonly at: number;
}

function decision(sentence: ReadSentence): Decision[] {
  const verb = decidingVerb(sentence);
  return verb ? [{ sentence, at: verb.start }] : [];
}

function toldDecision(reader: RecordReader, sentence: ReadSentence): Decision[] {
  const at = reader.text(sentence).search(DECIDED);
  return at < 0 ? [] : [{ sentence, at: sentence.start + at }];
}

/** The verb by which a sentence decides, where none of speaking stands before it. */
function decidingVerb({ terms }: ReadSentence): Term | null {
  const at = terms.findIndex(
    ({ norm, stem }, i) =>
      isDecidingVerb(terms, i) || (circlesOf(norm, stem).includes('speech') && !SPEECH_NOUN.test(norm)),
  );
  return at >= 0 && isDecidingVerb(terms, at) ? (terms[at] ?? null) : null;
}

/** "The approved budget" decides nothing, nor does «اعتمد على», "relied on". */
function isDecidingVerb(terms: readonly Term[], at: number): boolean {
  const norm = terms[at]?.norm ?? '';
  if (!DECIDES.test(norm)) return false;
  if (/^(?:the|an?|its|their|his|her|our|any|all|newly)$/.test(terms[at - 1]?.norm ?? '')) return false;
  return !(/اعتمد/.test(norm) && /^علي/.test(terms[at + 1]?.norm ?? ''));
}

/** What each side said: the sentences with a speaker and a word of speech, one a paragraph, that decide nothing. */
function said(reader: RecordReader): Point[] {
  const points: Point[] = [];
  for (const { number } of reader.document.paragraphs.slice(1)) {
    const sentence = reader
      .paragraph(number)
      .find(
        (each) =>
          isOf(each, ['speech']) && each.people.length > 0 && named(each).length < MANY_PEOPLE && !decidingVerb(each),
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

/** A place with what is said of it, up to the end of its clause where that is near ("Nur-Sultan, capital of …"). */
function clauseOf(reader: RecordReader, sentence: Span, inside: Span): Span {
  const clause = clauses(reader.document.text, sentence.start, sentence.end).find(
    (part) => inside.start >= part.start && inside.start < part.end,
  );
  const rest = { start: inside.end, end: clause?.end ?? inside.end };
  const length = rest.end - rest.start;
  if (length <= 0 || length > LONGEST_OF_PLACE || findDates(reader.text(rest)).length > 0) return inside;
  return { start: inside.start, end: rest.end };
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

function stemsOf(sentence: ReadSentence): string[] {
  return [...new Set(sentence.terms.filter((term) => !term.stop).map((term) => term.stem))];
}
