import { LISTED_ROOTS } from './listed-roots.js';
import { remembered } from './remembered.js';

/** What an Arabic word may be made of. All three are empty where no listed root fits. */
export interface ArabicReadings {
  /**
   * Its roots, likeliest first: three letters, a hamza written ا as the first, weak letters and hamzas `~` behind it (`ق~ل` for
   * قال), but for a second letter before a weak third (`قو~`).
   */
  readonly roots: readonly string[];
  /** A root and the form of the verb, from II on, that it stands in: انطلق and الانطلاق share `7طلق`. */
  readonly derivations: readonly string[];
  /** Read as a verb: its past, without person, number and object. ستنطلق, انطلقوا → انطلق. */
  readonly verbs: readonly string[];
}

const NOTHING: ArabicReadings = { roots: [], derivations: [], verbs: [] };
const MOST_ROOTS = 3;
/** Roots that cost more than that above the likeliest are not believed. */
const MARGIN = 1;
/** What a conjunction costs, where another affix is 1: وزير is no "and زير". */
const CONJUNCTION = 1.5;
/** What the article costs where it is left on. */
const WITH_ARTICLE = 0.5;
/** What a pattern costs that shows two letters of the root only: it counts where no other fits. */
const INCOMPLETE = 1.05;

/**
 * Patterns of derivation. A digit is a letter of the root, `P` a letter of person (ي ت ن), `D` and `T` a first letter that makes
 * the eighth form's ت a د (ازداد) or ط (اصطدم). A root whose third letter is missing ends in its second once more or in a weak
 * letter; one whose first is missing begins with و. In front is the verb's form; 0 where a pattern is of several. Verbs are
 * given in the past and the present.
 */
const NOUNS = `
  0 123 12ا3 12و3 12ي3 1ا23 م123 م12و3 م12ا3 م12ي3 م12 1ا2و3 ت123 ت12ا3 1وا2ي3 12اء3 123اء م1ا2ي3 ت1ا2ي3 مي2ا3
  0 ا12ا3 ا12و3 ا1ا23 ا1ا2ي3 ا12اء ا123اء 1وا23
  2 ت12ي3 ت123ه
  3 م1ا23 م1ا2
  4 ا12ا3 اي2ا3
  5 ت123 مت123 مت12
  6 ت1ا23 مت1ا23 مت1ا2
  7 ان12ا3 من123
  8 ا1ت2ا3 م1ت23 م1ت2 اDد2ا3 مDد23 اTط2ا3 مTط23 ات2ا3 مت23
  10 است12ا3 استي2ا3 مست123 مست12
`;
const VERBS = `
  0 123 P123
  0 12 P12
  0 - P23
  3 1ا23 P1ا23
  3 1ا2 P1ا2
  4 ا123 P123
  4 ا12 P12
  5 ت123 Pت123
  5 ت12 Pت12
  6 ت1ا23 Pت1ا23
  6 ت1ا2 Pت1ا2
  7 ان123 Pن123
  7 ان12 Pن12
  8 ا1ت23 P1ت23
  8 ا1ت2 P1ت2
  8 اDد23 PDد23
  8 اTط23 PTط23
  8 اTط2 PTط2
  8 ات23 Pت23
  10 است123 Pست123
  10 است12 Pست12
`;

type Reading = 'noun' | 'past' | 'present';

interface Pattern {
  readonly form: string;
  readonly letters: string;
  readonly cost: number;
  /** Of the present: whether the past begins with ا in place of the letter of person. */
  readonly withAlif: boolean;
  /** Where certain letters must stand, and which; where the root's letters stand, -1 for a missing one. */
  readonly fixed: readonly (readonly [number, string])[];
  readonly root: readonly [number, number, number];
}

/** What the signs of a pattern that are no letters stand for. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['P', 'يتن'],
  ['D', 'دذز'],
  ['T', 'صضطظ'],
]);

/** By reading and length. */
const PATTERNS: ReadonlyMap<string, readonly Pattern[]> = patternsOf();

function patternsOf(): Map<string, Pattern[]> {
  const patterns = new Map<string, Pattern[]>();
  const add = (reading: Reading, form: string, letters: string, withAlif = false): void => {
    const key = reading + letters.length;
    const cost = letters.includes('3') && letters !== 'P23' ? 0 : INCOMPLETE;
    const fixed = [...letters].flatMap((sign, i): [number, string][] =>
      /[123]/.test(sign) ? [] : [[i, SIGNS.get(sign) ?? sign]],
    );
    const root = [letters.search(/[1DT]/), letters.indexOf('2'), letters.indexOf('3')] as const;
    patterns.set(key, [...(patterns.get(key) ?? []), { form, letters, cost, withAlif, fixed, root }]);
  };
  for (const line of NOUNS.trim().split('\n')) {
    const [form = '', ...all] = line.trim().split(' ');
    for (const letters of all) add('noun', form, letters);
  }
  for (const line of VERBS.trim().split('\n')) {
    const [form = '', past = '', present = ''] = line.trim().split(' ');
    if (past !== '-') add('past', form, past);
    add('present', form, present, past.startsWith('ا'));
  }
  return patterns;
}

interface Affixes {
  readonly before: readonly string[];
  readonly endings: readonly string[];
}

const CONJUNCTIONS = ['', 'و', 'ف'];
const AFFIXES: Readonly<Record<Reading, Affixes>> = {
  noun: {
    before: ['', 'ال', 'بال', 'كال', 'لل', 'ب', 'ك', 'ل'],
    endings:
      'ه ي ا يا يه ات ون ين ان تان تين يون يين ها هم هما هن نا كم تي ته تها تهم تهما ينا اتي اته اتها اتهم اتيه يات يته يتها يتين'.split(
        ' ',
      ),
  },
  past: { before: [''], endings: 'ت وا ا تا نا تم ه ها هم هما ته تها تهم وه وها وهم ناه ناها'.split(' ') },
  present: { before: ['', 'س', 'ل'], endings: 'ون ان ين وا ا ن ه ها هم هما وه وها ونا ونه ونها ونهم'.split(' ') },
};
const READINGS: readonly Reading[] = ['noun', 'past', 'present'];
const LEAST_VERB = 3;

const MOST_KNOWN = 50_000;

/**
 * Reads a normalised Arabic word: takes off what may be written on to it, holds the rest against the patterns of derivation,
 * and believes the roots that are in use. The method is that of Khoja and Garside's stemmer ("Stemming Arabic Text", 1999),
 * which looks a root up as well; unlike it, this keeps every likely reading.
 */
export function arabicReadings(norm: string): ArabicReadings {
  if (!/^[\u0621-\u064a]{2,16}$/.test(norm)) return NOTHING;
  return read(norm);
}

/** What was found in a word without some of its affixes. */
interface Found {
  readonly root: string;
  readonly cost: number;
  readonly derivation: string;
  readonly verb: string;
}

const read = remembered(MOST_KNOWN, (norm): ArabicReadings => {
  const found: Found[] = [];
  for (const conjunction of CONJUNCTIONS) {
    if (!norm.startsWith(conjunction) || (conjunction && norm.length < 4)) continue;
    const word = norm.slice(conjunction.length);
    for (const reading of READINGS)
      for (const [bare, affixes] of without(word, AFFIXES[reading]))
        found.push(...foundIn(bare, reading, affixes + (conjunction ? CONJUNCTION : 0)));
  }
  if (found.length === 0) return NOTHING;
  const costs = new Map<string, number>();
  for (const { root, cost } of found) costs.set(root, Math.min(costs.get(root) ?? cost, cost));
  const most = Math.min(...costs.values()) + MARGIN;
  const roots = [...costs]
    .filter(([, cost]) => cost <= most)
    .sort((a, b) => a[1] - b[1])
    .slice(0, MOST_ROOTS)
    .map(([root]) => root);
  const likely = found.filter(({ root, cost }) => cost <= most && roots.includes(root));
  const distinct = (all: readonly string[]): string[] => [...new Set(all)].filter((each) => each !== '');
  return {
    roots,
    derivations: distinct(likely.map(({ derivation }) => derivation)),
    verbs: distinct(likely.map(({ verb }) => verb)),
  };
});

/** A word without what may be written on to it, with and without each of the endings, and how many affixes it lost. */
function without(word: string, { before, endings }: Affixes): [string, number][] {
  const bares: [string, number][] = [];
  for (const particle of before) {
    if (!word.startsWith(particle)) continue;
    const rest = word.slice(particle.length);
    const affixes = costOf(particle, word);
    bares.push([rest, affixes]);
    for (const ending of endings)
      if (rest.length - ending.length >= 2 && rest.endsWith(ending))
        bares.push([rest.slice(0, -ending.length), affixes + 1]);
  }
  return bares;
}

/** The article is no part of any pattern: off it costs nothing, on it does. */
function costOf(particle: string, word: string): number {
  if (particle === '') return word.startsWith('ال') ? WITH_ARTICLE : 0;
  return particle === 'ال' || particle === 'لل' ? 0 : 1;
}

function foundIn(bare: string, reading: Reading, affixes: number): Found[] {
  const found: Found[] = [];
  for (const pattern of PATTERNS.get(reading + bare.length) ?? []) {
    const { form, letters, cost, withAlif, fixed } = pattern;
    if (!fits(bare, fixed)) continue;
    // What begins so is the article rather than a pattern's ا.
    if (form === '0' && letters.startsWith('ا') && bare.startsWith('ال')) continue;
    // The present of the fourth form is written as that of the first.
    const isTold = form !== '0' && !(form === '4' && reading === 'present');
    const past = reading === 'present' ? (withAlif ? 'ا' : '') + bare.slice(1) : bare;
    for (const root of rootsOf(bare, pattern)) {
      if (!LISTED.has(root)) continue;
      found.push({
        root,
        cost: affixes + cost,
        derivation: cost === 0 && isTold ? form + root : '',
        verb: reading !== 'noun' && past.length >= LEAST_VERB ? past : '',
      });
    }
  }
  return found;
}

function fits(bare: string, fixed: Pattern['fixed']): boolean {
  for (const [at, allowed] of fixed) if (!allowed.includes(bare.charAt(at))) return false;
  return true;
}

/** What the letters that a pattern shows may be of. */
function rootsOf(bare: string, { letters, root }: Pattern): string[] {
  const [first, second, third] = [bare.charAt(root[0]), bare.charAt(root[1]), bare.charAt(root[2])];
  if (third === '')
    return first === 'ا' || first === 'ء' ? [] : [open(first, second, second), open(first, second, 'ي')];
  // Two endings that look like letters of the root: مرتين, بيانا.
  if (second === 'ي' && letters.includes('1ت2')) return [];
  if (third === 'ا' && letters !== '123') return [];
  if (first !== '') return [open(first, second, third)];
  return letters.includes('ت2') ? [open('و', second, third), open('أ', second, third)] : [open('و', second, third)];
}

const HAMZA = new Set('اأء');
const WEAK = new Set('اأءوي');

/** A root with its weak letters left open, as they change from form to form. */
function open(first: string, second: string, third: string): string {
  const head = HAMZA.has(first) ? 'ا' : first;
  if (!WEAK.has(third)) return head + (WEAK.has(second) ? '~' : second) + third;
  return `${head}${HAMZA.has(second) ? 'ا' : second}~`;
}

const LISTED: ReadonlySet<string> = new Set(
  LISTED_ROOTS.trim()
    .split(/\s+/)
    .map((root) => open(root[0] ?? '', root[1] ?? '', root[2] ?? '')),
);
