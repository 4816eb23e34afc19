import type { LabelKind } from '../../../meetings/outline/labels.js';
import { mustMatch } from '../evidence.js';
import type { Circle } from '../meeting-words.js';
import type { Question, QuestionTerm } from '../question.js';

/** What of minutes a question wants. */
export interface Wish {
  readonly kind: LabelKind | 'tasks' | 'topics' | 'excuse' | 'headcount';
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

/** What people call a meeting whose attendance they ask about. */
const GATHERING =
  '(?:meeting|call|session|retro(?:spective)?|stand-?up|sync|huddle|assembly|briefing|workshop|gathering|get-?together)';
/** How a question begins that wants yes or no. */
const WHETHER = '^(?:so |and |but )?(?:was|were|is|did|has|have)';
const NOT_CAME =
  "(?:did ?n[o']?t|didnt|not|could ?n[o']?t|couldnt|was ?n'?t|were ?n'?t|unable to|cannot|can'?t|never|failed to) (?:[a-z.]+ ){0,3}(?:attend|come|make it|present|there|join|show|turn up|at the)|skipped (?:it|the)|off sick|on leave|no-?shows?|stayed away";
const NOT_CAME_AR =
  '(?<!\\p{L})[وف]?(?:ما ?|(?:لم|مو|مش|لا) )(?:كان |كانوا |قدر |قدرو?ا? |ي?تمكن\\p{L}* من |ي?ستطع\\p{L}* |ي?قدر\\p{L}* )?(?:ال)?(?:ي?حضر|حضور|حضرو?|يحضرو|جا|جاء|اجا|اجو|جو|موجود|يجي|ييجي|حاضر|متواجد|جاش|جاتش|حضرش|جوش)';

/** The ways of asking for what minutes have under a label, in normalised words; the first that matches decides. */
const WAYS = (): readonly Way[] => [
  way(
    'excuse',
    `(?:what|whats) .*(?:excuse|reason) .*(?:absen|not (?:com|attend|be))|(?:what|whats) .*'s? excuse|why(?:'s|s)? .*(?:apolog|absen|miss(?:ed|ing)|excused|away|not there|${NOT_CAME})`,
    `(?:ليش|ليه|لماذا|علاش|لم|شعجب|سبب) .*(?:اعتذر|اعتذار|غاب|غاءب|غايب|تغيب|غياب|${NOT_CAME_AR})`,
    /^(?:apolog\p{L}*|absen\p{L}*|miss\p{L}*|excused?|away|come|came|could\p{L}*|attend\p{L}*|make|join|reason|why|سبب|اعتذ\p{L}*|غاب\p{L}*|غاءب\p{L}*|غايب\p{L}*|تغيب\p{L}*|غياب\p{L}*|قدر\p{L}*|ي?حضر\p{L}*|ي{0,2}جي|اجا|اجو|جو)$/u,
    ['absence', 'attendance', 'meeting'],
  ),
  way(
    'next',
    '(?:next|follow-?up) (?:meeting|session|call|sync|assembly|gathering|retro|stand-?up|one|time)|(?:meet|meeting|get together) (?:again|next)',
    '(?:ال)?(?:اجتماع|جلسه|لقاء|جمعيه|مره) (?:ال)?(?:قادم|مقبل|تالي|جاي|ياي|لاحق|ثاني|تاني)ه?|(?:نجتمع|يجتمعو?ن?|نلتقي|يلتقو?ن?) (?:مره )?(?:ثاني|تاني|مجددا|بعد)',
    /^(?:next|follow|follow-?up|again|meet|meeting|session|call|sync|assembly|one|time|upcoming|scheduled|يجتمع\p{L}*|نلتقي|يلتق\p{L}*|(?:ال)?(?:قادم|مقبل|تالي|جاي|ياي|لاحق|ثاني|تاني|مره|موعد|مجددا)ه?)$/u,
    ['meeting'],
  ),
  way(
    'headcount',
    'how many(?: of (?:us|them|you))?(?: people| members| persons| attendees| participants| of us| of them)? (?:attended|came|were (?:there|present|at)|was (?:there|present)|showed up|turned up|joined|took part|participated)',
    '(?:كم|كام|قداش|جم) (?:كان )?(?:عدد )?(?:(?:شخصا?|واحد|عضوا?|نفر|من) )?(?:ال)?(?:حضر|حضور|حاضر|شارك|مشارك|موجود)\\p{L}*',
    /^(?:people|members?|persons?|attend\p{L}*|participa\p{L}*|came|present|showed|turned|joined|took|part|شخصا?|واحد|عضوا?|نفر|عدد|(?:ال)?(?:حضر\p{L}*|حضور|حاضر\p{L}*|شارك\p{L}*|مشارك\p{L}*|موجود\p{L}*))$/u,
    ['attendance', 'meeting'],
  ),
  way(
    'absent',
    `(?:who|whos|names?|anyone|list|${WHETHER}) .*(?:apolog|absen|miss(?:ed|ing)|regrets|excused|away|${NOT_CAME})|(?:who )?(?:was|were|is) (?:not there|absent|missing)|^apologies|^absen`,
    `(?:من|مين|شكون|منو|مينو|منهو|اسماء|منين|منهم|هل) .*(?:اعتذر|اعتذار|معتذر|غاب|غاءب|غايب|تغيب|متغيب|غياب|${NOT_CAME_AR})|^(?:ال)?(?:معتذر|غاءب|غياب)`,
    /^(?:apolog\p{L}*|absen\p{L}*|miss\p{L}*|regrets|excused|away|sent|send|gave|make|made|could\p{L}*|was\p{L}*|were\p{L}*|come|came|unable|able|turn|show|no-?shows?|join|up|attend|skipped|stayed|off|sick|leave|(?:ال)?(?:اعتذر\p{L}*|معتذر\p{L}*|غاب\p{L}*|غاءب\p{L}*|غايب\p{L}*|ي?تغيب\p{L}*|متغيب\p{L}*|غياب\p{L}*|اعتذار\p{L}*|حضور)|ي?قدر\p{L}*|ي?تمكن\p{L}*|ي?ستطع\p{L}*|ي?حضر\p{L}*|ي{0,2}جي|اجا|اجو|جو)$/u,
    ['absence', 'attendance', 'meeting'],
  ),
  way(
    'scribe',
    '(?:who|whos) .*(?:took|take|takes|taking|wrote|writes|kept|recorded) .*(?:minutes|notes)|who wrote (?:this|it|that) ?(?:up|down)?$|who (?:was|is) (?:the |our )?secretary$|(?:minute|note) ?taker',
    '(?:من|مين|شكون|منو) .*(?:كتب|دون|سجل|اعد|حرر)ت? (?:ال)?(?:محضر|ملاحظات)|(?:من|مين|شكون|منو) (?:اللي )?دون(?:ت|ها|ه)?$|(?:من|مين|شكون|منو) .*(?:كاتب|مقرر)ه? (?:ال)?(?:جلسه|محضر|اجتماع)',
    /^(?:secretary|took|take|takes|taking|wrote|writes|kept|recorded|minutes?|notes?|taker|كتب\p{L}*|دون\p{L}*|سجل\p{L}*|اعد\p{L}*|حرر\p{L}*|(?:ال)?(?:محضر|ملاحظات|كاتبه?|مقرره?))$/u,
    ['meeting'],
  ),
  way(
    'chair',
    '(?:who|whos) .*(?:chair|led|lead|ran|run|facilitat|moderat|presid|hosted)\\p{L}*(?: (?:the |this |our )?(?:meeting|session|call|discussion|it|retro|stand-?up))?$|who (?:was|is) in charge of (?:the |this |our )?(?:meeting|session|call|discussion)$|who (?:was|is) (?:the )?(?:chair|facilitator|moderator)(?:person|man|woman)?$',
    '(?:من|مين|شكون|منو) .*(?:تراس|راس|ادار|يدير|ترءس|مسك|ماسك|رءيسه?)(?:ت|ها|ه)? ?(?:ال)?(?:اجتماع|جلسه|لقاء)$|(?:من|مين|شكون|منو) .*(?:تراس|ادار|يدير|ترءس)(?:ت|ها|ه)?$',
    /^(?:chair\p{L}*|led|lead|ran|run|facilitat\p{L}*|moderat\p{L}*|presid\p{L}*|hosted|it|charge|مسك|ماسك|رءيسه?|تراس\p{L}*|راس\p{L}*|ادار\p{L}*|يدير|ترءس\p{L}*)$/u,
    ['meeting', 'chair'],
  ),
  way(
    'present',
    `(?:who|whos|names?|list|anyone|${WHETHER}) .*(?:attend|present(?!ed)|participa|took part|was there|were there|there$|joined|came|showed|turned up|made it|was around|sat in|sitting in|in the room|(?:at|in|on) (?:the|our|this) ${GATHERING})|^attendees|^attendance|^who(?:'s| is| was| were|s)? (?:there|here|in|present)$`,
    '(?:من|مين|شكون|منو|مينو|منهو|اسماء|هل) .*(?:حضر|حاضر|حضور|شارك|مشارك|موجود|متواجد|(?:كان|كانو|كانوا) (?:ب|في)|اجا|اجو|(?:جا|جاء|جاو|جو)(?:$| (?:ل|ع|الي)))|^(?:ال)?(?:حضور|حاضرون|مشاركون)',
    /^(?:attend\p{L}*|present|participa\p{L}*|joined|came|showed|turned|up|made|around|sat|sitting|room|retro\p{L}*|stand-?up|sync|huddle|briefing|names?|people|everyone|all|(?:ال)?(?:حضر\p{L}*|حاضر\p{L}*|حضور|شارك\p{L}*|مشارك\p{L}*|موجود\p{L}*|متواجد\p{L}*))$/u,
    ['attendance', 'meeting'],
  ),
  way(
    'topics',
    "(?:what|which|wat)(?:'s|s| is| was| were| did| topics?| items?| things?)? .*(?:discuss|talk(?:ed)? about|on the agenda|agenda|topics?|cover(?:ed)?)|what(?:'s|s| was| is)? (?:it|the meeting|this|that|the call|the session) (?:all )?about$|what (?:came|was brought) up$|(?:main|key) points|^agenda|^topics",
    '(?:ما|ماذا|ايش|شو|شنوه?|شنيه|واش|اش|وش|ايه|عن|علي) .*(?:ناقش|نوقش|تكلم|حكو|تحدث|مواضيع|موضوعات|محاور|جدول (?:ال)?اعمال|بنود (?:ال)?(?:اجتماع|جلسه))|(?:عن|علي|في|ب)(?: ?)(?:ماذا|ايش|شو|شنو|وش|ايه) (?:كان(?:ت)? )?(?:ال)?(?:اجتماع|جلسه|لقاء|حكي|كلام)',
    /^(?:discuss\p{L}*|talk\p{L}*|came|brought|main|key|agenda|topics?|items?|cover\p{L}*|points?|ناقش\p{L}*|نوقش\p{L}*|تناقش\p{L}*|تكلم\p{L}*|حكو\p{L}*|تحدث\p{L}*|(?:ال)?(?:مواضيع|موضوعات|محاور|جدول|اعمال|بنود))$/u,
    ['meeting', 'speech', 'field'],
  ),
  way(
    'tasks',
    "(?:what|which|wat)(?:'s|s)? .*(?:action|task|to-?do|next steps?|follow-?ups?|assign|job for)|(?:what|wat)(?:'s|s| is| has| have)? ?(?:been |still |not )*(?:open|pending|outstanding|left to do|left|done|finished|unfinished)$|(?:what|wat)(?:'s|s)? (?:does|do|is|are|must|should|will|has|shall) .*(?:(?:have|has|need|supposed|going|got|ought) to|must|should|responsible for|in charge of|to do|do$)|(?:what|wat)(?:'s|s| is| are| did) (?!we|they)[\\p{L}.]+ (?:doing|promise|volunteer|agree to do|sign up for)|(?:what|wat)(?:'s|s| is) on (?:\\S+ ){1,3}plate|^(?:[\\p{L}.]+ )?[\\p{L}.]+'s (?:tasks?|to-?dos?|actions?|jobs?)|^(?:action items|tasks|next steps|to-?dos?)|(?:list|all|show) .*(?:action|task|to-?do)",
    '(?:مهمه|مهمته|مهمتها|مهام|مهامه|مهامها|مهمات|مطلوب|المطلوب|تكليف|كلف|تكليفات|(?:وش|شو|ايش|ماذا|شنو|ايه|ما)(?: اللي| الذي)? (?:علي|عليه|عليها)|(?:وش|شو|ايش|ماذا|شنو|ايه|ما) .*(?:يسوي|تسوي|يعمل|تعمل|هيعمل|هتعمل|بيعمل|يساوي|تساوي|يفعل|تفعل|ينجز|تنجز))',
    /^(?:action|actions|items?|tasks?|todos?|plate|promise|volunteer|agree|sign|still|yet|already|do|doing|next|steps?|follow\p{L}*|assign\p{L}*|job|need\p{L}*|supposed|going|got|have|has|must|should|responsible|charge|list|(?:ال)?(?:مهم\p{L}*|مهام\p{L}*|مطلوب|تكليف\p{L}*|خطوات|قادمه)|كلف\p{L}*|علي|عليه|عليها|لازم|كل|واحد|[يته]*(?:سوي|عمل|ساوي|فعل|نجز)\p{L}*|بيعمل)$/u,
    ['meeting', 'decision'],
  ),
  way(
    'decision',
    '(?:what(?:.?s)?|wat|which|how) .*(?:decid|decision|agree|resol|outcome|conclu)|what(?:.?s)? (?:happened|happens|is happening|happening|the plan|are we doing|will happen) (?:with|to|for|about|on)|^(?:decisions?|outcomes?)|(?:decision|outcome|verdict|resolution) (?:on|about|for|regarding)',
    '(?:ما|ماذا|ايش|شو|شنوه?|شنيه|واش|وش|ايه|اش|كيف|علي) .*(?:قرر|قرار|اتفق|اتفاق|حسم|نتيجه|انتهي|توصيه|توصيات|تقرر|صار (?:علي|في|ب|مع))|^(?:ال)?(?:قرار|قرارات)|(?:قرار|قرارات) (?:ال)?(?:مجلس|لجنه|اجتماع)? ?(?:بخصوص|بشان|حول|عن)',
    /^(?:decid\p{L}*|decision\p{L}*|happen\p{L}*|plan|doing|بالنسبه|agree\p{L}*|resol\p{L}*|outcome\p{L}*|conclu\p{L}*|verdict|committee|council|board|group|team|we|they|finally|end|(?:ال)?(?:قرار\p{L}*|قرر\p{L}*|تقرر|اتفق\p{L}*|اتفاق|حسم|نتيجه|توصيه|توصيات|مجلس|لجنه|فريق|جمعيه)|[يت]?قرر\p{L}*|[يت]?تفق\p{L}*|انتهي|بخصوص|بشان|حول|صار)$/u,
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
    '(?:how|what(?:.?s)?) .*(?:vot(?:e|ed|es|ing)|abstain|abstention|in favou?r|against)|^(?:the )?votes? (?:on|for|about)',
    '(?:كم|ما|شو|كيف|ايش|شنو|قداش|كام) .*(?:صوت|تصويت|اصوات|امتنع|ممتنع)|^نتيجه (?:ال)?تصويت',
    /^(?:vot\p{L}*|go|went|turn|out|abst\p{L}*|favou?r|against|for|result|members?|people|(?:ال)?(?:صوت\p{L}*|تصويت|اصوات|ضد|مع|نتيجه|اعضاء|عضو\p{L}*)|امتنع\p{L}*)$/u,
    ['meeting', 'objection'],
  ),
  way(
    'due',
    '(?:when|what|by when|how long) .*(?:due|deadline|by when|done by|finish(?:ed)? by|ready|complete)|^deadline|^due|^by when|until when|(?:when|wen) .*(?:must|should|have to|has to|need to|needs to|supposed to)',
    '(?:متي|امتي|موعد|ايمتي|لحد|اخر|مهله|ما|كم) .*(?:موعد|تسليم|مهله|اخر|ينتهي|ينجز|يخلص|لازم|تنفيذ|انجاز|استحقاق)|^(?:اخر|موعد|المهله)|لحد (?:متي|امتي|ايمتي)|(?:ما|وش|شو|ايش|شنو) (?:هو |هي )?(?:ال)?(?:موعد|مهله)',
    /^(?:due|long|time|left|got|deadline|by|until|finish\p{L}*|done|ready|complet\p{L}*|must|should|have|has|need\p{L}*|date|task|responsible|charge|(?:ال)?(?:موعد|تسليم|مهله|اخر|تنفيذ|انجاز|استحقاق|مهمه|نهاءي)|(?:ال)?(?:مسءول\p{L}*|مكلف\p{L}*|ماسك\p{L}*)|عن|ينتهي|ينجز|يخلص|لازم|متي)$/u,
    ['closing', 'meeting'],
  ),
  way(
    'owner',
    "(?:who|whos|who'?s|which person|whose) (?!(?:was |were |will be )?(?:at|in|from) )",
    '(?:^|[وف])(?:من|مين|شكون|منو|مينو|منهو)(?= )|علي من |علي مين ',
    /^(?:responsible|charge|owner|owns?|assigned?|handl\p{L}*|tak\p{L}*|care|lead\p{L}*|look\p{L}*|task|job|action|going|has|have|must|should|supposed|needs?|do|does|doing|will|(?:ال)?(?:مسءول\p{L}*|مكلف\p{L}*|مهمه|ماسك\p{L}*)|[يتبسه]*(?:تولي|مسك|تكفل|عمل|سوي|ساوي)\p{L}*|سوف|راح|عن)$/u,
    ['meeting'],
  ),
];

/** Who somebody is is not told by what they do: "Who is the engineer?". */
export const WHO_IS =
  /^(?:so |and |but )?(?:who(?:'s| is| was| are|s)(?! (?:[a-z]+ing|responsible|in charge|supposed|meant|assigned|to))|(?:من|مين|شكون|منو) (?:هو|هي|هم)(?![\u0620-\u06ff])|من ال)/;

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
  if (kind === 'excuse') return type === 'reason' || type === 'thing';
  if (kind === 'due') return type === 'date' || type === 'time' || type === 'thing';
  if (kind === 'owner') return type === 'person' || type === 'organisation';
  if (kind === 'present' || kind === 'absent')
    return type === 'person' || type === 'list' || type === 'thing' || type === 'confirmation';
  if (kind === 'headcount') return type === 'number';
  if (kind === 'next') return type !== 'person' && type !== 'list' && type !== 'number';
  if (kind === 'chair' || kind === 'scribe') return type === 'person';
  return type !== 'date' && type !== 'time' && type !== 'reason' && type !== 'confirmation';
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
