import { analyse } from '../../../text/analyse.js';
import type { Weigher } from '../evidence.js';
import type { Asked } from './asked.js';
import type { Matches } from './matches.js';
import { clauseShare, nearness } from './nearness.js';
import { findOfKind, kindOfPhrase, type OfKind } from './of-kind.js';
import { type Emit, edge, edgeAfter, leftBoundary, looks, rightBoundary } from './phrase-edges.js';
import { shapeOf } from './phrase-shape.js';
import type { Phrase } from './phrases.js';

export type { Emit } from './phrase-edges.js';

/** Features that are the same for all phrases that begin, or end, with one word. */
type Side = readonly (readonly [string, number])[];

/** What all phrases of one sentence share. */
export interface Setting {
  readonly asked: Asked;
  readonly wish: string;
  readonly matches: Matches;
  /** The sentence's words that name what is asked for: the noun itself, or one for the same kind. */
  readonly isNoun: Uint8Array;
  readonly ofKind: OfKind;
  /** Weight of the sentence's words, one each. */
  readonly weights: Float32Array;
  /** Word by word, how near the question's words are to it. */
  readonly near: Float32Array;
  /** The most of that among the words of a kind that the question does not name. */
  readonly nearest: ReadonlyMap<string, number>;
  readonly lefts: (Side | undefined)[];
  readonly rights: (Side | undefined)[];
}

/** Reads a sentence for a question; what its phrases share is worked out once. */
export function readSetting(asked: Asked, matches: Matches, weigher: Weigher): Setting {
  const { words } = matches.reading;
  const { asking, focus } = asked;
  const weights = Float32Array.from(words, ({ term }) => (term.stop ? 0 : weigher.weight(term.stem)));
  const near = Float32Array.from(words, (_, i) => {
    const [left, right] = nearness(asked, matches, i, i);
    return left + right;
  });
  const nearest = new Map<string, number>();
  words.forEach(({ kind }, i) => {
    if ((matches.of[i] ?? -1) < 0 && (near[i] ?? 0) > (nearest.get(kind) ?? 0)) nearest.set(kind, near[i] ?? 0);
  });
  const ofKind = findOfKind(words, matches.of, asking.noun, matches.reading.reader.lists);
  const [noun] = asking.noun ? analyse(asking.noun) : [];
  const isNoun = Uint8Array.from(words, ({ term }, i) =>
    noun && (term.stem === noun.stem || (focus >= 0 && matches.of[i] === focus) || ofKind.isName[i]) ? 1 : 0,
  );
  return {
    asked,
    wish: asking.wish,
    matches,
    isNoun,
    ofKind,
    weights,
    near,
    nearest,
    lefts: [],
    rights: [],
  };
}

/** Everything that tells whether a phrase is the answer. Values are about -1..1. */
export function phraseFeatures(phrase: Phrase, setting: Setting, emit: Emit): void {
  const { first, last } = phrase;
  const left = setting.lefts[first] ?? leftOf(setting, first);
  const right = setting.rights[last] ?? rightOf(setting, last);
  setting.lefts[first] = left;
  setting.rights[last] = right;
  for (const [name, value] of left) emit(name, value);
  for (const [name, value] of right) emit(name, value);
  wholeOf(phrase, setting, emit);
  contentOf(phrase, setting, emit);
  surroundings(phrase, setting, emit);
}

function leftOf(setting: Setting, first: number): Side {
  const side: [string, number][] = [];
  const emit: Emit = (name, value) => side.push([name, value]);
  const { wish, matches, asked } = setting;
  const { form } = asked.asking;
  const { words } = matches.reading;
  const [start, before] = [words[first], words[first - 1]];
  if (!start) return side;
  const left = edge(before, start.gap);
  emit(`left ${left}`, 1);
  emit(`${wish} left ${left}`, 1);
  emit(`left2 ${edge(words[first - 2], before?.gap ?? '')} ${left}`, 1);
  leftBoundary(words, first, emit);
  emit(`${wish} first ${looks(start)}`, 1);
  if ((matches.of[first - 1] ?? -1) >= 0) emit(`${wish} asked left`, matches.value[first - 1] ?? 0);
  if ((matches.of[first] ?? -1) >= 0) emit(`${wish} asked first`, 1);
  const [role, distance] = neighbour(setting, first, -1);
  emit(`${form} left ${role} ${distance}`, 1);
  emit(`${wish} left ${role}`, 1);
  const behind = first > 0 ? part(setting, first - 1) : 'none';
  emit(`${wish} begins ${start.kind} behind ${behind} ${part(setting, first - 2, 'other')}`, 1);
  if (/[(]/.test(start.gap)) emit('bracket', 1);
  emit('position', first / Math.max(1, words.length));
  return side;
}

function rightOf(setting: Setting, last: number): Side {
  const side: [string, number][] = [];
  const emit: Emit = (name, value) => side.push([name, value]);
  const { wish, matches, asked } = setting;
  const { form } = asked.asking;
  const { words, ending } = matches.reading;
  const [end, after] = [words[last], words[last + 1]];
  if (!end) return side;
  const right = edgeAfter(after, after?.gap ?? ending);
  emit(`right ${right}`, 1);
  emit(`${wish} right ${right}`, 1);
  emit(`right2 ${right} ${edgeAfter(words[last + 2], words[last + 2]?.gap ?? '')}`, 1);
  rightBoundary(words, last, emit);
  emit(`${wish} last ${looks(end)}`, 1);
  if ((matches.of[last + 1] ?? -1) >= 0) emit(`${wish} asked right`, matches.value[last + 1] ?? 0);
  if ((matches.of[last] ?? -1) >= 0) emit(`${wish} asked last`, 1);
  const [role, distance] = neighbour(setting, last, 1);
  emit(`${form} right ${role} ${distance}`, 1);
  emit(`${wish} right ${role}`, 1);
  const ahead = after && !/[,.;()،]/.test(after.gap) ? part(setting, last + 1) : 'none';
  emit(`${wish} ends ${end.kind} then ${ahead} ${part(setting, last + 2, 'other')}`, 1);
  return side;
}

/** What a word is to the question: the noun that it asks for, another of its words, or else of some kind. */
function part({ isNoun, matches: { of, reading } }: Setting, at: number, other?: string): string {
  if (isNoun[at]) return 'noun';
  return (of[at] ?? -1) >= 0 ? 'asked' : (other ?? reading.words[at]?.kind ?? 'none');
}

/** The nearest of the question's words on one side: its place in the question, and how far it stands. */
function neighbour({ matches, asked }: Setting, from: number, step: 1 | -1): [string, string] {
  const { words } = matches.reading;
  for (let i = from + step, distance = 1; i >= 0 && i < words.length; i += step, distance++) {
    const t = matches.of[i] ?? -1;
    if (t < 0) continue;
    const role = t === asked.focus ? 'focus' : t === 0 ? 'initial' : t === asked.words.length - 1 ? 'final' : 'middle';
    return [role, distance > 4 ? 'far' : distance > 2 ? 'near' : String(distance)];
  }
  return ['none', ''];
}

function bucket(length: number): string {
  return length > 8 ? '9+' : length > 5 ? '6-8' : String(length);
}

/** Length, looks and marks. */
function wholeOf({ first, last }: Phrase, setting: Setting, emit: Emit): void {
  const { wish, asked, matches } = setting;
  const { form } = asked.asking;
  const { words, ending } = matches.reading;
  const length = bucket(last - first + 1);
  emit(`${wish} length ${length}`, 1);
  const shape = shapeOf(words, first, last);
  emit(`shape ${shape}`, 1);
  emit(`${wish} shape ${shape}`, 1);
  emit(`shape ${shape} ${length}`, 1);
  emit(`${wish} ${shape} ${length}`, 1);
  emit(`${form} ${shape}`, 1);
  const after = words[last + 1];
  const left = edge(words[first - 1], words[first]?.gap ?? '');
  const right = edgeAfter(after, after?.gap ?? ending);
  emit(`between ${left} ${right}`, 1);
  if (/["“«]/.test(words[first]?.gap ?? '') && /["”»]/.test(after?.gap ?? ending)) {
    emit('quoted', 1);
    emit(`${wish} quoted`, 1);
  }
  const inner = new Set<string>();
  for (let i = first; i <= last; i++) {
    const word = words[i];
    if (!word) continue;
    if (i > first && /[,،]/.test(word.gap)) inner.add('comma');
    if (i > first && word.clitic && !word.clitic.startsWith('و')) inner.add(`${word.clitic}-`);
    if (i > first && word.clitic.startsWith('و') && word.kind === 'verb') inner.add('و-verb');
    if (i > first && i < last && word.kind === 'function') inner.add(word.term.norm);
    else if (i > first && (word.kind === 'verb' || word.kind === 'date' || word.kind === 'number'))
      inner.add(word.kind);
    if (i > first && i < last && word.spelling.isArabic && /^و/.test(word.term.norm)) inner.add('و-');
  }
  for (const each of inner) {
    emit(`in ${each}`, 1);
    emit(`${wish} in ${each}`, 1);
  }
  const { language } = setting.asked.question;
  emit(`${language} ${wish} length ${length}`, 1);
  emit(`${language} ${shape} ${length}`, 1);
  emit(`${language} ${wish} ${shape}`, 1);
}

/** The question's words in it, and what it has besides them. */
function contentOf(
  { first, last }: Phrase,
  { wish, matches, asked, weights, isNoun, ofKind, near, nearest }: Setting,
  emit: Emit,
): void {
  const { words } = matches.reading;
  const length = last - first + 1;
  let [inside, insideWeight, content, novelty] = [0, 0, 0, 0];
  const kinds = new Set<string>();
  let most = 0;
  for (let i = first; i <= last; i++) {
    const t = matches.of[i] ?? -1;
    const weight = weights[i] ?? 0;
    if (weight > 0) content++;
    if (t >= 0) {
      inside++;
      insideWeight += (asked.words[t]?.weight ?? 0) * (matches.value[i] ?? 0);
      continue;
    }
    novelty += weight;
    most = Math.max(most, weight);
    const kind = words[i]?.kind ?? 'word';
    if (kind !== 'function')
      kinds.add((near[i] ?? 0) >= (nearest.get(kind) ?? 0) - 1e-6 ? `nearest ${kind}` : `other ${kind}`);
  }
  for (const kind of kinds) {
    emit(kind, 1);
    emit(`${wish} ${kind}`, 1);
  }
  emit('inside', insideWeight / asked.total);
  emit(`${wish} inside`, inside / length);
  if (inside > 0 && inside >= content) emit('all asked', 1);
  emit('novelty', Math.min(2, novelty / 6));
  emit('rarest', Math.min(2, most / 6));
  emit('novelty a word', content > inside ? novelty / (content - inside) / 4 : 0);
  for (let i = Math.max(0, first - 3); i <= Math.min(words.length - 1, last + 3); i++) {
    if (!isNoun[i]) continue;
    const where =
      i < first
        ? `left ${first - i}`
        : i > last
          ? `right ${i - last}`
          : i === first
            ? 'first'
            : i === last
              ? 'last'
              : 'inside';
    emit(`noun ${where}`, 1);
    emit(`${wish} noun ${where}`, 1);
  }
  const kind = kindOfPhrase(ofKind, first, last);
  if (kind) {
    emit(`kind ${kind}`, 1);
    emit(`${wish} kind ${kind}`, 1);
  }
}

/** Where the question's words stand around it. */
function surroundings({ first, last }: Phrase, { asked, matches, wish }: Setting, emit: Emit): void {
  const { form } = asked.asking;
  const [nearLeft, nearRight, sumLeft, sumRight, closest] = nearness(asked, matches, first, last);
  emit('near left', nearLeft);
  emit('near right', nearRight);
  emit(`${wish} near`, nearLeft + nearRight);
  emit(`${wish} after asked`, sumLeft);
  emit(`${wish} before asked`, sumRight);
  emit(`${form} after asked`, sumLeft);
  emit(`${form} before asked`, sumRight);
  emit(`${form} near left`, nearLeft);
  emit(`${form} near right`, nearRight);
  emit(`closest ${closest > 6 ? 'far' : closest}`, 1);
  const { words } = matches.reading;
  const { language } = asked.question;
  emit(`${wish} ${form} near left`, nearLeft);
  emit(`${wish} ${form} near right`, nearRight);
  emit(`${wish} ${form} after`, sumLeft);
  emit(`${wish} ${form} before`, sumRight);
  emit(`${language} ${form} after asked`, sumLeft);
  emit(`${language} ${form} before asked`, sumRight);
  emit(`${language} near left`, nearLeft);
  emit(`${language} near right`, nearRight);
  emit('clause', clauseShare(words, asked, matches, first, last));
}
