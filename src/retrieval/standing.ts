import { analyse, type Term } from '../text/analyse.js';

/**
 * What a word of a question counts, next to 1, whatever the record has of it: a name says more than another word as rare,
 * and the words that only say what kind of answer is wanted are often not beside the answer.
 */
export function standingOf(term: Term, question: string): number {
  if (SCAFFOLDING.has(term.stem)) return STANDING.scaffolding;
  const isName = term.start > 0 && /^\p{Lu}/u.test(question.slice(term.start, term.end));
  return isName ? STANDING.name : 1;
}

const STANDING = { scaffolding: 0.35, name: 1.3 };

const SCAFFOLDING: ReadonlySet<string> = new Set(
  analyse(
    `name type kind call term word number many much thing person people one form first refer use mean describe example
    اسم نوع عدد لقب سبب شيء أشياء طريقة مصطلح شخص يسمى تسمى سمي سميت يطلق أطلق يدعى تدعى يقع تقع يعتبر تعتبر يعد تعد
    يستخدم تستخدم حدث يحدث يوجد توجد عديد يحتوي تحتوي يتكون تتكون`,
  ).map(({ stem }) => stem),
);
