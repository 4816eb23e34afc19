import { normalise } from '../../text/normalise.js';

/** What kind of words answer a question. */
export type AnswerType =
  | 'date'
  | 'time'
  | 'place'
  | 'person'
  | 'organisation'
  | 'role'
  | 'number'
  | 'list'
  | 'reason'
  | 'statement'
  | 'confirmation'
  | 'definition'
  | 'thing';

/** A way of asking: where it matches, the question asks for that type. `asked` are the words that name what is asked for. */
export interface Pattern {
  readonly type: AnswerType;
  readonly pattern: RegExp;
}

/** "How old was he when …", "which song did the singer who …": a question's second question word seldom asks. */
const ASKING =
  '(?<!(?<![a-z])(?:what|which|who|whom|whose|how|why|when|where)(?![a-z])(?:(?! (?:and|or) (?:what|which|who|when|where|why|how)(?![a-z])).)*)';

/**
 * The ways of asking, most telling first: the first that matches decides. Written as normalised words (see normalise),
 * in Modern Standard Arabic and the dialects of the Gulf, the Levant, Egypt and the Maghreb, and in English as typed on
 * a phone. `<noun>` stands for one or two words.
 */
export const QUESTION_PATTERNS: readonly Pattern[] = [
  // What begins with "why" asks for nothing else, whatever it names.
  ways('reason', "^(?:so |and |but )?why(?:d|s|'[a-z]+)?"),
  // So does "how much did we make last year": the year is none that is asked for.
  ways('number', '^(?:so |and |but )?how (?:much|many)(?= .*(?:last|this|next) (?:year|month|week|day)$)(?! time)'),
  // So does what begins by asking for somebody's office.
  ways(
    'role',
    "^(?!.* (?:on|about|towards?) )(?:so |and |but )?(?:what|whats|what's|which)(?: is| was| are| were)?(?: the| his| her)?(?: (?:job|official|exact|full))? (?:titles?|jobs?|positions?|offices?|posts?|ranks?)(?: titles?)? (?:of|does|did|do|is|was|held|has|had)",
    '^[وف]?(?:ما|ما هو|ما هي|ايش|شو|شنو|وش|ايه) (?:ال)?(?:منصب|وظيفه|صفه|مسمي)(?: (?:الاخر|الاخري|الحالي|الحاليه|الرسمي|الرسميه|الوظيفي))? (?:الذي|التي|اللي|كان|كانت|يشغل|ي?تولي)',
  ),
  ways(
    'list',
    '^(?:the |give me (?:the )?|list (?:the )?)?names? of (?:all|every|everyone|everybody|those|the (?:people|officials|delegates|ministers|members|speakers))',
  ),
  // Times.
  ways(
    'time',
    'الساعه (?:كم|كام)',
    '(?:كم|كام) الساعه',
    '(?:اي|اى|باي) ساعه',
    'what time',
    'which hour',
    'at what hour',
    'time did',
  ),
  ways(
    'date',
    '[وف]?(?:متي|امتي|امتا|ايمتي|ايمتا|وقتاش|فوقاش|يمته|شوكت)',
    '(?:ب?اي|ب?اية|ما|ما هو|ما هي|شو|ايش) (?:سنه|عام|يوم|تاريخ|شهر|قرن|عقد|موعد|وقت)',
    '[بل]?(?:اي|ايه) (?:سنوات|سنين|اعوام|فتره|مده)',
    'في اي (?:سنه|عام|يوم|تاريخ|شهر|قرن|وقت)',
    `${ASKING}when(?:s|d|ll|re)?`,
    "when'[a-z]+",
    'wen',
    '(?:what|which) (?:is the |was the |exact |calendar )*(?:year|date|day|month|century|decade)s?',
    'how long ago',
    '(?:شهر|سنه|يوم) كم',
    '(?:until|till|from|by|which|what) (?:what |which )?(?:year|day|weekday|month)',
    "^(?:and |so )?(?:whats |what's |what (?:is|was) |which (?:is|was) )?(?:the )?(?:first|last|final) (?:year|day|weekday|month)",
    '(?:what|whats|which)(?: is| was| were| are)?(?: the)? (?:(?:exact|start|starting|end|closing|opening|due|release|launch) )?(?:dates?|deadlines?)',
    '^(?:the )?deadline',
    '^(?!(?:who|whom|whose|how|why|did|does|do|is|are|was|were|will|has|have) ).*(?:deadline|due date|(?:start|end|closing|opening|release|launch)(?:ing)? date|dates)(?: [a-z]+){0,4}$',
    '(?:^|ما |ما هو |ما هي |شو |ايش |وش |شنو )(?:ال)?(?:اخر|اول) (?:يوم|موعد|مهله)',
    '(?:ما|ما هي|شو|ايش|وش|شنو) (?:ال)?مهله',
    '(?:لاي|لايه|حتي اي|لحد اي|من اي|الي اي) (?:شهر|سنه|عام|يوم|تاريخ|موعد|وقت)',
    '(?:من |الي )?اي (?:سنه|عام|يوم|شهر)',
    '[بل]?تاريخ (?:انعقاد|عقد|الاجتماع|الجلسه|اللقاء)',
    '(?:ما|ما هي|شو|شنو|ايش|وش|ايه|كم) (?:ال)?(?:فتره|مده)',
    '(?:what|which|whats)(?: is| was)?(?: the)?(?: time)? (?:period|timeframe|years|span)',
  ),
  // Places.
  ways(
    'place',
    '[وف]?(?:اين|وين|فين|منين|ويش مكان)',
    '(?:ب?اي|ما|ما هي|ما هو|شو|ايش) (?:مدينه|بلد|بلاد|مكان|موقع|قاره|دوله|عاصمه|منطقه|قريه|جزيره|محافظه|ولايه|جمهوريه)',
    `${ASKING}where(?:s|d|re|'[a-z]+)?`,
    'for (?:what|which) (?:country|nation|state)',
    '(?:which|what) (?:country|nation|republic)(?:s)?',
    '(?:country|city|venue|nationality)(?: \\S+)?(?:$|\\?)',
    'nationality',
    '(?:ب|في )?(?:اي|انهي) (?:حي|شارع|قاعه|فندق|مبني|ملعب|مستشفي|ميناء|مطار)',
    'بلد(?:ه|ها|هم)? (?:ايه|ايش|شو|ما)',
    'جنسي(?:ه|ته|تها)',
    'انهي (?:بلد|مدينه|دوله)',
    '(?:what|which) (?:is |was |the )*capital',
    '(?:باي|في اي|اي|ما هي|ما) (?:عاصمه|المدينه|العاصمه|الدوله|المنطقه|منطقه|البلد)',
    'in (?:which|what) (?:region|area|part|city|country|place|capital)',
    '(?:what|which|wat) (?:is the |was the |two |three )*(?:city|country|place|location|venue|state|continent|region|town|capital|nation|republic|island|river|county|district|area of the world|building|room|hall|street|hotel|stadium|hospital|ward|neighbou?rhood|village|port|airport)',
  ),
  // Numbers.
  ways(
    'number',
    '[وف]?(?:كم|كام|بكم|بكام|قديش|اديش|قداش|شحال|جم|(?:قد|اد) ايه)',
    'ما(?: هو| هي)? (?:عدد|نسبه|مقدار|كميه|حجم|سعر|طول|ارتفاع|مساحه|عمر|قيمه|مبلغ|معدل|متوسط|تكلفه)',
    'how (?:many|much|long|old|tall|far|big|large|high|deep|often|fast|wide|heavy)',
    'whats?(?: is| was| were| are)?(?: the)?(?: [a-z]+)? (?:number|percentage|percent|amount|proportion|population|price|cost|height|length|size|total|volume|ratio|rate|value|budget)',
    'number of',
    'what (?:does|did|do|will|would) (?:\\S+ ){1,8}cost',
  ),
  // Reasons.
  ways(
    'reason',
    '[وف]?(?:لماذا|ليش|ليه|علاش|علشان ايش|عشان ايش|لويش)',
    '^[وف]?لما',
    '(?:ما|ما هو|ما هي|شو|شنو|ايش|وش|ايه) (?:ال)?(?:سبب|اسباب|هدف|اهداف|غرض|غايه|دافع|دوافع|مقصد)',
    '(?:لاي|لايه) (?:سبب|غرض|هدف|غايه|دافع)',
    'من اجل ماذا',
    "why(?:d|s|'[a-z]+)?",
    'y (?:did|do|does|was|were|is|are)',
    'how come',
    '(?:what|whats)(?: \\S+){1,5}? aim(?:ing|ed)? (?:at|for)',
    "(?:whats|what is|what's) (?:the )?\\S+(?: \\S+)? for$",
    '(?:what|whats)(?: is| was| were| are)?(?: the)?(?: [a-z]+)? (?:purpose|reason|reasons|goal|goals|aim|aims|objective|point|cause)',
    'what (?:for|caused)',
    'for what (?:purpose|reason)',
  ),
  ways(
    'list',
    '(?:ب?اي|ما|ما هي|ما هم|من|من هم|شو|شنو|ايش|ايه|وش) (?:هي |هم |هما |هن |هوما |اهم |كل |جميع )?(?:ال)?(?:امور|اشياء|دول|بلدان|جمهوريات|مجالات|ميادين|اصعده|اسماء|قضايا|مواضيع|موضوعات|اعضاء|نقاط|بنود|جوانب|قرارات|مدن|لغات|انواع|اقسام|اطراف|محاور|شخصيات|مشاركين|مشاركون|حاضرون|حضور|صعد|جهات|مستويات|ملفات|قطاعات|فءات|شروط|مطالب|خطوات)(?:ها|هم)?',
    '(?:what|which|wat)(?: are| were)?(?: all)?(?: of)?(?: the)?(?: [a-z]+)? (?:countries|nations|fields|areas|topics|names|members|issues|subjects|points|aspects|sectors|domains|languages|cities|parties|decisions|attendees|participants|representatives|delegates|levels|examples|steps|conditions|demands|categories|goods)',
    '(?:which|what) (?:states|ministers|sides|types|kinds|parts)',
    '(?:which|what) (?:two|three|four|five|six|seven|several) [a-z]+s(?! (?:was|is|of))',
    '(?:list|name|give me|give us|tell me)(?: me| us)?(?: all)?(?: of)?(?: the)?(?: [a-z0-9-]+){0,6} (?:countries|states|nations|fields|areas|topics|names|members|issues|participants|representatives|ministers|delegates|attendees)',
    '(?:covers?|includes?) (?:what|which) (?:areas|fields|topics|sectors|countries)',
    '(?:^|^(?:please|pls) )(?:list|names? of everyone)',
    '(?:اسماء|اسامي) (?:كل |جميع |ال)',
    '(?:اعطني|اعطوني|عطني|عطوني|اعطيني|اديني|هات|هاتوا|هاتلي|اذكر|اذكروا|عدد|عددلي|سم)(?: لي| لنا)? (?:اسماء |اسامي |كل |جميع |اهم )?(?:ال)?(?:اسماء|اسامي|دول|بلدان|جمهوريات|مجالات|ميادين|قطاعات|مواضيع|موضوعات|محاور|ممثلي|ممثلين|وزراء|مشاركين|حاضرين|اعضاء|اللي حضرو|اللي حضروا|الذين حضروا)',
  ),
  ways(
    'organisation',
    '(?:what|which) (?:body|organi[sz]ation|council|institution|entity|authority|committee|agency|company|party|group decided)',
    '(?:ب?اي|ما|ما هي|ما هو|مين|منو|شو|من هي) (?:ال)?(?:جهه|هيءه|مجلس|منظمه|موءسسه|لجنه|وزاره|شركه|حزب)',
  ),
  // Persons.
  ways(
    'person',
    '[وف]?(?:مين|منو|منهو|منهي|مينو|شكون|بمن|لمن|ممن|مع من)',
    '[وف]?من (?:هو|هي|هم|هما|الذي|التي|الذين|اللي|يلي|كان|كانت|ذا)',
    '(?:ب?اي|ما|ما هو) (?:اسم )?(?:شخص|مسءول|وزير|رءيس|قاءد|ملك|عالم|مءلف|كاتب|لاعب|مخترع|مهندس)',
    '(?:ما|شنو|شو|ايش|وش|ايه)(?: هو)? (?:ال)?اسم (?:ال)?كامل',
    '(?:ما|شنو|شو|شنو|ايش|وش|ايه)(?: هو)? اسم (?:ال)?(?:رءيس|وزير|ملك|قاءد|امين|مدير|ممثل|شخص|لاعب|كاتب|مءلف|عالم)',
    `${ASKING}who(?:m|se|s|d|re|'[a-z]+)?`,
    '[وف]?من (?:لم|لا|قام|قامت|لديه|لديها)',
    '(?:what|which|wich) (?:(?!(?:did|does|do|has|have|had|is|are|was|were|will|would|the|a) )[a-z]+ ){0,2}(?:official|person|minister|president|king|queen|leader|scientist|author|player|singer|actor|general|emperor|man|woman|individual|governor|professor|poet|artist|philosopher|councill?or|director|doctor|chair(?:man|woman)?|secretary|ambassador|delegate|speaker|manager|officer|shareholder|engineer|student|teacher|trustee|mayor|moderator|developer|judge|coach|captain|clerk|nurse|expert|envoy|resident)',
    "(?:the )?name of (?:the |a )?(?:[a-z']+ ){0,3}(?:minister|president|official|person|representative|secretary|chairman|king|leader)",
  ),
  // Statements: what somebody said.
  ways(
    'statement',
    '(?:ماذا|ما|ما الذي|ايش|شو|وش|شنو|ايه|اش)(?: هو| كان)? (?:الذي )?(?:قال|قالت|قالوا|ذكر|ذكرت|اكد|اكدت|اكدوا|صرح|اوضح|اعرب|عبر|اضاف|اشار|نوه|طلب|اقترح|تكلم|تحدث|وصف|حذر|وعد|رد|علق)(?:وا|ت)?',
    '(?:قال|قالوا|ذكر|اكد)(?:ت)? (?:ايه|ايش|شو|شنو|وش)',
    '(?:عن ماذا|عم|عما|علام|بم|بماذا|فيم|الام|عن ايش|عن شو|علي ماذا) \\S+',
    '(?:what|wat|whats)(?: all)? (?:did|does|do|has|have|had)(?: \\S+){1,8}? (?:say|said|state|mention|stress|emphasi[sz]e|express|note|talk|tell|affirm|explain|point|think|hope|thank|welcome|propose|announce|highlight|underline|praise|call|report|warn|promise|ask|suggest|complain|reply|answer)s?',
    'what was said',
    "(?:what|whats)(?: (?:is|was|were))?(?: \\S+){1,4}(?:'s?|s) (?:[a-z]+ )?(?:remark|complaint|gripe|comment|view|answer|reply|response|reaction|objection|warning|message|opinion|problem|concern|worry|take)s?",
    'how did (?:\\S+ ){1,5}(?:describe|put|explain|react|respond|reply|answer|characteri[sz]e|justify)',
    '(?:ماذا|ما|ايش|شو|شنو|وش|ايه)(?: كان| كانت)? (?:جواب|كلام|رد|راي|تعليق|موقف|تعقيب|شكوي|اعتراض)',
    'for what did',
  ),
  // Yes or no.
  ways(
    'confirmation',
    '[وف]?هل',
    '(?:ولا|او|ام) لا$',
    '^(?!(?:كيف|ما|ماذا|من|متي|اين|لماذا|كم|اي|مين|وش|شو|ليش) ).* (?:صح|مو كذا|مو كذه|مش كده|مش كدا|موب كذا|مو هيك|مش هيك|اليس كذلك)$',
    '^(?!(?:what|which|who|whom|whose|when|where|why|how|whats|whos) ).* (?:or not|or nah|or no|yes or no|right|correct|innit)$',
    '(?:^|^(?:so|and|but|ok|hey|hi) )(?:did|does|do|is|are|was|were|has|have|had|will|would|should|can|could)',
  ),
  // Roles and definitions.
  ways(
    'role',
    '(?:ما|ما هو|ايش|شو|شنو|وش|ايه) (?:هو )?(?:منصب|صفه|وظيفه|لقب|دور|مسمي)',
    "(?:what|whats|which)(?:'s)?(?: is| was| are)?(?: the| his| her)?(?: \\S+){0,3}? (?:position|title|role|job|office|post|rank)(?:s| title)?",
    "(?:^|'s |s' )(?:job title|job|position|title|role|post)(?: title)?$",
    'what does (?:mr |dr |ms )?\\S+(?: \\S+){0,2} do(?: for a living)?$',
    'as what (?:does|did|do)',
    '^(?!(?:من|مين|منو|هل) ).*(?:وظيفت|منصب|شغل|صفت)(?:ه|ها)$',
    '(?:what|which) (?:offices?|posts?|positions?|jobs?|titles?|hats?) (?:does|did|do|is|was|has|had)',
    'in what capacity',
    '(?:ال)?(?:منصبين|منصبان)',
    '(?:باي|بصفه|ما) صف(?:ه|تا|ات)',
    '(?:شو|شنو|ايش|وش|ايه|ماذا) (?:[بيت]{1,2}شتغل|[بيت]{1,2}شتغلو|[يت]عمل|وظيفت(?:ه|ها)|شغل(?:ه|ها|ته|تها)|منصب(?:ه|ها)|صفت(?:ه|ها))',
    '(?:[بيت]{1,2}شتغل|شغال|شغاله|منصب(?:ه|ها)|شغل(?:ه|ها|ته|تها)|وظيفت(?:ه|ها)|صفت(?:ه|ها)) (?:ايه|ايش|شو|شنو|وش)',
  ),
  // "من" is also "from": it asks where a sentence begins with it, and nothing more telling stands behind it.
  ways('person', '(?:^|[?.!] ?|، ?)[وف]?من(?= )'),
  ways(
    'thing',
    '[وف]?(?:ما|ماذا|ايش|شو|شنو|وش|ايه|اش|شنهو|فيش)',
    '[بلف]?(?:اي|اية|ايه|ايا)',
    "(?:what|whats|which|wat|wut|whatever|what'[a-z]+)",
    '[وف]?(?:كيف|شلون|ازاي|كيفاش|كيفيه)',
    'how',
  ),
  ways('person', ' من\\?*$'),
];

/** Nouns that name the type itself: "which city" is answered by a city, the word need not stand in the record. */
export const TYPE_NOUNS: Readonly<Partial<Record<AnswerType, ReadonlySet<string>>>> = {
  date: words(
    'start starts begin begins end ends expire expires تبدا يبدا تنتهي ينتهي تخلص بتخلص بتبدا weekday until till first last date day month year years time period timeframe span century decade exact exactly week moment تاريخ يوم شهر سنه عام وقت موعد قرن ايام الاسبوع اسبوع بالضبط زمن فتره الفتره مده المده',
  ),
  time: words('time hour clock ساعه الساعه وقت'),
  place: words(
    'place nationality city country location venue state town nation republic exactly somewhere else region land مكان مدينه بلد دوله موقع بلاد جمهوريه بالضبط منطقه',
  ),
  person: words(
    'name person official guy rep representative man woman people delegate behalf اسم شخص مسءول الاسم كامل الكامل يشغل منصب وظيفه صفه ممثل مندوب احد طرف الشخص اللي المسءولين مسءولين المشاركين',
  ),
  number: words(
    'number count many much people person persons country countries states years yrs عدد كم دوله دول بلد شخص اشخاص سنه سنوات',
  ),
  list: words(
    'list names name all everyone give countries country states nations اسماء كل جميع قاءمه اسم دول الدول بلدان جمهوريات الجمهوريات',
  ),
  organisation: words('body organisation organization entity institution جهه هيءه موءسسه مجموعه group'),
  reason: words('reason purpose goal aim objective point cause سبب اسباب هدف اهداف غرض غايه دافع مقصد لازم'),
  role: words(
    'capacity posts positions titles jobs صفتا صفات يشتغل بيشتغل يعمل شغله وظيفته منصبه position title role job office post hold rank منصب صفه وظيفه لقب مسمي يشغل',
  ),
  statement: words('statement remarks words'),
};

/** Words that a question of a type has besides: "what position does he hold", "the deadline for". */
const BESIDE_TYPE: Readonly<Partial<Record<AnswerType, ReadonlySet<string>>>> = {
  place: words('diplomat envoy top delegate guy man woman'),
  date: words('deadline deadlines dates due actually finally اخر مهله المهله لحد ابتداء لاي'),
  number: words('ppl guys folks نفر انفار واحد واحدا'),
  list: words(
    'officials people ppl guys folks persons اسامي المسءولين مسءولين اشخاص الاشخاص ذكر اذكر اذكروا عدد عددلي عطني عطوني اعطني اعطوني اعطيني اديني هات هاتوا هاتلي',
  ),
  role: words(
    'living work works worked يءديها يوديها offices occupy occupies occupied holds held holding serve serves served serving currently current official full exactly hat hats wear wears رسمي رسميه الرسمي الرسميه منصبين يجمع تجمع يتولي تولي يتولاه يشغله تشغله يشغلها تشغل اشتغل بتشتغل تشتغل شغال شغاله شغلته شغلتها وظيفتها منصبها عندهم عنده بالضبط الاخر الاخري حاليا الحالي',
  ),
};

/** Whether a normalised word of a question of some type asks for no more than the type does. */
export function isOfType(type: AnswerType, norm: string): boolean {
  return TYPE_NOUNS[type]?.has(norm) || BESIDE_TYPE[type]?.has(norm) || false;
}

/** Whether a question of any type may have the word beside what it asks for. */
export function isBesideType(norm: string): boolean {
  return Object.values(BESIDE_TYPE).some((words) => words.has(norm));
}

/** Every noun that names a type. */
export function typeNouns(): readonly string[] {
  return Object.values(TYPE_NOUNS).flatMap((nouns) => [...nouns]);
}

/** One pattern for all ways of asking for a type that stand together. */
function ways(type: AnswerType, ...sources: string[]): Pattern {
  return {
    type,
    pattern: new RegExp(`(?<![a-z0-9\\u0620-\\u06ff])(?:${sources.join('|')})(?![a-z0-9\\u0620-\\u06ff])`),
  };
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').map(normalise));
}

/** What people type short, where the record does not. */
export const SHORTHAND: ReadonlyMap<string, string> = new Map([
  ['thx', 'thanks'],
  ['thnx', 'thanks'],
  ['tnx', 'thanks'],
  ['ppl', 'people'],
  ['govt', 'government'],
  ['mtg', 'meeting'],
  ['pres', 'president'],
  ['biz', 'business'],
  ['intl', 'international'],
  ['agmt', 'agreement'],
  ['dialog', 'dialogue'],
  ['mgmt', 'management'],
  ['dept', 'department'],
]);
