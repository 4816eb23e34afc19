import type { Language } from '../text/language.js';

/** A numbered quote of the record: `document.text.slice(start, end) === quote`, in the original's document. */
export interface Citation {
  /** From 1, in order of appearance; `[1]` in an answer points here. */
  readonly id: number;
  /** The meeting's id. */
  readonly meeting: string;
  /** From 1, as people cite it. */
  readonly paragraph: number;
  /** The quote's language: the meeting's original one. */
  readonly language: Language;
  /** Words of the record, verbatim. */
  readonly quote: string;
  /** UTF-16 offsets into the document as shipped. */
  readonly start: number;
  readonly end: number;
  /** The shipped translation's words for the quote in the answer's language; null where that is the original's or there is none. */
  readonly translation: string | null;
}

/** The JSON contract: what `ask --json` prints and what every front end shows. */
export interface Answer {
  readonly question: string;
  readonly language: Language;
  readonly status: 'answered' | 'not_found';
  /** One or a few sentences with `[n]` after what citation n supports; for `not_found`, a sentence that says so. */
  readonly answer: string;
  /** The few words that answer a when, where, who or how many; null where the question asks for more, or has no answer. */
  readonly shortAnswer: string | null;
  /** At least one where answered; for `not_found`, perhaps the nearest passages. */
  readonly citations: readonly Citation[];
  /** 0..1: how sure it is that the record answers the question. */
  readonly confidence: number;
  readonly mode: 'extractive' | 'generative';
  /** Wall time it took to answer. */
  readonly milliseconds: number;
}

export type SummaryStyle = 'brief' | 'bullets' | 'full';

/** A summary of one meeting, each point with its citations. */
export interface Summary {
  readonly meeting: string;
  readonly language: Language;
  readonly style: SummaryStyle;
  readonly points: readonly SummaryPoint[];
  readonly citations: readonly Citation[];
  readonly mode: 'extractive' | 'generative';
  readonly milliseconds: number;
}

/** `label` names the question a bullet answers (when, where, …), in the summary's language; `text` carries `[n]`. */
export interface SummaryPoint {
  readonly label: string | null;
  readonly text: string;
}

/** A passage somebody asked to see, by its paragraph's number or by words. */
export interface QuoteResult {
  readonly meeting: string;
  /** The paragraphs or stretches found, best first; empty when the record has no such words. */
  readonly citations: readonly Citation[];
  readonly language: Language | 'both';
}
