import { type Evidence, MATCHED } from '../evidence.js';
import type { Found } from '../find-answer.js';
import type { Asked } from './asked.js';
import type { Scored } from './confidence-features.js';

/** What the rules (find-answer.ts) made of a question and of the sentences at hand. */
export interface Ruled {
  readonly evidence: readonly Evidence[];
  readonly found: Found | null;
}

/** What the rules for meetings say to the sentence that the ranking chose. */
export interface RuleFeatures {
  /** 1 where they choose the same sentence. */
  agreed: number;
  /** How sure they are of theirs, 0 where they have none. */
  ruled: number;
  /** 1 where a reason is asked for and the sentence gives none. */
  whyUnsaid: number;
  /** 1 where a number is asked for: any record is full of them. */
  asksNumber: number;
  /** 1 where the sentence lacks a name of the question, and its paragraph the very name. */
  lacksName: number;
  /** How many words the question has, as a share of eight. */
  length: number;
  /** 1 where the question says that people met, were there, spoke. */
  ofMeeting: number;
  /** 1 where the sentence speaks of somebody. */
  people: number;
}

/** Where no rules were asked. */
export const NOT_RULED: RuleFeatures = {
  agreed: 0,
  ruled: 0,
  whyUnsaid: 0,
  asksNumber: 0,
  lacksName: 0,
  length: 0,
  ofMeeting: 0,
  people: 0,
};

export const RULE_FEATURES = Object.keys(NOT_RULED) as readonly (keyof RuleFeatures)[];

const MOST_WORDS = 8;

export function ruleFeatures({ question, words }: Asked, best: Scored, { evidence, found }: Ruled): RuleFeatures {
  const { sentence, saysWhy } = best.matches.reading;
  const own = evidence.find((each) => each.sentence === sentence);
  return {
    agreed: found?.candidate.evidence.sentence === sentence ? 1 : 0,
    ruled: found?.confidence ?? 0,
    whyUnsaid: question.type === 'reason' && !saysWhy ? 1 : 0,
    asksNumber: question.type === 'number' ? 1 : 0,
    lacksName: own?.terms.some(({ term, match }) => term.role === 'entity' && match < MATCHED) ? 1 : 0,
    length: Math.min(MOST_WORDS, words.length) / MOST_WORDS,
    ofMeeting: question.terms.some(({ role }) => role === 'meeting') ? 1 : 0,
    people: sentence.people.length > 0 ? 1 : 0,
  };
}
