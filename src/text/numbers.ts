import { normalise } from './normalise.js';

/**
 * The number that normalised words say, in digits or in words, in either language; null where they say none.
 *
 * Several words are put together as they are counted: ('twenty', 'five') and ('خمسه', 'وعشرون') are 25, ('3', 'million')
 * three million. Ordinals have the value of their number (third, الثالث: 3).
 */
export function numberValue(...norms: readonly string[]): number | null {
  let total = 0;
  let group = 0;
  let found = false;
  for (const norm of norms) {
    if (found && CONJUNCTIONS.has(norm)) continue;
    const value = singleValue(norm);
    if (value === null) return null;
    if (value === 100 && found) group = Math.max(group, 1) * 100;
    else if (value >= 1000 && SCALES.has(value) && found) {
      total += Math.max(group, 1) * value;
      group = 0;
    } else group += value;
    found = true;
  }
  return found ? total + group : null;
}

const SCALES: ReadonlySet<number> = new Set([1e3, 1e6, 1e9, 1e12]);
const CONJUNCTIONS: ReadonlySet<string> = new Set(['and', 'و']);

const UNITS_EN =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const UNITS_AR =
  'صفر واحد/واحدة/أحد/إحدى اتنين/تنين/اثنان/اثنين/اثنتان/اثنتين/اثنا/اثني/اثنتا/اثنتي/إثنين/إثنان ثلاثة/ثلاث/تلاتة/تلات أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثماني/ثمان/تمانية/تمنية تسعة/تسع عشرة/عشر';
const TENS_EN = 'twenty thirty forty fifty sixty seventy eighty ninety';
const TENS_AR = 'عشرون/عشرين ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين تسعون/تسعين';
const ORDINALS_EN =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth';
const ORDINALS_AR =
  '- أول/أولى ثاني/ثانية ثالث/ثالثة رابع/رابعة خامس/خامسة سادس/سادسة سابع/سابعة ثامن/ثامنة تاسع/تاسعة عاشر/عاشرة';

const VALUES: ReadonlyMap<string, number> = collect();

function singleValue(norm: string): number | null {
  const digits = /^(\d+(?:\.\d+)?)(?:st|nd|rd|th|s)?$/.exec(norm);
  if (digits) return Number(digits[1]);
  const value = VALUES.get(norm);
  if (value !== undefined) return value;
  const bare = /^(?:وال|بال|لل|ال|و)(.{3,})$/.exec(norm)?.[1];
  return bare === undefined ? null : (VALUES.get(bare) ?? null);
}

function collect(): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  const add = (words: string, start: number, step: number): void => {
    words.split(' ').forEach((spellings, i) => {
      for (const word of spellings.split('/')) if (word !== '-') values.set(normalise(word), start + i * step);
    });
  };
  for (const words of [UNITS_EN, UNITS_AR, ORDINALS_EN, ORDINALS_AR]) add(words, 0, 1);
  for (const words of [TENS_EN, TENS_AR, TENS_EN.replaceAll('y', 'ieth')]) add(words, 20, 10);
  add('hundred/hundreds/hundredth/مئة/مائة/مية/مئات/ماية', 100, 0);
  add('مئتان/مئتين/مائتان/مائتين/مئتي/مائتي/مئتا/ميتين', 200, 0);
  'ثلاث أربع خمس ست سبع ثمان تسع'.split(' ').forEach((unit, i) => {
    for (const hundred of ['مئة', 'مائة', 'مية']) add(unit + hundred, (i + 3) * 100, 0);
  });
  add('ثمانيمائة/ثمانيمئة', 800, 0);
  add('thousand/thousands/thousandth/ألف/آلاف/ألفا', 1e3, 0);
  add('ألفان/ألفين/ألفي/ألفا', 2e3, 0);
  add('million/millions/millionth/مليون/ملايين/مليونا', 1e6, 0);
  add('مليونان/مليونين/مليوني', 2e6, 0);
  add('billion/billions/مليار/مليارات/بليون/بلايين/مليارا', 1e9, 0);
  add('ملياران/مليارين/ملياري', 2e9, 0);
  add('trillion/trillions/تريليون/تريليونات', 1e12, 0);
  add('dozen/دزينة', 12, 0);
  return values;
}
