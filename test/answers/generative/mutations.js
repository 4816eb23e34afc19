/**
 * Changes true claims one thing at a time: a name, a number, a date, a country, a negation, a word for its opposite, or an office.
 * What comes out is false of the quotes that come with it, and a verifier must not let it pass.
 */

/** Names the record doesn't have. None sounds like one that it has: Rashad of Rashid would be the same name otherwise spelled. */
const OTHER_NAMES = {
  en: ['Ivanov', 'Thompson', 'Nakamura', 'Hernandez', 'Fatima'],
  ar: ['إيفانوف', 'العتيبي', 'ناصر', 'كريم', 'فاطمة'],
};
/** The names of the record's people, those of one person side by side. */
const NAMES = {
  en: 'Abdullatif Zayani|Nayef Hajraf|Akan Rakhmetullin|Ruslan Kazakbaev|Rashid Meredov|Abdulaziz Kamilov|Farhod Salim',
  ar: 'عبداللطيف الزياني|نايف الحجرف|أكان راكمتولن|رسلان كازاكبييف|رشيد ميريدوف|عبدالعزيز كاميلوف|فرهود سالم',
};
const COUNTRIES = {
  en: ['Kazakhstan', 'Kyrgyzstan', 'Turkmenistan', 'Uzbekistan', 'Tajikistan', 'Iran', 'Turkey', 'France'],
  ar: ['كازاخستان', 'قيرغيزستان', 'تركمانستان', 'أوزبكستان', 'طاجيكستان', 'إيران', 'تركيا', 'فرنسا'],
};
const MONTHS = { en: ['September', 'November', 'May'], ar: ['سبتمبر', 'نوفمبر', 'مايو'] };
const WEEKDAYS = { en: ['Monday', 'Friday'], ar: ['الإثنين', 'الجمعة'] };
const OPPOSITES = {
  en: [
    ['approved', 'rejected'],
    ['strengthening', 'weakening'],
    ['strengthens', 'weakens'],
    ['increasing', 'reducing'],
    ['encouraging', 'discouraging'],
    ['encourage', 'discourage'],
    ['thanked', 'criticised'],
    ['hope', 'fear'],
    ['first', 'last'],
    ['appreciation', 'criticism'],
    ['stability', 'instability'],
  ],
  ar: [
    ['إقرار', 'رفض'],
    ['تعزيز', 'إضعاف'],
    ['يعزز', 'يضعف'],
    ['زيادة', 'خفض'],
    ['تشجيع', 'عرقلة'],
    ['شكر', 'انتقد'],
    ['الأولى', 'الأخيرة'],
    ['تقديرهم', 'انتقادهم'],
    ['الاستقرار', 'الفوضى'],
  ],
};
const OFFICES = {
  en: [
    ['Deputy Minister', 'Minister'],
    ['foreign minister', 'deputy foreign minister'],
    ['Minister', 'Deputy Minister'],
    ['minister', 'secretary-general'],
    ['Secretary-General', 'Deputy Secretary-General'],
    ['Secretary-General', 'Minister'],
  ],
  ar: [
    ['نائب وزير', 'وزير'],
    ['وزير', 'نائب وزير'],
    ['الأمين العام', 'نائب الأمين العام'],
    ['الأمين العام', 'وزير الخارجية'],
  ],
};
const NEGATED = {
  en: [
    [/\b(was|were|is|are|will|has|have)\b/, '$1 not'],
    [
      /\b(thanked|stressed|noted|took|represented|attended|covers|helps|said|affirmed|expressed|strengthens|called|met)\b/,
      'never $1',
    ],
  ],
  ar: [
    [/^(عُقد|انعقد|مثّل|شارك|حضر|شكر|أكد|نوه|اتخذ|دعا|قال|عبر|اجتمع)(?=\s)/u, 'لم $1'],
    [/^(يرأس|يناقش|تتطلع|تشمل)(?=\s)/u, 'لا $1'],
    [/^(الأمين|نايف|فرهود|توقيع|خطة|المجال|الروابط|كان|كما)(?=\s)/u, 'ليس $1'],
  ],
};
const NUMBER_WORDS = {
  en: [
    ['two', 'three'],
    ['first', 'second'],
  ],
  ar: [['الأولى', 'الثانية']],
};

/** Every way of changing one thing in a claim: `{ kind, text }`. */
export function mutationsOf({ language, text }) {
  return [
    ...names(language, text),
    ...countries(language, text),
    ...numbers(language, text),
    ...dates(language, text),
    ...negations(language, text),
    ...replaced('opposite', text, OPPOSITES[language]),
    ...replaced('office', text, OFFICES[language]),
  ].filter((mutation) => mutation.text !== text);
}

function names(language, text) {
  const people = NAMES[language].split('|').map((person) => person.split(' '));
  const pattern = new RegExp(people.flat().join('|'), 'gu');
  return [...text.matchAll(pattern)].flatMap((match) => {
    // The same person by another of their names is no change.
    const strangers = people.filter((person) => !person.includes(match[0])).flat();
    const others = [...OTHER_NAMES[language], ...strangers.filter((name) => !text.includes(name))];
    return others.map((other) => ({ kind: 'name', text: put(text, match, other) }));
  });
}

function countries(language, text) {
  const pattern = new RegExp(COUNTRIES[language].join('|'), 'gu');
  return [...text.matchAll(pattern)].flatMap((match) => {
    const changed = COUNTRIES[language]
      .filter((other) => other !== match[0])
      .map((other) => ({ kind: 'country', text: put(text, match, other) }));
    return changed;
  });
}

function numbers(language, text) {
  const years = [...text.matchAll(/(?<!\d)(?:20\d\d|[٠-٩]{4})(?!\d)/gu)].flatMap((match) =>
    [match[0].replace(/.$/, '3'), '1995'].map((other) => ({ kind: 'number', text: put(text, match, other) })),
  );
  return [...years, ...replaced('number', text, NUMBER_WORDS[language])].filter((each) => each.text !== text);
}

function dates(language, text) {
  const days = [...text.matchAll(/(?<!\d)(?:12|١٢)(?!\d)/gu)].flatMap((match) =>
    ['13', '2', '٢١'].map((other) => ({ kind: 'date', text: put(text, match, other) })),
  );
  const month = [...text.matchAll(/October|أكتوبر/gu)].flatMap((match) =>
    MONTHS[language].map((other) => ({ kind: 'date', text: put(text, match, other) })),
  );
  const weekday = [...text.matchAll(/Tuesday|الثلاثاء/gu)].flatMap((match) =>
    WEEKDAYS[language].map((other) => ({ kind: 'date', text: put(text, match, other) })),
  );
  return [...days, ...month, ...weekday];
}

function negations(language, text) {
  return NEGATED[language]
    .map(([pattern, words]) => ({ kind: 'negation', text: text.replace(pattern, words) }))
    .filter((mutation) => mutation.text !== text);
}

function replaced(kind, text, pairs) {
  return pairs
    .filter(([from, to]) => !text.includes(to) || from.includes(to))
    .map(([from, to]) => ({ kind, text: text.replace(new RegExp(`(?<!\\p{L})${from}(?!\\p{L})`, 'u'), to) }))
    .filter((mutation) => mutation.text !== text);
}

function put(text, match, other) {
  return text.slice(0, match.index) + other + text.slice(match.index + match[0].length);
}
