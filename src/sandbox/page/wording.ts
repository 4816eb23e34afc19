/** The questions a newcomer can try with one click. */
export const exampleQuestions = {
  ar: ['أين عُقد الاجتماع؟', 'متى عُقد الاجتماع، ومن ترأّسه؟', 'ما المجالات التي تضمّها خطة العمل المشترك؟'],
  en: ['Where was the meeting held?', 'When was it held, and who chaired it?', 'What did the ministers discuss?'],
} as const;

export const wording = {
  welcome: {
    ar: { title: 'أهلًا بك في «مجلس»', text: 'اسأل عن الاجتماع بكلماتك، أو اكتب / لترى الأوامر. جرّب:' },
    en: {
      title: 'Welcome to Majlis',
      text: 'Ask about the meeting in your own words, or type / to see the commands. Try:',
    },
  },
  notDiscord: 'A Discord of your own, on this machine only',
  privateChannel: 'The bot is not in this conversation; its commands work here all the same.',
  noResponse: 'The application did not respond',
  sending: 'Sending command…',
  thinking: 'is thinking…',
  onlyYou: 'Only you can see this',
  dismiss: 'Dismiss message',
  gone: 'Original message was deleted',
  attachmentOnly: 'Click to see attachment',
  offline: 'not connected',
  online: 'online',
} as const;
