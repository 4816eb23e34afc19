import { normalise } from '../../../text/normalise.js';
import { arabicReadings } from '../../../text/readings-arabic.js';
import { looseArabicStems, stemArabic } from '../../../text/stem-arabic.js';

/** Whether the lexicon has a word. */
export type KnowsWord = (word: { readonly norm: string; readonly stem: string }) => boolean;

/** Whether a normalised Arabic word has the article, alone or behind a conjunction or preposition. */
export function hasArticle(norm: string): boolean {
  return ARTICLE.test(norm);
}

const ARTICLE = /^[وف]?(?:[بك]?ال|لل)../;

/**
 * What an Arabic word is, guessed from its letters and from what the lexicon knows: there are no capitals to tell a name
 * by, and a verb is told by the letters of its person. `raw` is the word as written, with its marks.
 */
export function arabicKind(
  { norm, stem }: { readonly norm: string; readonly stem: string },
  raw: string,
  isKnown: KnowsWord,
): 'name' | 'verb' | 'word' {
  if (ARTICLE.test(norm)) return 'word';
  const bare = norm.replace(/^[وف](?=...)/, '');
  if (PAST.has(norm) || PAST.has(bare)) return 'verb';
  const isRead = arabicReadings(bare).verbs.length > 0;
  if (isRead && /^..+وا$/.test(bare)) return 'verb';
  const knows = (word: string): boolean => isKnown({ norm: word, stem: stemArabic(word) });
  const isListed = isKnown({ norm, stem }) || (bare !== norm && knows(bare));
  const isPast =
    /^..+[^ا]ت$/.test(bare) && (isRead || (bare.length > 4 && (bare.length < 7 || knows(bare.slice(0, -1)))));
  if (!isListed && (isPast || isPresent(bare))) return 'verb';
  if (isListed || looseArabicStems(norm).some((loose) => isKnown({ norm: loose, stem: loose }))) return 'word';
  return isInflected(bare, raw) || arabicReadings(norm).derivations.length > 0 ? 'word' : 'name';
}

/**
 * The conjunction and the preposition that are written on to a normalised Arabic word, as far as its article or the lexicon
 * tells: و of والعراق, ب of بقيادة, ول of ولتأمين, none of بنك; '' for none.
 */
export function cliticOf(norm: string, isKnown: KnowsWord): string {
  const withArticle = WITH_CLITICS.exec(norm);
  if (withArticle) return withArticle.slice(1).join('');
  if (!/^[وفبلك].../.test(norm)) return '';
  const knows = (word: string): boolean => isKnown({ norm: word, stem: stemArabic(word) });
  // As it stands, with all its letters.
  if (isKnown({ norm, stem: norm })) return '';
  const conjunction = /^[وف]/.exec(norm)?.[0] ?? '';
  const rest = norm.slice(conjunction.length);
  const preposition = /^[بلك](?=...)/.exec(rest)?.[0] ?? '';
  if (preposition && !knows(rest) && knows(rest.slice(1))) return conjunction + preposition;
  return conjunction === 'و' || (conjunction && knows(rest)) ? conjunction : '';
}

/**
 * What a normalised Arabic word may be by its derivation: the form of the verb that it comes from, 1 for a bare root and x
 * for none in use; م for what begins as participles and places do, ا for what has the long vowel of agents and verbal nouns
 * behind its first letter; v where it may be a verb.
 */
export function arabicForm(norm: string): string {
  const { derivations, roots, verbs } = arabicReadings(norm);
  const bare = norm.replace(/^[وف]?(?:[بك]?ال|لل)?(?=...)/, '');
  const form = /^\d+/.exec(derivations[0] ?? '')?.[0] ?? (roots.length > 0 ? '1' : 'x');
  return `${form}${/^م/.test(bare) ? 'م' : /^.ا../.test(bare) ? 'ا' : ''}${verbs.length > 0 ? 'v' : ''}`;
}

const WITH_CLITICS = /^([وف]?)(?:([بك])?ال|(ل)ل)../;

/** The present and the future: ي or ت before the root, behind what may be written on to it. Nouns of ت are left out. */
function isPresent(bare: string): boolean {
  const found = /^(?:س|ل)?([يتن])(.{2,6})$/.exec(bare);
  if (!found) return false;
  const [, person, rest = ''] = found;
  if (person === 'ي') return !/(?:يا|ان|ين|وف|كي|نغ|ا|ه)$/.test(rest) || /[^ا](?:ها|ه)$/.test(rest);
  if (person === 'ن') return false;
  return !/(?:ه|ات|ين|يه|ا)$/.test(rest) && !/^..?.ي.$|^.ا.[يه]?.?$|^[^ا]..?ات$/.test(rest);
}

/** Endings that names do not have: of possession, of number, of the accusative. */
function isInflected(bare: string, raw: string): boolean {
  return (
    /\u064b/.test(raw) ||
    /(?:...هم|...ها|...هما|..ته|..ات|...ون|...تين|..يه)$/.test(bare) ||
    /^(?:م|است|مت|است|انت|ال).{2,3}ه$/.test(bare)
  );
}

const PAST: ReadonlySet<string> = new Set(
  normalise(
    'اصبح اصبحت بدا بدات قام قامت قدم قدمت اعلن اعلنت وصل وصلت ذكر ذكرت قال قالت كتب كتبت فاز فازت ولد ولدت توفي توفيت انشا انشات اسس اسست تاسس تاسست بلغ بلغت وقع وقعت شهد شهدت دخل دخلت خرج خرجت عاد عادت جاء جاءت حصل حصلت ادي ادت استخدم استخدمت عرف عرفت سمي سميت اعتبر اعتبرت شارك شاركت طور طورت اطلق اطلقت تولي تولت حكم حكمت عاش عاشت انتقل انتقلت تزوج ظهر ظهرت اكد اكدت اشار اشارت نشر نشرت وضع وضعت بني بنيت احتل احتلت انتهي انتهت استمر استمرت ارتفع ارتفعت انخفض انخفضت ضم ضمت تصدر حقق هزم هزمت خسر قاد قادت سجل سجلت اضاف اختار اختير اقترح جادل كان كانت صار ظل تم تمت ادخل ارسل اخذ اخذت اعطي اعطت ترك تركت درس درست عمل عملت لعب لعبت مات ماتت قتل قتلت رفض رفضت قرر قررت سمح سمحت طلب طلبت وافق وافقت اعترف كشف كشفت اكتشف اكتشفت اخترع صنع صنعت صمم افتتح اقام اقيم اقيمت نقل نقلت منح منحت حاز نال نالت تخرج التحق التقي ساهم ساعد ساعدت سبب ادرج تحول تحولت تغير تعرض تعرضت تكون تالف صدر صدرت صرح نجح نجحت فشل فتح غزا هاجم حارب هاجر استقر سكن امتلك اشتري باع اسهم دعا دعت حضر حضرت غادر رحل سافر وجد وجدت عثر بقي بقيت حدث حدثت جري جرت حول غني كرس خصص',
  ).split(' '),
);
