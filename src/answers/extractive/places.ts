import { LANGUAGES, type Language } from '../../text/language.js';
import { normalise } from '../../text/normalise.js';
import type { Span } from '../../text/segment.js';
import { tokenise } from '../../text/tokenise.js';

/** A place named in a text. */
export interface PlaceMention extends Span {
  /** ISO 3166 code of a country; null for other places. */
  readonly country: string | null;
}

/** Names of cities, regions, rivers and other places, in both languages. */
export interface Gazetteer {
  /** Whether a normalised name is a place's; the article makes no difference. */
  has(name: string): boolean;
}

/** Reads the lexicon's file of places, `english|english<TAB>عربي|عربي` a line, when it is first asked. */
export function lazyGazetteer(readFile: () => string): Gazetteer {
  let names: Set<string> | null = null;
  return {
    has(name) {
      names ??= new Set(
        readFile()
          .split(/[\t\n|]/)
          .map(bareName),
      );
      return names.has(bareName(name));
    },
  };
}

/** Where no file of places is. */
export const NO_GAZETTEER: Gazetteer = { has: () => false };

function bareName(name: string): string {
  return normalise(name)
    .replaceAll('-', ' ')
    .replace(/(?<!\p{L})ال(?=\p{L}{2})/gu, '');
}

/** How people call countries that Unicode's list calls otherwise. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  السعودية: 'SA',
  'saudi arabia': 'SA',
  saudi: 'SA',
  الإمارات: 'AE',
  uae: 'AE',
  emirates: 'AE',
  usa: 'US',
  america: 'US',
  أمريكا: 'US',
  أميركا: 'US',
  uk: 'GB',
  britain: 'GB',
  بريطانيا: 'GB',
  turkey: 'TR',
  czechia: 'CZ',
  قيرغيزستان: 'KG',
  قرغيزستان: 'KG',
  قرغيزيا: 'KG',
  kirgizstan: 'KG',
  طاجكستان: 'TJ',
  كازخستان: 'KZ',
  أوزباكستان: 'UZ',
  تركمنستان: 'TM',
  burma: 'MM',
  palestine: 'PS',
  فلسطين: 'PS',
};

/** ISO 3166-1, and Kosovo's code in use. */
const COUNTRY_CODES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW';
const LONGEST_NAME = 5;

let countries: ReadonlyMap<string, string> | null = null;

/** Normalised names of countries, in both languages, with their ISO 3166 codes. From Unicode's CLDR, by way of Intl. */
function countryNames(): ReadonlyMap<string, string> {
  if (countries) return countries;
  const names = new Map<string, string>();
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of COUNTRY_CODES.split(' ')) {
      const name = display.of(code);
      if (name) names.set(normalise(name).replace(/[^\p{L}\p{N} ]/gu, ' '), code);
    }
  }
  for (const [name, code] of Object.entries(OTHER_NAMES)) names.set(normalise(name), code);
  countries = names;
  return names;
}

/** The countries a text names, in order, by any name in either language; Arabic clitics and the article are forgiven. */
export function findCountries(text: string): PlaceMention[] {
  const names = countryNames();
  const tokens = tokenise(text);
  const found: PlaceMention[] = [];
  for (let i = 0; i < tokens.length; i++) {
    for (let length = Math.min(LONGEST_NAME, tokens.length - i); length > 0; length--) {
      const words = tokens.slice(i, i + length);
      const name = words.map((token) => token.norm).join(' ');
      const code =
        names.get(name) ??
        names.get(name.replace(/^(?:وال|بال|لل|ال|و|ب|ل)(?=...)/, '')) ??
        names.get(name.replace(/'?s$/, ''));
      const [first, last] = [words[0], words.at(-1)];
      if (!code || !first || !last) continue;
      found.push({ start: first.start, end: last.end, country: code });
      i += length - 1;
      break;
    }
  }
  return found;
}

const CITY: Readonly<Record<Language, RegExp>> = {
  // "in the city of Nur-Sultan, capital of the Republic of Kazakhstan": the city, and what is said of it.
  en: /\b(?:city|town|capital|village|port|district|province|state|region|island) of ((?:the )?(?!Republic|State|Kingdom)\p{Lu}[\p{L}'’.-]*(?:[ -]\p{Lu}[\p{L}'’.-]*)*)/gu,
  ar: /(?<![\p{L}\p{M}])[وبل]?(?:مدينة|عاصمة|بلدة|قرية|ميناء|محافظة|ولاية|جزيرة|إقليم|مقاطعة|منطقة)\s+([^\s،,.؛:()]+(?:\s+[^\s،,.؛:()]+)?)/gu,
};
const IN_PLACE =
  /\b(?:in|at|near|from|to|into|outside|around)\s+((?:the\s+)?(?:(?:city|town|state|capital)\s+of\s+)?\p{Lu}[\p{L}'’.-]*(?:[ -](?:(?:of|the|de|la)\s+)*\p{Lu}[\p{L}'’.-]*)*(?:,\s+\p{Lu}[\p{L}'’.-]*(?:\s+\p{Lu}[\p{L}'’.-]*)*)?)/gu;

/** The places a stretch of text names: countries, those of the gazetteer, and what stands behind "the city of". */
export function findPlaces(text: string, range: Span, language: Language, gazetteer: Gazetteer): PlaceMention[] {
  const stretch = text.slice(range.start, range.end);
  const found: PlaceMention[] = [];
  const add = (start: number, end: number, country: string | null): void => {
    if (!found.some((other) => start < other.end && other.start < end)) found.push({ start, end, country });
  };
  for (const place of findCountries(stretch)) add(range.start + place.start, range.start + place.end, place.country);
  for (const match of stretch.matchAll(CITY[language])) {
    const name = match[1] ?? '';
    const start = range.start + match.index + match[0].length - name.length;
    // A second word is the city's where the first alone is no city: «مدينة نور سلطان», not «مدينة صلالة يوم».
    const [first = name] = name.split(/\s/, 1);
    const isWhole = language === 'en' || gazetteer.has(name) || !gazetteer.has(first);
    add(start, start + (isWhole ? name : first).length, null);
  }
  for (const place of known(stretch, language, gazetteer))
    add(range.start + place.start, range.start + place.end, null);
  if (language === 'en') {
    // A name behind "in" that no list has is a place more often than not; Arabic has no capitals to tell a name by.
    for (const match of stretch.matchAll(IN_PLACE)) {
      const end = range.start + match.index + match[0].length;
      add(end - (match[1]?.length ?? 0), end, null);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Countries and what the gazetteer lists; what else may be a place by the words around it is left out. */
export function findListedPlaces(text: string, language: Language, gazetteer: Gazetteer): Span[] {
  return [...findCountries(text), ...known(text, language, gazetteer)];
}

/** Runs of words that the gazetteer lists, the longest first; English ones with a capital. */
function known(text: string, language: Language, gazetteer: Gazetteer): Span[] {
  const tokens = tokenise(text);
  const found: Span[] = [];
  for (let i = 0; i < tokens.length; i++) {
    for (let length = Math.min(3, tokens.length - i); length > 0; length--) {
      const [first, last] = [tokens[i], tokens[i + length - 1]];
      if (!first || !last || (language === 'en' && !/^\p{Lu}/u.test(first.text))) continue;
      const name = tokens
        .slice(i, i + length)
        .map(({ norm }) => norm)
        .join(' ');
      // Short Arabic words are more often something else (أكد), but for those behind a preposition («في جدة»).
      if (language === 'ar' && length === 1 && name.length < 4 && !BEFORE_PLACE.test(tokens[i - 1]?.norm ?? ''))
        continue;
      // A preposition written onto the name: «بالرياض», «لباريس».
      if (!gazetteer.has(name) && !(name.length > 4 && gazetteer.has(name.replace(/^(?:وال|بال|لل|[وبل])/, ''))))
        continue;
      found.push({ start: first.start, end: last.end });
      i += length - 1;
      break;
    }
  }
  return found;
}

const BEFORE_PLACE = /^(?:في|الي|مدينه|بمدينه|لمدينه)$/;

const VENUE: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:in|at)\s+((?:the|its|their|a)\s+(?:\p{L}+\s+){0,3}?(?:library|hall|room|office|offices|headquarters|building|cent(?:re|er)|hotel|palace|school|university|church|theat(?:re|er)|auditorium|club|museum|gymnasium|garden|house|court|chamber|embassy|stadium|airport|hospital|library)(?:\s+of\s+[^,.;:()]+)?)/giu,
  ar: /(?<![\p{L}\p{M}])(?:في|ب)\s?((?:ال)?(?:مقر|قاعة|مبنى|فندق|مركز|مكتب|قصر|ديوان|مدرسة|جامعة|مسرح|مكتبة|متحف|نادي|بيت|دار|ملعب|مستشفى|سفارة|كلية|غرفة)(?:\s+[^،,.؛:()\n]+?)?)(?=\s*[،,.؛:()\n]|$)/gu,
};

/** The buildings and rooms a sentence says something took place in. */
export function findVenues(text: string, range: Span, language: Language): PlaceMention[] {
  return [...text.slice(range.start, range.end).matchAll(VENUE[language])].map((match) => {
    const end = range.start + match.index + match[0].length;
    return { start: end - (match[1]?.length ?? 0), end, country: null };
  });
}
