import type { Language } from '../../text/language.js';
import { clauses, type Span, sentences } from '../../text/segment.js';

/** A person as the record names one: a name, an office, or both. Offsets are UTF-16, into the document. */
export interface PersonMention {
  /** From the honorific to the end of the office. */
  readonly start: number;
  readonly end: number;
  /** Null where the record speaks of the office alone. */
  readonly name: Span | null;
  readonly office: Span | null;
  readonly paragraph: number;
  /** Several who act as one. */
  readonly isGroup?: boolean;
}

const ARABIC_HONORIFIC =
  '(?:أصحاب\\s+)?(?:(?:صاحب|صاحبة)\\s+(?:السمو|الجلالة|المعالي|السعادة|الفخامة)(?:\\s+(?:الملكي|الأمير|الأميرة|الشيخ))*|معالي|معالى|سعادة|فخامة|سمو|جلالة|دولة\\s+(?=السيد|الدكتور|الرئيس)|فضيلة|السيدة?|الدكتورة?|د\\.|أ\\.د\\.|الأستاذة?|المهندسة?|الشيخة?|الأميرة?|الفريق|اللواء|العميد|السفيرة?|الجنرال|العقيد)(?:\\s+(?:السيدة?|الدكتورة?|الأستاذة?|المهندسة?|الشيخ|الأمير|الفريق|اللواء|السفيرة?|د\\.))*';
const ARABIC_OFFICE =
  '(?:ال)?(?:نائبة?|وزيرة?|رئيسة?|أمينة?|الأمين|مديرة?|ممثلة?|سفيرة?|مندوبة?|عضوة?|وكيلة?|مستشارة?|متحدثة?|قائدة?|حاكمة?|ملكة?|أميرة?|ولي|مبعوثة?|محافظة?|عمدة|مفوضة?|مساعدة?|كبير|منسقة?|قنصل|مقررة?)(?![\\u0620-\\u0655])';
const ARABIC_NAME_STOP = `${ARABIC_OFFICE}|(?:في|من|على|إلى|عن|أن|قد|التي|الذي|خلال|بعد|قبل|كلمة|اليوم|أمس|مع|حول|بأن|لكن|كما)(?![\\u0620-\\u0655])|[«"“]|و(?!(?:ليد|سام|ائل|لد|فاء|داد|جيه|حيد|هيب|ردة?|صفي|اصف|سيم|ديع|ضاح|قاص|هبة|جدي|عد|ئام|لاء|جدان|زير|كيل)(?![\\u0620-\\u0655]))[\\u0620-\\u0655]{2,}`;
/**
 * What a named person is said to do something with, behind two words of a name or more: «عرض السيد سالم الكعبي مشروع …». Nouns
 * of what meetings deal in, and verbal nouns of the derived forms; no name looks so.
 */
const ARABIC_OBJECT =
  /(?<=^\S+(?:\s+(?:بن|ابن|بنت|آل|عبد|أبو|أم|ولد)\s+\S+|\s+\S+)+\s+)(?:مشروع|برنامج|تقرير|عرض|خطة|ورقة|اجتماع|جلسة|شكره?ا?|تقدير|طلب|مقترح|قرار|فكرة|نتائج|أعمال|رئاسة|موعد|بند|دعم|ملاحظات|مذكرة|رسالة|مبادرة|(?:ا[نستف][\u0620-\u064a]{1,2}|است[\u0620-\u064a]{2})ا[\u0620-\u064a](?:ه|ها|هم)?|ت(?!وفيق|حسين)[\u0620-\u064a]{2}ي[\u0620-\u064a](?:ه|ها|هم)?|م[\u0620-\u064a]ا[\u0620-\u064a]{2}ة|ل[\u0620-\u064a]{3,}(?:ها|هم|ه)|[\u0620-\u064a]+\u064b[\u0620-\u064a]?)(?![\u0620-\u0655])/;
const ARABIC_MENTION = new RegExp(
  `(?<![\\p{L}\\p{M}])[وف]?(?<honorific>${ARABIC_HONORIFIC})\\s+(?<words>[^،,؛:.()\\n]+)`,
  'gu',
);
/** People who act as one: "the foreign ministers of the Central Asian states". */
const ARABIC_GROUP =
  /(?<![\p{L}\p{M}])(?<words>(?:وزراء|رؤساء|قادة|ممثلو|ممثلي|أعضاء|مندوبو|مندوبي|سفراء|نواب)\s+[^،,؛:.()\n]+)/gu;
const ENGLISH_GROUP =
  /(?<![\p{L}])(?<words>the\s+(?:\p{Ll}+\s+)?(?:ministers|leaders|representatives|members|delegates|presidents|ambassadors|governors|directors|experts)(?:\s+of\s+[^,;:.()\n]+)?)/gu;
const ARABIC_OFFICE_START = new RegExp(`^${ARABIC_OFFICE}`, 'u');
const ARABIC_NAME_END = new RegExp(`(?<=^|\\s)(?:${ARABIC_NAME_STOP})`);

const ENGLISH_HONORIFIC =
  '(?:(?:[Hh]is|[Hh]er|[Tt]heir)\\s+(?:Royal\\s+)?(?:Excellency|Excellencies|Highness|Majesty|Honou?r|Eminence)|H\\.E\\.?|HE(?= )|H\\.R\\.H\\.?|The\\s+Honou?rable|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lord|Lady|Sheikh|Shaikh|Prince|Princess|General|Colonel|Ambassador|Senator)\\.?,?';
const ENGLISH_PARTICLE = '(?:bin|ibn|bint|al|el|de|der|van|von|di|da|du|la|le|of\\s+the)';
const ENGLISH_NAME = `\\p{Lu}[\\p{L}'’.-]*(?:\\s+(?:${ENGLISH_PARTICLE}\\s+)*\\p{Lu}[\\p{L}'’.-]*)*`;
const ENGLISH_OFFICE =
  '(?:the\\s+)?(?:(?:Acting|Deputy|Vice|First|Prime|Assistant|Under|Permanent|Special|Foreign|Crown|Chief|Executive|Managing|Commercial|Interim|Former)[\\s-]+)*(?:Minister|Secretary|Secretary-General|Chairman|Chairwoman|Chairperson|Chair|President|Director|Director-General|Representative|Ambassador|Governor|King|Queen|Prince|Princess|Commissioner|Envoy|Head|Member|Spokesman|Spokeswoman|Spokesperson|Mayor|Adviser|Advisor|Chancellor|Premier|Officer|Coordinator|Treasurer|Rapporteur|Manager|Speaker|Undersecretary|Engineer|Dean|Professor|Consul)(?![\\p{L}])';
const ENGLISH_MENTION = new RegExp(
  `(?<![\\p{L}])(?<honorific>(?:${ENGLISH_HONORIFIC}\\s+)+)(?<words>(?:${ENGLISH_OFFICE}|${ENGLISH_NAME}))`,
  'gu',
);
const ENGLISH_NAMED_OFFICE = new RegExp(
  `(?<![\\p{L}])(?<words>${ENGLISH_NAME})(?=,\\s+(?:the\\s+)?${ENGLISH_OFFICE})`,
  'gu',
);
/** An office in small letters, as among colleagues, and nothing else up to the end of its clause or an "of". */
const SMALL_OFFICE =
  '(?:(?!(?:who|which|whose|where|when|while|in|on|at|as|by|to|was|is|were|will|would|until|and|or|but|the|a|an|my|his|her|its)[ -])\\p{Ll}+[ -]){0,3}?(?:chair(?:man|woman|person)?|president|treasurer|secretary|manager|lead|leader|director|clerk|officer|coordinator|editor|moderator|developer|engineer|captain|head(?=\\s+of\\s)|representative|advis[eo]r|spokes(?:man|woman|person)|auditor|architect|trustee|steward)(?=\\s*(?:[,;:.)]|$)|\\s+(?:of|for|at)\\s)';
const SMALL_OFFICE_START = new RegExp(`^${SMALL_OFFICE}`, 'u');
/** "Tobias Reinholt, release manager": a name of two words or more with such an office behind it. */
const ENGLISH_COLLEAGUE = new RegExp(
  `(?<![\\p{L}])(?<words>\\p{Lu}[\\p{L}'’.-]+(?:\\s+(?:${ENGLISH_PARTICLE}\\s+)*\\p{Lu}[\\p{L}'’.-]+)+)(?=,\\s+${SMALL_OFFICE})`,
  'gu',
);
/** "Principal Anna Novak": an office right before a name. */
const ENGLISH_OFFICE_NAME = new RegExp(
  `(?<![\\p{L}])(?:${ENGLISH_OFFICE}|Principal|Treasurer|Councillor|Superintendent|Captain|Judge|Justice)\\s+(?<words>\\p{Lu}[\\p{L}'’.-]+(?:\\s+\\p{Lu}[\\p{L}'’.-]+)+)`,
  'gu',
);
/** "Susan Wright was absent": two capitals or more before the verb of a person. */
const ENGLISH_ACTOR =
  /(?<![\p{L}])(?<words>\p{Lu}[\p{Ll}'’-]+(?:\s+(?:(?:bin|al|de|van|von)\s+)?\p{Lu}[\p{L}'’.-]+){1,3})(?=\s+(?:was|were|is|has|had|will|said|asked|moved|seconded|voted|reported|stated|proposed|suggested|noted|thanked|presented|explained|agreed|objected|opposed|supported|attended|chaired|opened|announced|requested|raised|told|added|spoke)(?!\p{L}))/gu;
/** What has a capital and acts, and is no person. */
const BODY =
  /(?:Council|Committee|Board|Ministry|Commission|Union|States|Group|Company|Motors|Bank|School|University|Party|Assembly|Parliament|Association|Club|City|Republic)$/;
/** "The former Minister of Energy, Mr. Strand": an office and a comma before the name. */
const OFFICE_BEFORE = new RegExp(
  `(?<![\\p{L}])(?<office>(?:former\\s+)?${ENGLISH_OFFICE}(?:\\s+(?:of|for)\\s+[^,;:.()\\n]{2,60})?),\\s*$`,
  'u',
);
const ENGLISH_OFFICE_START = new RegExp(`^(?:and\\s+)?${ENGLISH_OFFICE}`, 'iu');
const NEXT_PERSON = new RegExp(`^(?:and\\s+|و)?(?:${ENGLISH_HONORIFIC}\\s|${ARABIC_HONORIFIC}\\s)`, 'iu');
const OFFICE_END =
  /(?<!\s(?:of|for|and|the))\s(?:\p{Ll}{2,}ed|told|spoke|left|took|thanked|gave|said|held|met|was|were|is|are|has|have|had|who|which|that|on|during|also|in\s+(?:his|her|which)|أن|إن|على|كلمة|قد|عن|خلال|حيث|الذي|اليوم|إلى|ب\p{L}{3,})(?=\s|$)/u;

/** An office that stands in for another one. */
export const DEPUTY_OFFICE =
  /^(?:the\s+)?(?:(?:First|Acting)\s+)?(?:Deputy|Vice|Assistant|deputy|vice|assistant)(?!\p{L})|^(?:ال)?(?:نائبة?|مساعدة?|وكيلة?)(?!\p{L})/u;
/** A question, normalised, that knows of deputies. */
export const DEPUTY_ASKED =
  /(?<![a-z\u0620-\u06ff])(?:deput\p{L}*|vice|assistant|acting|second in|number two|[وبل]?(?:ال)?(?:ناءب|نايب|نواب|مساعد|وكيل)(?:ه|ها|ين)?)(?![a-z\u0620-\u06ff])/u;
/** A noun that names an office, in normalised text. */
export const OFFICE_NOUN =
  /^(?:minister|president|director|secretary|chair\p{L}*|head|governor|mayor|manager|commissioner|[وبل]?(?:ال)?(?:وزير|رءيس|مدير|امين|محافظ|عميد|قاءد|مفوض)ه?)$/u;

/** A word, normalised, for leading a meeting: the deed, not the office. */
export const CHAIRED = /^(?:chair(?:ed|ing)|presid(?:ed|es|ing)|head(?:ed|ing)|[يت]?ت?راس(?:ت|وا|ها|ه)?)$/;

/** One word that begins an Arabic office, also with "and" before it. */
export const ARABIC_OFFICE_NOUN = new RegExp(
  `^و?(?:${ARABIC_OFFICE}|(?:ال)?(?:مراقبة?|مسؤولة?|قائمة?|ناطقة?|مدققة?|محاسبة?|كاتبة?|مشرفة?|خبيرة?|عميدة?|أستاذة?|سكرتيرة?|حارسة?|تقنية?|معتمدة?|والي)(?![\\p{L}\\p{M}]))`,
  'u',
);

const ARABIC_HONORIFIC_END = new RegExp(`(?<=\\s)${ARABIC_HONORIFIC}\\s*$`, 'u');

/** What stands before the honorific that ends a text, without white space. */
export function withoutHonorific(words: string): string {
  return words.replace(ARABIC_HONORIFIC_END, '').trimEnd();
}

/** The persons a stretch of a document names or speaks of by their office, in order. */
export function findPeople(text: string, range: Span, language: Language, paragraph: number): PersonMention[] {
  return sentences(text, range.start, range.end).flatMap((sentence) =>
    language === 'ar' ? arabic(text, sentence, paragraph) : english(text, sentence, paragraph),
  );
}

function arabic(text: string, sentence: Span, paragraph: number): PersonMention[] {
  const found: PersonMention[] = [];
  const stretch = text.slice(sentence.start, sentence.end);
  ARABIC_MENTION.lastIndex = 0;
  for (let match = ARABIC_MENTION.exec(stretch); match; match = ARABIC_MENTION.exec(stretch)) {
    const { honorific = '', words = '' } = match.groups ?? {};
    const wordsStart = sentence.start + match.index + match[0].length - words.length;
    const start = sentence.start + match.index + match[0].indexOf(honorific);
    const person = mention(
      text,
      sentence,
      { start, wordsStart, words, paragraph },
      ARABIC_NAME_END,
      ARABIC_OFFICE_START,
    );
    found.push(
      person.office
        ? person
        : withOfficeBefore(text, { start: found.at(-1)?.end ?? sentence.start, end: sentence.end }, person),
    );
    // Another person may stand in the same stretch: «السيدة هدى والدكتور خالد».
    ARABIC_MENTION.lastIndex = Math.max(match.index + 1, person.end - sentence.start);
  }
  return withoutOverlap(
    [...found, ...groups(text, sentence, ARABIC_GROUP, paragraph)].sort((a, b) => a.start - b.start),
  );
}

/** «وزير النقل المصري الفريق حسام الدالي»: an office right before the honorific, behind the last mark. */
function withOfficeBefore(text: string, range: Span, person: PersonMention): PersonMention {
  if (!person.name) return person;
  const before = text.slice(range.start, person.start);
  const from = Math.max(...[...'،,:؛(.'].map((mark) => before.lastIndexOf(mark))) + 1;
  const words = [...before.slice(from).matchAll(/[\p{L}\p{M}]+/gu)];
  const noun = words.findIndex(([word]) => ARABIC_OFFICE_NOUN.test(word) && !/^ال/.test(word));
  const [first] = words[noun] ?? [];
  if (noun < 0 || first === undefined || words.slice(noun).some(([word]) => BREAKS_OFFICE.test(word))) return person;
  const at = words[noun]?.index ?? 0;
  const start = range.start + from + at + (/^و(?!زير|كيل|لي|الي)/u.test(first) ? 1 : 0);
  const end = range.start + before.trimEnd().length;
  return { ...person, start, office: { start, end } };
}

const BREAKS_OFFICE = /^(?:من|إلى|عن|على|أن|إن|في|قد|ثم|مع|كما|الذي|التي|وأناب|ومثّله|ومثله)$/u;

/** Groups only where nobody is named: offices of persons speak of ministers too. */
function groups(text: string, sentence: Span, pattern: RegExp, paragraph: number): PersonMention[] {
  return [...text.slice(sentence.start, sentence.end).matchAll(pattern)].map((match) => {
    const start = sentence.start + match.index;
    const office = officeSpan(text, start, start + match[0].length);
    return { start, end: office.end, name: null, office, paragraph, isGroup: true };
  });
}

function english(text: string, sentence: Span, paragraph: number): PersonMention[] {
  const stretch = text.slice(sentence.start, sentence.end);
  const matches = [ENGLISH_MENTION, ENGLISH_NAMED_OFFICE, ENGLISH_COLLEAGUE, ENGLISH_OFFICE_NAME, ENGLISH_ACTOR]
    .flatMap((pattern) => [...stretch.matchAll(pattern)])
    .filter((match) => !BODY.test(match.groups?.words ?? ''));
  const found = matches.map((match) => {
    const words = match.groups?.words ?? '';
    const start = sentence.start + match.index;
    const wordsStart = start + match[0].length - words.length;
    const isOffice = ENGLISH_OFFICE_START.test(words);
    // An office goes on past its first noun, up to the comma or the verb: "Minister of Foreign Affairs".
    const toComma = isOffice ? (/^[^,;:.()\n]+/.exec(text.slice(wordsStart, sentence.end))?.[0] ?? words) : words;
    return mention(text, sentence, { start, wordsStart, words: toComma, paragraph }, null, ENGLISH_OFFICE_START);
  });
  const people = withoutOverlap(
    [...found, ...groups(text, sentence, ENGLISH_GROUP, paragraph)].sort((a, b) => a.start - b.start || b.end - a.end),
  );
  return people.map((person, i) => {
    if (!person.name || person.office) return person;
    const from = people[i - 1]?.end ?? sentence.start;
    const before = OFFICE_BEFORE.exec(text.slice(from, person.start));
    if (!before?.groups) return person;
    const start = from + before.index + before[0].indexOf(before.groups.office ?? '');
    return { ...person, start, office: { start, end: start + (before.groups.office ?? '').length } };
  });
}

/** Characters that are looked through for the end of a name that no mark ends. */
const LONGEST_NAME = 120;

interface Found {
  readonly start: number;
  readonly wordsStart: number;
  readonly words: string;
  readonly paragraph: number;
}

function mention(
  text: string,
  sentence: Span,
  { start, wordsStart, words, paragraph }: Found,
  nameEnd: RegExp | null,
  officeStart: RegExp,
): PersonMention {
  if (officeStart.test(words)) {
    const office = officeSpan(text, wordsStart, wordsStart + words.length);
    return { start, end: office.end, name: null, office, paragraph };
  }
  const head = words.slice(0, LONGEST_NAME);
  const cutAt = nameEnd
    ? Math.min(nameEnd.exec(head)?.index ?? head.length, ARABIC_OBJECT.exec(head)?.index ?? head.length)
    : words.length;
  const nameLength = words
    .slice(0, cutAt)
    .trimEnd()
    .replace(/['’]s$|(?<=\p{L}{3})\.$/u, '').length;
  const name = { start: wordsStart, end: wordsStart + nameLength };
  const office =
    cutAt < words.length && officeStart.test(words.slice(cutAt))
      ? officeSpan(text, wordsStart + cutAt, wordsStart + words.length)
      : officeAfter(text, name.end, sentence.end, officeStart);
  // "Ms Dlamini (South Africa), Vice-Chair", "Mr Hill (Chair)": what stands in brackets behind a name is said of it.
  const aside = /^\s*\(([^()\n]{2,80})\)/u.exec(text.slice(name.end, sentence.end));
  const end = Math.max(office?.end ?? 0, name.end + (aside?.[0].length ?? 0));
  if (!office && aside?.[1] && officeStart.test(aside[1])) {
    const at = name.end + aside[0].indexOf('(') + 1;
    return { start, end, name, office: { start: at, end: at + aside[1].length }, paragraph };
  }
  return { start, end, name, office, paragraph };
}

/** The clauses after a name that give its office, up to the next person or the verb. */
function officeAfter(text: string, from: number, end: number, officeStart: RegExp): Span | null {
  const comma = /^\s*[،,]\s*/.exec(text.slice(from, end));
  if (!comma) return null;
  const start = from + comma[0].length;
  const rest = text.slice(start, end);
  if (NEXT_PERSON.test(rest) || !(officeStart.test(rest) || SMALL_OFFICE_START.test(rest))) return null;
  const clause = clauses(text, start, end)[0];
  return clause ? officeSpan(text, start, clause.end) : null;
}

function officeSpan(text: string, start: number, end: number): Span {
  const words = text.slice(start, end);
  const verb = OFFICE_END.exec(words);
  const length = verb ? verb.index : words.replace(/[\s،,;:؛.]+$/u, '').length;
  return { start, end: start + length };
}

function withoutOverlap(mentions: readonly PersonMention[]): PersonMention[] {
  const kept: PersonMention[] = [];
  for (const mention of mentions) {
    if (mention.end > mention.start && (kept.at(-1)?.end ?? -1) <= mention.start) kept.push(mention);
  }
  return kept;
}
