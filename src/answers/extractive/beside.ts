import { normalise } from '../../text/normalise.js';
import { isWithin } from '../../text/segment.js';
import { asksAnotherOccasion, isOfAnotherOccasion } from './another-occasion.js';
import { isDeedOfOtherOrdinal, standsInOneClause } from './binding.js';
import { asksHowItIs } from './confirmation-candidates.js';
import { isContrary } from './contrary.js';
import { type Evidence, mustMatch, STANDS_FOR } from './evidence.js';
import { lacksAsked } from './lacking.js';
import { circlesOf, isOwnDeed } from './meeting-words.js';
import { CHAIRED } from './people.js';
import { OR_NOT, type Question, type QuestionTerm } from './question.js';
import type { AnswerType } from './question-words.js';
import { justBefore } from './standing.js';

/** Whether a sentence with all of a question's words is still beside it. */
export function isBeside(question: Question, evidence: Evidence): boolean {
  const isOfAll = question.type === 'confirmation' && QUANTIFIED.test(question.norm);
  return (
    isOfAll ||
    saysOpposite(question, evidence) ||
    asksAnotherTime(question, evidence) ||
    asksAnotherOccasion(question, evidence) ||
    isOfAnotherOccasion(question, evidence) ||
    isOnlyWished(question, evidence) ||
    lacksDeed(question, evidence) ||
    namesChairOnly(question, evidence) ||
    (question.type === 'confirmation' && (asksHowItIs(question, evidence) || isOnlyIf(question, evidence))) ||
    (question.type === 'confirmation' && asksAttendance(question) && !saysWhoCame(evidence)) ||
    (question.type === 'confirmation' && (!standsInOneClause(evidence) || isDeedOfOtherOrdinal(question, evidence))) ||
    isOfAnotherMeeting(question, evidence) ||
    isOfThisYear(question, evidence) ||
    lacksAsked(question, evidence) ||
    isContrary(question, evidence)
  );
}

const NEGATED =
  /(?<![a-z\u0620-\u06ff])(?:not|never|[a-z]+n't|didnt|dont|doesnt|wasnt|werent|isnt|without|لم|لن|ليس|ليست|ماحضر|مو|مش)(?![a-z\u0620-\u06ff])/;
const NEGATED_RECORD =
  /(?<![a-z\u0620-\u06ff])(?:not|no|never|without|nobody|none|[a-z]+n't|absent|absence|against|refus[a-z]*|reject[a-z]*|declin[a-z]*|fail[a-z]*|cannot|neither|nor|unable|excused|apolog[a-z]*|[وف]?(?:لم|لن|لا|ليس|ليست|غير|دون|بدون|بلا|عدم|عدا|اعتذ\p{L}*|غاب\p{L}*|غياب\p{L}*|رفض\p{L}*|تغيب\p{L}*))(?![a-z\u0620-\u06ff])/u;

/** "Who did not come?" is not answered by who came: whether a question says no and the sentence does not. */
function saysOpposite({ norm }: Question, { reader, sentence }: Evidence): boolean {
  return NEGATED.test(norm.replace(OR_NOT, '')) && !NEGATED_RECORD.test(normalise(reader.text(sentence)));
}

/** "Was it approved?" is not answered by the hope that it would be. */
function isOnlyWished({ type, norm, terms: asked }: Question, { reader, sentence, terms }: Evidence): boolean {
  if (type !== 'confirmation') return false;
  const wishes = ASKS_WHETHER_DONE.test(norm) ? WISHED : ASKS_WHETHER_TO_COME.test(norm) ? HOPED : null;
  if (!wishes || WISHED.test(norm) || asked.some(saysIt)) return false;
  const wish = wishes.exec(normalise(reader.text(sentence)));
  if (!wish) return false;
  // In Arabic the deed comes first: who refused what was proposed did refuse it.
  const first = terms.find(({ term }) => mustMatch(term));
  if (reader.language === 'ar' && first?.at && first.at.start - sentence.start <= wish.index) return false;
  // Normalising leaves out diacritics alone: places in the normalised text are near enough.
  return terms.some(
    ({ term, at }) => at !== null && OF_A_WISH.has(term.role) && at.start - sentence.start > wish.index,
  );
}

/** "Did he reply?" is not answered by "if there is no reply". */
function isOnlyIf({ norm }: Question, { reader, sentence }: Evidence): boolean {
  return ASKS_WHETHER_DONE.test(norm) && ONLY_IF.test(normalise(reader.text(sentence)));
}

const ONLY_IF = /(?<![a-z\u0620-\u06ff])(?:if|whether|supposed to|(?:was|were) to|لو|اذا)(?![a-z\u0620-\u06ff])/u;
const OF_A_WISH: ReadonlySet<QuestionTerm['role']> = new Set(['content', 'meeting']);

/** A word for saying, but not for what is said: "Did he get a second opinion?". */
function saysIt({ norm, circles }: QuestionTerm): boolean {
  return (
    circles.includes('speech') &&
    !/^(?:opinions?|views?|words?|stance|position|speech|(?:ال)?(?:راي|موقف|كلمه|خطاب))$/.test(norm)
  );
}

const ASKS_WHETHER_DONE =
  /^(?:so |and |but )?(?:did|was|were|has|have|had)(?![a-z])|(?:^| )[وف]?هل (?!س[يتن]|ي|ت(?!مت? |قرر|اجل|وقف|عهد|ول[يت]|وصل|راجع))/u;
const ASKS_WHETHER_TO_COME = /^(?:so |and |but )?will(?![a-z])|(?:^| )[وف]?هل (?:س[يتن]|سوف)/u;
/** What is hoped for or asked for is not to come either. */
const HOPED =
  /(?<![a-z\u0620-\u06ff])(?:hopes?|hoped|hoping|suggest\p{L}*|request\p{L}*|asked|[وف]?(?:تطلع\p{L}*|يامل\p{L}*|امله|املها|املهم|طالب\p{L}*))(?![a-z\u0620-\u06ff])/u;
const WISHED =
  /(?<![a-z\u0620-\u06ff])(?:hopes?|hoped|hoping|wish\p{L}*|expect\p{L}*|would|should|intend\p{L}*|plans? to|planned to|wants?|wanted|would like|asked for|propos\p{L}*|urg\p{L}*|called for|suggest\p{L}*|request\p{L}*|could|might|may|considered|postpon\p{L}*|put off|deferred|[وف]?(?:(?:يو|ا|ت)جل(?:ت|وا)?|تاجيل|طلب\p{L}*|طالب\p{L}*|امله|املها|املهم|توقع\p{L}*|يتوقع|تطلع\p{L}*|يتطلع\p{L}*|يامل\p{L}*|امل|املا|املين|ينبغي|يجب|سوف|اقترح\p{L}*|ضروره|اراد\p{L}*|يريد\p{L}*|تريد|يبي|تبي|عايز\p{L}*|عاوز\p{L}*))(?![a-z\u0620-\u06ff])/u;

/** That some did says nothing of all, and that one did nothing of the only one: words alone don't tell. */
const QUANTIFIED =
  /(?<![a-z\u0620-\u06ff])(?:all|every|everyone|everybody|each|both|the only|none|always|entire|whole|[وفبل]?(?:كل|كلهم|جميع\p{L}*|كافه|وحد\p{L}*|الوحيد\p{L}*|كلا|كلتا|داءما))(?![a-z\u0620-\u06ff])/u;

/** "Who chaired?": "The Chair welcomed Mrs. Sadiq" does not say. */
function namesChairOnly({ type, terms: asked }: Question, evidence: Evidence): boolean {
  const { sentence, terms } = evidence;
  if (type !== 'person' || !asked.some(({ norm }) => CHAIRED.test(norm))) return false;
  const chairs = terms
    .filter(({ term }) => CHAIRED.test(term.norm))
    .flatMap(({ places }) => places.map(({ at }) => at));
  return (
    chairs.length > 0 &&
    chairs.every(
      (at) =>
        /^(?:chair(?:man|woman|person)?|president|head|رءيس|الرءيس|رءيسه|الرءيسه)$/.test(at.norm) &&
        !/\b(?:in|took|takes|from) the\s$/i.test(justBefore(evidence, at.start)) &&
        !sentence.people.some((person) => person.name && isWithin(at, person)),
    )
  );
}

/** Who proposed it is not who speaks of it in the next sentence. */
function lacksDeed({ type }: Question, { terms }: Evidence): boolean {
  return (
    DEEDS_COUNT.has(type) &&
    terms.some(
      ({ term, at, match }) =>
        at === null &&
        term.circles.some(
          (circle) =>
            isOwnDeed(circle) ||
            (type === 'person' && circle === 'chair' && match < STANDS_FOR && CHAIRED.test(term.norm)),
        ),
    )
  );
}

const DEEDS_COUNT: ReadonlySet<AnswerType> = new Set(['person', 'confirmation']);

/** "Was the meeting held in …?" is not answered by whatever else is there: the sentence must speak of meeting. */
function isOfAnotherMeeting({ type }: Question, { terms }: Evidence): boolean {
  const ofMeeting = terms.filter(({ term }) => term.role === 'meeting' && term.circles.includes('meeting'));
  return (
    type === 'confirmation' &&
    ofMeeting.length > 0 &&
    ofMeeting.every(({ at }) => at === null) &&
    terms.filter(({ term }) => mustMatch(term)).length <= 2
  );
}

function asksAttendance({ terms }: Question): boolean {
  return terms.some(({ role, circles }) => role === 'meeting' && circles.includes('attendance'));
}

/** "Did they come?" is answered where somebody came, was represented or met. */
function saysWhoCame({ reader, sentence }: Evidence): boolean {
  return (
    sentence.terms.some(({ norm, stem }) => circlesOf(norm, stem).includes('attendance')) ||
    CAME_TOGETHER.test(normalise(reader.text(sentence)))
  );
}

const CAME_TOGETHER =
  /(?<![a-z\u0620-\u06ff])(?:met|meets?|held|convened|gathered|delivered|gave|spoke|absent|missed|[وف]?(?:عقد|عقدت|القي|القت|تحدث|تحدثت|اجتمع|اجتمعت|التقي|التقت|انعقد|انعقدت|غاب|غابت|اعتذر|اعتذرت))(?![a-z\u0620-\u06ff])/;

/** "Who held the office before her?" is not answered by who holds it. */
function asksAnotherTime({ type, norm }: Question, { reader, sentence }: Evidence): boolean {
  return (
    (type === 'person' || type === 'role') &&
    (ANOTHER_TIME.test(norm)
      ? !ANOTHER_TIME_IN_RECORD.test(normalise(reader.text(sentence)))
      : (NOW.test(norm) || WHO_HOLDS.test(norm)) && FORMER.test(normalise(reader.text(sentence))))
  );
}

/** "Who ran it last year?" is not answered by who runs it. */
function isOfThisYear({ norm }: Question, { reader, sentence }: Evidence): boolean {
  return LAST_TIME.test(norm) && !LAST_TIME_IN_RECORD.test(normalise(reader.text(sentence)));
}

const LAST_TIME =
  /(?<![a-z\u0620-\u06ff])(?:last (?:year|season|term|quarter|month|week|time)|(?:the )?year before|(?:ال)?(?:سنه|عام|موسم|شهر|اسبوع|مره) (?:ال)?(?:ماضي|سابق|فاءت|اللي (?:فات|راح|عد[ات]))\p{L}{0,2}|العام اللي فات)(?![a-z\u0620-\u06ff])/u;
const LAST_TIME_IN_RECORD =
  /(?<![a-z\u0620-\u06ff])(?:last|lst|previous\p{L}*|earlier|ago|past|former\p{L}*|before|used to|had|yrs|(?:19|20)\d\d|[وفبل]?(?:(?:ال)?(?:ماضي|سابق|فاءت|منصرم|اخير)\p{L}{0,2}|فات\p{L}?|راح\p{L}?|العام|قبل|كان\p{L}{0,2}))(?![a-z\u0620-\u06ff])/u;

const ANOTHER_TIME =
  /(?<![a-z\u0620-\u06ff])(?:(?:after|بعد)(?= (?:the |his |her )?(?:ال)?(?:minister|secretary|chair|president|director|وزير|رءيس|امين|مدير))|before|prior to|previous|previously|former|formerly|predecessor|successor|succeeds?|used to|(?:took|takes?|taking) over|step(?:s|ped)? down|resigned|(?<!من )قبل|(?:ال)?سابقا?ه?|(?:ال)?اسبق|سلف|خلف|خليفه)(?![a-z\u0620-\u06ff])/;
const NOW = /(?<![a-z\u0620-\u06ff])(?:current|currently|now|present|(?:ال)?حالي(?:ه|ا)?)(?![a-z\u0620-\u06ff])/;
/** "Who is the treasurer?" */
const WHO_HOLDS =
  /^(?:so |and |but )?who(?:'s|s| is) (?:the|our|their) [a-z]+[? ]*$|^[وف]?(?:من|مين|منو) (?:هو |هي )?ال\p{L}+[? ]*$/u;
const FORMER = /(?<![a-z\u0620-\u06ff])(?:former|formerly|ex|previous|(?:ال)?سابق(?:ه|ا)?)(?![a-z\u0620-\u06ff])/;
const ANOTHER_TIME_IN_RECORD =
  /(?<![a-z\u0620-\u06ff])(?:before|prior|previous\p{L}*|former\p{L}*|predecess\p{L}*|succeed\p{L}*|successor|succession|replac\p{L}*|outgoing|earlier|retir\p{L}*|(?:took|takes|taking|hand\p{L}*) over|step\p{L}* down|resign\p{L}*|elected|appointed|[وفبل]?(?:قبل|(?:ال)?سابق\p{L}*|سلف\p{L}*|خلف\p{L}*|خليف\p{L}*|بدل\p{L}*|تقاعد\p{L}*))(?![a-z\u0620-\u06ff])/u;
