import { labelKind } from '../../../meetings/outline/labels.js';
import { normalise } from '../../../text/normalise.js';
import { numberValue } from '../../../text/numbers.js';
import { isWithin, type Span } from '../../../text/segment.js';
import type { Candidate } from '../candidate.js';
import { joinNames } from '../list-candidates.js';
import { countTheSame, ordinalsAsked, ordinalsIn } from '../ordinals.js';
import { OR_NOT, type QuestionTerm } from '../question.js';
import type { ReadSentence } from '../record-reader.js';
import { type Listed, rosterOf } from './roster.js';
import { ABOVE, type FoundInMinutes, found, MOST_LINES, OF_LABEL, plain, type Scene } from './scene.js';
import { ofMeeting, type Value } from './values.js';
import type { Wish } from './wishes.js';

/** One voice is no list of who was there. */
const LEAST_SPEAKERS = 2;

/** Yes for who is listed as present, no for who is listed as absent; null for any other. */
export function whetherThere(scene: Scene, { kind, about }: Wish): FoundInMinutes | null {
  if (kind !== 'present' && kind !== 'absent') return null;
  const listed = rosterOf(scene.reader).find(({ terms }) => about.length > 0 && scene.hasAll(about, terms));
  if (!listed || OR_NOT.test(scene.question.norm)) return null;
  const isSo = listed.wasThere === (kind === 'present');
  const words = scene.question.language === 'ar' ? { yes: 'نعم', no: 'لا' } : { yes: 'Yes', no: 'No' };
  return found([scene.candidate(listed.value, isSo ? words.yes : words.no)], OF_LABEL);
}

/** Who was there, or was not: who is listed, and in a talk that lists nobody, those who speak. */
export function whoWasThere(scene: Scene, wasThere: boolean): FoundInMinutes | null {
  return namesOf(scene, listedAs(scene, wasThere)) ?? (wasThere ? speakers(scene) : null);
}

/** Of a talk that lists nobody: those who speak in it, each with the first words. */
function speakers(scene: Scene): FoundInMinutes | null {
  const spoken = scene.reader.all().filter(({ entry }) => entry.speaker !== null);
  const name = ({ entry }: ReadSentence): string => (entry.speaker ? plain(scene.reader.text(entry.speaker)) : '');
  const first = [...new Map(spoken.map((each) => [name(each), each] as const).reverse()).values()].sort(
    (one, other) => one.start - other.start,
  );
  if (first.length < LEAST_SPEAKERS || first.length > MOST_LINES) return null;
  const candidates = first.map((sentence): Candidate => {
    return { evidence: scene.evidenceOf(sentence), span: sentence, short: name(sentence), fit: 1 };
  });
  return found(candidates, ABOVE);
}

/** How many are listed as present; null where not every entry is one name, or somebody who served is not listed. */
export function howManyWereThere(scene: Scene): FoundInMinutes | null {
  const present = listedAs(scene, true);
  const served = (['chair', 'scribe'] as const).flatMap((kind) => ofMeeting(scene.minutes, kind) ?? []);
  const isCountable =
    present.every((each) => isOneName(scene, each)) &&
    served.every(({ span }) => {
      const words = scene.termsOf(span);
      return present.some(({ terms }) => words.every(({ norm }) => terms.some((term) => term.norm === norm)));
    });
  const listed = isCountable ? namesOf(scene, present) : null;
  const [first, ...rest] = listed?.candidates ?? [];
  return first ? found([{ ...first, short: `${present.length}` }, ...rest], OF_LABEL) : null;
}

/** Whether an entry of a list is one name: "two students", "their tutor" and "A and B" are none. */
function isOneName({ reader }: Scene, { name, value }: Listed): boolean {
  if (AND_OTHERS.test(normalise(reader.text(value.span)))) return false;
  const words = plain(reader.text(name))
    .replace(/\s*(?:\(|\s[–—-]\s|[:–—]).*$/u, '')
    .split(/\s+/u);
  if (words.some((word) => JOINS_NAMES.test(word) || numberValue(normalise(word)) !== null)) return false;
  if (words.every((word) => LATIN_NAME.test(word) || NAME_PARTICLE.test(word))) return true;
  const isNamed = (word: string): boolean => reader.lists.isName(word);
  const arabic = words.map(normalise).filter((word) => !HONORIFIC.test(word));
  return (
    /^[\u0620-\u064a]/.test(words[0] ?? '') &&
    (arabic.length < words.length || arabic.some(isNamed)) &&
    arabic.every((word, i) => !word.startsWith('و') || isNamed(word) || (i > 0 && !isNamed(word.slice(1))))
  );
}

const LATIN_NAME = /^[\p{Lu}@][\p{L}\p{M}.'’-]*$/u;
const NAME_PARTICLE = /^(?:de|da|do|dos|di|del|la|le|van|von|der|den|ter|bin|ibn|bint|al|el)$/u;
/** What two names in one entry have between them. */
const JOINS_NAMES = /^(?:and|plus|with|&|\+|و)$/u;
/** What stands before a name in Arabic, normalised. */
const HONORIFIC =
  /^(?:[ادم]\.?|اد\.?|(?:ال)?(?:سيده?|استاذه?|دكتوره?|مهندسه?|شيخه?|حاجه?|انسه|عضوه?|كابتن)|ابو|ام|اخت?)$/u;

/** What a list says of those whom it does not name, normalised. */
const AND_OTHERS =
  /(?<!\p{L})(?:others?|the rest|guests|residents|members of the public|some|several|many|(?:و)?(?:اخر(?:ون|ين)|غيرهم|عدد من|بقيه|باقي|جمع من))(?!\p{L})|\p{Nd}/u;

/** Who is listed as not there for the reason that is asked for: "who was off sick?". */
export function absentFor(scene: Scene, about: readonly QuestionTerm[]): FoundInMinutes | null {
  const absent = listedAs(scene, false).filter(({ office, value: { label } }) => {
    const reason = [office, label].flatMap((words) => (words ? scene.termsOf(words) : []));
    return scene.hasAll(about, reason);
  });
  return absent.length > 0 ? namesOf(scene, absent) : null;
}

/** Who led, or wrote it down, where the list says so behind a name. */
export function servedAs(scene: Scene, kind: 'chair' | 'scribe'): FoundInMinutes | null {
  const [only, other] = listedAs(scene, true).filter(({ office }) => {
    const offices = office === null ? [] : scene.reader.text(office).split(/[,،;؛/]/u);
    return offices.some((each) => labelKind(each.trim()) === kind);
  });
  if (!only?.office || other) return null;
  return found([scene.candidate(only.value, nameBefore(scene, only.name, only.office))], OF_LABEL);
}

function listedAs({ reader }: Scene, wasThere: boolean): readonly Listed[] {
  return rosterOf(reader).filter((each) => each.wasThere === wasThere);
}

function namesOf(scene: Scene, listed: readonly Listed[]): FoundInMinutes | null {
  const values = [...new Set(listed.map(({ value }) => value))];
  const names = joinNames(
    scene.reader.language,
    listed.map(({ name }) => plain(scene.reader.text(name))),
  );
  const candidates = together(scene, values, listed) ?? values.map((value) => scene.candidate(value, null));
  return found(
    candidates.map((each, i) => (i === 0 ? { ...each, short: names } : each)),
    OF_LABEL,
  );
}

/** What is written behind a listed name: an office, or why somebody was not there. */
export function behindName(
  scene: Scene,
  wanted: (each: Listed) => Span | null | false,
  about: readonly QuestionTerm[],
): FoundInMinutes | null {
  for (const each of about.length > 0 ? rosterOf(scene.reader) : []) {
    const words = wanted(each);
    const name = words && isWithin(words, each.name) ? { start: each.name.start, end: words.start } : each.name;
    if (words && scene.hasAll(about, scene.termsOf(name)))
      return found([scene.candidate(each.value, plain(scene.reader.text(words)))], OF_LABEL);
  }
  return null;
}

const ANOTHER_HOLDER =
  /(?<![a-z\u0620-\u06ff])(?:before|after|previous\p{L}*|former\p{L}*|last|next|new|left|leaves|leaving|joined|(?:ال)?(?:سابق|جديد)\p{L}?|قبل|بعد|ترك\p{L}*)(?![a-z\u0620-\u06ff])/u;

/** Whom the list gives the very office that is asked for. */
export function holderOf(scene: Scene, about: readonly QuestionTerm[]): FoundInMinutes | null {
  // "Who was it before her?", "Who left?" are about others.
  if (ANOTHER_HOLDER.test(scene.question.norm)) return null;
  const ordinals = ordinalsAsked(scene.question);
  const holders = listedAs(scene, true).filter(({ office }) => {
    const words = office ? scene.termsOf(office) : [];
    const isOfOrdinal = ordinals.every((asked) => ordinalsIn(words).some((said) => countTheSame(asked, said)));
    const head = words.find(({ stop }) => !stop);
    return (
      isOfOrdinal &&
      scene.hasAll(about, words) &&
      about.every((term) => words.some((word) => word.stem === term.stem || scene.isOtherScript(term, word))) &&
      // Of «أمينة الصندوق» the fund is not the office.
      (scene.reader.language === 'en' || scene.question.terms.some((term) => head && scene.has(term, [head])))
    );
  });
  const [only] = holders;
  if (!only?.office || holders.length > 1) return null;
  return found([scene.candidate(only.value, nameBefore(scene, only.name, only.office))], OF_LABEL);
}

/** A name without the office written on to it. */
function nameBefore({ reader }: Scene, name: Span, office: Span): string {
  return plain(reader.text({ start: name.start, end: office.start }).replace(/[\s(–—-]+$/u, ''));
}

/** The entries of one list, in one quote. */
function together(scene: Scene, values: readonly Value[], listed: readonly Listed[]): Candidate[] | null {
  const [first, last] = [values[0], values.at(-1)];
  if (!first?.heading || !last || listed.length < 2) return null;
  const isOne = values.every(
    ({ heading, sentence }) =>
      heading?.start === first.heading?.start && sentence.paragraph === first.sentence.paragraph,
  );
  if (!isOne) return null;
  return [{ ...scene.candidate(first, null), span: { start: first.span.start, end: last.span.end } }];
}
