/** How precise a mention of a time is. */
export type DateKind = 'day' | 'weekday' | 'month' | 'year' | 'range' | 'decade' | 'century' | 'time';

/** A time named in a text. Offsets are UTF-16, into the text given; the numbers are null where the words don't say. */
export interface DateMention {
  readonly start: number;
  readonly end: number;
  readonly kind: DateKind;
  readonly year: number | null;
  /** 1..12, Gregorian; Hijri months have none. */
  readonly month: number | null;
  readonly day: number | null;
  /** Of several days in one month, the last: "3 to 5 June". */
  readonly lastDay: number | null;
}

const ENGLISH_MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december'.split(
  '|',
);

/** The Gulf's and Egypt's names of the months, then those of the Levant and Iraq, then the Maghreb's where they differ. */
const ARABIC_MONTHS: readonly (readonly string[])[] = [
  ['يناير', 'كانون الثاني', 'جانفي'],
  ['فبراير', 'شباط', 'فيفري'],
  ['مارس', 'آذار', 'اذار'],
  ['أبريل', 'ابريل', 'إبريل', 'نيسان', 'أفريل'],
  ['مايو', 'أيار', 'ايار', 'ماي'],
  ['يونيو', 'يونيه', 'حزيران', 'جوان'],
  ['يوليو', 'يوليه', 'تموز', 'جويلية'],
  ['أغسطس', 'اغسطس', 'آب', 'أوت'],
  ['سبتمبر', 'أيلول', 'ايلول'],
  ['أكتوبر', 'اكتوبر', 'تشرين الأول', 'تشرين الاول'],
  ['نوفمبر', 'تشرين الثاني'],
  ['ديسمبر', 'كانون الأول', 'كانون الاول'],
];

const HIJRI_MONTHS =
  'محرم|المحرم|صفر|ربيع الأول|ربيع الآخر|ربيع الثاني|جمادى الأولى|جمادى الآخرة|جمادى الثانية|رجب|شعبان|رمضان|شوال|ذو القعدة|ذي القعدة|ذو الحجة|ذي الحجة';

/** Letters and digits of both languages as plain ranges: Unicode's classes take a cold process tens of milliseconds. */
const WORD = 'A-Za-z0-9\\u00c0-\\u024f\\u0620-\\u0669\\u0670-\\u06d3\\u06f0-\\u06f9';
const LETTER = 'A-Za-z\\u0620-\\u064a';

const EN_MONTH = `(?:${ENGLISH_MONTHS.join('|')}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\b\\.?`;
const AR_MONTH = `(?:${ARABIC_MONTHS.flat()
  .sort((a, b) => b.length - a.length)
  .join('|')})`;
const EN_WEEKDAY = '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)';
/** Before the day of a month, short too. */
const EN_DAY = `(?:${EN_WEEKDAY}|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\\b\\.?`;
const AR_WEEKDAY = '(?:الأحد|الاحد|الإثنين|الاثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|السبت)';
const DIGIT = '[0-9\u0660-\u0669\u06f0-\u06f9]';
const YEAR = `(?:1\\d{3}|20\\d{2}|[\u0661\u06f1]${DIGIT}{3}|[\u0662\u06f2][\u0660\u06f0]${DIGIT}{2})`;
const EN_YEAR = `(?:\\d{3,4}\\s?(?:ad|bce?|ce)\\b|${YEAR})`;
const ERA = `\\s?(?:م|هـ|ه|ق\\.?\\s?م)(?![${LETTER}])\\.?`;
const AR_YEAR = `(?:(?:عام|سنة|العام|سنه)\\s+)?${YEAR}(?:${ERA})?`;
const DASH = '\\s?[-–—]\\s?';
// Arabic writes و ف ب ل ك (and, so, in, for, as) onto the next word, also onto a number.
const NOT_IN_WORD = `(?:(?<![${WORD}.,/-])|(?<=(?<![${WORD}])[وفبلك]))`;
const WORD_ENDS = `(?![${WORD}])`;
const DAY = `(?:[0-3]?\\d|[\u0660-\u0663]?[\u0660-\u0669])`;

/** Longest and most precise first: where two match at one place, the earlier in this list wins. */
const PATTERNS: readonly { readonly kind: DateKind; readonly source: string }[] = [
  {
    kind: 'range',
    source: `(?:بين عامي|between|from|من عام)\\s+${YEAR}\\s*(?:م\\s*)?(?:and|to|و|وعام|إلى|الى|حتى)\\s*(?:عام\\s+)?${YEAR}(?:${ERA})?`,
  },
  {
    kind: 'day',
    source: `(?:${EN_DAY},?\\s+)?(?:the\\s+)?(?:${DAY}(?:st|nd|rd|th)?(?:\\s+(?:to|until|and)\\s+|${DASH})(?:the\\s+)?)?${DAY}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${EN_MONTH}(?:,?\\s+${EN_YEAR})?`,
  },
  {
    kind: 'day',
    source: `(?:${EN_DAY},?\\s+)?${EN_MONTH}\\s+${DAY}(?:st|nd|rd|th)?(?![\\d-])(?:,?\\s+${EN_YEAR})?`,
  },
  {
    kind: 'day',
    source: `(?:${AR_WEEKDAY}،?\\s+(?:الموافق\\s+)?)?(?:الموافق\\s+)?(?:${DAY}(?:\\s+(?:إلى\\s|الى\\s|حتى\\s|و)|${DASH}))?${DAY}\\s+(?:من\\s+)?(?:شهر\\s+)?${AR_MONTH}(?:\\s*/\\s*${AR_MONTH})?(?:\\s+(?:من\\s+)?${AR_YEAR})?`,
  },
  {
    kind: 'day',
    source: `(?:${AR_WEEKDAY}،?\\s+)?${DAY}\\s+(?:من\\s+)?(?:${HIJRI_MONTHS})(?:\\s+(?:من\\s+)?(?:عام\\s+|سنة\\s+)?${DIGIT}{2,4}(?:${ERA})?)?`,
  },
  {
    kind: 'day',
    source: `(?:(?:${AR_WEEKDAY}،?|${EN_DAY},?)\\s+(?:الموافق\\s+)?)?(?:${DIGIT}{4}[-/]${DIGIT}{1,2}[-/]${DIGIT}{1,2}|${DIGIT}{1,2}[/.]${DIGIT}{1,2}[/.]${DIGIT}{4})(?:${ERA})?`,
  },
  { kind: 'day', source: `(?:${AR_WEEKDAY}،?|${EN_DAY},?)\\s+${DIGIT}{1,2}/${DIGIT}{1,2}` },
  {
    kind: 'day',
    source: `(?:الأول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر|الحادي عشر|الثاني عشر|الثالث عشر|الرابع عشر|الخامس عشر|العشرين)(?:\\s+(?:و|وال)عشر[يو]ن)?\\s+من\\s+(?:شهر\\s+)?${AR_MONTH}(?:\\s+(?:من\\s+)?${AR_YEAR})?`,
  },
  { kind: 'range', source: `${YEAR}(?:\\s?م)?${DASH}(?:${YEAR}|\\d{2})(?:${ERA})?` },
  { kind: 'month', source: `(?:(?:early|late|mid)[- ])?${EN_MONTH},?\\s+(?:of\\s+)?${EN_YEAR}` },
  { kind: 'month', source: `(?:شهر\\s+)?${AR_MONTH}(?:\\s*/\\s*${AR_MONTH})?\\s+(?:من\\s+)?${AR_YEAR}` },
  { kind: 'decade', source: `(?:the\\s+)?(?:(?:early|late|mid)[- ])?(?:1\\d|20)\\d0'?s` },
  {
    kind: 'decade',
    source: `(?:ال)?(?:عشرينيات|ثلاثينيات|أربعينيات|خمسينيات|ستينيات|سبعينيات|ثمانينيات|تسعينيات)(?:\\s+(?:من\\s+)?القرن\\s+[${LETTER}]+(?:\\s+عشر)?)?`,
  },
  {
    kind: 'century',
    source: `(?:the\\s+)?(?:(?:early|late|mid)[- ])?(?:\\d{1,2}(?:st|nd|rd|th)|[${LETTER}]+(?:th|first|second|third))(?:\\s+(?:and|to)\\s+\\d{1,2}(?:th|st|nd|rd))?[- ]centur(?:y|ies)(?:\\s+(?:ad|bce?|ce)\\b)?`,
  },
  {
    kind: 'century',
    source: `القرن(?:ين)?\\s+(?:ال)?(?:[${LETTER}]+(?:\\s+(?:عشر|والعشرين|والعشرون))?|${DIGIT}{1,2})(?:\\s+(?:الميلادي|الهجري|قبل الميلاد))?`,
  },
  {
    kind: 'time',
    source: `(?:الساعة\\s+)(?:[${LETTER}]+|\\d{1,2}(?::\\d{2})?)(?:\\s+(?:و(?:ال)?(?:نصف|ربع|ثلث)|إلا\\s+(?:ال)?(?:ربعا?|ثلثا?)|و(?:ال)?[${LETTER}]+\\s+دقيقة))?(?:\\s+(?:صباحا|صباحًا|مساء|مساءً|ظهرا|ظهرًا))?`,
  },
  { kind: 'time', source: `\\d{1,2}(?::\\d{2})\\s?(?:[ap]\\.?m\\.?)?|\\d{1,2}\\s?[ap]\\.?m\\.?` },
  {
    kind: 'year',
    source: `(?:عام|سنة|العام|عامي|سنه)\\s+${DIGIT}{3,4}(?:${ERA})?|${DIGIT}{3,4}(?:\\s?هـ|\\s?ق\\.?م|\\s?م)`,
  },
  { kind: 'year', source: `\\d{1,4}\\s?(?:ad|bce?|ce)\\b` },
  { kind: 'year', source: `${YEAR}(?:${ERA})?` },
  { kind: 'month', source: `${EN_MONTH}|${AR_MONTH}` },
  { kind: 'weekday', source: `${EN_WEEKDAY}|${AR_WEEKDAY}` },
];

const MATCHERS = PATTERNS.map(({ kind, source }) => ({
  kind,
  pattern: new RegExp(`${NOT_IN_WORD}(?:${source})${WORD_ENDS}`, 'g'),
}));
const HAS_HINT = new RegExp(
  `${DIGIT}|${EN_WEEKDAY}|${AR_WEEKDAY}|${EN_MONTH}|${AR_MONTH}|${HIJRI_MONTHS}|centur|قرن|ينيات|الساعة`,
);

/** The times that a text names, in order and without overlap, the longest reading of each. */
export function findDates(text: string): DateMention[] {
  // Small letters of our own keep every offset, and spare the patterns the costly ignoring of case.
  const lower = text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
  if (!HAS_HINT.test(lower)) return [];
  const found: DateMention[] = [];
  for (const { kind, pattern } of MATCHERS) {
    for (const match of lower.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].trimEnd().length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      if (kind === 'month' && isAmbiguousMonth(text.slice(start, end))) continue;
      found.push({ start, end, kind, ...numbersIn(match[0], kind) });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const PART_OF =
  /(?<![A-Za-z\u0620-\u064a])(?:(?:the )?(?:end|beginning|start|middle|close) of (?:the (?:year|month) (?:of )?)?|[وبلف]?(?:نهاية|بداية|مطلع|منتصف|أوائل|أواخر|مستهل|ختام) (?:(?:عام|العام|سنة|شهر) )?)$/i;

/** Where a time begins, with what says which part of it: "the end of 2027", «نهاية عام 2027». */
export function startOfTime(text: string, start: number): number {
  const part = PART_OF.exec(text.slice(Math.max(0, start - MOST_OF_PART), start));
  return part ? start - part[0].replace(/^[وبلف](?=نهاية|بداية|مطلع|منتصف|أوائل|أواخر|مستهل|ختام)/, '').length : start;
}

const MOST_OF_PART = 32;

/** Whether two mentions can be the same time: no number that both give differs. */
export function sameDate(a: DateMention, b: DateMention): boolean {
  const agree = (x: number | null, y: number | null): boolean => x === null || y === null || x === y;
  const shared = (a.year !== null && a.year === b.year) || (a.month !== null && a.month === b.month);
  return shared && agree(a.year, b.year) && agree(a.month, b.month) && shareDays(a, b);
}

function shareDays(a: DateMention, b: DateMention): boolean {
  if (a.day === null || b.day === null) return true;
  return a.day <= (b.lastDay ?? b.day) && b.day <= (a.lastDay ?? a.day);
}

/** "may" and "march" are verbs, "ماي" and "آب" other words, more often than months, when they stand alone. */
function isAmbiguousMonth(words: string): boolean {
  return (
    /^(?:may|march|mar|dec|jan|sep|oct|جوان|ماي|آب|أوت|مارس)\.?$/i.test(words) &&
    words !== 'May' &&
    words !== 'March' &&
    words !== 'مارس'
  );
}

function numbersIn(words: string, kind: DateKind): Pick<DateMention, 'year' | 'month' | 'day' | 'lastDay'> {
  const ascii = words.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
  const iso = /(\d{4})[-/](\d{1,2})[-/](\d{1,2})/.exec(ascii);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]), lastDay: null };
  const numeric = /(\d{1,2})[/.](\d{1,2})[/.](\d{4})/.exec(ascii);
  if (numeric) return { year: Number(numeric[3]), month: Number(numeric[2]), day: Number(numeric[1]), lastDay: null };
  const short = /(\d{1,2})\/(\d{1,2})(?!\d)/.exec(ascii);
  if (short && Number(short[2]) <= 12)
    return { year: null, month: Number(short[2]), day: Number(short[1]), lastDay: null };
  const year = /\d{3,4}/.exec(ascii)?.[0];
  const [day = null, last = null] = (ascii.match(/(?<!\d)\d{1,2}(?!\d)/g) ?? []).map(Number);
  return { year: year ? Number(year) : null, month: monthIn(ascii), day, lastDay: kind === 'day' ? last : null };
}

function monthIn(words: string): number | null {
  const lower = words.toLowerCase();
  const english = ENGLISH_MONTHS.findIndex((month) => new RegExp(`\\b${month.slice(0, 3)}`).test(lower));
  if (english >= 0) return english + 1;
  const arabic = ARABIC_MONTHS.findIndex((names) => names.some((name) => lower.includes(name)));
  return arabic >= 0 ? arabic + 1 : null;
}
