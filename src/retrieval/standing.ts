import { analyse, type Term } from '../text/analyse.js';

/**
 * What a word of a question counts, next to 1, whatever the record has of it: a name says more than another word as rare,
 * and the words that only say what kind of answer is wanted are often not beside the answer.
 */
export function standingOf(term: Omit<Term, 'stop'>, question: string): number {
  if (SCAFFOLDING.has(term.stem) || SCAFFOLDING_FORMS.has(term.norm)) return STANDING.scaffolding;
  return isCapitalised(term, question) ? STANDING.name : 1;
}

/** Whether a word of a question has a capital that is not the question's first. */
export function isCapitalised({ start, end }: Pick<Term, 'start' | 'end'>, question: string): boolean {
  return start > 0 && /^\p{Lu}/u.test(question.slice(start, end));
}

const STANDING = { scaffolding: 0.35, name: 1.3 };

const SCAFFOLDING: ReadonlySet<string> = new Set(
  analyse(
    `name type kind call term word number many much thing person people one form first refer use mean describe example
    اسم نوع عدد لقب سبب شيء أشياء طريقة مصطلح شخص يسمى تسمى سمي سميت يطلق أطلق يدعى تدعى يقع تقع يعتبر تعتبر يعد تعد
    يستخدم تستخدم حدث يحدث يوجد توجد عديد يحتوي تحتوي يتكون تتكون
    قام قامت يقوم تقوم حصل حصول جعل أثناء جزء معظم آخر موجود تعبير مستخدم استخدام كيفية مقارنة`,
  ).map(({ stem }) => stem),
);

/** The same of words that share their stem with one that tells much (رئيسي with رئيس, بالنسبة with نسبة). */
const SCAFFOLDING_FORMS: ReadonlySet<string> = new Set(
  analyse('الرئيسي الرئيسية رئيسي رئيسية بالنسبة بشكل بصورة الأكثر المقصود').map(({ norm }) => norm),
);
