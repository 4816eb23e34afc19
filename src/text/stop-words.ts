import { normalise } from './normalise.js';

/**
 * Whether a normalised word carries no content of its own: articles, pronouns, prepositions, auxiliaries, question words
 * and the phrases people wrap a question in, in English, Modern Standard Arabic and the larger dialects.
 */
export function isStopWord(norm: string): boolean {
  if (STOP_WORDS.has(norm)) return true;
  if (norm.length === 1) return !/[0-9]/.test(norm);
  const bare = /^(?:[وف]|[بلك](?=...))(.{2,})$/.exec(norm)?.[1];
  return bare !== undefined && STOP_WORDS.has(bare) && !OWN_LETTER.has(norm);
}

/** Question words alone: what a question asks with, not about. */
export function isQuestionWord(norm: string): boolean {
  return QUESTION_WORDS.has(norm) || QUESTION_WORDS.has(norm.replace(/^[وفبل](?=..)/, ''));
}

const QUESTION_WORDS: ReadonlySet<string> = words(`
  who whom whose what which when where why how wich whch wat wut
  من ما ماذا متى أين كيف كم لماذا لم هل أي أية أيا أيها بماذا لمن ممن عم عما
  مين إيش ايش شو وش شنو ايه إيه امتى إمتى فين وين منين ليش ليه كام إزاي ازاي شلون شكون أشكون علاش كيفاش فاش شحال قديش كيفن متين`);

const STOP_WORDS: ReadonlySet<string> = new Set([
  ...QUESTION_WORDS,
  ...words(`
  one a an the this that these those there here it its itself he him his himself she her hers herself they them their theirs
  themselves we our ours ourselves you your yours yourself i me my mine myself
  and or but nor so if then than as of at by for with without from to into onto upon on in out off over under about
  between among through during before after above below up down against toward towards within per via
  be is are was were been being am do does did doing done have has had having can could shall should will would may
  might must ought not no yes don't doesn't didn't isn't aren't wasn't weren't won't can't cannot
  just only also too very such same other another any some each every either neither both more most much many few less
  own again further once ever never while because until since although though however whether
  please tell give show know explain say says said let let's want
  what's who's where's when's how's it's that's there's
  etc eg ie 's s t`),
  ...words(`
  في على إلى عن مع منذ خلال بين عند عندما لدى حول دون ضد نحو حتى ثم أو أم بل لكن لكنه لكنها لكنهم إن أن أنه أنها أنهم إنه إنها إنهم كأن لأن لأنه لأنها لعل ليت إذ إذا لو لولا
  هو هي هم هن هما أنا نحن أنت أنتم هذا هذه هذان هذين هؤلاء ذلك تلك أولئك هنا هناك ذا ذاك ذات
  الذي التي الذين اللذان اللذين اللتان اللتين اللاتي اللواتي
  كان كانت كانوا كن يكون تكون يكونون كنت كنا ليس ليست ليسوا لست صار أصبح أصبحت ظل بات مازال زال
  قد لقد سوف سوى غير إلا لا لن لم ما فقط أيضا كذلك كما مثل مثلا بعض كل كلا كلتا جميع أكثر أقل جدا
  به بها بهم بهن له لها لهم لهن لنا لك لي لكم فيه فيها فيهم منه منها منهم عليه عليها عليهم إليه إليها إليهم عنه عنها عنهم معه معها معهم بينهم بينهما بينها
  الى علي الي عليا وهو وهي وهم ولا ولم ولن وقد وكان وكانت ومن وما وفي وعلى وإلى وعن ومع وأن وإن فإن فهو فهي بأن بأنه بأنها لذلك لذا بذلك كذا هكذا حيث حيثما بينما بعدما قبلما حينما كلما مما
  بعد قبل فوق تحت أمام وراء يا أيها أيتها ها نعم
  تم يتم تمت سيتم يمكن يجب
  م هـ ه ال أحد إحدى بأي لأي كأي فأي بأية لأية بمن عمن بما لما فيما إلام علام بكل لكل ككل كأنه كأنها بهذا ضده ضدها ضدهم حوله حولها حولهم بعده بعدها بعدهم قبله قبلها خلاله خلالها عنده عندها عندهم لديه لديها لديهم بدون بواسطة يمكنك يمكننا يمكنه يمكنها فيهما عليهما منهما لهما إليهما نفس نفسه نفسها أنفسهم بنفسه بنفسها
  قل أخبرني اخبرني أعطني اعطني اذكر عرفني قولي قل لي أريد اريد ابغى أبغى عايز عاوز بدي فضلك رجاء لطفا ممكن
  اللي يلي إللي دي ده دا دول هاد هاي هذي هادا هيدا هيك كده كدا كذه عشان علشان لأجل مشان بتاع بتاعة تبع حق ديال مو مش موش ماهو ماهي انو إنو بس لسه لسا هسه هلق دلوقتي كمان برضو برضه زي متل مع معاه شي فيه مافي مفيش راح حيث
  رح عم لما هلا هلأ هون هناك هيدي هديك هذول هادول هدول كيفو لهيك بيكون بتكون هيكون هتكون حيكون حتكون راحت بده بدها بدهم بدنا ابي نبي تبي يبي يبون تبون تبغى يبغى يبغون ودهم ودي منو منهو شنهو وشو جم بكم قديه اديش ليهم وياه ويا معاهم توه خلاص اللى يعني طب وقتها حقت حقهم بتاعت بتاعهم تبعت تبعهم`),
]);

/** Words that happen to look like a conjunction or a preposition before a stop word. */
const OWN_LETTER: ReadonlySet<string> = words('ولي وعي وهم وعد بلدي لغير فلم فنحن كليا بليل لمثل بغير');

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).map(normalise).filter(Boolean));
}
