import { normalise } from '../../text/normalise.js';

/** What a label or a column says that its words are. */
export type LabelKind =
  | 'present'
  | 'absent'
  | 'date'
  | 'time'
  | 'place'
  | 'next'
  | 'chair'
  | 'scribe'
  | 'topic'
  | 'decision'
  | 'action'
  | 'owner'
  | 'due'
  | 'role'
  | 'vote'
  | 'cost'
  | 'status'
  /** Who wrote to whom: of the letter, not of the meeting. */
  | 'letter';

/** Labels as minutes have them, normalised, each without the article; in the order in which they are looked for. */
const LABELS: Readonly<Record<LabelKind, string>> = {
  next: label(
    '(?:date (?:and (?:time|place|venue) )?of (?:the )?)?next (?:meeting|session|call|sync|assembly|gathering)(?: date)?|(?:the )?next meeting(?: will be)?|next(?: time| one)?',
    '(?:موعد |تاريخ )?(?:ال)?(?:اجتماع|جلسه|لقاء|جمعيه) (?:ال)?(?:قادم|مقبل|تالي|جاي{1,2}|ياي|لاحق)ه?|(?:ال)?(?:مره )?(?:ال)?(?:جاي{1,2}|ياي|قادم|مقبل)ه?',
  ),
  absent: label(
    'apolog(?:y|ies)(?: for absence| received| from)?|absent(?:ees)?(?: with(?:out)? (?:apologies|leave))?|regrets|not present|absences?|excused|members absent|unable to (?:come|attend|join)|(?:could ?n.?t|can.?t|could not|cannot) (?:make it|come|attend|join)|off sick|away|not(?: with us| here| there)?|missing|out|off|on leave',
    '(?:ال)?(?:معتذر|غاءب|متغيب)(?:ون|ين|ه|ات)?(?: عن (?:ال)?(?:حضور|اجتماع)| بدون عذر| بعذر)?|(?:ال)?(?:اعتذارات|اعتذار|غياب|غيابات)|اعتذر(?: عن (?:ال)?حضور)?|(?:ال)?اعضاء (?:ال)?(?:معتذرون|غاءبون)|لم يحضر|غاب(?:وا|ت)?|(?:اللي )?ما ?(?:حضر|اجا|اجو|جا|جو|قدرو)(?:وا|ت|ا)?(?:و?ش)?(?: ييجوا?| يحضروا?| يجوا?)?|(?:ال)?غايب(?:ين|ه|ات)?|(?:اللي )?(?:اعتذر|غاب|تغيب)(?:وا|ت|و)?|من غاب',
  ),
  present: label(
    '(?:members |people |those )?present|attend(?:ees|ance|ing|ed)|in attendance|also present|participants|who was there|members attending|(?:who was )?on the call|with us|in the room|(?:also )?(?:here|there|online)|joined|dialled in|on zoom|we were|list of (?:attendees|participants)',
    '(?:ال)?(?:حاضر|مشارك)(?:ون|ين|ات)|(?:ال)?حضور|(?:ال)?اعضاء (?:ال)?حاضر(?:ون|ين)|(?:اللي )?(?:(?:حضر|جا|اجا)(?:وا|ت|و)?|ا?جوا?)(?: (?:ال)?(?:اجتماع|جلسه|لقاء))?(?: من .+)?|بحضور|(?:اللي )?كانوا?ا? (?:هنا|موجودين)|معنا|(?:ال)?(?:موجود|متواجد)ين|علي الخط|قاءمه (?:ال)?حضور',
  ),
  due: label(
    'due(?: date| by)?|deadlines?|by when|by|target(?: date)?|complete by|completion(?: date)?|timeline',
    '(?:ال)?موعد(?: (?:ال)?(?:نهاءي|تسليم|انجاز|تنفيذ|اقصي))?|تاريخ (?:ال)?(?:تنفيذ|انجاز|استحقاق|انتهاء|تسليم)|(?:ال)?(?:استحقاق|مهله|تسليم|ديدلاين|اجل|الاجال)|(?:ال)?مهله (?:ال)?زمنيه|(?:ال)?مده|اخر موعد|موعد (?:ال)?(?:تسليم|انجاز|تنفيذ)|ينجز قبل',
  ),
  date: label(
    'dates?(?: and time)?|date of (?:the )?meeting|meeting date|day|held on|when',
    '(?:ال)?تاريخ|تاريخ (?:ال)?(?:اجتماع|انعقاد|جلسه)|(?:ال)?يوم|(?:ال)?يوم و(?:ال)?تاريخ|(?:ال)?تاريخ و(?:ال)?وقت|(?:ال)?زمان',
  ),
  time: label(
    'time|times|start(?:ed)?(?: time)?|time of meeting',
    '(?:ال)?(?:وقت|ساعه|توقيت)|وقت (?:ال)?(?:اجتماع|بدء|انعقاد)',
  ),
  place: label(
    'venue|place|location|where|room|held (?:at|in)|meeting (?:place|room|link)',
    '(?:ال)?(?:مكان|موقع|قاعه|مقر)|(?:مكان|مقر|موقع) (?:ال)?(?:اجتماع|انعقاد|جلسه)',
  ),
  chair: label(
    '(?:in the )?chair(?:ed by|person|man|woman)?|facilitat(?:or|ed by)|moderat(?:or|ed by)|host(?:ed by)?|led by|presided(?: by)?',
    '(?:ال)?رءيسه?(?: (?:ال)?(?:اجتماع|جلسه|لجنه|مجلس))?|(?:ال)?رءاسه|براسه|ادار(?:ه|ت)? (?:ال)?(?:اجتماع|جلسه)|(?:ال)?(?:ميسره?|مديره?) (?:ال)?(?:جلسه|اجتماع)|برءاسه',
  ),
  scribe: label(
    '(?:minutes|notes)(?: taken)?(?: by)?|minute ?taker|note ?taker|scribe|recorded by|taken by|secretary|written by',
    '(?:ال)?(?:مقرره?|كاتبه?)(?: (?:ال)?(?:جلسه|اجتماع|محضر))?|امينه? (?:ال)?سر|كاتبه? (?:ال)?محضر|كتب(?:ت)? (?:ال)?محضر|تدوين|سجل(?:ه|ت)? (?:ال)?محضر|اعد(?:ه|ت)? (?:ال)?محضر|(?:ال)?سكرتيره?',
  ),
  action: label(
    'actions?(?: items?| points?| required| log| list)?|tasks?|to ?-?do(?: list| s)?|next steps|follow ?-?ups?|what(?: needs doing)?|item|deliverables?|assignments?|action points?',
    '(?:ال)?(?:مهمه|مهام|مهمات|اجراء|اجراءات|مطلوب|عمل|تكليف|تكليفات|خطوه|خطوات)(?: (?:ال)?(?:مطلوبه?|قادمه|تاليه|متفق عليها|متابعه))?|بنود (?:ال)?عمل|(?:ال)?خطوات (?:ال)?(?:قادمه|تاليه)|(?:ال)?متابعه|مطلوب منكم|(?:ال)?مطلوب(?: منكم| من كل واحد)?',
  ),
  owner: label(
    'owners?|responsible(?: for .+)?|responsible(?: person| party)?|assign(?:ed to|ee)|who|lead|by whom|person responsible|action by|name|responsibility|in charge|contact',
    '(?:ال)?(?:مسءول|مكلف|منفذ|مالك|متابع)(?:ه|ون|ين)?(?: عن (?:ال)?(?:تنفيذ|مهمه|متابعه))?|(?:ال)?جهه (?:ال)?(?:مسءوله|منفذه|معنيه|مكلفه)|صاحبه? (?:ال)?مهمه|(?:ال)?اسم|علي عاتق|(?:ال)?مسءوليه|علي م[يـ]?ن|مين|من|علي عاتق|(?:ال)?مسءول(?:ه|ون|ين)? عن .+',
  ),
  decision: label(
    'decisions?(?: made| taken)?|decided|agreed|agreements?|resolved|resolutions?|outcomes?|conclusions?|(?:the )?(?:committee|board|council|group|team|we|meeting) (?:agreed|decided|resolved)',
    '(?:ال)?(?:قرار|قرارات|توصيه|توصيات|نتيجه|نتاءج|خلاصه)|(?:ما )?(?:تم )?(?:ال)?(?:اتفاق|متفق) عليه|(?:ت)?قرر(?: (?:ال)?(?:مجلس|لجنه|اجتماع|فريق))?(?: ما يلي)?|اتفقنا(?: علي)?|قررت (?:ال)?لجنه|(?:ال)?اتفاق',
  ),
  topic: label(
    'agenda(?: items?)?|topics?(?: discussed)?|items? discussed|discussion(?: points| items)?',
    '(?:ال)?(?:موضوع|مواضيع|موضوعات|محاور|بند|بنود)|جدول (?:ال)?اعمال',
  ),
  role: label(
    'roles?|position|title|office|function|job(?: title)?|affiliation',
    '(?:ال)?(?:صفه|منصب|وظيفه|دور|مسمي)(?: (?:ال)?وظيفي)?',
  ),
  vote: label(
    'votes?(?: result| count)?|voting(?: result)?|result(?: of (?:the )?vote)?|in favou?r',
    '(?:ال)?تصويت|نتيجه (?:ال)?تصويت|(?:ال)?اصوات',
  ),
  status: label('status|state|progress|done', '(?:ال)?(?:حاله|وضع|انجاز)(?: (?:ال)?(?:مهمه|تنفيذ))?'),
  letter: label('from|to|cc|bcc|sent|subject|re|reply-to', 'من|الي|نسخه(?: الي)?|المرسل|المرسل اليه|مرسل من'),
  cost: label('costs?|amount|budget|price|estimate(?:d cost)?', '(?:ال)?(?:تكلفه|كلفه|مبلغ|ميزانيه|قيمه|سعر)'),
};

let known: readonly (readonly [LabelKind, RegExp])[] | null = null;

/** What a label says that its words are; null for any other. */
export function labelKind(words: string): LabelKind | null {
  const norm = normalise(words.replace(/\(.*?\)|[*_`#:?؟]/g, ' ')).replace(/^the /, '');
  if (norm.length === 0 || norm.length > 60) return null;
  // Made when the first label is read: running words have none.
  known ??= Object.entries(LABELS).map(([kind, source]) => [kind as LabelKind, new RegExp(source, 'u')] as const);
  return known.find(([, pattern]) => pattern.test(norm))?.[0] ?? null;
}

function label(english: string, arabic: string): string {
  return `^(?:${english}|${arabic})$`;
}
