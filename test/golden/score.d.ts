import type { Answer } from '../../src/answers/answer.js';
import type { Language } from '../../src/text/language.js';

/** A line of the golden set; README.md says what its fields mean. */
export interface GoldenQuestion {
  readonly id: string;
  readonly question: string;
  readonly status: Answer['status'];
  readonly kind: string;
}

export const PARTS: readonly string[];
export const LANGUAGES: readonly Language[];
export function readGolden(language: Language, part: string): GoldenQuestion[];
export function fault(line: GoldenQuestion, answer: Answer, record: string): string | null;
