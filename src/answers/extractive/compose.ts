import type { Meeting } from '../../meetings/meeting.js';
import type { LabelKind } from '../../meetings/outline/labels.js';
import { findDates, sameDate } from '../../text/dates.js';
import type { Language } from '../../text/language.js';
import { asLabel, withoutMarkup } from '../../text/markup.js';
import { clauses, type Span } from '../../text/segment.js';
import type { Answer } from '../answer.js';
import { WORDING } from '../wording.js';
import type { Candidate } from './candidate.js';
import { Bibliography, cite } from './cite.js';
import { type Evidence, MATCHED } from './evidence.js';
import { ANSWERED, type Found } from './find-answer.js';
import { joinNames } from './list-candidates.js';
import type { TermMatcher } from './matcher.js';
import { findCountries } from './places.js';
import type { Question } from './question.js';
import { quoteWindow, tidy } from './quote-window.js';
import type { Readers } from './readers.js';

/** One question of those asked at once, with what was found for it. */
export interface Part {
  readonly question: Question;
  /** What answers, from ANSWERED on, or else comes nearest to it. */
  readonly found: Found | null;
}

export interface ComposeContext {
  readonly language: Language;
  readonly readers: Readers;
  readonly matcher: TermMatcher;
  readonly meetings: readonly Meeting[];
}

type Composed = Pick<Answer, 'status' | 'answer' | 'shortAnswer' | 'citations' | 'confidence'>;

/**
 * What comes nearest is shown with a "not found" from this confidence on, which counts a wrong answer several times; or from a
 * lower one, where the sentence has so much of the question. Of what is left, "the record does not say" is true of two in
 * three.
 */
const NEAR_ENOUGH = 0.15;
const NEAR_IN_WORDS = { confidence: 0.04, coverage: 0.2 };

/** Puts the parts' answers into one, numbering citations as they come. */
export function composeAnswer(parts: readonly Part[], context: ComposeContext): Composed {
  const bibliography = new Bibliography();
  const answered = parts.filter(({ found }) => found && found.confidence >= ANSWERED);
  if (answered.length === 0) return notFound(parts, bibliography, context);
  const lines: string[] = [];
  const shorts: string[] = [];
  for (const part of parts) {
    const { found } = part;
    if (!found || found.confidence < ANSWERED) {
      // Of several questions, the one that the record leaves open is named, so that its silence is no answer.
      const { notFound, notSure } = WORDING[context.language];
      lines.push(`${part.question.text.replace(/[\s?؟]+$/u, '')}: ${found && comesNear(found) ? notSure : notFound}`);
      continue;
    }
    for (const candidate of [found.candidate, ...(found.more ?? [])]) {
      const { text, short } = sayPart({ ...found, candidate }, bibliography, context);
      if (!lines.includes(text)) lines.push(text);
      if (short !== null && !shorts.includes(short)) shorts.push(short);
    }
  }
  const notes = notesOn(bibliography, context);
  return {
    status: 'answered',
    answer: [...lines, ...notes].join('\n'),
    shortAnswer: shorts.length > 0 ? shorts.join(context.language === 'ar' ? '؛ ' : '; ') : null,
    citations: bibliography.citations,
    confidence: round(Math.min(...answered.map(({ found }) => found?.confidence ?? 0))),
  };
}

/** The words to quote for a candidate: within its sentence, as offsets into its document. */
export function quoteOf({ evidence, span, lead, short }: Candidate): Span {
  const { reader, sentence, terms } = evidence;
  if (lead) return tidy(reader.document.text, span);
  return quoteWindow(
    reader.document.text,
    sentence,
    span,
    terms.flatMap(({ at }) => (at ? [at] : [])),
    { goOn: short === null },
  );
}

function sayPart(
  found: Found,
  bibliography: Bibliography,
  context: ComposeContext,
): { text: string; short: string | null } {
  const { candidate } = found;
  const { evidence } = candidate;
  const { reader, sentence } = evidence;
  const window = quoteOf(candidate);
  const read = { reader, paragraph: sentence.paragraph };
  const main = cite(context.readers, context.matcher, { ...read, span: window }, context.language);
  const number = bibliography.add(main);
  const numbers = [number];
  let leadText = '';
  if (candidate.lead) {
    const lead = cite(
      context.readers,
      context.matcher,
      { ...read, span: tidy(reader.document.text, candidate.lead) },
      context.language,
    );
    // Another language's sentence may not part where this one's does: then the quote has it already.
    if (lead.start < main.start || lead.end > main.end) {
      numbers.push(bibliography.add(lead));
      leadText = asLabel(lead.translation ?? lead.quote);
    }
  }
  const words = withoutMarkup(main.translation ?? main.quote);
  // A clause from inside a sentence says so, and doesn't pass for the whole of it.
  const around = candidate.lead ? '' : aroundOf(evidence);
  const isInside = !candidate.lead && around === '' && /^\p{Ll}/u.test(words);
  const short = candidate.short === null ? null : shortIn(context, found, words);
  const marks = numbers.map((each) => `[${each}]`).join('');
  const text = `${isInside ? '… ' : ''}${around}${leadText}${unpunctuated(words)} ${marks}`;
  return { text, short: short === null ? null : withoutMarkup(short) };
}

/** Who says a sentence, or which matter a line is of, where the record tells it beside or above the words themselves. */
function aroundOf({ reader, sentence: { entry } }: Evidence): string {
  const matter = entry.labelKind && OF_MATTER.has(entry.labelKind) ? entry.under.at(-1) : undefined;
  const span = entry.speaker ?? matter;
  return span ? asLabel(reader.text(span)) : '';
}

/** Lines that say nothing without the matter they are of. */
const OF_MATTER: ReadonlySet<LabelKind> = new Set(['decision', 'owner', 'due', 'vote', 'cost', 'action']);

/** The short answer in the answer's language: as it was found, or its counterpart among the translation's words. */
function shortIn(context: ComposeContext, { candidate }: Found, words: string): string | null {
  const { short, evidence } = candidate;
  if (short === null || /^\d+$/.test(short)) return short;
  if (
    candidate.evidence.reader.document.text.slice(candidate.span.start, candidate.span.end) !== short &&
    /^(?:Yes|نعم)$/.test(short)
  )
    return context.language === 'ar' ? 'نعم' : 'Yes';
  const { reader } = evidence;
  const spoken = reader.meeting.documents[context.language] ? context.language : reader.meeting.original;
  if (reader.language === spoken) return unpunctuated(short);
  const date = findDates(short)[0];
  if (date) {
    const same = findDates(words).find((other) => sameDate(date, other));
    return same ? words.slice(same.start, same.end) : null;
  }
  const countries = findCountries(short);
  if (
    countries.length > 0 &&
    short.length < 30 * countries.length &&
    candidate.span.end - candidate.span.start !== short.length
  ) {
    const wanted = new Set(countries.map(({ country }) => country));
    const names = findCountries(words).filter(({ country }) => wanted.has(country));
    if (names.length > 0)
      return joinNames(context.language, [...new Set(names.map(({ start, end }) => words.slice(start, end)))]);
  }
  return bestClauses(short, words, context.matcher);
}

/** The clauses of `words` that correspond to the short answer; all of them where it is nearly the whole. */
function bestClauses(short: string, words: string, matcher: TermMatcher): string {
  const parts = clauses(words);
  if (parts.length < 2) return unpunctuated(words);
  const wanted = short.split(/\s+/).filter((word) => word.length > 2);
  const scores = parts.map((part) => correspondence(wanted, words.slice(part.start, part.end), matcher));
  const most = Math.max(...scores);
  const chosen = parts.filter((_, i) => (scores[i] ?? 0) >= most * 0.5);
  const span: Span = { start: chosen[0]?.start ?? 0, end: chosen.at(-1)?.end ?? words.length };
  return unpunctuated(words.slice(span.start, span.end));
}

function correspondence(wanted: readonly string[], words: string, matcher: TermMatcher): number {
  const terms = words.split(/\s+/);
  return wanted.filter((want) => terms.some((term) => matcher.nameSimilarity(want, term) > 0.75)).length;
}

function notFound(parts: readonly Part[], bibliography: Bibliography, context: ComposeContext): Composed {
  const wording = WORDING[context.language];
  const near = parts.reduce<Found | null>(
    (best, { found }) => (found && found.confidence > (best?.confidence ?? 0) ? found : best),
    null,
  );
  const confidence = round(near?.confidence ?? 0);
  if (!near || !comesNear(near)) {
    return { status: 'not_found', answer: wording.notFound, shortAnswer: null, citations: [], confidence };
  }
  const shown = [near.candidate, ...(near.others ?? []).filter(hasWords)].map((candidate) => {
    const { reader, sentence } = candidate.evidence;
    const read = { reader, paragraph: sentence.paragraph, span: quoteOf(candidate) };
    const cited = cite(context.readers, context.matcher, read, context.language);
    const words = unpunctuated(withoutMarkup(cited.translation ?? cited.quote));
    return `${aroundOf(candidate.evidence)}${words} [${bibliography.add(cited)}]`;
  });
  return {
    status: 'not_found',
    answer: [
      // Several stand below each other.
      `${wording.notFoundNearest}${shown.length > 1 ? '\n' : ' '}${shown.join('\n')}`,
      ...notesOn(bibliography, context),
    ].join('\n'),
    shortAnswer: null,
    citations: bibliography.citations,
    confidence,
  };
}

function hasWords({ evidence }: Candidate): boolean {
  return evidence.terms.some(({ match }) => match >= MATCHED);
}

/** Whether there is something to show where no answer is sure: the record cannot be said to be silent then. */
function comesNear({ confidence, candidate }: Found): boolean {
  if (!hasWords(candidate)) return false;
  if (confidence >= NEAR_ENOUGH) return true;
  return confidence >= NEAR_IN_WORDS.confidence && candidate.evidence.coverage >= NEAR_IN_WORDS.coverage;
}

/** What a reader must know of the words shown: that they are in another language, or a machine's translation. */
function notesOn({ citations }: Bibliography, { language, meetings }: ComposeContext): string[] {
  const notes = new Set<string>();
  for (const { meeting: id, translation, language: quoted } of citations) {
    const meeting = meetings.find((each) => each.id === id);
    if (quoted !== language && translation === null) notes.add(WORDING[language].onlyIn[quoted]);
    if (translation !== null && meeting?.machineTranslated.includes(language))
      notes.add(WORDING[language].machineTranslated);
  }
  return [...notes];
}

function unpunctuated(words: string): string {
  return words.replace(/[\s،,;:؛.]+$/u, '');
}

function round(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}
