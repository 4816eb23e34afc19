import { normalise } from '../../text/normalise.js';
import { tokenise } from '../../text/tokenise.js';

/** Words that say that something is not so, or did not happen. */
const NEGATIONS = words(
  `not no never none nobody nothing neither nor without cannot n't
   لا لم لن ليس ليست ليسوا بدون دون عدم غير بلا ولا ولم ولن فلا فلم وليس وليست بعدم لعدم دونما`,
);
const NOT_NEGATIONS = /\bnot only\b|\bno doubt\b|\bnot least\b|ليس فقط|لا سيما|لاسيما|لا يزال|لا تزال|لا شك|غيره/giu;

/** How often a text negates. */
export function negations(text: string): number {
  const plain = text.replace(NOT_NEGATIONS, ' ').replace(/غيرها/gu, ' ');
  return tokenise(plain).filter(({ norm }) => NEGATIONS.has(norm) || /n't$/.test(norm)).length;
}

/**
 * Words that turn a statement round, in pairs. One side in a claim, the other and not the first in its quote: the claim
 * says the opposite.
 */
const OPPOSITES: readonly (readonly [string, string])[] = [
  [
    'approve approved approval accept accepted agree agreed endorse endorsed adopt adopted welcome welcomed وافق وافقت موافقة أقر إقرار قبول اعتمد اعتماد رحب ترحيب',
    'reject rejected rejection refuse refused oppose opposed decline declined denied deny رفض رفضت الرفض عارض معارضة اعترض اعتراض نفى',
  ],
  [
    'increase increased increasing raise raised grow grew growth expand rise زيادة زاد رفع ارتفاع ارتفع نمو توسيع',
    'decrease decreased decreasing reduce reduced reducing reduction lower cut decline shrink خفض انخفاض انخفض تقليل تقليص تراجع نقص',
  ],
  [
    'strengthen strengthened strengthening strengthens deepen deepening develop developing develops enhance enhancing intensify encourage encouraging encourages support supported تعزيز عزز يعزز توطيد تنمية تطوير تكثيف تشجيع يشجع دعم',
    'weaken weakened weakening weakens limit limiting undermine undermining discourage discouraging hinder hindering إضعاف أضعف يضعف تقييد عرقلة إعاقة تثبيط يثبط',
  ],
  [
    'begin began begun start started open opened opening بدأ بداية بدء افتتح فتح',
    'end ended finish finished close closed closing انتهى نهاية أنهى اختتم إغلاق',
  ],
  ['first أول أولى', 'last أخير أخيرة'],
  ['before قبل', 'after بعد'],
  ['importance important stress stressed أهمية أكد مهم', 'insignificance unimportant downplayed تفاهة قلل'],
  ['hope hoped hopes تطلع أمل', 'fear feared fears خوف خشي مخاوف'],
  [
    'thanks thanked appreciation gratitude شكر تقدير امتنان',
    'criticism criticised criticized blamed condemned انتقاد انتقد لوم أدان إدانة',
  ],
  ['stability security peace استقرار أمن سلام', 'instability insecurity war conflict فوضى حرب نزاع'],
];

const SIDES: readonly (readonly [ReadonlySet<string>, ReadonlySet<string>])[] = OPPOSITES.map(([one, other]) => [
  forms(one),
  forms(other),
]);

/** A word of the claim whose opposite, and not itself, its evidence has; null where there is none. */
export function opposed(claim: string, evidence: string): string | null {
  const [said, shown] = [bareWords(claim), bareWords(evidence)];
  for (const sides of SIDES) {
    for (const [mine, other] of [sides, [sides[1], sides[0]] as const]) {
      const word = said.find((each) => mine.has(each));
      if (word && !shown.some((each) => mine.has(each)) && shown.some((each) => other.has(each))) return word;
    }
  }
  return null;
}

function bareWords(text: string): string[] {
  return tokenise(text).map(({ norm }) => bare(norm));
}

function bare(norm: string): string {
  return norm.replace(/^(?:و|ف)?(?:ال|بال|لل|ب|ل)?(?=...)/u, '').replace(/(?<=...)(?:هما|هم|ها|ه|نا)$/u, '');
}

function forms(list: string): ReadonlySet<string> {
  return new Set([...words(list)].map(bare));
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean).map(normalise));
}
