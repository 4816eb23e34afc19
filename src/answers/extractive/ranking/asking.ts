import { normalise } from '../../../text/normalise.js';
import { rememberedFor } from '../../../text/remembered.js';
import type { Question } from '../question.js';

/** What a question asks for, finer than its type where the words that answer look different. */
export type Wish =
  | 'when'
  | 'year'
  | 'where'
  | 'who'
  | 'count'
  | 'amount'
  | 'duration'
  | 'percent'
  | 'why'
  | 'how'
  | 'which'
  | 'group'
  | 'term'
  | 'list'
  | 'define'
  | 'what';

/** How a question is built: where the words that answer it stand among its own when it is turned into a statement. */
export type Form =
  /** "What did she write": behind the verb. */
  | 'object'
  /** "Who wrote it": before the verb. */
  | 'subject'
  /** "What is the capital": on the other side of "is". */
  | 'be'
  /** "In which city": behind a preposition. */
  | 'oblique'
  /** «ما المدينة التي»: a noun, and what is said of it. */
  | 'relative'
  | 'other';

/** What a question asks for and how. */
export interface Asking {
  readonly wish: Wish;
  readonly form: Form;
  /** The noun that names what is asked for ("which river", «ما اسم النهر»), normalised, without the article; '' for none. */
  readonly noun: string;
}

/** Reads what is asked for from a question's words, once. */
export const askingOf = rememberedFor(read);

function read(question: Question): Asking {
  const words = question.norm.match(/[\p{L}\p{N}'’]+/gu) ?? [];
  const { noun, form, at } = question.language === 'ar' ? arabic(words) : english(words);
  return { wish: wishOf(question, noun, words, at, form), form, noun };
}

interface Parsed {
  readonly noun: string;
  readonly form: Form;
  /** Where the question word stands; -1 where there is none. */
  readonly at: number;
}

function wishOf(
  { type, norm, language }: Question,
  noun: string,
  words: readonly string[],
  at: number,
  form: Form,
): Wish {
  const byNoun = NOUNS.get(noun) ?? NOUNS.get(noun.replace(/(?:e?s|ات|ه)$/, ''));
  switch (type) {
    case 'date':
    case 'time':
      return /(?:year|عام|سنه)/.test(norm) ? 'year' : 'when';
    case 'place':
      return byNoun === 'group' ? byNoun : 'where';
    case 'person':
      if (words[at] === 'من' && /^(?:هو|هي)$/.test(words[at + 1] ?? '') && !words.some((word) => RELATIVE.has(word)))
        return words[at + 2]?.startsWith('ال') || NOUNS.has(noun) || ARABIC_MOST.test(noun) ? 'who' : 'define';
      if (
        language === 'en' &&
        /^who (?:is|was) (?:\S+ ){0,3}\S+$/.test(words.join(' ')) &&
        !/ the | of | by /.test(norm)
      )
        return 'define';
      return byNoun && byNoun !== 'who' && words[at] !== 'من' ? byNoun : 'who';
    case 'number':
      if (/(?:percent|proportion|نسبه|بالمءه)/.test(norm)) return 'percent';
      if (/(?:how long|how old|how many years|مده|فتره|عمر|كم (?:عدد )?(?:ال)?(?:سنه|سنوات|عاما|اعوام))/.test(norm))
        return 'duration';
      return /(?:how many|عدد|كم |كام |جم )/.test(norm) ? 'count' : 'amount';
    case 'reason':
      return 'why';
    case 'list':
      return 'list';
    default:
      if (words[at] === 'من') return byNoun ?? 'who';
      if (byNoun) return byNoun;
      if (/(?:^|\s)(?:how|كيف|كيفيه)(?:\s|$)/.test(norm)) return 'how';
      return noun && form !== 'be' ? 'which' : 'what';
  }
}

const RELATIVE = new Set(['الذي', 'التي', 'الذين', 'اللذان', 'اللتان', 'اللاتي', 'اللي']);

const BE = new Set('is was are were'.split(' '));
const HELPS = new Set('did does do can could will would has have had should must might may'.split(' '));
/** Words that end the noun phrase of "which …". */
const ENDS = new Set([
  ...BE,
  ...HELPS,
  ...'of in on at by for with from to into and or but as than that which who whom the a an it its their they he she his her we you i this these there not when while during after before if about between under over through made held won led became began'.split(
    ' ',
  ),
]);
const LINKS = new Set(
  'is was are were the a an one of name names kind type sort kinds types term word title called some other main first last s known'.split(
    ' ',
  ),
);

function english(words: readonly string[]): Parsed {
  const at = words.findIndex((word) =>
    /^(?:what|which|whose|who|whom|where|when|why|how|wich|wat|wut)(?:['’]?s)?$/.test(word),
  );
  if (at < 0) return { noun: '', form: 'other', at };
  const isWhich = /^(?:what|which|whose|wich|wat|wut)/.test(words[at] ?? '');
  const before = words[at - 1] ?? '';
  let next = at + 1;
  let noun = '';
  if (isWhich || /^(?:many|much)$/.test(words[next] ?? '')) {
    if (!isWhich) next++;
    const first = next;
    while (next < words.length && LINKS.has(words[next] ?? '')) next++;
    const start = next;
    while (next < words.length && next - start < 4 && !ENDS.has(words[next] ?? '')) {
      if (next > start && /(?:..ed|...ing|ly)$/.test(words[next] ?? '')) break;
      next++;
    }
    const group = words.slice(start, next);
    const isClosed =
      next < words.length && (HELPS.has(words[next] ?? '') || BE.has(words[next] ?? '') || words[next] === 'of');
    const known = group.findLast((word) => NOUNS.has(word) || NOUNS.has(word.replace(/s$/, '')));
    noun = known ?? (isClosed ? group.at(-1) : group[0]) ?? '';
    if (start > first && BE.has(words[first] ?? '')) return { noun, form: 'be', at };
  }
  const verb = words[next] ?? '';
  const form = /^(?:in|on|at|by|for|with|from|to|of|into|through|under|during)$/.test(before)
    ? 'oblique'
    : at > 1
      ? 'other'
      : HELPS.has(verb)
        ? 'object'
        : BE.has(verb)
          ? 'be'
          : 'subject';
  return { noun, form, at };
}

function arabic(words: readonly string[]): Parsed {
  const at = words.findIndex((word) => ARABIC_ASKING.test(word));
  if (at < 0) return { noun: '', form: 'other', at };
  const asking = words[at] ?? '';
  const before = words[at - 1] ?? '';
  let next = at + 1;
  let isBe = /^ما(?:هو|هي)$/.test(asking);
  while (
    /^(?:هو|هي|هم|هما|كان|كانت|اسم|نوع|ماهو|عدد|تسميه|لقب|اسماء|انواع|احد|احدي|بين|من|ابرز|اهم|اول|اخر|اكبر|اطول)$/.test(
      words[next] ?? '',
    )
  ) {
    if (/^(?:هو|هي)$/.test(words[next] ?? '')) isBe = true;
    next++;
  }
  const word = words[next] ?? '';
  const isRelative = RELATIVE.has(word);
  const takesNoun = /^(?:[وبلف]?(?:اي|ايه|ما|ماهو|ماهي|من|كم)|مين|منو|ايش|شو|شنو|وش|انهي|كام|بكم|جم)$/.test(asking);
  const isNoun =
    takesNoun &&
    !isRelative &&
    (/^ال/.test(word) || /^(?:[وبلف]?(?:اي|ايه|كم)|انهي|كام|بكم|جم)$/.test(asking) || isBe || NOUNS.has(bare(word)));
  const noun = isNoun ? bare(word) : '';
  const isOblique =
    /^(?:في|على|علي|الى|الي|من|عن|مع|تحت|خلال|منذ|بعد|قبل|ل|ب)$/.test(before) ||
    /^(?:[بلف](?:اي|ايه|ماذا|من|م)|فيم|مم|عم|علام|بم|الام)$/.test(asking);
  const said = words.slice(next, next + 4).some((each) => RELATIVE.has(each));
  const form = isOblique
    ? 'oblique'
    : said
      ? 'relative'
      : isBe
        ? 'be'
        : /^(?:ماذا)$/.test(asking)
          ? 'object'
          : noun && asking.startsWith('ما')
            ? 'be'
            : 'subject';
  return { noun, form, at };
}

const ARABIC_ASKING =
  /^(?:[وف]?[بلف]?(?:اي|ايه|ماذا)|[وف]?(?:ما|من|ماهو|ماهي|متي|اين|كم|كيف|لماذا|لمن|بمن|ممن|بم|فيم|مم|عم|هل|ماالذي|مين|منو|منهو|منهي|مينو|شكون|ايش|شو|شنو|شنهو|وش|اش|انهي|وين|فين|منين|امتي|امتا|ايمتي|ايمتا|كام|بكم|بكام|قديش|اديش|شحال|جم|ليش|ليه|علاش|ازاي|شلون|كيفاش))$/;

/** Adjectives of degree: the first, the oldest. */
const ARABIC_MOST = /^(?:ا[^اوي].[^اوي]?|اول|اخر|اشهر|ابرز|اكثر|اهم)$/;

function bare(word: string): string {
  return word.replace(/^ال(?=..)/, '');
}

/** Nouns that tell what is asked for. */
const NOUNS: ReadonlyMap<string, Wish> = new Map(
  Object.entries({
    who: 'person people man woman men women president king queen player actor actress singer author writer leader scientist general emperor governor professor poet artist philosopher minister politician coach quarterback musician composer director founder inventor explorer ruler pope sultan caliph prince princess scholar physicist chemist mathematician engineer doctor architect painter historian commander officer mayor ceo chairman owner host character god prophet saint hero son daughter wife husband father mother brother sister king monarch pharaoh astronomer economist linguist theologian journalist producer designer theorist researcher biologist astronaut شخص رجل امراه رءيس ملك ملكه لاعب ممثل ممثله مغني مغنيه كاتب موءلف كاتبه قاءد عالم امبراطور حاكم استاذ شاعر فنان فيلسوف وزير سياسي مدرب موسيقي ملحن مخرج موءسس مخترع مستكشف سلطان خليفه امير اميره باحث فيزياءي كيمياءي رياضي مهندس طبيب معماري رسام موءرخ ضابط عمده مدير مالك مقدم نبي صحابي ابن ابنه زوجه زوج اب والد والده ام اخ اخت صحفي منتج مصمم نجم بطل ظهير مدافع',
    where:
      'city country place location state town region continent island river lake sea ocean mountain village district capital county province area street desert port stadium venue valley peninsula strait coast territory neighborhood neighbourhood kingdom مدينه بلد مكان موقع دوله منطقه قاره جزيره نهر بحيره بحر محيط جبل قريه حي عاصمه محافظه اقليم ولايه شارع صحراء ميناء ملعب واد مضيق ساحل مقاطعه بلده مملكه',
    when: 'date day month century decade era period time season تاريخ يوم شهر قرن عقد عصر فتره وقت موسم زمن',
    year: 'year سنه عام',
    group:
      'company organization organisation team party group band agency university school college club institution church army government network channel corporation committee council union firm publisher newspaper magazine tribe dynasty family league nation شركه منظمه فريق حزب مجموعه جماعه فرقه وكاله جامعه مدرسه كليه ناد نادي موءسسه كنيسه جيش حكومه شبكه قناه لجنه مجلس اتحاد صحيفه مجله قبيله سلاله اسره عاءله رابطه هيءه',
    term: 'name term word title nickname phrase acronym abbreviation motto slogan اسم مصطلح كلمه لقب عباره اختصار شعار تسميه كنيه',
    amount:
      'number population amount size length height price cost distance temperature speed area weight score rate عدد سكان مقدار حجم طول ارتفاع سعر تكلفه مسافه حراره سرعه مساحه وزن نتيجه معدل قيمه',
    percent: 'percentage percent proportion نسبه',
  } satisfies Partial<Record<Wish, string>>).flatMap(([wish, nouns]) =>
    nouns.split(' ').map((noun): [string, Wish] => [normalise(noun), wish as Wish]),
  ),
);
