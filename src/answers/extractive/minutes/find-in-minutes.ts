import { namesAnotherMeeting } from '../another-occasion.js';
import type { Question, QuestionTerm } from '../question.js';
import type { RecordReader } from '../record-reader.js';
import { absentFor, behindName, holderOf, howManyWereThere, servedAs, whetherThere, whoWasThere } from './attendees.js';
import { inHead, ofMatter, ofWhole, topics } from './matters.js';
import { saidDecisions } from './said.js';
import { everyLine, type FoundInMinutes, type MinutesContext, Scene } from './scene.js';
import { spoken, tasks, whetherDone } from './tasks.js';
import { ofMeeting } from './values.js';
import { type Wish, wishesOf } from './wishes.js';

/**
 * Answers from what a record laid out as minutes says under a label: who was there, what was decided on a matter, who does
 * what by when. Null where it is laid out otherwise, or where a word of the question stands nowhere beside the label.
 */
export function findInMinutes(
  question: Question,
  reader: RecordReader,
  context: MinutesContext,
): FoundInMinutes | null {
  if (!reader.outline.isOfMinutes) return null;
  const scene = new Scene(question, reader, context);
  for (const wish of wishesOf(question)) {
    const answer =
      question.type === 'confirmation' ? whetherThere(scene, wish) : (labelled(scene, wish) ?? spoken(scene, wish));
    if (answer) return answer;
  }
  return whetherDone(scene);
}

function labelled(scene: Scene, { kind, about: all }: Wish): FoundInMinutes | null {
  // Which meeting is meant tells no part of its record from another.
  const place = kind === 'place' ? ofMeeting(scene.minutes, 'place') : undefined;
  // "In which hall?" is answered by a place that is called one.
  const titled = [...scene.reader.titleTerms(), ...(place ? scene.termsOf(place.span) : [])];
  const rest = all.filter(
    (term) =>
      !scene.has(term, titled) &&
      !(isOneOf(OF_HEAD, kind) && term.circles.includes('opening')) &&
      !(BY_NAMES.has(kind) && scene.isDayOfMeeting(term)),
  );
  // "When is the opening?" is no question about the meeting, whatever its title is.
  const isOfWhole = OF_WHOLE.has(kind) && (!isOneOf(OF_HEAD, kind) || scene.question.terms.some(isOfMeeting));
  const about = isOfWhole || rest.length > 0 ? rest : all;
  if (OF_WHOLE.has(kind) && kind !== 'next' && kind !== 'topics' && namesAnotherMeeting(scene.question, scene.reader))
    return null;
  if (kind === 'tasks') return tasks(scene, about);
  // Which meeting somebody was not at says nothing of who it was.
  if (kind === 'excuse')
    return rest.length > 0
      ? behindName(scene, (each) => !each.wasThere && each.office, rest)
      : whoWasThere(scene, false);
  if (about.length > 0)
    return (
      (kind === 'role' ? behindName(scene, ({ office }) => office, about) : null) ??
      (kind === 'owner' ? holderOf(scene, about) : null) ??
      (kind === 'absent' ? absentFor(scene, about) : null) ??
      ofMatter(scene, kind, about)
    );
  if (kind === 'present' || kind === 'absent') return whoWasThere(scene, kind === 'present');
  if (kind === 'headcount') return howManyWereThere(scene);
  if (kind === 'topics') return topics(scene);
  if (kind === 'decision') return everyLine(scene, 'decision') ?? saidDecisions(scene);
  if (isOneOf(OF_MATTERS, kind) || (!isOfWhole && OF_RECORD.test(scene.question.norm))) return null;
  if (kind === 'chair' || kind === 'scribe') return ofWhole(scene, kind) ?? servedAs(scene, kind);
  return ofWhole(scene, kind) ?? (isOfWhole && isOneOf(OF_HEAD, kind) ? inHead(scene, kind) : null);
}

/** Words that may name the record, and so count as nothing: "when is the release?" is not about the meeting. */
const OF_RECORD =
  /(?<![a-z\u0620-\u06ff])(?:releases?|statements?|documents?|articles?|texts?|reports?|(?:ال)?(?:بيان|وثيقه|نص|نشر|اصدار|اطلاق))(?![a-z\u0620-\u06ff])/u;

/** What only matters have: of the meeting itself there is none. */
const OF_MATTERS = ['owner', 'due', 'vote', 'cost', 'role', 'status', 'outcome'] as const;

/** What a meeting has once. */
const OF_WHOLE: ReadonlySet<Wish['kind']> = new Set([
  'present',
  'absent',
  'headcount',
  'next',
  'chair',
  'scribe',
  'topics',
  'date',
  'time',
  'place',
]);

/** "Who was off on Monday?" asks of the meeting, where that was on a Monday. */
const BY_NAMES: ReadonlySet<Wish['kind']> = new Set(['present', 'absent', 'headcount', 'excuse']);

/** Of these, the ones that things in the meeting have too, and that a head tells without a label. */
const OF_HEAD = ['date', 'time', 'place'] as const;

function isOneOf<Kind extends Wish['kind']>(kinds: readonly Kind[], kind: Wish['kind']): kind is Kind {
  return kinds.some((each) => each === kind);
}

function isOfMeeting({ circles }: QuestionTerm): boolean {
  return circles.includes('meeting');
}
