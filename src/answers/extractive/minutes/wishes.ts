import type { LabelKind } from '../../../meetings/outline/labels.js';
import { mustMatch } from '../evidence.js';
import type { Circle } from '../meeting-words.js';
import type { Question, QuestionTerm } from '../question.js';

/** What of minutes a question wants. */
export interface Wish {
  readonly kind: LabelKind | 'tasks' | 'topics' | 'excuse';
  /** The question's words that tell which one, besides those that say what is wanted. */
  readonly about: readonly QuestionTerm[];
}

interface Way {
  readonly kind: Wish['kind'];
  readonly pattern: RegExp;
  /** Words that say no more than what is wanted. */
  readonly words: RegExp;
  readonly circles?: readonly Circle[];
}

/** How a question begins that wants yes or no. */
const WHETHER = '^(?:so |and |but )?(?:was|were|is|did|has|have)';
const NOT_CAME =
  "(?:did ?n[o']?t|didnt|not|could ?n[o']?t|couldnt|unable to|cannot|can'?t|never|failed to) (?:[a-z.]+ ){0,3}(?:attend|come|make it|present|there|join|show|turn up|at the)";
const NOT_CAME_AR =
  '(?:ما|لم|مو|مش|لا) ?(?:كان |كانوا |قدر |قدروا )?(?:ي?حضر|حضرو?|يحضرو|جا|جاء|اجا|اجو|جو|موجود|يجي|ييجي|حاضر|متواجد|جاش|جاتش|حضرش|جوش)';

/** The ways of asking for what minutes have under a label, in normalised words; the first that matches decides. */
const WAYS = (): readonly Way[] => [
  way(
    'excuse',
    `why(?:'s|s)? .*(?:apolog|absen|miss(?:ed|ing)|excused|away|not there|${NOT_CAME})`,
    `(?:ليش|ليه|لماذا|علاش|لم|شعجب|سبب) .*(?:اعتذر|اعتذار|غاب|غاءب|غايب|تغيب|غياب|${NOT_CAME_AR})`,
    /^(?:apolog\p{L}*|absen\p{L}*|miss\p{L}*|excused|away|come|came|could\p{L}*|attend\p{L}*|make|join|reason|why|سبب|اعتذ\p{L}*|غاب\p{L}*|غاءب\p{L}*|غايب\p{L}*|تغيب\p{L}*|غياب\p{L}*|قدر\p{L}*|ي?حضر\p{L}*|ي?جي|اجا|اجو|جو)$/u,
    ['absence', 'attendance', 'meeting'],
  ),
  way(
    'next',
    'next (?:meeting|session|call|sync|assembly|gathering|one|time)|(?:meet|meeting|get together) (?:again|next)',
    '(?:ال)?(?:اجتماع|جلسه|لقاء|جمعيه|مره) (?:ال)?(?:قادم|مقبل|تالي|جاي|ياي|لاحق|ثاني|تاني)ه?|(?:نجتمع|يجتمعو?ن?|نلتقي|يلتقو?ن?) (?:مره )?(?:ثاني|تاني|مجددا|بعد)',
    /^(?:next|again|meet|meeting|session|call|sync|assembly|one|time|upcoming|scheduled|يجتمع\p{L}*|نلتقي|يلتق\p{L}*|(?:ال)?(?:قادم|مقبل|تالي|جاي|ياي|لاحق|ثاني|تاني|مره|موعد|مجددا)ه?)$/u,
    ['meeting'],
  ),
  way(
    'absent',
    `(?:who|whos|names?|anyone|list|${WHETHER}) .*(?:apolog|absen|miss(?:ed|ing)|regrets|excused|away|${NOT_CAME})|(?:who )?(?:was|were|is) (?:not there|absent|missing)|^apologies|^absen`,
    `(?:من|مين|شكون|منو|مينو|منهو|اسماء|منين|منهم|هل) .*(?:اعتذر|اعتذار|معتذر|غاب|غاءب|غايب|تغيب|متغيب|غياب|${NOT_CAME_AR})|^(?:ال)?(?:معتذر|غاءب|غياب)`,
    /^(?:apolog\p{L}*|absen\p{L}*|miss\p{L}*|regrets|excused|away|sent|send|gave|make|made|could\p{L}*|come|came|unable|turn|show|join|up|attend|(?:ال)?(?:اعتذر\p{L}*|معتذر\p{L}*|غاب\p{L}*|غاءب\p{L}*|غايب\p{L}*|ي?تغيب\p{L}*|متغيب\p{L}*|غياب\p{L}*|اعتذار\p{L}*)|قدر\p{L}*|ي?حضر\p{L}*|ي?جي|اجا|اجو|جو)$/u,
    ['absence', 'attendance', 'meeting'],
  ),
  way(
    'scribe',
    '(?:who|whos) .*(?:took|take|takes|taking|wrote|writes|kept|recorded) .*(?:minutes|notes)|(?:minute|note) ?taker',
    '(?:من|مين|شكون|منو) .*(?:كتب|دون|سجل|اعد|حرر)ت? (?:ال)?(?:محضر|ملاحظات)|(?:من|مين|شكون|منو) .*(?:كاتب|مقرر)ه? (?:ال)?(?:جلسه|محضر|اجتماع)',
    /^(?:took|take|takes|taking|wrote|writes|kept|recorded|minutes?|notes?|taker|كتب\p{L}*|دون\p{L}*|سجل\p{L}*|اعد\p{L}*|حرر\p{L}*|(?:ال)?(?:محضر|ملاحظات|كاتبه?|مقرره?))$/u,
    ['meeting'],
  ),
  way(
    'chair',
    '(?:who|whos) .*(?:chair|led|lead|ran|run|facilitat|moderat|presid|hosted)\\p{L}* (?:the |this |it|our )?(?:meeting|session|call|discussion|it)?$|who (?:was|is) (?:the )?(?:chair|facilitator|moderator)(?:person|man|woman)?$',
    '(?:من|مين|شكون|منو) .*(?:تراس|راس|ادار|يدير|ترءس)(?:ت|ها|ه)? ?(?:ال)?(?:اجتماع|جلسه|لقاء)?$',
    /^(?:chair\p{L}*|led|lead|ran|run|facilitat\p{L}*|moderat\p{L}*|presid\p{L}*|hosted|it|تراس\p{L}*|راس\p{L}*|ادار\p{L}*|يدير|ترءس\p{L}*)$/u,
    ['meeting', 'chair'],
  ),
  way(
    'present',
    `(?:who|whos|names?|list|anyone|${WHETHER}) .*(?:attend|present(?!ed)|participa|took part|was there|were there|there$|joined|came|showed|in the room|(?:at|in) the (?:meeting|call|session))|^attendees|^attendance|^who(?:'s| is| was| were|s)? (?:there|here|in|present)$`,
    '(?:من|مين|شكون|منو|مينو|منهو|اسماء|هل) .*(?:حضر|حاضر|حضور|شارك|مشارك|موجود|متواجد|(?:كان|كانو|كانوا) (?:ب|في)|اجا|جا(?:ء)?$)|^(?:ال)?(?:حضور|حاضرون|مشاركون)',
    /^(?:attend\p{L}*|present|participa\p{L}*|joined|came|showed|room|names?|people|everyone|all|(?:ال)?(?:حضر\p{L}*|حاضر\p{L}*|حضور|شارك\p{L}*|مشارك\p{L}*|موجود\p{L}*|متواجد\p{L}*))$/u,
    ['attendance', 'meeting'],
  ),
  way(
    'topics',
    "(?:what|which|wat)(?:'s|s| is| was| were| did| topics?| items?| things?)? .*(?:discuss|talk(?:ed)? about|on the agenda|agenda|topics?|cover(?:ed)?)|^agenda|^topics",
    '(?:ما|ماذا|ايش|شو|شنوه?|شنيه|واش|اش|وش|ايه|عن|علي) .*(?:ناقش|نوقش|تكلم|حكو|تحدث|مواضيع|موضوعات|محاور|جدول (?:ال)?اعمال|بنود (?:ال)?(?:اجتماع|جلسه))',
    /^(?:discuss\p{L}*|talk\p{L}*|agenda|topics?|items?|cover\p{L}*|points?|ناقش\p{L}*|نوقش\p{L}*|تناقش\p{L}*|تكلم\p{L}*|حكو\p{L}*|تحدث\p{L}*|(?:ال)?(?:مواضيع|موضوعات|محاور|جدول|اعمال|بنود))$/u,
    ['meeting', 'speech', 'field'],
  ),
  way(
    'tasks',
    "(?:what|which|wat)(?:'s|s)? .*(?:action|task|to-?do|next steps?|follow-?ups?|assign|job for)|(?:what|wat)(?:'s|s)? (?:does|do|is|are|must|should|will|has|shall) .*(?:(?:have|has|need|supposed|going|got|ought) to|must|should|responsible for|in charge of|to do|doing|do$)|^(?:action items|tasks|next steps|to-?dos?)|(?:list|all|show) .*(?:action|task|to-?do)",
    '(?:مهمه|مهمته|مهمتها|مهام|مهامه|مهامها|مهمات|مطلوب|المطلوب|تكليف|كلف|تكليفات|(?:وش|شو|ايش|ماذا|شنو|ايه|ما)(?: اللي| الذي)? (?:علي|عليه|عليها)|(?:وش|شو|ايش|ماذا|شنو|ايه|ما) .*(?:يسوي|تسوي|يعمل|تعمل|هيعمل|هتعمل|بيعمل|يساوي|تساوي|يفعل|تفعل|ينجز|تنجز))',
    /^(?:action|actions|items?|tasks?|todos?|still|yet|already|do|doing|next|steps?|follow\p{L}*|assign\p{L}*|job|need\p{L}*|supposed|going|got|have|has|must|should|responsible|charge|list|(?:ال)?(?:مهم\p{L}*|مهام\p{L}*|مطلوب|تكليف\p{L}*|خطوات|قادمه)|كلف\p{L}*|علي|عليه|عليها|لازم|كل|واحد|[يته]*(?:سوي|عمل|ساوي|فعل|نجز)\p{L}*|بيعمل)$/u,
    ['meeting', 'decision'],
  ),
  way(
    'decision',
    '(?:what|wat|whats|which|how) .*(?:decid|decision|agree|resol|outcome|conclu)|^(?:decisions?|outcomes?)|(?:decision|outcome|verdict|resolution) (?:on|about|for|regarding)',
    '(?:ما|ماذا|ايش|شو|شنوه?|شنيه|واش|وش|ايه|اش|كيف|علي) .*(?:قرر|قرار|اتفق|اتفاق|حسم|نتيجه|انتهي|توصيه|توصيات|تقرر)|^(?:ال)?(?:قرار|قرارات)|(?:قرار|قرارات) (?:ال)?(?:مجلس|لجنه|اجتماع)? ?(?:بخصوص|بشان|حول|عن)',
    /^(?:decid\p{L}*|decision\p{L}*|agree\p{L}*|resol\p{L}*|outcome\p{L}*|conclu\p{L}*|verdict|committee|council|board|group|team|we|they|finally|end|(?:ال)?(?:قرار\p{L}*|قرر\p{L}*|تقرر|اتفق\p{L}*|اتفاق|حسم|نتيجه|توصيه|توصيات|مجلس|لجنه|فريق|جمعيه)|[يت]?قرر\p{L}*|[يت]?تفق\p{L}*|انتهي|بخصوص|بشان|حول|صار)$/u,
    ['decision', 'meeting', 'closing', 'speech'],
  ),
  way(
    'status',
    "(?:what|whats|how|what's) .*(?:status|state of|far)|^status",
    '(?:ما|شو|شنوه?|ايش|وش|ايه) .*(?:حاله|وضع)|^(?:ال)?حاله',
    /^(?:status|state|far|(?:ال)?(?:حاله|وضع|مهمه)|task)$/u,
    ['meeting'],
  ),
  way(
    'vote',
    '(?:how|what) .*(?:vot(?:e|ed|es|ing)|abstain|abstention|in favou?r|against)',
    '(?:كم|ما|شو|كيف|ايش|شنو|قداش|كام) .*(?:صوت|تصويت|اصوات|امتنع|ممتنع)',
    /^(?:vot\p{L}*|abst\p{L}*|favou?r|against|for|result|members?|people|(?:ال)?(?:صوت\p{L}*|تصويت|اصوات|ضد|مع|نتيجه|اعضاء|عضو\p{L}*)|امتنع\p{L}*)$/u,
    ['meeting', 'objection'],
  ),
  way(
    'due',
    '(?:when|what|by when|how long) .*(?:due|deadline|by when|done by|finish(?:ed)? by|ready|complete)|^deadline|^due|^by when|until when|(?:when|wen) .*(?:must|should|have to|has to|need to|needs to|supposed to)',
    '(?:متي|امتي|موعد|ايمتي|لحد|اخر|مهله|ما|كم) .*(?:موعد|تسليم|مهله|اخر|ينتهي|ينجز|يخلص|لازم|تنفيذ|انجاز|استحقاق)|^(?:اخر|موعد|المهله)|(?:ما|وش|شو|ايش|شنو) (?:هو |هي )?(?:ال)?(?:موعد|مهله)',
    /^(?:due|deadline|by|until|finish\p{L}*|done|ready|complet\p{L}*|must|should|have|has|need\p{L}*|date|task|(?:ال)?(?:موعد|تسليم|مهله|اخر|تنفيذ|انجاز|استحقاق|مهمه|نهاءي)|ينتهي|ينجز|يخلص|لازم|متي)$/u,
    ['closing', 'meeting'],
  ),
  way(
    'owner',
    "(?:who|whos|who'?s|which person|whose) ",
    '(?:^|[وف])(?:من|مين|شكون|منو|مينو|منهو)(?= )|علي من |علي مين ',
    /^(?:responsible|charge|owner|owns?|assigned?|handl\p{L}*|tak\p{L}*|care|lead\p{L}*|look\p{L}*|task|job|action|going|has|have|must|should|supposed|needs?|do|does|doing|will|(?:ال)?(?:مسءول\p{L}*|مكلف\p{L}*|مهمه|ماسك\p{L}*)|[يتب]*(?:تولي|مسك|تكفل)\p{L}*|سوف|راح|عن)$/u,
    ['meeting'],
  ),
];

/** Who somebody is is not told by what they do: "Who is the engineer?". */
export const WHO_IS =
  /^(?:so |and |but )?(?:who(?:'s| is| was| are|s)(?! [a-z]+ing)|(?:من|مين|شكون|منو) (?:هو|هي|هم)(?![\u0620-\u06ff])|من ال)/;

/** Made for the first question that they are asked of: most records are in running words. */
let ways: readonly Way[] | null = null;

/** What of minutes the question may want, likeliest first; none where it asks for something that no label has. */
export function wishesOf(question: Question): Wish[] {
  const words = question.norm.replace(/[?!.،, ]+$/u, '');
  ways ??= WAYS();
  const found = ways.filter(({ pattern, kind }) => suits(kind, question) && pattern.test(words));
  const kind = BY_TYPE[question.type];
  return [
    ...found.map((each) => ({ kind: each.kind, about: rest(question, each) })),
    ...(kind && found.length === 0 ? [{ kind, about: question.terms.filter(mustMatch) }] : []),
  ];
}

const BY_TYPE: Readonly<Partial<Record<Question['type'], LabelKind>>> = {
  date: 'date',
  time: 'time',
  place: 'place',
  number: 'cost',
  role: 'role',
};

/** Whether what is wanted is of the question's type: "when …?" never wants names. */
function suits(kind: Wish['kind'], { type }: Question): boolean {
  if (kind === 'excuse') return type === 'reason';
  if (kind === 'due') return type === 'date' || type === 'time' || type === 'thing';
  if (kind === 'owner') return type === 'person' || type === 'organisation';
  if (kind === 'present' || kind === 'absent')
    return type === 'person' || type === 'list' || type === 'thing' || type === 'confirmation';
  if (kind === 'chair' || kind === 'scribe') return type === 'person';
  return kind === 'next' || (type !== 'date' && type !== 'time' && type !== 'reason' && type !== 'confirmation');
}

function rest({ terms }: Question, { words, circles }: Way): QuestionTerm[] {
  return terms.filter(
    (term) =>
      OTHER_EVENT.test(term.norm) ||
      (mustMatch(term) && !words.test(term.norm) && !term.circles.some((circle) => circles?.includes(circle))),
  );
}

/** Who came to one of these may be asked of another than the meeting. */
const OTHER_EVENT =
  /^(?:events?|conference|summit|gathering|party|workshop|[وبلف]?(?:ال)?(?:فعاليه|فعاليات|موءتمر|قمه|ملتقي|حفله?|ورشه))$/;

function way(kind: Wish['kind'], english: string, arabic: string, words: RegExp, circles?: readonly Circle[]): Way {
  const pattern = new RegExp(`(?<![a-z0-9\\u0620-\\u06ff])(?:${english}|${arabic})`, 'u');
  return { kind, pattern, words, ...(circles ? { circles } : {}) };
}
