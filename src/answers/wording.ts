import type { Language } from '../text/language.js';

/** What Majlis says in its own words, in each language; everything else it says is the record's. */
export interface Wording {
  readonly notFound: string;
  readonly notFoundNearest: string;
  /** Of one of several questions. */
  readonly notSure: string;
  /** Added when the question was in a language that Majlis doesn't read. */
  readonly knowsOnly: string;
  /** Added when the record has no document in the answer's language. */
  readonly onlyIn: Readonly<Record<Language, string>>;
  readonly machineTranslated: string;
  readonly emptyQuestion: string;
  questionTooLong(length: number, most: number): string;
  unknownMeeting(id: string, known: readonly string[]): string;
  readonly noMeetings: string;
  unknownParagraph(number: string, last: number): string;
  readonly labels: Readonly<Record<BulletLabel, string>>;
}

export type BulletLabel = 'who' | 'absent' | 'when' | 'where' | 'why' | 'decided' | 'said' | 'todo' | 'next';

export const WORDING: Readonly<Record<Language, Wording>> = {
  ar: {
    notFound: 'لم يرد ذلك في المحضر.',
    notFoundNearest: 'لم أجد في المحضر جوابًا مؤكدًا عن ذلك. وأقرب ما جاء فيه:',
    notSure: 'لم أجد في المحضر جوابًا مؤكدًا عن ذلك.',
    knowsOnly: 'أفهم الأسئلة بالعربية والإنجليزية فقط.',
    onlyIn: {
      ar: 'محضر هذا الاجتماع متاح بالعربية فقط.',
      en: 'محضر هذا الاجتماع متاح بالإنجليزية فقط، وهذا نصه كما ورد.',
    },
    machineTranslated: 'هذه ترجمة آلية.',
    emptyQuestion: 'السؤال فارغ. اكتب سؤالًا عن الاجتماع، مثل: أين عُقد الاجتماع؟',
    questionTooLong: (length, most) => `السؤال طويل جدًا (عدد أحرفه ${length}). اختصره إلى ${most} حرف على الأكثر.`,
    unknownMeeting: (id, known) => `لا يوجد اجتماع باسم «${id}». الاجتماعات المتاحة هي: ${known.join('، ')}.`,
    noMeetings: 'لا توجد اجتماعات بعد. أضف مجلد اجتماع إلى index-data/meetings.',
    unknownParagraph: (number, last) => `لا توجد فقرة رقم ${number}. الفقرات مرقّمة من 1 إلى ${last}.`,
    labels: {
      who: 'مَن',
      absent: 'الغائبون',
      when: 'متى',
      where: 'أين',
      why: 'الغرض',
      decided: 'ما تقرّر',
      said: 'ما قيل',
      todo: 'المهام',
      next: 'الاجتماع القادم',
    },
  },
  en: {
    notFound: 'The record does not say.',
    notFoundNearest: 'I find no sure answer in the record. The nearest it comes:',
    notSure: 'I find no sure answer in the record.',
    knowsOnly: 'I understand questions in Arabic and English only.',
    onlyIn: {
      ar: 'The record of this meeting is in Arabic only; these are its words.',
      en: 'The record of this meeting is in English only.',
    },
    machineTranslated: 'The translation was made by a machine.',
    emptyQuestion: 'The question is empty. Write a question about the meeting, such as: Where was the meeting held?',
    questionTooLong: (length, most) =>
      `The question is too long (${length} characters). Shorten it to ${most} or fewer.`,
    unknownMeeting: (id, known) => `There is no meeting "${id}". The meetings are: ${known.join(', ')}.`,
    noMeetings: 'There are no meetings yet. Add a meeting’s folder to index-data/meetings.',
    unknownParagraph: (number, last) => `There is no paragraph ${number}. Paragraphs are numbered from 1 to ${last}.`,
    labels: {
      who: 'Who',
      absent: 'Absent',
      when: 'When',
      where: 'Where',
      why: 'Purpose',
      decided: 'Decided',
      said: 'Said',
      todo: 'To do',
      next: 'Next meeting',
    },
  },
};
