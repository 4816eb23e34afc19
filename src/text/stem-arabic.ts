import { ARABIC_IRREGULARS } from './irregulars.js';
import { normalise } from './normalise.js';

/**
 * The stem of a normalised Arabic word: article, conjunction, the endings of gender, number, relation and possession and the
 * past's وا come off, in the spirit of Larkey, Ballesteros and Connell's light stemming ("Improving Stemming for Arabic
 * Information Retrieval", SIGIR 2002).
 *
 * The prepositions ب ك ل and the particles ف س are left on where no article follows, because as many nouns begin with
 * those letters; `looseArabicStems` gives the readings without them.
 */
export function stemArabic(norm: string): string {
  const irregular = ARABIC_IRREGULARS.get(norm);
  if (irregular !== undefined) return withoutSuffixes(irregular);
  const bare = withoutPrefixes(norm);
  return withoutSuffixes(ARABIC_IRREGULARS.get(bare) ?? bare);
}

/** Other stems a word may have, if its first letter is a preposition, a particle or the sign of the future. */
export function looseArabicStems(norm: string): readonly string[] {
  const bare = /^و/.test(norm) && norm.length > 4 ? norm.slice(1) : norm;
  const rest = /^[بكلفسو]/.test(bare) && bare.length >= 4 ? bare.slice(1) : '';
  const stems = new Set<string>();
  if (rest) stems.add(stemArabic(rest));
  if (/^[يتنا]/.test(bare) && bare.length >= 4) stems.add(withoutSuffixes(bare.slice(1)));
  stems.delete(stemArabic(norm));
  return [...stems];
}

/**
 * Other stems of a word as it is spoken: the dialects put ب, ه or ح before the present tense, for what goes on and what will
 * be (بيدفع, هيفتتح). Of use for what people type only: in a record, as many words begin with those letters.
 */
export function spokenArabicStems(norm: string): readonly string[] {
  if (!/^[بهح](?=[يتن]...)/.test(norm)) return [];
  const present = norm.slice(1);
  return [stemArabic(present), ...looseArabicStems(present)];
}

const ARTICLE = /^(?:[وف]?(?:[بك]?ال|لل))(?=..)/;
const WITH_OWN_AL = new Set(['الله', 'الان', 'الذي', 'التي', 'الي', 'الا', 'الم', 'الف', 'اله', 'الات', 'الهه']);
/** Words that begin with و themselves: the conjunction is taken off others only. */
const OWN_WAW = new RegExp(
  `^(?:${normalise(
    'وزير وزر وزار وقت وطن وثيق وثائق واحد وسط وسيط وسائ وسيل وساط ولاي ولاد ولد وليد وجد وجود وجه وجب واجه واجب وصل وصول وضع وضاع وقع وفد وفود وفاة وفات وفق وفاق وكال وكيل وظيف وظائف وحد وحش وحيد وعي وعد وعود وباء وبائ وزن وزع وادي واسع واضح واقع والد والي وارد وافق وصف وصفة وصي وقف وقوف وقود وقاي ورق ورد ورود وراء وراث ورث ورش وديع ودي ودائ وهم ولي وقتل وارسو واشنطن ويكي ويلز ويلي وات ونستون وورن والت ويب وير وين',
  )
    .split(' ')
    .join('|')})`,
);

function withoutPrefixes(norm: string): string {
  let word = norm;
  if (word.length > 3 && word.startsWith('و') && !OWN_WAW.test(word)) word = word.slice(1);
  for (let round = 0; round < 2 && word.length > 3 && !WITH_OWN_AL.has(word); round++) {
    const article = ARTICLE.exec(word);
    if (!article) break;
    word = word.slice(article[0].length);
  }
  return word;
}

function withoutSuffixes(bare: string): string {
  let word = strip(bare, /وا$/, 3);
  const pronoun = /(?:هما|كما|ها|هم|هن|كم|نا)$/.exec(word);
  if (pronoun && pronoun.index >= 3) word = word.slice(0, pronoun.index).replace(/(?<=...)ت$/, '');
  else if (word.length > 4) word = word.replace(/ته$/, '');
  word = strip(strip(word, /(?:ات|ان|ون|ين|يه)$/, 3), /[هي]$/, 2);
  return strip(word, /ا$/, 3);
}

/** The word without its ending, where at least so many letters stay. */
function strip(word: string, ending: RegExp, least: number): string {
  const found = ending.exec(word);
  return found && found.index >= least ? word.slice(0, found.index) : word;
}
