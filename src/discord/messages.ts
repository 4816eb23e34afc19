import type { SummaryStyle } from '../answers/answer.js';
import type { Finding } from '../answers/answering.js';
import type { Language } from '../text/language.js';

/** Everything the bot says of its own accord. What stands in `{}` of a sentence is passed in already fit to be shown. */
export interface Messages {
  readonly paragraph: (number: number) => string;
  readonly original: string;
  readonly translation: string;
  readonly machineTranslation: string;
  readonly builtIn: string;
  readonly writing: string;
  readonly writtenBy: (model: string) => string;
  readonly confidence: (level: 'high' | 'medium' | 'low', percent: string) => string;
  readonly verdict: Readonly<Record<Finding['verdict'], string>>;
  readonly verdictNote: Readonly<Record<Finding['verdict'], string>>;
  readonly summary: Readonly<Record<SummaryStyle, string>>;
  readonly restInFile: string;
  readonly noSuchWords: (wanted: string) => string;
  readonly moreFound: (count: number) => string;
  readonly page: (page: number, pages: number) => string;
  readonly buttons: {
    readonly sources: string;
    readonly previous: string;
    readonly next: string;
    readonly thread: string;
    readonly ask: string;
    /** The language the button leads to, in that language. */
    readonly inThisLanguage: string;
  };
  readonly threadOpened: string;
  readonly threadFailed: string;
  readonly threadExists: string;
  readonly form: { readonly title: string; readonly question: string };
  readonly howToAsk: (bot: string) => string;
  readonly cannotRead: (bot: string) => string;
  readonly coolDown: (moment: string) => string;
  readonly stopping: string;
  readonly failed: (id: string) => string;
  readonly questionGone: string;
  readonly sourcesGone: string;
  readonly nothingToCheck: string;
  readonly unknown: string;
  readonly about: {
    readonly title: string;
    readonly meetingsHeading: (count: number) => string;
    readonly moreMeetings: (count: number) => string;
    readonly inLanguages: string;
    readonly languages: Readonly<Record<Language, string>>;
    readonly originalLanguage: (name: string) => string;
    readonly machineLanguage: (name: string) => string;
    readonly source: string;
    readonly answersHeading: string;
    readonly builtInAnswers: string;
    readonly modelAnswers: (model: string) => string;
    readonly searchedWith: (model: string) => string;
    readonly staysHere: string;
    readonly onlyTheRecord: string;
    readonly storedHeading: string;
    readonly stored: string;
    readonly askHeading: string;
    readonly ask: readonly string[];
    readonly version: (version: string) => string;
  };
}

export const messages: Readonly<Record<Language, Messages>> = {
  en: {
    paragraph: (number) => `Paragraph ${number}`,
    original: 'Original',
    translation: 'Translation',
    machineTranslation: 'Machine translation',
    builtIn: 'Answered by the built-in mode, without a language model',
    writing: 'Still writing …',
    writtenBy: (model) => `Written by ${model}, checked against the record`,
    confidence: (level, percent) => `Confidence: ${level} (${percent})`,
    verdict: {
      said: 'The record says so.',
      close: 'The record says something close to it.',
      not_said: 'The record does not say that.',
    },
    verdictNote: {
      said: 'These are its words:',
      close: 'Compare the words yourself:',
      not_said: 'The nearest passages, if you want to compare:',
    },
    summary: { brief: 'In brief', bullets: 'Key points', full: 'Summary' },
    restInFile: 'The whole text is in the attached file.',
    noSuchWords: (wanted) =>
      `The records have no paragraph with “${wanted}”. Try a paragraph’s number, or other words.`,
    moreFound: (count) => (count === 1 ? 'One more passage matches.' : `${count} more passages match.`),
    page: (page, pages) => `${page} of ${pages}`,
    buttons: {
      sources: 'Sources',
      previous: 'Previous',
      next: 'Next',
      thread: 'In a thread',
      ask: 'Ask a question',
      inThisLanguage: 'English',
    },
    threadOpened: 'Go on asking here: reply to me, mention me, or press the button.',
    threadFailed:
      'I may not open a thread in this channel. Somebody who manages the server can allow me “Create Public Threads” and “Send Messages in Threads”.',
    threadExists: 'This answer already has a thread.',
    form: { title: 'Ask the meeting', question: 'Your question' },
    howToAsk: (bot) => `Ask me about the meeting: write ${bot} and your question, or use \`/ask\`.`,
    cannotRead: (bot) =>
      `Discord shows me only messages that reply to me (with the mention on) or that mention ${bot}. Please ask once more that way, or use \`/ask\`.`,
    coolDown: (moment) => `That was quick. You can ask again ${moment}.`,
    stopping: 'I am just being restarted. Please ask again in a minute.',
    failed: (id) =>
      `Something went wrong on my side, and I could not answer. Please try again; if it stays so, tell whoever runs me this number: \`${id}\``,
    questionGone: 'I can no longer read the question this answer belongs to. Please ask it again.',
    sourcesGone:
      'The record has changed since this answer: the passages are no longer where they were. Please ask again.',
    nothingToCheck: 'There is no text in that message that I could look for.',
    unknown: 'That is from another version of me, and I no longer know it. Type / to see what I can do.',
    about: {
      title: 'About Majlis',
      meetingsHeading: (count) => (count === 1 ? 'The meeting I know' : `The ${count} meetings I know`),
      moreMeetings: (count) => (count === 1 ? '… and one more.' : `… and ${count} more.`),
      inLanguages: 'Languages:',
      languages: { ar: 'Arabic', en: 'English' },
      originalLanguage: (name) => `${name} (original)`,
      machineLanguage: (name) => `${name} (machine translation)`,
      source: 'Source:',
      answersHeading: 'How answers are made',
      builtInAnswers: 'By searching the record and quoting it; no language model takes part.',
      modelAnswers: (model) =>
        `The language model ${model} receives your question and passages of the record and writes a draft; every sentence is then checked against the record, word for word, and what cannot be proven is left out. If the model fails, I answer by quoting the record.`,
      searchedWith: (model) => `For the search your question also goes to the embedding model ${model}.`,
      staysHere: 'Your question is worked on by this program alone and goes to nobody else.',
      onlyTheRecord: 'What the record does not say, I do not answer.',
      storedHeading: 'What is stored',
      stored:
        'Nothing: neither questions nor answers. What came before is read from the replies in Discord, when you ask.',
      askHeading: 'How to ask',
      ask: [
        '`/ask`, `/summary`, `/quote`, or mention me, reply to me, or write to me directly',
        'Right-click a message, Apps, “Find in the meeting”: does the record say that?',
      ],
      version: (version) => `Majlis ${version}`,
    },
  },
  ar: {
    paragraph: (number) => `الفقرة ${number}`,
    original: 'النص الأصلي',
    translation: 'الترجمة',
    machineTranslation: 'ترجمة آلية',
    builtIn: 'بالوضع المدمج، دون نموذج لغوي',
    writing: 'ما زلت أكتب …',
    writtenBy: (model) => `الصياغة من ${model}، وقد رُوجعت على نص المحضر`,
    confidence: (level, percent) =>
      `درجة الثقة: ${{ high: 'عالية', medium: 'متوسطة', low: 'منخفضة' }[level]} (${percent})`,
    verdict: {
      said: 'نعم، ورد ذلك في المحضر.',
      close: 'ورد في المحضر ما يقارب ذلك.',
      not_said: 'لم يرد ذلك في المحضر.',
    },
    verdictNote: {
      said: 'وهذا ما جاء فيه:',
      close: 'قارن بين العبارتين بنفسك:',
      not_said: 'وهذه أقرب المواضع إليه إن أردت المقارنة:',
    },
    summary: { brief: 'بإيجاز', bullets: 'أهم النقاط', full: 'الملخص' },
    restInFile: 'النص الكامل في الملف المرفق.',
    noSuchWords: (wanted) => `لا توجد في المحاضر فقرة فيها «${wanted}». جرّب رقم الفقرة أو كلمات أخرى.`,
    moreFound: (count) =>
      counted(count, {
        one: 'وهناك موضع آخر مطابق.',
        two: 'وهناك موضعان آخران مطابقان.',
        few: `وهناك ${count} مواضع أخرى مطابقة.`,
        many: `وهناك ${count} موضعًا آخر مطابقًا.`,
        other: `وهناك ${count} موضع آخر مطابق.`,
      }),
    page: (page, pages) => `${page} من ${pages}`,
    buttons: {
      sources: 'المصادر',
      previous: 'السابق',
      next: 'التالي',
      thread: 'في سلسلة',
      ask: 'اطرح سؤالًا',
      inThisLanguage: 'العربية',
    },
    threadOpened: 'تابع أسئلتك هنا: رُدّ على رسالتي، أو أشِر إليّ، أو اضغط الزر.',
    threadFailed:
      'لا يُسمح لي بفتح سلسلة في هذه القناة. يمكن لمن يدير الخادم أن يمنحني صلاحيتين: «Create Public Threads» و«Send Messages in Threads».',
    threadExists: 'سبق أن فُتحت سلسلة لهذه الإجابة.',
    form: { title: 'اسأل عن الاجتماع', question: 'سؤالك' },
    howToAsk: (bot) => `اسألني عن الاجتماع: اكتب ${bot} ثم سؤالك، أو استعمل الأمر \`/اسأل\`.`,
    cannotRead: (bot) =>
      `لا يُظهر لي ديسكورد إلا الردود على رسائلي (مع تفعيل الإشارة) والرسائل التي تشير إلى ${bot}. أعد سؤالك على هذا النحو من فضلك، أو استعمل الأمر \`/اسأل\`.`,
    coolDown: (moment) => `تمهّل قليلًا. يمكنك أن تسأل مجددًا ${moment}.`,
    stopping: 'تجري إعادة تشغيلي الآن. أعد سؤالك بعد دقيقة من فضلك.',
    failed: (id) =>
      `حدث خطأ من جهتي ولم أتمكن من الإجابة. حاول مرة أخرى من فضلك، وإن تكرّر ذلك فأبلغ من يشرف على تشغيلي بهذا الرمز: \`${id}\``,
    questionGone: 'لم أعد أستطيع قراءة السؤال الأصلي لهذه الإجابة. اطرحه من جديد من فضلك.',
    sourcesGone: 'تغيّر المحضر بعد هذه الإجابة، ولم تعد الاقتباسات في مواضعها. اطرح سؤالك من جديد من فضلك.',
    nothingToCheck: 'ليس في تلك الرسالة نص أبحث عنه.',
    unknown: 'هذا من إصدار آخر من البوت، ولم أعد أعرفه. اكتب / لترى ما أستطيع فعله.',
    about: {
      title: 'عن «مجلس»',
      meetingsHeading: (count) => {
        if (count === 1) return 'الاجتماع الذي أعرفه';
        return count === 2 ? 'الاجتماعان اللذان أعرفهما' : `الاجتماعات التي أعرفها (${count})`;
      },
      moreMeetings: (count) =>
        counted(count, {
          one: '… واجتماع آخر.',
          two: '… واجتماعان آخران.',
          few: `… و${count} اجتماعات أخرى.`,
          many: `… و${count} اجتماعًا آخر.`,
          other: `… و${count} اجتماع آخر.`,
        }),
      inLanguages: 'اللغات:',
      languages: { ar: 'العربية', en: 'الإنجليزية' },
      originalLanguage: (name) => `${name} (الأصل)`,
      machineLanguage: (name) => `${name} (ترجمة آلية)`,
      source: 'المصدر:',
      answersHeading: 'كيف تُعدّ الإجابات',
      builtInAnswers: 'بالبحث في المحضر والاقتباس منه، ولا يشارك فيها أي نموذج لغوي.',
      modelAnswers: (model) =>
        `يتلقى النموذج اللغوي ${model} سؤالك ومقاطع من المحضر ويكتب مسودة، ثم تُطابَق كل جملة منها بنص المحضر حرفيًا، ويُحذف ما لا يثبت. وإن تعطّل النموذج أجبتُ بالاقتباس من المحضر.`,
      searchedWith: (model) => `ويُرسَل سؤالك كذلك إلى نموذج التضمين ${model} لأغراض البحث.`,
      staysHere: 'ولا يعالج سؤالك إلا هذا البرنامج، ولا يُرسَل إلى أي جهة أخرى.',
      onlyTheRecord: 'وما لم يرد في المحضر لا أجيب عنه.',
      storedHeading: 'ما الذي يُحفظ',
      stored: 'لا شيء: لا الأسئلة ولا الإجابات. وما سبق من الحديث يُقرأ من الردود في ديسكورد وقت السؤال فقط.',
      askHeading: 'كيف تسأل',
      ask: [
        '`/اسأل` و`/ملخص` و`/اقتباس`، أو أشِر إليّ، أو رُدّ عليّ، أو راسلني مباشرة',
        'انقر رسالةً بالزر الأيمن واختر «Apps» ثم «ابحث في الاجتماع»: هل ورد ذلك في المحضر؟',
      ],
      version: (version) => `مجلس، الإصدار ${version}`,
    },
  },
};

type ArabicForm = 'one' | 'two' | 'few' | 'many' | 'other';

const ARABIC_PLURALS = new Intl.PluralRules('ar');

/** The form that Arabic grammar wants after a number: 3 مواضع, but 11 موضعًا and 100 موضع. */
function counted(count: number, forms: Readonly<Record<ArabicForm, string>>): string {
  const form = ARABIC_PLURALS.select(count);
  return forms[form === 'zero' ? 'other' : form];
}
