import { normalise } from '../../text/normalise.js';
import { stem } from '../../text/stem.js';

/**
 * What every meeting's record is about: that people met, were there, spoke. Words of one circle ask for each other
 * ("who came for …" is answered by "was represented by …"), and none of them tells one part of a record from another. A word with "!" belongs in that form only, since its stem
 * is another word's too ("states").
 */
export type Circle =
  | 'meeting'
  | 'attendance'
  | 'speech'
  | 'extent'
  | 'field'
  | 'decision'
  | 'opening'
  | 'chair'
  | 'aim'
  | 'sign'
  | 'closing'
  | 'proposal'
  | 'objection'
  | 'request'
  | 'appointment'
  | 'replacement'
  | 'pledge'
  | 'absence';

/** Circles whose words every record has, so that they weigh little; words of the others are content that has synonyms. */
const LIGHT: ReadonlySet<Circle> = new Set(['meeting', 'attendance', 'speech', 'extent', 'field']);

/** Circles of deeds that a record tells of or does not. */
const OWN_DEEDS: ReadonlySet<Circle> = new Set([
  'proposal',
  'objection',
  'request',
  'appointment',
  'replacement',
  'pledge',
]);

const CIRCLES: Readonly<Record<Circle, string>> = {
  meeting: `meeting meet met talk talks session gathering gather event summit conference held hold holding host hosted hosting
    happen happened occur occurred convene convened assemble assembled together occasion encounter conversation
    تجمعوا اجتماع الاجتماع اجتمع اجتمعوا اجتماعهم لقاء اللقاء التقى التقوا لقاءهم جلسة الجلسة عقد عقدت عقدوا انعقد انعقدت انعقاد صار صارت حصل حدث جرى جرت أقيم القعدة قعدة اللمة جلستهم اتعمل انعمل sit! sat! sitdown get-together powwow
    التأم ملتقى مؤتمر قمة استضاف استضافت استضافة مباحثات محادثات فعالية`,
  attendance: `attend attended attending attendance attendee attendees participate participated participating participation participant participants
    represent represented representing representative representatives rep reps delegate delegates delegation delegations send sent present there come came coming
    show showed join joined behalf presence participant! put! table!
    حضر حضرت حضروا حضور الحضور حاضر حاضرين الحاضرون شارك شاركت شاركوا مشاركة مشارك مشاركين المشاركون مثل مثلت مثلوا يمثل يمثلون يمثلها يمثله تمثيل تمثل تمثلت ممثل ممثلا ممثلين
    ممثلو وفد وفود جه جاء جاءت جاؤوا جا اجا أجا جاي! أتى موجود موجودة موجودين تواجد أرسل أرسلت بعث بعثت مندوب مندوبا ناب نيابة اتمثلت تمثلوا شاركات حضرات`,
  field: `field fields area areas domain domains sphere spheres aspect aspects topic topics مجال مجالات مجالا`,
  closing: `end ended ends adjourn adjourned close closed conclude concluded finish finished رفعت انتهى انتهت انتهاء اختتم اختتمت ختام`,
  proposal: `propose proposed proposes proposing proposal proposals suggest suggested suggests suggesting suggestion suggestions tabled!
    اقترح اقترحت اقترحوا يقترح اقتراح اقتراحا اقتراحه مقترح مقترحا مقترحات`,
  objection: `oppose opposed opposes opposing opposition object! objected objects! objecting objection objections against! reject rejected rejects rejecting refuse refused refuses refusal dissent dissented
    اعترض اعترضت اعترضوا اعتراض اعتراضا معترض معترضا عارض عارضت عارضوا عارضها معارض معارضا معارضة رفض رفضت رفضوا رفضه رفضها ضد!`,
  request: `request requested requests requesting ask! asked! asks! demand demanded demands appeal! appealed!
    طلب طلبت طلبوا طالب! طالبت طالبوا مطالبة ناشد ناشدت التمس`,
  appointment: `appoint appointed appoints appointing appointment elect elected elects election chosen! chose! choose! picked! hired
    عينت! عينوا! عينوه! تعيين! انتخب انتخبت انتخبوا انتخاب اختار اختارت اختاروا اختير اختيرت اختيار`,
  replacement: `replace replaced replaces replacing replacement successor خلفا! خلفه! يخلف! خليفة! بديل بديلا يحل! سيحل!`,
  pledge: `pledge pledged pledges pledging promise promised promises undertook! undertaken! vow vowed تعهد تعهدت تعهدوا يتعهد وعد! وعدت وعدوا`,
  absence: `absent absence missing! miss! missed غاب غابت غياب غائب تغيب اعتذر اعتذار معتذر`,
  chair: `chair chairs chaired chairing chairman chairwoman chairperson preside presides presided head! heads! headed! heading! ماسك! ماسكة! يمسك! ترأس ترأست رأس يرأس يترأس رئيس رئيسة رئاسة`,
  aim: `aim aims aimed aiming purpose purposes goal goals objective objectives غاية غرض هدف أهداف`,
  sign: `sign signs signed signing signature ink inked inking توقيع وقع وقعت وقعوا يوقع`,
  decision: `decide decided decides decision decisions resolve resolved resolution adopt adopted approve approved قرر قررت قررا قرار قرارا قرارات`,
  opening: `open opening opened begin beginning began start started initial commence inaugural outset فتح افتتح بداية بدء بدأ بدا افتتاح افتتاحية الافتتاحية مستهل`,
  extent: `make! made! makes! form! forms! compose composed constitute cover covers covered covering include includes included including contain comprise consist span run runs last lasts concern deal involve extend
    غطى تغطي يغطي تغطيها هتغطيها يغطيها شمل تشمل يشمل تشملها ضم تضم يضم تتضمن يتضمن تضمنت تناول تتناول`,
  speech: `say said saying stated! stating! tell told talk talked speak spoke spoken speaking speech speeches mention mentioned stress stressed stressing
    emphasize emphasized emphasise express expressed expressing explain explained affirm affirmed affirming note noted noting remark remarked remarks comment commented
    add added declare declared announce announced point pointed underline underlined deliver delivered give gave word words
    قال قالت قالوا قول ذكر ذكرت ذكروا صرح صرحت تكلم تكلموا تحدث تحدثت تحدثوا كلمة الكلمة كلمته خطاب خطابه أكد أكدت أكدوا مؤكدا مؤكدين تأكيد عبر عبرت عبروا أعرب
    أعربت أعربوا أوضح أوضحت أوضحوا نوه منوها أشار مشيرا أشارت أضاف أضافت شدد شددت حكى حكت حكوا ألقى ألقت أبدى أبدت وصف وصفت ركز ركزت توجه قدّر favour favor support wish wished hope hoped hopes voice voiced call called urge urged underscore highlight view views opinion stance position! موقف رأي راي نظر`,
};

/** Words that only wrap a question, or name the record itself. */
const WRAPPING: ReadonlySet<string> = words(`
  please kindly tell know wonder wondering could would thanks thx you stand mean means meaning abbreviation acronym much advance hey hello hi lol stuff thing things someone somebody anyone
  anybody everybody ok okay bro guys just really actually exactly precisely according record records document text statement press release communique according article paragraph
  mr mrs ms dr sir excellency kindly advise excuse basically full whole line-up lineup per re regard capacity reaction thoughts buzzers exact
  should must get gets got want wants wanted would line supposed type kind sort kinds types question answer info information detail details regarding concerning side sides abt about both plz pls u ur ya im gonna wanna whats called name named there
  ينبغي لازم يلزم بيلزم يسهم تسهم الاتنين اتنين التلاته بافادتي السيد الدكتور معالي سعادة معاليه سعادته دكتور الاستاذ بالظبط بالزبط ده دي بالاسم تحديدا حضرتك تفضلوا تفضل افادتي بإفادتي نرجو أرجو ارجو استنادا أصلا اصلا نفسها نفسه بس لسه لسا
  لو سمحت سمحتم ممكن تقول لي قولي شكرا شكراً جزيلا لك مقدما مساء صباح الخير عندي سؤال تكرمتم جميعا فضلك رجاء حسب وفق وفقا بحسب البيان بيان النص نص المحضر
  محضر الوثيقة وثيقة السجل ورد جاء تحديدا بالضبط اخي أخوي يا شباب الله يعطيك العافية هذا هالشي معرفة اعرف أعرف معلومات معلومة يعني تعني معنى اختصار طيب تعرف تعرفون أحد حد الجانب جانب طرف بفضل بشأن بخصوص حول يسمى تسمى اسمه اسمها نوع نوعها نوعه يراد داخل ضمن انواع`);

/** Words that only carry a question along: signs of the future, somebody, something. Of a claim they are part of what it says. */
const CARRYING: ReadonlySet<string> = words(`
  guy fella btw counterpart counterparts going
  نظراءهم نظرائهم بنظراءهم بنظرائهم نظيره نظيرها اجله اجلها السالفه السالفة وقتها وقتئذ حينها ساعتها هناك المقصود مقصود
  شي شيء غادي باش بدهن بدهم بدها بدو بيصير بتصير راح ناويين ناوين داخلة مشمولة مشمول ضمنها`);

const CIRCLE_OF = new Map<string, Circle[]>();
for (const circle of Object.keys(CIRCLES) as Circle[]) {
  for (const word of words(CIRCLES[circle])) {
    const exact = word.endsWith('!');
    const norm = exact ? word.slice(0, -1) : word;
    for (const key of exact ? [norm] : [norm, `=${stem(norm)}`])
      CIRCLE_OF.set(key, [...(CIRCLE_OF.get(key) ?? []), circle]);
  }
}

/** The circles a normalised word belongs to; most words belong to none. */
export function circlesOf(norm: string, wordStem: string): readonly Circle[] {
  // «الجاي» is the next one, «الموجودات» what there is and «محضر» what is written, whatever their stem.
  if (norm === 'الجاي' || /^(?:ال)?موجودات$/.test(norm) || /^[وبلف]?(?:ال)?محضر/.test(norm)) return [];
  const circles = CIRCLE_OF.get(norm) ?? CIRCLE_OF.get(`=${wordStem}`);
  if (circles) return circles;
  // As typed in a hurry, the plural of the past has no alif: حضرو.
  return (/^[\u0620-\u064a]{3,}و$/.test(norm) ? CIRCLE_OF.get(`${norm}ا`) : undefined) ?? [];
}

/** What may be another occasion than the meeting, normalised. */
export const OTHER_EVENT =
  /^(?:events?|conference|summit|gathering|party|workshop|[وبلف]?(?:ال)?(?:فعاليه|فعاليات|مو?ء?تمر|قمه|ملتقي|حفله?|ورشه))$/;

/** Whether a word only says that people met, were there, spoke. */
export function isLight(circles: readonly Circle[]): boolean {
  return circles.some((circle) => LIGHT.has(circle));
}

export function isWrapping(norm: string): boolean {
  return isIn(WRAPPING, norm);
}

/** Whether a word of a question asks for nothing: it wraps it or carries it along. */
export function carriesAlong(norm: string): boolean {
  return isWrapping(norm) || isIn(CARRYING, norm);
}

/** Whether a claim stands whatever the word: what all records say in one way or another, and what wraps a question. */
export function goesWithoutSaying({ norm, stem }: { readonly norm: string; readonly stem: string }): boolean {
  return isWrapping(norm) || saysWhatAllSay(norm, stem);
}

/** Whether a circle's words tell of deeds that a claim must not exchange. */
export function isOwnDeed(circle: Circle): boolean {
  return OWN_DEEDS.has(circle);
}

/** Whether a word belongs to the circles that all records are about; objecting, replacing and the like are deeds of their own. */
export function saysWhatAllSay(norm: string, wordStem: string): boolean {
  return circlesOf(norm, wordStem).some((circle) => !isOwnDeed(circle));
}

function isIn(list: ReadonlySet<string>, norm: string): boolean {
  return list.has(norm) || (norm.startsWith('و') && list.has(norm.slice(1)));
}

/** Every word that a question is read by, for mending a misspelt one. */
export function knownWords(): readonly string[] {
  return [...WRAPPING, ...[...CIRCLE_OF.keys()].filter((key) => !key.startsWith('='))];
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean).map(normalise));
}
