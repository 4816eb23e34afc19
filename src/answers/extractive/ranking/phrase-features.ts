import { numberValue } from '../../../text/numbers.js';
import type { Weigher } from '../evidence.js';
import type { Question } from '../question.js';
import type { Phrase } from './phrases.js';
import type { Asked, Matches } from './sentence-features.js';
import type { Word } from './words.js';

/** Called with each feature of a phrase that is not 0. */
export type Emit = (feature: string, value: number) => void;

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
  | 'list'
  | 'what';

export function wishOf({ type, norm }: Question): Wish {
  if (/^و?من (?:هو |هي |ال)?/.test(norm) && type === 'thing') return 'who';
  switch (type) {
    case 'date':
    case 'time':
      return /(?:year|عام|سنه)/.test(norm) ? 'year' : 'when';
    case 'place':
      return 'where';
    case 'person':
      return 'who';
    case 'number':
      if (/(?:percent|proportion|نسبه|بالمءه)/.test(norm)) return 'percent';
      if (/(?:how long|how old|مده|فتره|عمر|سنه|years|عاما)/.test(norm)) return 'duration';
      return /(?:how many|عدد|كم )/.test(norm) ? 'count' : 'amount';
    case 'reason':
      return 'why';
    case 'list':
      return 'list';
    default:
      if (/(?:^|\s)(?:how|كيف|كيفيه)(?:\s|$)/.test(norm)) return 'how';
      return WHICH.test(norm) ? 'which' : 'what';
  }
}

const WHICH =
  /(?:^|\s)which(?:\s|$)|^(?:\S+ )?[بل]?(?:اي|ايه)\s|(?:^|\s)what (?!is |was |are |were |did |does |do |has |have |had |can |could |would |will |should |might |may |must |to |kind |type |\S+ed |\S+s )\p{L}+ /u;

/** What all phrases of one sentence share. */
export interface Setting {
  readonly asked: Asked;
  readonly wish: Wish;
  readonly matches: Matches;
  /** Which of the question's words names what is asked for ("which city"); -1 for none. */
  readonly focus: number;
  /** Weight of the sentence's words, one each. */
  readonly weights: Float32Array;
}

/** "Which city", «أي مدينة», «ما اسم»: the word that names what is asked for, by its place among the question's words. */
export function focusOf({ question, words }: Asked): number {
  const match =
    /(?:^|\s)(?:what|which|whose|how many|how much|[بلف]?اي|[بلف]?ايه|ما هو|ما هي|ماهو|ماهي|ما|كم|كم عدد|ما عدد)\s+(?:(?:is|was|are|were|the|a|an|كان|كانت)\s+)*(\p{L}+)/u.exec(
      question.norm,
    );
  if (!match) return -1;
  return words.findIndex(({ norm }) => norm === match[1]);
}

export function weightsOf({ reading: { words } }: Matches, weigher: Weigher): Float32Array {
  return Float32Array.from(words, ({ term }) => (term.stop ? 0 : weigher.weight(term.stem)));
}

/** Everything that tells whether a phrase is the answer. Values are about -1..1. */
export function phraseFeatures({ first, last }: Phrase, setting: Setting, emit: Emit): void {
  const { wish, matches, asked, focus, weights } = setting;
  const { words } = matches.reading;
  const length = last - first + 1;
  emit(`${wish} length ${length > 8 ? '9+' : length > 5 ? '6-8' : length}`, 1);
  const shape = shapeOf(words, first, last);
  emit(`shape ${shape}`, 1);
  emit(`${wish} shape ${shape}`, 1);

  const [before, after] = [words[first - 1], words[last + 1]];
  const left = edge(before, words[first]?.gap ?? '');
  const right = edge(after, after?.gap ?? matches.reading.ending);
  emit(`left ${left}`, 1);
  emit(`right ${right}`, 1);
  emit(`${wish} left ${left}`, 1);
  emit(`${wish} right ${right}`, 1);
  boundaries(words, first, last, emit);

  // Where the question's words stand.
  let inside = 0;
  let insideWeight = 0;
  let content = 0;
  let novelty = 0;
  for (let i = first; i <= last; i++) {
    const t = matches.of[i] ?? -1;
    const weight = weights[i] ?? 0;
    if (weight > 0) content++;
    if (t >= 0) {
      inside++;
      insideWeight += (asked.words[t]?.weight ?? 0) * (matches.value[i] ?? 0);
    } else novelty += weight;
  }
  emit('inside', insideWeight / asked.total);
  emit(`${wish} inside`, inside / length);
  if (inside > 0 && inside >= content) emit('all asked', 1);
  emit('novelty', Math.min(2, novelty / 6));
  emit('novelty a word', content > inside ? novelty / (content - inside) / 4 : 0);
  const [nearLeft, nearRight, sumLeft, sumRight, closest] = nearness(setting, first, last);
  emit('near left', nearLeft);
  emit('near right', nearRight);
  emit(`${wish} near`, nearLeft + nearRight);
  emit(`${wish} after asked`, sumLeft);
  emit(`${wish} before asked`, sumRight);
  emit(`closest ${closest}`, 1);
  if ((matches.of[first - 1] ?? -1) >= 0) emit(`${wish} asked left`, matches.value[first - 1] ?? 0);
  if ((matches.of[last + 1] ?? -1) >= 0) emit(`${wish} asked right`, matches.value[last + 1] ?? 0);
  if ((matches.of[last] ?? -1) >= 0) emit(`${wish} asked last`, 1);
  if ((matches.of[first] ?? -1) >= 0) emit(`${wish} asked first`, 1);
  if (focus >= 0) {
    for (let i = Math.max(0, first - 3); i <= Math.min(words.length - 1, last + 2); i++) {
      if (matches.of[i] !== focus) continue;
      emit(i < first ? `${wish} focus left` : i > last ? `${wish} focus right` : `${wish} focus inside`, 1);
    }
  }
  if (/[(]/.test(words[first]?.gap ?? '')) emit('bracket', 1);
  if (/["“«]/.test(words[first]?.gap ?? '') && /["”»]/.test(after?.gap ?? matches.reading.ending)) {
    emit('quoted', 1);
    emit(`${wish} quoted`, 1);
  }
  emit('position', first / Math.max(1, words.length));
}

/** What a phrase looks like: its kinds of words. */
function shapeOf(words: readonly Word[], first: number, last: number): string {
  const [start, end] = [words[first], words[last]];
  if (!start || !end) return 'none';
  let [dates, numbers, names, verbs, functions, others, places] = [0, 0, 0, 0, 0, 0, 0];
  let isListed = false;
  for (let i = first; i <= last; i++) {
    const word = words[i];
    if (!word) continue;
    if (i > first && /[,،]/.test(word.gap)) isListed = true;
    if (word.kind === 'date') dates++;
    else if (word.kind === 'number') numbers++;
    else if (word.kind === 'place') places++;
    else if (word.kind === 'name') names++;
    else if (word.kind === 'verb') verbs++;
    else if (word.kind === 'function') functions++;
    else others++;
  }
  const length = last - first + 1;
  if (dates === length) return length === 1 ? 'year' : 'date';
  if (dates > 0) return 'with date';
  if (numbers === length) return 'number';
  if (start.kind === 'number')
    return isListed || length > 4 ? 'number long' : /^[%٪]/.test(end.gap) ? 'percent' : 'number of';
  if (places === length) return 'place';
  if (names + places === length) return 'name';
  if (isListed) return 'list';
  if (start.kind === 'verb') return 'verb first';
  if (verbs > 0) return 'with verb';
  if (numbers > 0) return 'with number';
  if (names + places > 0) return functions > 0 ? 'name and function' : 'name and word';
  if (functions > 0) return 'words and function';
  return others === 1 ? (start.isDefinite ? 'definite' : 'word') : start.isDefinite ? 'definite words' : 'words';
}

const TELLING = new Set(
  'the a an of in on at by for with from to into and or but as than that which who is are was were be been his her its their called named known between during because في من على الى عن مع هو هي و او ان التي الذي كان كانت قبل بعد بين خلال علي كما حيث وهو وهي لان بسبب ثم عام'.split(
    ' ',
  ),
);

function edge(word: Word | undefined, gap: string): string {
  if (/[.!?؟;:؛]/.test(gap)) return 'stop';
  if (/[,،]/.test(gap)) return 'comma';
  if (/[()[\]]/.test(gap)) return 'bracket';
  if (/["“”«»]/.test(gap)) return 'quote';
  if (!word) return 'end';
  if (/[–—]|--/.test(gap)) return 'dash';
  if (gap === '-') return 'hyphen';
  if (TELLING.has(word.term.norm)) return word.term.norm;
  return word.kind;
}

/** Phrases are whole: names, constructs and numbers aren't cut. */
function boundaries(words: readonly Word[], first: number, last: number, emit: Emit): void {
  const [start, end, before, after] = [words[first], words[last], words[first - 1], words[last + 1]];
  if (!start || !end) return;
  const joins = ({ gap }: Word): boolean => /^[-.'’]?$/.test(gap);
  if (before && joins(start)) {
    if (before.isCapital && start.isCapital && before.kind !== 'function') emit('cuts name left', 1);
    if (start.spelling.isArabic && start.isDefinite && before.kind === 'word') emit('cuts construct left', 1);
    if (start.spelling.isArabic && !start.isDefinite && before.kind === 'word') emit('cuts words left', 1);
    if (before.kind === 'number' && start.kind !== 'number') emit('cuts number left', 1);
    if (!start.spelling.isArabic && before.kind === 'word' && start.kind === 'word') emit('cuts noun left', 1);
  }
  if (after && joins(after)) {
    if (after.isCapital && end.isCapital) emit('cuts name right', 1);
    if (end.spelling.isArabic && after.isDefinite && !after.term.stop)
      emit(end.isDefinite ? 'cuts adjective right' : 'cuts construct right', 1);
    if (end.kind === 'number' && (after.kind === 'number' || numberValue(after.term.norm) !== null))
      emit('cuts number right', 1);
    if (!end.spelling.isArabic && end.kind === 'word' && after.kind === 'word') emit('cuts noun right', 1);
  }
  if (start.spelling.isArabic) {
    const clitic = /^([بلكو])(?!ال)/.exec(start.term.norm)?.[1];
    if (clitic) emit(`begins with ${clitic}`, 1);
    if (start.isDefinite) emit('definite first', 1);
  }
  emit(`first ${start.kind}`, 1);
  emit(`last ${end.kind}`, 1);
}

/** The question's words to the left and to the right: by how close they stand, and how many there are. */
function nearness({ asked, matches }: Setting, first: number, last: number): [number, number, number, number, string] {
  let [left, right, allLeft, allRight] = [0, 0, 0, 0];
  let closest = 99;
  const seen = new Float32Array(asked.words.length);
  const side = new Int8Array(asked.words.length);
  const all = new Int8Array(asked.words.length);
  for (let i = 0; i < matches.of.length; i++) {
    const t = matches.of[i] ?? -1;
    if (t < 0 || (i >= first && i <= last)) continue;
    const distance = i < first ? first - i : i - last;
    closest = Math.min(closest, distance);
    const near = (matches.value[i] ?? 0) * DECAY ** (distance - 1);
    if (near > (seen[t] ?? 0)) {
      seen[t] = near;
      side[t] = i < first ? 1 : 2;
    }
    all[t] = (all[t] ?? 0) | (i < first ? 1 : 2);
  }
  asked.words.forEach(({ weight }, t) => {
    if (side[t] === 1) left += weight * (seen[t] ?? 0);
    if (side[t] === 2) right += weight * (seen[t] ?? 0);
    if ((all[t] ?? 0) & 1) allLeft += weight;
    if ((all[t] ?? 0) & 2) allRight += weight;
  });
  const { total } = asked;
  return [left / total, right / total, allLeft / total, allRight / total, closest > 6 ? 'far' : String(closest)];
}

const DECAY = 0.87;
