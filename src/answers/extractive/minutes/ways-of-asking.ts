import type { LabelKind } from '../../../meetings/outline/labels.js';
import type { Circle } from '../meeting-words.js';

/** What of minutes may be asked for. */
export type Wanted = LabelKind | 'tasks' | 'topics' | 'excuse' | 'headcount' | 'outcome';

/** A way of asking for what minutes have. */
export interface Way {
  readonly kind: Wanted;
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
  "(?:did ?n[o']?t|didnt|not|could ?n[o']?t|couldnt|was ?n'?t|were ?n'?t|unable to|cannot|can'?t|never|failed to) (?:[a-z.]+ ){0,3}(?:attend|come|make it|present|there|join|show|turn up|(?:at|on|in) the)|skipped (?:it|the)|no-?shows?|stayed away";
const ABLE_AR =
  '(?:[يت]?قدر(?:ت|و|وا|ون)?|[يت]?تمكن(?:ت|وا|ون)?(?: من)?|استطاعت?|استطاعوا|[يت]ستطي?ع(?:وا|ون)?)(?: (?:ان|انه|انها))?';
const COME_AR =
  '(?:(?:[يت]?(?:حضر|شارك|دخل|انضم)(?:ت|و|وا|ون)?|ا?جا(?:ت|و|وا)?|جاءت?|جاءوا|جه|اجي|ا?جت|ا?جوا?|[يت]{1,2}جو?ي?|[يت]ات(?:ي|وا)?)|(?:ال)?(?:حضور|مجيء)|(?:موجود|حاضر|متواجد|جاي)(?:ه|ين|ون|ات)?)';
/** "What came up in the meeting" has the words of "did not come": «ما جاء في». */
const NOT_CAME_AR = `(?<!\\p{L})[وف]?(?!ما جاء (?:في|فيه|به|ب\\p{L}+)(?!\\p{L}))(?:(?:(?:لم|مو|مش|لا|ما) |ما)(?:كان(?:ت|و|وا)? |[يت]كن |[يت]كونوا )?(?:${ABLE_AR} )?${COME_AR}|ما ?(?:حضر|جا|جات|جت|جو)و?ت?ش|ما ?قدر(?:ت|و)?ش ${COME_AR})(?!\\p{L})`;

/** The ways of asking for what minutes have under a label, in normalised words; the first that matches decides. */
export const waysOfAsking = (): readonly Way[] => [
  way(
    'excuse',
    `(?:what|whats) .{0,80}(?:excuse|reason) .{0,80}(?:absen|not (?:com|attend|be))|what(?:'s|s| is| was) .{1,80}'s? (?:excuse|reason)$|(?:why(?:'s|s)?|how come) .{0,80}(?:apolog|absen|miss(?:ed|ing)|excused|away|not there|${NOT_CAME})`,
    `(?:ليش|ليه|لماذا|علاش|لم|شعجب|سبب) .{0,80}(?:اعتذر|اعتذار|غاب|غاءب|غايب|تغيب|غياب|${NOT_CAME_AR})|^.{0,60}(?:اعتذر|غاب|غايب|تغيب|${NOT_CAME_AR})(?:ت|ه)?(?: [^ ]+)? (?:ليش|ليه|علاش|لماذا)$`,
    /^(?:apolog\p{L}*|absen\p{L}*|miss\p{L}*|excused?|away|come|came|could(?:n't|nt)?|attend\p{L}*|make|join|reason|why|سبب|اعتذ\p{L}*|غاب\p{L}*|غاءب\p{L}*|غايب\p{L}*|تغيب\p{L}*|غياب\p{L}*|[يت]?قدر\p{L}*|[يت]?حضر\p{L}*|[يت]{1,2}جي|ا?جا(?:ت|و|وا|ء|ءت|وش|ش)?|ا?ج(?:ت|و|وا|ه|ي|وش))$/u,
    ['absence', 'attendance', 'meeting'],
  ),
  way(
    'next',
    '(?:next|follow-?up) (?:meeting|session|call|sync|assembly|gathering|retro|stand-?up|one|time)|(?:meet|meeting|get together) (?:again|next)',
    '(?:ال)?(?:اجتماع|جلسه|لقاء|جمعيه|مره|مكالمه|ميت[نيق]+ج?|كول) (?:ال)?(?:قادم|مقبل|تالي|جاي{1,2}|ياي|لاحق)ه?|(?<!\\p{L})(?:اجتماع|جلسه|لقاء|مره) (?:ثاني|تاني)ه?(?!\\p{L})|(?:نجتمع|يجتمعو?ن?|نلتقي|يلتقو?ن?) (?:مره )?(?:ثاني|تاني|مجددا|بعد)',
    /^(?:next|follow|follow-?up|again|meet|meeting|session|call|sync|assembly|one|time|upcoming|scheduled|يجتمع\p{L}*|نلتقي|يلتق\p{L}*|(?:ال)?(?:قادم|مقبل|تالي|جاي{1,2}|ياي|لاحق|ثاني|تاني|مره|موعد|مجددا)ه?)$/u,
    ['meeting'],
  ),
  way(
    'headcount',
    `how many(?: of (?:us|them|you))?(?: people| members| persons| attendees| participants)? (?:attended|came(?! up)|were (?:there|present|at)|was (?:there|present)|showed up|turned up|(?:joined|took part|participated)(?: in)?(?: (?:it|(?:the|this|our) ${GATHERING}))?$)`,
    '(?:كم|كام|قداش|جم) (?:كان )?(?:عدد )?(?:(?:شخصا?|واحد|عضوا?|نفر|من) )?(?:ال)?(?:حضر(?:ت|و|وا)?|حضور|شارك(?:ت|و|وا)?|(?:حاضر|مشارك|موجود)(?:ين|ون)?)(?!\\p{L})',
    /^(?:people|members?|persons?|attend\p{L}*|participa\p{L}*|came|present|showed|turned|joined|took|part|شخصا?|واحد|عضوا?|نفر|عدد|(?:ال)?(?:حضر\p{L}*|حضور|حاضر\p{L}*|شارك\p{L}*|مشارك\p{L}*|موجود\p{L}*))$/u,
    ['attendance', 'meeting'],
  ),
  way(
    'absent',
    `(?:who|whos|names?|anyone|list|${WHETHER}) .*(?:apolog|absen|miss(?:ed|ing)|regrets|excused|away|off (?:sick|ill)|on (?:leave|holiday)|(?:was|were) off(?:$| (?:on|that|this|today)(?![a-z]))|${NOT_CAME})|(?:who )?(?:was|were|is) (?:not there|absent|missing)|^apologies|^absen`,
    `(?:من|مين|شكون|منو|مينو|منهو|اسماء|منين|منهم|هل) .*(?:اعتذر|اعتذار|معتذر|غاب|غاءب|غايب|تغيب|متغيب|غياب|${NOT_CAME_AR})|^(?:ال)?(?:معتذر|غاءب|غياب)`,
    /^(?:apolog\p{L}*|absen\p{L}*|miss\p{L}*|regrets|excused|away|sent|send|gave|make|made|could(?:n't|nt)?|was(?:n't|nt)?|were(?:n't|nt)?|did(?:n't|nt)|come|came|unable|able|turn|show|no-?shows?|join|up|attend|skipped|stayed|off|excuse|reason|why|(?:ال)?(?:اعتذر\p{L}*|معتذر\p{L}*|غاب\p{L}*|غاءب\p{L}*|غايب\p{L}*|ي?تغيب\p{L}*|متغيب\p{L}*|غياب\p{L}*|اعتذار\p{L}*|حضور)|[يت]?قدر\p{L}*|[يت]?تمكن\p{L}*|[يت]ستط\p{L}*|استطاع\p{L}*|[يت]?حضر\p{L}*|[يت]{1,2}جي|[يت]ات\p{L}{0,2}|ا?جا(?:ت|و|وا|ء|ءت|وش|ش)?|ا?ج(?:ت|و|وا|ه|ي|وش)|مجيء|موجود\p{L}*|حاضر\p{L}*|متواجد\p{L}*)$/u,
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
    '(?:who|whos) (?:.* )?(?:chair\\p{L}*|led|lead(?:s|ing)?|ran|runs?|running|(?:facilitat|moderat|presid)\\p{L}*|host(?:s|ed)?)(?: (?:the |this |our )?(?:meeting|session|call|discussion|it|retro|stand-?up))?$|who (?:was|is) in charge of (?:the |this |our )?(?:meeting|session|call|discussion)$|who (?:was|is) (?:the )?(?:chair|facilitator|moderator)(?:person|man|woman)?$',
    '(?:من|مين|شكون|منو) .*(?:تراس|راس|ادار|يدير|ترءس|مسك|ماسك|رءيسه?)(?:ت|ها|ه)? ?(?:ال)?(?:اجتماع|جلسه|لقاء)$|(?:من|مين|شكون|منو) .*(?:تراس|ادار|يدير|ترءس)(?:ت|ها|ه)?$',
    /^(?:chair\p{L}*|led|lead\p{L}*|ran|run\p{L}*|facilitat\p{L}*|moderat\p{L}*|presid\p{L}*|host\p{L}*|it|charge|مسك|ماسك|رءيسه?|تراس\p{L}*|راس\p{L}*|ادار\p{L}*|يدير|ترءس\p{L}*)$/u,
    ['meeting', 'chair'],
  ),
  way(
    'present',
    `(?:who|whos|names?|list|anyone|${WHETHER}) .*(?:attend|present(?!ed)|participa|took part|was there|were there|there$|joined(?:$| (?:it|us|in|(?:the|this|our) ${GATHERING}))|came(?! (?:up (?:with|to)|first|second|third|last|after|before))|showed|turned up|made it(?:$| (?:to|in|on|here|there)(?![a-z]))|was around|sat in|sitting in|in the room|(?:at|in|on) (?:the|our|this) ${GATHERING})|^attendees|^attendance|^who(?:'s| is| was| were|s)? (?:there|here|in|present)$`,
    '(?:من|مين|شكون|منو|مينو|منهو|اسماء|هل) .*(?:حضر|حاضر|حضور|شارك|مشارك|موجود|متواجد|(?:كان|كانو|كانوا) (?:ب|في)|(?<!\\p{L})(?:اجا|اجت|اجوا?)(?!\\p{L})|(?<!\\p{L})(?:جا|جاء|جاو|جو)(?:$| (?:ل|ع|الي)))|^(?:ال)?(?:حضور|حاضرون|مشاركون)',
    /^(?:attend\p{L}*|present|participa\p{L}*|joined|came|showed|turned|up|made|around|sat|sitting|room|retro\p{L}*|stand-?up|sync|huddle|briefing|names?|people|everyone|all|(?:ال)?(?:حضر\p{L}*|حاضر\p{L}*|حضور|شارك\p{L}*|مشارك\p{L}*|موجود\p{L}*|متواجد\p{L}*|مكالمه|ميت[نيق]+ج?|كول)|ا?جا(?:ت|و|وا|ء|ءت)?|ا?جوا?)$/u,
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
    "(?:what|which|wat)(?:'s|s)? .*(?:action|task|to-?do|next steps?|follow-?ups?|assign|job for)|(?:what|wat)(?:'s|s| is| has| have)? ?(?:been |still |not )*(?:open|pending|outstanding|left to do|left|done|finished|unfinished)$|(?:what|wat)(?:'s|s)? (?:does|do|is|are|must|should|will|has|shall) .*(?:(?:have|has|need|supposed|going|got|ought) to|must|should|responsible for|in charge of|to do|do$)|(?:what|wat)(?:'s|s| is| are| did) (?!(?:we|they) )[\\p{L}.]+ (?:doing|promise|volunteer|agree to do|sign up for)|(?:what|wat)(?:'s|s| is) on (?:\\S+ ){1,3}plate|^(?:[\\p{L}.]+ )?[\\p{L}.]+'s (?:tasks?|to-?dos?|actions?|jobs?)|^(?:action items|tasks|next steps|to-?dos?)|(?:list|all|show) .*(?:action|task|to-?do)",
    '(?:مهمه|مهمته|مهمتها|(?:ال)?(?:مهام|مهمات)|مهامه|مهامها|مطلوب|المطلوب|تكليف|كلف|تكليفات|(?:وش|شو|ايش|ماذا|شنو|ايه|ما)(?: اللي| الذي)? (?:علي|عليه|عليها)|(?:وش|شو|ايش|ماذا|شنو|ايه|ما) .*(?:يسوي|تسوي|يعمل|تعمل|هيعمل|هتعمل|بيعمل|يساوي|تساوي|يفعل|تفعل|ينجز|تنجز))',
    /^(?:action|actions|items?|tasks?|todos?|plate|promise|volunteer|agree|sign|still|yet|already|do|doing|next|steps?|follow\p{L}*|assign\p{L}*|job|need\p{L}*|supposed|going|got|have|has|must|should|responsible|charge|list|(?:ال)?(?:مهم\p{L}*|مهام\p{L}*|مطلوب|تكليف\p{L}*|خطوات|قادمه)|كلف\p{L}*|علي|عليه|عليها|لازم|كل|واحد|[يته]*(?:سوي|عمل|ساوي|فعل|نجز)\p{L}*|بيعمل)$/u,
    ['meeting', 'decision'],
  ),
  way(
    'decision',
    '(?:what(?:.?s)?|wat|which|how) .*(?:decid|decision|agree|resol|outcome|conclu)|^(?:decisions?|outcomes?)|(?:decision|outcome|verdict|resolution) (?:on|about|for|regarding)',
    '(?:ما|ماذا|ايش|شو|شنوه?|شنيه|واش|وش|ايه|اش|كيف|علي) .*(?:قرر|قرار|اتفق|اتفاق|حسم|نتيجه|انتهي|توصيه|توصيات|تقرر)|^(?:ال)?(?:قرار|قرارات)|(?:قرار|قرارات) (?:ال)?(?:مجلس|لجنه|اجتماع)? ?(?:بخصوص|بشان|حول|عن)',
    /^(?:decid\p{L}*|decision\p{L}*|بالنسبه|agree\p{L}*|resol\p{L}*|outcome\p{L}*|conclu\p{L}*|verdict|committee|council|board|group|team|we|they|finally|end|(?:ال)?(?:قرار\p{L}*|قرر\p{L}*|تقرر|اتفق\p{L}*|اتفاق|حسم|نتيجه|توصيه|توصيات|مجلس|لجنه|فريق|جمعيه)|[يت]?قرر\p{L}*|[يت]?تفق\p{L}*|انتهي|بخصوص|بشان|حول)$/u,
    ['decision', 'meeting', 'closing', 'speech'],
  ),
  way(
    'outcome',
    'what(?:.?s)? (?:happened|happens|is happening|happening|going on|is going on|up|is up|(?:is )?the plan|are we doing|will happen) (?:with|to|for|about|on)',
    '(?:ما|ماذا|ايش|شو|شنوه?|شنيه|واش|وش|ايه|اش) (?:اللي |الذي )?(?:صار|حصل|حدث|جري) (?:علي|في|ب|مع|ل)',
    /^(?:happen\p{L}*|plan|doing|up|صار|حصل|حدث|جري)$/u,
    ['meeting'],
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
    '(?:when|what|by when|how long) .*(?:due|deadline|by when|done by|finish(?:ed)? by|ready|complete)|^deadline|^due|^by when|until when (?:must|should|do|does|have|has)(?![a-z])|(?:when|wen) .*(?:must|should|have to|has to|need to|needs to|supposed to)',
    '(?:متي|امتي|موعد|ايمتي|لحد|اخر|مهله|ما|كم) .*(?:موعد|تسليم|مهله|اخر (?:موعد|يوم|اجل|مهله|وقت)|ينتهي|ينجز|يخلص|لازم|تنفيذ|انجاز|استحقاق)|^(?:اخر (?:موعد|يوم|اجل|مهله|وقت)|موعد|المهله)|(?:ما|وش|شو|ايش|شنو) (?:هو |هي )?(?:ال)?(?:موعد|مهله)',
    /^(?:due|long|time|left|got|deadline|by|until|finish\p{L}*|done|ready|complet\p{L}*|must|should|have|has|need\p{L}*|date|task|responsible|charge|(?:ال)?(?:موعد|تسليم|مهله|اخر|تنفيذ|انجاز|استحقاق|مهمه|نهاءي)|(?:ال)?(?:مسءول\p{L}*|مكلف\p{L}*|ماسك\p{L}*)|عن|ينتهي|ينجز|يخلص|لازم|متي)$/u,
    ['closing', 'meeting'],
  ),
  way(
    'owner',
    "(?:who|whos|who'?s|which person|whose(?= (?:job|task|turn|responsibility))) (?!(?:was |were |will be )?(?:at|in|from) )",
    '(?:^|[وف])(?:من|مين|شكون|منو|مينو|منهو)(?= )(?! [يتب]*عمل(?:ون)? (?:في|لدي|عند|ب))|علي من |علي مين ',
    /^(?:responsible|charge|owner|owns?|assigned?|handl\p{L}*|tak\p{L}*|care|lead\p{L}*|look\p{L}*|task|job|action|going|has|have|must|should|supposed|needs?|do|does|doing|will|(?:ال)?(?:مسءول\p{L}*|مكلف\p{L}*|مهمه|ماسك\p{L}*)|[يتبسه]*(?:تولي|مسك|تكفل|عمل|سوي|ساوي)\p{L}*|سوف|راح|عن)$/u,
    ['meeting'],
  ),
];

function way(kind: Wanted, english: string, arabic: string, words: RegExp, circles?: readonly Circle[]): Way {
  const pattern = new RegExp(`(?<![a-z0-9\\u0620-\\u06ff])(?:${english}|${arabic})`, 'u');
  return { kind, pattern, words, ...(circles ? { circles } : {}) };
}
