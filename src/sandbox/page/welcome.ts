import { avatar } from './avatar.js';
import { byId, h } from './dom.js';
import { currentChannel, type Store } from './store.js';
import { exampleQuestions, wording } from './wording.js';

/** How a channel begins: who is here, and questions to try, in both languages. */
export function drawWelcome(store: Store, ask: (question: string) => void): void {
  const root = byId('welcome');
  const channel = currentChannel(store);
  const atBot = channel?.context === 'guild' ? channel.api.type === 0 : channel?.context === 'bot_dm';
  if (!atBot) {
    root.replaceChildren();
    return;
  }
  if (root.dataset.channel === store.channelId && root.childElementCount > 0) return;
  root.dataset.channel = store.channelId;
  const first = store.snapshot.person.language;
  const order = first === 'ar' ? (['ar', 'en'] as const) : (['en', 'ar'] as const);
  root.replaceChildren(
    h(
      'section',
      { class: 'welcome', 'data-testid': 'welcome', 'aria-label': 'Welcome' },
      avatar(store.snapshot.bot, 'large'),
      h('div', { class: 'welcome-columns' }, ...order.map((language) => column(language, ask))),
    ),
  );
}

function column(language: 'ar' | 'en', ask: (question: string) => void): HTMLElement {
  const { title, text } = wording.welcome[language];
  const questions = exampleQuestions[language].map((question) =>
    h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: 'example', 'data-testid': 'example', lang: language, onclick: () => ask(question) },
        question,
      ),
    ),
  );
  return h(
    'div',
    { dir: language === 'ar' ? 'rtl' : 'ltr', lang: language },
    h('h2', {}, title),
    h('p', {}, text),
    h('ul', {}, ...questions),
  );
}
