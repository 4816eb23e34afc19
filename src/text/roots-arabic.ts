import { remembered } from './remembered.js';

/**
 * The roots that an Arabic stem may be made of, likeliest first: each of the commonest patterns of derivation that fits
 * gives one (استخدام, مستخدم → خدم; كاتب, مكتوب → كتب). Weak letters and hamzas change from form to form: behind the first letter they
 * are written `~`, as the first `ا` (قال, يقول → ق~ل; أدى, أداء → اد~). Empty for what fits none: longer words, other scripts.
 *
 * Right where it can be told without a dictionary: of the roots of words that look alike some are wrong, so that a root in
 * common says less than a stem in common.
 */
export function arabicRoots(stem: string): readonly string[] {
  if (!/^[\u0621-\u064a]{2,8}$/.test(stem)) return [];
  return known(stem);
}

const MOST_KNOWN = 50_000;
const known = remembered(MOST_KNOWN, (stem): readonly string[] => rootsOf(stem));
const MOST_ROOTS = 3;

/** Patterns of derivation, those that say most first; the groups are the root's letters. */
const PATTERNS = [
  /^(?:ا|م|[يتن])ست(.)(.)[اي]?(.)$/,
  /^(?:ا|م|[يت])ن([^ا])(.)ا?(.)$/,
  /^(?:ا|م|[يتن])([^تا])ت([^ا])ا?(.)$/,
  /^[ميت]?ت(.)ا(.)(.)$/,
  /^ت(.)(.)[اي](.)$/,
  /^[ميتن]ت(.)(.)(.)$/,
  /^م(.)(.)و(.)$/,
  /^م(.)ا(.)ي?(.)$/,
  /^ا(.)(.)[اي](.)$/,
  /^ا?(.)(.)(.)~$/,
  /^[يتن](.)([اوي])(.)$/,
  /^(.)و?ا(.)ي?(.)$/,
  /^(.)(.)[اوي](.)$/,
  /^(.)(.)(.)$/,
  /^ت(.)(.)(.)$/,
];
/** Patterns that fit too many words to be tried where another one fits. */
const LAST_PATTERNS = [/^م(.)(.)ا?(.)$/, /^[يتنا](.)(.)[ايو]?(.)$/];

function rootsOf(stem: string): string[] {
  const bare = stem.replace(/(?<=..)اء$/, '~').replace(/(?<=...)ت$/, '');
  // Two letters are what is left of a root that ends in a weak letter (أدى) or in the same letter twice (فرّ).
  if (bare.length === 2) return [`${bare}~`, bare + (bare[1] ?? '')].map(weakened).filter(isStrong);
  const roots = /^..[تاو]$/.test(bare) ? rootsOf(bare.slice(0, 2)) : [];
  const found = rootsBy(PATTERNS, bare);
  const all = [...roots, ...found];
  return [...new Set(all.length > 0 ? all : rootsBy(LAST_PATTERNS, bare))].slice(0, MOST_ROOTS);
}

function rootsBy(patterns: readonly RegExp[], bare: string): string[] {
  return patterns.flatMap((pattern) => {
    const [, a, b, c] = pattern.exec(bare) ?? [];
    const root = a && b && c ? weakened(a + b + c) : '';
    return root && isStrong(root) ? [root] : [];
  });
}

/** One weak letter is left open; of two, too little is left to tell words apart by. */
function isStrong(root: string): boolean {
  return !/~.*~/.test(root);
}

function weakened(root: string): string {
  return root.slice(0, 1).replace(/[وء]/, 'ا') + root.slice(1).replace(/[اويىءؤئ~]/g, '~');
}
