import type { Meeting } from '../../meetings/meeting.js';
import { analyse, type Term } from '../../text/analyse.js';
import { type Language, otherLanguage } from '../../text/language.js';
import type { Lexicon } from '../../text/lexicon.js';
import type { Span } from '../../text/segment.js';
import { alignSpan } from '../extractive/align.js';
import { type Cited, cite } from '../extractive/cite.js';
import type { TermMatcher } from '../extractive/matcher.js';
import type { Readers } from '../extractive/readers.js';
import type { RecordReader } from '../extractive/record-reader.js';
import type { Claim, ClaimedQuote, NumberedPassage } from './claim.js';
import { locateQuote, quoteParts } from './locate-quote.js';

/** The words of a text with what they mean to matching. */
export interface ReadText {
  readonly text: string;
  readonly terms: readonly Term[];
}

/** What a claim's quotes say, as found in the record. */
export interface ClaimEvidence {
  readonly citations: readonly Cited[];
  readonly quotes: readonly { readonly reader: RecordReader; readonly span: Span; readonly paragraph: number }[];
  /** The quotes, as the original record has them. */
  readonly quoted: ReadText;
  /** What stands around them in their paragraphs. */
  readonly around: ReadText;
  /** The shipped translation's words for the quotes in the claim's language; null in the original's, or without one. */
  readonly translated: ReadText | null;
  /** The whole of the translation's paragraphs. */
  readonly translatedAround: ReadText | null;
  /** Where words of the claim begin that the lexicon translates by words of the quotes: GCC, مجلس التعاون. */
  readonly phrases: ReadonlySet<number>;
}

export interface EvidenceContext {
  readonly meetings: readonly Meeting[];
  readonly readers: Readers;
  readonly matcher: TermMatcher;
  readonly lexicon: Lexicon;
  readonly passages: readonly NumberedPassage[];
  readonly language: Language;
}

/** Finds a claim's quotes in the record; a quote that doesn't stand there is returned as it was claimed. */
export function gatherClaimEvidence(claim: Claim, context: EvidenceContext): ClaimEvidence | ClaimedQuote {
  const citations: Cited[] = [];
  const quotes: { reader: RecordReader; span: Span; paragraph: number }[] = [];
  for (const claimed of claim.quotes) {
    for (const part of quoteParts(claimed.quote)) {
      const found = locate(part, claimed.passage, context);
      if (!found) return { ...claimed, quote: part };
      const cited = cite(context.readers, context.matcher, found, context.language);
      if (
        citations.some(
          (other) => other.meeting === cited.meeting && other.start === cited.start && other.end === cited.end,
        )
      )
        continue;
      const reader = context.readers.of(found.reader.meeting, found.reader.meeting.original);
      citations.push(cited);
      quotes.push({ reader, span: { start: cited.start, end: cited.end }, paragraph: cited.paragraph });
    }
  }
  const first = claim.quotes[0];
  if (quotes.length === 0) return first ?? { passage: null, quote: '' };
  const translation = translationOf(quotes, context);
  const quoted = read(quotes.map(({ reader, span }) => reader.text(span)));
  return {
    citations,
    quotes,
    quoted,
    phrases: translatedPhrases(analyse(claim.text), quoted.terms, context.lexicon),
    around: read(
      quotes.flatMap(({ reader, span, paragraph }) => {
        const whole = reader.document.paragraphs[paragraph - 1];
        if (!whole) return [];
        return [reader.text({ start: whole.start, end: span.start }), reader.text({ start: span.end, end: whole.end })];
      }),
    ),
    translated: translation && read(translation.windows),
    translatedAround: translation && read(translation.paragraphs),
  };
}

function read(texts: readonly string[]): ReadText {
  const text = texts.join('\n');
  return { text, terms: analyse(text) };
}

/** The passage that was named comes first, but a quote is a quote wherever in the given passages' meetings it stands. */
function locate(
  quote: string,
  passage: number | null,
  { meetings, readers, passages }: EvidenceContext,
): { reader: RecordReader; span: Span; paragraph: number } | null {
  const named = passage === null ? undefined : passages[passage - 1];
  const ids = new Set([...(named ? [named.meeting] : []), ...passages.map(({ meeting }) => meeting)]);
  for (const id of ids) {
    const meeting = meetings.find((each) => each.id === id);
    if (!meeting) continue;
    const languages = [meeting.original, ...(meeting.original === 'ar' ? (['en'] as const) : (['ar'] as const))];
    for (const language of languages.filter((each) => meeting.documents[each])) {
      const reader = readers.of(meeting, language);
      const preferred = named?.meeting === id ? named.paragraph : undefined;
      const found = locateQuote(quote, reader.document, preferred);
      if (found) return { reader, span: found, paragraph: found.paragraph };
    }
  }
  return null;
}

function translationOf(
  quotes: readonly { readonly reader: RecordReader; readonly span: Span; readonly paragraph: number }[],
  { readers, matcher, language }: EvidenceContext,
): { windows: string[]; paragraphs: string[] } | null {
  const windows: string[] = [];
  const paragraphs: string[] = [];
  for (const { reader, span, paragraph } of quotes) {
    if (reader.language === language || !reader.meeting.documents[language]) continue;
    const translation = readers.of(reader.meeting, language);
    const aligned = alignSpan(reader, span, paragraph, translation, matcher);
    const whole = translation.document.paragraphs[paragraph - 1];
    if (!aligned || !whole) continue;
    windows.push(translation.text(aligned));
    paragraphs.push(translation.text(whole));
  }
  return windows.length > 0 ? { windows, paragraphs } : null;
}

/** Runs of the claim's words that the lexicon lists, and that one of its lemmas in the quotes' language translates. */
function translatedPhrases(claim: readonly Term[], quoted: readonly Term[], lexicon: Lexicon): ReadonlySet<number> {
  const content = claim.filter(({ stop }) => !stop);
  const stems = content.map(({ stem }) => stem);
  // Stems keep a preposition that may as well be the word's own letter: لمجلس.
  const shown = new Set(quoted.flatMap(({ stem }) => [stem, stem.replace(/^[وفبل](?=...)/, '')]));
  const found = new Set<number>();
  for (let i = 0; i < stems.length; i++) {
    for (const { entry, language, length } of lexicon.match(stems, i)) {
      const lemmas = lexicon.lemmas(entry, otherLanguage(language));
      if (!lemmas.some((lemma) => lemma.length > 0 && lemma.every((stem) => shown.has(stem)))) continue;
      for (const term of content.slice(i, i + length)) found.add(term.start);
    }
  }
  return found;
}
