import type { Answer } from '../../src/answers/answer.js';
import type { Meeting } from '../../src/meetings/meeting.js';
import type { Language } from '../../src/text/language.js';

/** A line of the golden set; README.md says what its fields mean. */
export interface GoldenQuestion {
  readonly id: string;
  readonly question: string;
  readonly status: Answer['status'];
  readonly kind: string;
  /** What it is asked in, for other meetings than the golden one. */
  readonly language?: Language;
}

export interface GoldenRecord {
  readonly meeting: Meeting;
  readonly questions: readonly GoldenQuestion[];
}

export const MEETING: string;
export const PARTS: readonly string[];
export const HELD_OUT: readonly string[];
export const LANGUAGES: readonly Language[];
export function readGolden(language: Language, part: string): GoldenQuestion[];
export function readRecords(folder: string): GoldenRecord[];
export function holds(
  words: string,
  wanted: { readonly short?: readonly string[]; readonly allShort?: readonly string[] },
): boolean;
export function fault(line: GoldenQuestion, answer: Answer, record: string): string | null;
