import { normalise } from '../../../text/normalise.js';
import { type ReadSentence, saysSomething } from '../record-reader.js';
import { ABOVE, type FoundInMinutes, found, type Scene } from './scene.js';

/** What running words of minutes say was decided, normalised. */
const DECIDED =
  /(?<![a-z\u0620-\u06ff])(?:(?:was|were|is|been|it was) (?:then |also |further |unanimously )?(?:agreed|resolved|decided|approved|carried|rejected|declined|deferred|postponed|turned down)|(?:we|they|all|everyone|(?:the )?(?:board|committee|circle|council|members|meeting|trustees|team|group|parents|governors)) (?:[a-z]+ly |have |has |all )?(?:agreed|resolved|decided|approved|voted)|^(?:agreed|resolved|decided)(?![a-z])|(?<!(?:لم|ما|لا) )[وف]?(?:تقررت?|قررنا|اتفقنا|وافقنا|اعتمدنا|تم (?:ال)?(?:اتفاق|موافقه|اعتماد|اقرار|تاجيل|رفض)|(?:قرر|اتفق|وافق|اعتمد|اقر|صوت)(?:ت|وا)? (?:ال)?(?:لجنه|مجلس|جمعيه|اداره|مكتب|فريق|حضور|حاضرون|حاضرين|اعضاء|جميع|كل|اجتماع|مجتمعون|هيءه)))(?![a-z\u0620-\u06ff])/u;
/** Earlier minutes are agreed in every meeting. */
const OF_FORMALITIES =
  /(?<![a-z\u0620-\u06ff])(?:minutes|agenda|(?:ال)?(?:محضر|جدول (?:ال)?اعمال))(?![a-z\u0620-\u06ff])/u;
/** Who is to do something, or says that they will. */
const TASK =
  /^(?:@?\p{Lu}[\p{L}.'’-]*,? (?:(?:and|&) )?){1,4}(?:to|will|shall) \p{Ll}|(?<![\p{L}'’])(?:I(?:['’]ll| will|['’]m going to| am going to))(?!\p{L})|(?<!\p{L})(?:سأ\p{L}{3,}|(?:راح|رح) [أا]\p{L}{3,}|ه[أا]\p{L}{3,}|(?:يتولى|تتولى|يتكفل|تتكفل|كُلف|كُلّف|تكليف|يكلّف) \p{L}+)(?!\p{L})/u;

/** What was decided, where no label says it: the sentences that tell of deciding. */
export function saidDecisions(scene: Scene): FoundInMinutes | null {
  return sentencesThat(scene, (words) => {
    const norm = normalise(words);
    return DECIDED.test(norm) && !OF_FORMALITIES.test(norm);
  });
}

/** What is to be done, where no list has it: the sentences that say who is to do something. */
export function saidTasks(scene: Scene): FoundInMinutes | null {
  return sentencesThat(scene, (words) => TASK.test(words));
}

function sentencesThat(scene: Scene, says: (words: string) => boolean): FoundInMinutes | null {
  const isSaid = (sentence: ReadSentence): boolean => {
    const words = scene.reader.text(sentence);
    return saysSomething(sentence, words) && !/[?؟]$/.test(words) && says(words);
  };
  const lines = scene.reader.all().filter(isSaid);
  return found(
    lines.map((sentence) => ({ evidence: scene.evidenceOf(sentence), span: sentence, short: null, fit: 1 })),
    ABOVE,
  );
}
