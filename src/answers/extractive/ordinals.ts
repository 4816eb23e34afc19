import { analyse, type Term } from '../../text/analyse.js';
import { rememberedFor } from '../../text/remembered.js';
import type { Question } from './question.js';

/** An ordinal as a word of a text: "third", "3rd", «الثالثة». */
export interface Ordinal {
  /** From 1 to 10. */
  readonly value: number;
  readonly at: Term;
  /** The stem of the noun that is counted; '' where there is none beside it. */
  readonly noun: string;
}

const ENGLISH = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const ARABIC = 'اولي? ثاني[ها]? ثالث[ها]? رابع[ها]? خامس[ها]? سادس[ها]? سابع[ها]? ثامن[ها]? تاسع[ها]? عاشر[ها]?'.split(
  ' ',
);
const FORMS: readonly RegExp[] = ENGLISH.map(
  (word, i) => new RegExp(`^(?:${word}|${i + 1}(?:st|nd|rd|th)|[وبلف]?ال${ARABIC[i]}|لل${ARABIC[i]})$`),
);
/** What a number of the clock or the calendar stands behind. */
const OF_TIME = /^[وبلف]?(?:ال)?(?:ساعه|تشرين|كانون|ربيع|جمادي|يوم)$/;
const TENS = /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/;
const MONTH =
  /^(?:يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|شهر|january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** The ordinals among some words, those of hours, days and months aside. */
export function ordinalsIn(terms: readonly Term[]): Ordinal[] {
  return terms.flatMap((at, i) => {
    const value = FORMS.findIndex((form) => form.test(at.norm)) + 1;
    const [before, next, after] = [terms[i - 1]?.norm ?? '', terms[i + 1]?.norm ?? '', terms[i + 2]?.norm ?? ''];
    if (
      value === 0 ||
      OF_TIME.test(before) ||
      TENS.test(before) ||
      /^(?:عشره?|وال[عثاخستن]\S+(?:ون|ين))$/.test(next) ||
      MONTH.test(next)
    )
      return [];
    return /^(?:من|of)$/.test(next) && MONTH.test(after) ? [] : [{ value, at, noun: nounOf(terms, i) }];
  });
}

/** In the same script, if at all: whether two ordinals may count the same. */
export function countTheSame(a: Ordinal, b: Ordinal): boolean {
  const isEnglish = ({ noun }: Ordinal): boolean => /^[a-z]/.test(noun);
  return a.value === b.value && (!a.noun || !b.noun || isEnglish(a) !== isEnglish(b) || a.noun === b.noun);
}

/** English has the noun behind the ordinal, Arabic before it, both with the article. */
function nounOf(terms: readonly Term[], i: number): string {
  const [before, after] = [terms[i - 1], terms[i + 1]];
  if (/^[a-z0-9]/.test(terms[i]?.norm ?? '')) return after && !after.stop ? after.stem : '';
  return before && /^[وبلف]?(?:ال|لل)/.test(before.norm) ? before.stem : '';
}

/** The same in a question's words, which are read once. */
export const ordinalsAsked = rememberedFor((question: Question): readonly Ordinal[] =>
  ordinalsIn(analyse(question.text)),
);
