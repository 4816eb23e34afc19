import { type Meeting, originalDocument } from '../../meetings/meeting.js';
import type { Language } from '../../text/language.js';
import { normalise } from '../../text/normalise.js';
import type { QuoteResult } from '../answer.js';
import { AskError } from '../answering.js';
import { WORDING } from '../wording.js';
import { Bibliography, cite } from './cite.js';
import { type Evidence, mustMatch } from './evidence.js';
import type { TermMatcher } from './matcher.js';
import { tidy } from './quote-window.js';
import type { Readers } from './readers.js';

export interface QuoteContext {
  readonly language: Language;
  readonly readers: Readers;
  readonly matcher: TermMatcher;
}

/** A sentence is quoted for words of which it has at least this share. */
const LEAST_COVERAGE = 0.5;

type Quotes = Pick<QuoteResult, 'meeting' | 'citations'>;

/** Finds what somebody wants to see of a record. */
export const findQuotes = { byNumber, byWords };

/** A whole paragraph, by its number in the digits of either language. */
function byNumber(meeting: Meeting, digits: string, { language, readers, matcher }: QuoteContext): Quotes {
  const number = Number(normalise(digits));
  const original = originalDocument(meeting);
  const paragraph = Number.isSafeInteger(number) ? original.paragraphs[number - 1] : undefined;
  if (!paragraph) {
    throw new AskError(
      'unknown_paragraph',
      WORDING[language].unknownParagraph(normalise(digits), original.paragraphs.length),
    );
  }
  const bibliography = new Bibliography();
  const reader = readers.of(meeting, meeting.original);
  const span = { start: paragraph.start, end: paragraph.end };
  // Both documents' paragraphs pair by number, whatever the sentences do.
  const other = meeting.original === 'ar' ? 'en' : 'ar';
  const translated = meeting.documents[other];
  const translation = translated?.paragraphs[number - 1];
  bibliography.add({
    ...cite(readers, matcher, { reader, span, paragraph: number }, language),
    translation: translated && translation ? translated.text.slice(translation.start, translation.end) : null,
  });
  return { meeting: meeting.id, citations: bibliography.citations };
}

/** Sentences that have the words, those with the very phrase first. */
function byWords(
  words: string,
  evidence: readonly Evidence[],
  fallback: Meeting,
  { language, readers, matcher }: QuoteContext,
  limit: number,
): Quotes {
  const phrase = normalise(words);
  const ranked = evidence
    .map((each) => ({ each, exact: normalise(each.reader.text(each.sentence)).includes(phrase) }))
    .filter(
      ({ each, exact }) =>
        exact || (each.coverage >= LEAST_COVERAGE && each.terms.some(({ term, at }) => at && mustMatch(term))),
    )
    .sort((a, b) => Number(b.exact) - Number(a.exact) || b.each.coverage - a.each.coverage);
  const bibliography = new Bibliography();
  for (const { each } of ranked.slice(0, limit)) {
    const { reader, sentence } = each;
    const span = tidy(reader.document.text, sentence);
    const cited = cite(
      readers,
      matcher,
      { reader, paragraph: sentence.paragraph, span },
      reader.language === reader.meeting.original ? otherOf(reader.language) : reader.language,
    );
    bibliography.add(cited);
  }
  return { meeting: bibliography.citations[0]?.meeting ?? fallback.id, citations: bibliography.citations };

  function otherOf(original: Language): Language {
    return language === original ? (original === 'ar' ? 'en' : 'ar') : language;
  }
}
