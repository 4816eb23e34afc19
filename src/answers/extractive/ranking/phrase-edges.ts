import { numberValue } from '../../../text/numbers.js';
import { arabicForm } from './arabic-words.js';
import type { Word } from './words.js';

/** Called with each feature that is not 0. */
export type Emit = (feature: string, value: number) => void;

/** What stands beside a phrase: a mark, the edge of the sentence, a function word itself, or the kind of another word. */
export function edge(word: Word | undefined, gap: string): string {
  if (/[.!?؟;:؛]/.test(gap)) return 'stop';
  if (/[,،]/.test(gap)) return 'comma';
  if (/[()[\]]/.test(gap)) return 'bracket';
  if (/["“”«»]/.test(gap)) return 'quote';
  if (!word) return 'end';
  if (/[–—]|--/.test(gap)) return 'dash';
  if (gap === '-') return 'hyphen';
  return word.kind === 'function' || TELLING.has(word.term.norm) ? word.term.norm : word.kind;
}

const TELLING = new Set('called named known عام سنه مدينه اسم'.split(' '));

const ENGLISH_ENDING =
  /..(ly|ed|ing|al|ous|tion|sion|ic|ive|able|ible|ary|ful|less|ism|ist|ity|ment|ness|er|or|an|ese|ish|ance|ence|ship|ology|es|s)$/;
const ARABIC_ENDING = /..(ات|ون|ين|يه|ي|ه|ان|ا|ها|هم|ت)$/;

/** A word's looks: its kind, and how it ends where that tells an adjective, a verb or a noun from each other. */
export function looks(word: Word): string {
  const { norm } = word.term;
  if (word.kind !== 'word' && word.kind !== 'verb') return word.kind;
  const { isArabic } = word.spelling;
  const ending = (isArabic ? ARABIC_ENDING : ENGLISH_ENDING).exec(norm)?.[1] ?? '';
  return `${word.kind} ${isArabic ? (word.isDefinite ? 'ال' : '') : ''}-${ending}`;
}

/** What stands behind a phrase: as `edge`, or what is written on to the next word, as a function word of English would stand there. */
export function edgeAfter(after: Word | undefined, gap: string): string {
  const found = edge(after, gap);
  return after?.clitic && found === after.kind ? `${after.clitic}-` : found;
}

/** Phrases are whole: names, constructs and numbers aren't cut at their left. */
export function leftBoundary(words: readonly Word[], first: number, emit: Emit): void {
  const [start, before] = [words[first], words[first - 1]];
  if (!start) return;
  if (before && joins(start)) {
    if (before.isCapital && start.isCapital && before.kind !== 'function') emit('cuts name left', 1);
    if (start.spelling.isArabic && start.isDefinite && before.kind === 'word') emit('cuts construct left', 1);
    if (start.spelling.isArabic && !start.isDefinite && before.kind === 'word') emit('cuts words left', 1);
    if (before.kind === 'number' && start.kind !== 'number') emit('cuts number left', 1);
    if (!start.spelling.isArabic && before.kind === 'word' && start.kind === 'word') emit('cuts noun left', 1);
    emit(`joint left ${looks(before)}|${looks(start)}`, 1);
  }
  if (start.spelling.isArabic) {
    const clitic = /^([بلكو])(?!ال)/.exec(start.term.norm)?.[1];
    if (clitic) emit(`begins with ${clitic}`, 1);
    if (start.isDefinite) emit('definite first', 1);
  }
  const [form, formBefore] = [formOf(start), formOf(before)];
  if (form) emit(`first form ${form}`, 1);
  if (formBefore && joins(start)) emit(`form left ${formBefore} ${form} ${start.isDefinite ? 'ال' : ''}`, 1);
  emit(`first ${start.kind}`, 1);
  emit(`first ${looks(start)}`, 1);
}

/** The same at their right. */
export function rightBoundary(words: readonly Word[], last: number, emit: Emit): void {
  const [end, after] = [words[last], words[last + 1]];
  if (!end) return;
  if (after && joins(after)) {
    if (after.isCapital && end.isCapital) emit('cuts name right', 1);
    if (end.spelling.isArabic && after.isDefinite && !after.term.stop)
      emit(end.isDefinite ? 'cuts adjective right' : 'cuts construct right', 1);
    if (end.kind === 'number' && (after.kind === 'number' || numberValue(after.term.norm) !== null))
      emit('cuts number right', 1);
    if (!end.spelling.isArabic && end.kind === 'word' && after.kind === 'word') emit('cuts noun right', 1);
    emit(`joint right ${looks(end)}|${looks(after)}`, 1);
  }
  if (after?.clitic && joins(after)) emit(`joint right ${looks(end)}|${after.clitic}-${after.kind}`, 1);
  const [form, formAfter] = [formOf(end), formOf(after)];
  if (form) emit(`last form ${form}`, 1);
  if (after && formAfter && joins(after)) emit(`form right ${form} ${formAfter} ${after.isDefinite ? 'ال' : ''}`, 1);
  emit(`last ${end.kind}`, 1);
  emit(`last ${looks(end)}`, 1);
}

/** The form of an Arabic word that is no function word, number or date; '' for other words. */
function formOf(word: Word | undefined): string {
  if (!word?.spelling.isArabic || !/^(?:word|verb|name)$/.test(word.kind)) return '';
  return arabicForm(word.term.norm);
}

function joins({ gap }: Word): boolean {
  return /^[-.'’]?$/.test(gap);
}
