import type { LabelKind } from '../../../meetings/outline/labels.js';
import { rememberedFor } from '../../../text/remembered.js';
import { mustMatch } from '../evidence.js';
import { OTHER_EVENT } from '../meeting-words.js';
import type { Question, QuestionTerm } from '../question.js';
import { type Wanted, type Way, waysOfAsking } from './ways-of-asking.js';

/** What of minutes a question wants. */
export interface Wish {
  readonly kind: Wanted;
  /** The question's words that tell which one, besides those that say what is wanted. */
  readonly about: readonly QuestionTerm[];
}

/** Who somebody is is not told by what they do: "Who is the engineer?". */
export const WHO_IS =
  /^(?:so |and |but )?(?:who(?:'s| is| was| are|s)(?! (?:[a-z]+ing|responsible|in charge|supposed|meant|assigned|to))|(?:من|مين|شكون|منو|منهو) (?:هو|هي|هم)(?![\u0620-\u06ff])|(?:من|مين|شكون|منو|منهو) ال(?!لي|ذي|مسءول|مكلف))/;

/** Made for the first question that they are asked of: most records are in running words. */
let ways: readonly Way[] | null = null;

/** What of minutes the question may want, likeliest first; none where it asks for something that no label has. */
export const wishesOf = rememberedFor((question: Question): readonly Wish[] => {
  const words = question.norm.replace(/[?!.،, ]+$/u, '');
  ways ??= waysOfAsking();
  const found = ways.filter(({ pattern, kind }) => suits(kind, question) && pattern.test(words));
  const kind = BY_TYPE[question.type];
  const wishes = found.map((each) => ({ kind: each.kind, about: rest(question, each) }));
  const kinds = new Set(wishes.map((wish) => wish.kind));
  // Who led the meeting is not whose a matter is, nor was whoever stayed away there.
  const isOfAll = wishes.some((wish) => OF_PEOPLE.has(wish.kind) && wish.about.length === 0);
  return [
    ...wishes.filter((wish) => {
      if (wish.kind === 'owner') return !isOfAll;
      if (wish.kind === 'present' || wish.kind === 'headcount') return !kinds.has('absent') && !NEGATED.test(words);
      return wish.kind !== 'decision' || !NOT_DECIDED.test(words);
    }),
    ...(kind && found.length === 0
      ? [{ kind, about: question.terms.filter((term) => OTHER_EVENT.test(term.norm) || mustMatch(term)) }]
      : []),
  ];
});

/** "What was not agreed?" */
const NOT_DECIDED =
  /(?<![a-z\u0620-\u06ff])(?:not|never|[a-z]+n't|لم|ما) (?:be |been |yet |[يت]?تم )?(?:decid|agree|resolv|approv|[يتن]?(?:قرر|تفق)|اتفق|قرر)/u;
/** A question that asks for what is not, normalised. */
export const NEGATED =
  /(?<![a-z\u0620-\u06ff])(?:not|never|[a-z]+n't|cant|wont|didnt|wasnt|لم|لن|ما(?= (?:[يت]|حضر|شارك|كان|دخل|جا|اجا|قدر))|مو|مش)(?![a-z\u0620-\u06ff])/u;
const OF_PEOPLE: ReadonlySet<Wanted> = new Set(['present', 'absent', 'chair', 'scribe']);
const BY_TYPE: Readonly<Partial<Record<Question['type'], LabelKind>>> = {
  date: 'date',
  time: 'time',
  place: 'place',
  number: 'cost',
  role: 'role',
};

/** Whether what is wanted is of the question's type: "when …?" never wants names. */
function suits(kind: Wanted, { type }: Question): boolean {
  if (kind === 'excuse') return type === 'reason' || type === 'thing';
  if (kind === 'due') return type === 'date' || type === 'time' || type === 'thing';
  if (kind === 'owner') return type === 'person' || type === 'organisation';
  if (kind === 'present' || kind === 'absent')
    return type === 'person' || type === 'list' || type === 'thing' || type === 'confirmation';
  if (kind === 'headcount') return type === 'number';
  if (kind === 'next') return type !== 'person' && type !== 'list' && type !== 'number';
  if (kind === 'chair' || kind === 'scribe') return type === 'person';
  return type !== 'date' && type !== 'time' && type !== 'reason' && type !== 'confirmation';
}

function rest({ terms }: Question, { words, circles }: Way): QuestionTerm[] {
  return terms.filter(
    (term) =>
      OTHER_EVENT.test(term.norm) ||
      (mustMatch(term) && !words.test(term.norm) && !term.circles.some((circle) => circles?.includes(circle))),
  );
}
