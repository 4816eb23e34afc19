import { normalise } from '../../../text/normalise.js';
import type { Asked } from './asked.js';
import type { Wish } from './asking.js';
import type { RankedPhrase } from './least-risk.js';
import type { Matches } from './matches.js';
import { nearness } from './nearness.js';
import type { SentenceFeatures } from './sentence-features.js';

/** How what is asked for stands to what the best sentence has; each from 0 to about 1. */
export interface AnswerFeatures {
  /** How close the question's words stand to the short answer, on its left and on its right. */
  left: number;
  right: number;
  /** How long the short answer is, as a share of twelve words; 0 where there is none. */
  shortLength: number;
  /** How far the sentence has the noun that names what is asked for. */
  focus: number;
  /** 1 where a time or a number is asked for and the sentence has digits. */
  digits: number;
  /** 1 where a reason is asked for and the sentence gives one. */
  whySaid: number;
  /** 1 where the sentence has a name or a place that the question does not name. */
  newName: number;
  /** 1 where it has none and the question asks for a person, or what something is called. */
  nameUnsaid: number;
  /** 1 where what something is called is asked for, how many, how much, which group of people. */
  asksName: number;
  asksCount: number;
  asksAmount: number;
  asksGroup: number;
  /** 1 where the sentence says no; where the question does; where one of them does alone. */
  negated: number;
  asksNegated: number;
  negatedOtherwise: number;
}

const NONE: AnswerFeatures = {
  left: 0,
  right: 0,
  shortLength: 0,
  focus: 0,
  digits: 0,
  whySaid: 0,
  newName: 0,
  nameUnsaid: 0,
  asksName: 0,
  asksCount: 0,
  asksAmount: 0,
  asksGroup: 0,
  negated: 0,
  asksNegated: 0,
  negatedOtherwise: 0,
};

export const ANSWER_FEATURES = Object.keys(NONE) as readonly (keyof AnswerFeatures)[];

/** In normalised text. */
const ASKS_NAME =
  /(?<![a-z\u0620-\u06ff])(?:called|names?|named|اسم(?:ه|ها|هم)?|شسم\p{L}*|[يت]سمي)(?![a-z\u0620-\u06ff])/u;
/** Ways to say why that are too common to tell a sentence by. */
const GIVES_REASON =
  /(?<![\p{L}])(?:on account of|thanks to|saying that|in case|too \p{L}+|(?<=[,;–-] ?)(?:as|so|for)|لان\p{L}{0,3}|ع?ل?شان\p{L}{0,3}|حيت|اذ|السبب|لذا|بحجه|ل(?:(?![اكلمنبيو])\p{L}{4,}|ا(?:ن[تقشهس]|[رعجشخحكفقست]ت|ضط|صط|ت)\p{L}{2,}))(?![\p{L}])/u;
const NEGATION =
  /(?<!\p{L})(?:not|no|never|nobody|(?:ca|wo|do|does|did|is|are|was|were|has|have|had|could|would|should)n['’]?t|cannot|without|[وف]?(?:لا|لم|لن|ليس|ليست)|مو|مش|مب|ما(?= (?:[يتن]|حضر|كان|قدر|جا|اجا|صار|في(?!\p{L})|عند|ل))|دون|بدون|عدم)(?!\p{L})/u;
const LONGEST = 12;

/** `phrase` is the short answer of the sentence that is matched. */
export function answerFeatures(
  { question: { type, norm }, asking: { wish }, ...asked }: Asked,
  { matches, features }: { readonly matches: Matches; readonly features: SentenceFeatures },
  phrase: RankedPhrase | null,
): AnswerFeatures {
  const { reading, of } = matches;
  const [left, right] = phrase ? nearness(asked, matches, phrase.first, phrase.last) : [0, 0];
  const hasNewName = reading.words.some(({ kind }, i) => (kind === 'name' || kind === 'place') && (of[i] ?? -1) < 0);
  const asksName = ASKS_NAME.test(norm);
  const isOf = (one: Wish): number => (wish === one ? 1 : 0);
  const words = normalise(reading.reader.text(reading.sentence));
  const negated = NEGATION.test(words);
  const asksNegated = NEGATION.test(norm);
  return {
    left,
    right,
    shortLength: phrase ? Math.min(LONGEST, phrase.last - phrase.first + 1) / LONGEST : 0,
    focus: features.focus,
    digits: features.digits,
    whySaid: type === 'reason' && (reading.saysWhy || GIVES_REASON.test(words)) ? 1 : 0,
    newName: hasNewName ? 1 : 0,
    nameUnsaid: !hasNewName && (asksName || wish === 'who' || type === 'person') ? 1 : 0,
    asksName: asksName ? 1 : 0,
    asksCount: isOf('count'),
    asksAmount: isOf('amount'),
    asksGroup: isOf('group'),
    negated: negated ? 1 : 0,
    asksNegated: asksNegated ? 1 : 0,
    negatedOtherwise: negated === asksNegated ? 0 : 1,
  };
}
