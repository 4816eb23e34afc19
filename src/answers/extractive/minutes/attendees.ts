import { normalise } from '../../../text/normalise.js';
import { isWithin, type Span } from '../../../text/segment.js';
import type { Candidate } from '../candidate.js';
import { joinNames } from '../list-candidates.js';
import { OR_NOT, type QuestionTerm } from '../question.js';
import type { ReadSentence } from '../record-reader.js';
import { type Listed, rosterOf } from './roster.js';
import { ABOVE, type FoundInMinutes, found, MOST_LINES, OF_LABEL, plain, type Scene } from './scene.js';
import type { Value } from './values.js';
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
  const first = [...new Map(spoken.map((each) => [name(each), each] as const).reverse()).values()].reverse();
  if (first.length < LEAST_SPEAKERS || first.length > MOST_LINES) return null;
  const candidates = first.map((sentence): Candidate => {
    return { evidence: scene.evidenceOf(sentence), span: sentence, short: name(sentence), fit: 1 };
  });
  return found(candidates, ABOVE);
}

/** How many are listed as present; null where the list leaves some unnamed, or may have two in one entry. */
export function howManyWereThere(scene: Scene): FoundInMinutes | null {
  const present = listedAs(scene, true);
  const isCountable = present.every(({ name, value }) => {
    return !AND_OTHERS.test(normalise(scene.reader.text(value.span))) && !TWO_NAMES.test(scene.reader.text(name));
  });
  const listed = isCountable ? namesOf(scene, present) : null;
  const [first, ...rest] = listed?.candidates ?? [];
  return first ? found([{ ...first, short: `${present.length}` }, ...rest], OF_LABEL) : null;
}

/** What a list says of those whom it does not name, normalised. */
const AND_OTHERS =
  /(?<!\p{L})(?:others?|the rest|guests|residents|members of the public|some|several|many|(?:و)?(?:اخر(?:ون|ين)|غيرهم|عدد من|بقيه|باقي|جمع من))(?!\p{L})|\p{Nd}/u;

/** What two names in one entry have between them. */
const TWO_NAMES = /\s(?:and|&|\+|و\s?\p{L}+)(?:\s|$)/u;

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

/** Whom the list gives the very office that is asked for. */
export function holderOf(scene: Scene, about: readonly QuestionTerm[]): FoundInMinutes | null {
  const holders = rosterOf(scene.reader).filter(({ office }) => office && scene.hasAll(about, scene.termsOf(office)));
  const [only] = holders;
  if (!only?.office || holders.length > 1) return null;
  const name = scene.reader.text({ start: only.name.start, end: only.office.start }).replace(/[\s(–—-]+$/u, '');
  return found([scene.candidate(only.value, plain(name))], OF_LABEL);
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
