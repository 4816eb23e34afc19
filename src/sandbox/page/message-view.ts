import type { APIMessage } from 'discord-api-types/v10';
import type { InteractionRecord } from '../page-contract.js';
import { avatar } from './avatar.js';
import { type ComponentActions, componentsView } from './components-view.js';
import { append, h, icon } from './dom.js';
import { drawInline, drawMarkdown } from './draw-markdown.js';
import { attachmentView, embedView } from './embed-view.js';
import { nameOf, type Store } from './store.js';
import { messageTime } from './time.js';
import { wording } from './wording.js';

export interface MessageActions extends ComponentActions {
  readonly reply: (message: APIMessage) => void;
  readonly menu: (message: APIMessage, at: { readonly x: number; readonly y: number }, opener: HTMLElement) => void;
  readonly dismiss: (message: APIMessage) => void;
  readonly openChannel: (channelId: string) => void;
  readonly jumpTo: (messageId: string) => void;
}

const flags = { ephemeral: 64, loading: 128 } as const;
const types = { threadCreated: 18, threadStarter: 21 } as const;

export interface MessagePlace {
  /** Follows another message of the same author so closely that name and picture are left out. */
  readonly grouped: boolean;
  /** The newest use of one of its buttons or menus. */
  readonly used: InteractionRecord | undefined;
}

/** One message as the person sees it. */
export function messageView(
  store: Store,
  message: APIMessage,
  place: MessagePlace,
  actions: MessageActions,
): HTMLElement {
  if (message.type === types.threadCreated) return threadNotice(message, actions);
  const shown =
    message.type === types.threadStarter && message.referenced_message ? message.referenced_message : message;
  const ephemeral = ((message.flags ?? 0) & flags.ephemeral) !== 0;
  const mine = message.mentions.some((user) => user.id === store.snapshot.person.id) || message.mention_everyone;
  const classes = ['message', place.grouped && 'grouped', ephemeral && 'ephemeral', mine && 'pings']
    .filter(Boolean)
    .join(' ');
  const element = h('li', {
    class: classes,
    id: `message-${message.id}`,
    'data-testid': 'message',
    'data-message-id': message.id,
    'data-author-id': shown.author.id,
    'data-ephemeral': ephemeral,
    tabindex: -1,
    'aria-label': `Message from ${nameOf(shown.author)}`,
  });
  element.addEventListener('contextmenu', (event) => {
    if (event.target instanceof Element && event.target.closest('a, input, textarea')) return;
    event.preventDefault();
    actions.menu(message, { x: event.clientX, y: event.clientY }, element);
  });
  append(element, [above(store, message, actions)]);
  const content = h('div', { class: 'content' });
  if (!place.grouped) {
    element.append(h('div', { class: 'gutter' }, avatar(shown.author, 'large')));
    content.append(heading(shown));
  } else {
    element.append(h('div', { class: 'gutter' }, messageTime(shown.timestamp)));
  }
  append(content, [
    body(store, shown),
    ...shown.embeds.map((embed) => embedView(store, embed)),
    ...shown.attachments.map(attachmentView),
    componentsView(shown, actions),
    failure(place.used),
    thread(message, actions),
    ephemeral && below(message, actions),
  ]);
  element.append(content, toolbar(message, actions, ephemeral));
  return element;
}

/** What stands in the channel for one person while a command is on its way, or when nothing came of it. */
export function interactionView(store: Store, interaction: InteractionRecord, dismiss: () => void): HTMLElement {
  const { bot } = store.snapshot;
  const failed = interaction.status === 'failed';
  const content = h('div', { class: 'content' });
  content.append(heading({ author: bot, timestamp: new Date().toISOString() }));
  content.append(
    failed
      ? h('p', { class: 'failed', role: 'alert', 'data-testid': 'interaction-failed' }, wording.noResponse)
      : h('p', { class: 'pending', 'data-testid': 'interaction-pending' }, wording.sending),
  );
  if (failed) content.append(receiverLine(dismiss));
  return h(
    'li',
    { class: 'message ephemeral local', 'data-testid': 'local-message' },
    usedCommand(
      store.snapshot.person.name,
      store.snapshot.person,
      interaction.kind === 'command' ? `/${interaction.name}` : interaction.name,
    ),
    h('div', { class: 'gutter' }, avatar(bot, 'large')),
    content,
  );
}

function heading(message: Pick<APIMessage, 'author' | 'timestamp'>): HTMLElement {
  return h(
    'div',
    { class: 'heading' },
    h(
      'span',
      { class: message.author.bot ? 'author bot' : 'author', 'data-testid': 'author' },
      h('bdi', {}, nameOf(message.author)),
    ),
    message.author.bot ? h('span', { class: 'badge', 'data-testid': 'app-badge' }, 'APP') : null,
    messageTime(message.timestamp),
  );
}

function body(store: Store, message: APIMessage): HTMLElement | null {
  if (((message.flags ?? 0) & flags.loading) !== 0) {
    const dots = h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'));
    return h(
      'p',
      { class: 'thinking', 'data-testid': 'thinking' },
      dots,
      `${nameOf(message.author)} ${wording.thinking}`,
    );
  }
  if (message.content === '') return null;
  const text = h(
    'div',
    { class: 'text markup', 'data-testid': 'message-content' },
    drawMarkdown(store, message.content),
  );
  if (message.edited_timestamp) text.append(h('span', { class: 'edited' }, '(edited)'));
  return text;
}

/** The line above: what is replied to, or which command was used by whom. */
function above(store: Store, message: APIMessage, actions: MessageActions): HTMLElement | null {
  const command = message.interaction;
  if (command && !message.message_reference) {
    const name = message.type === 20 ? `/${command.name}` : command.name;
    return usedCommand(nameOf(command.user), command.user, name);
  }
  if (!message.message_reference || message.type === types.threadStarter) return null;
  const original = message.referenced_message;
  if (!original) return h('div', { class: 'above gone', 'data-testid': 'reply-line' }, h('i', {}, wording.gone));
  const pinged = message.mentions.some((user) => user.id === original.author.id);
  const words = original.content || original.embeds[0]?.title || original.embeds[0]?.description?.split('\n')[0] || '';
  const line = h('span', { class: 'above-text', dir: 'auto' });
  if (words) line.append(drawInline(store, words.replaceAll('\n', ' ').slice(0, 200)));
  else line.append(h('i', {}, wording.attachmentOnly));
  return h(
    'button',
    {
      type: 'button',
      class: 'above',
      'data-testid': 'reply-line',
      'aria-label': `Go to the message from ${nameOf(original.author)} that this answers`,
      onclick: () => actions.jumpTo(original.id),
    },
    avatar(original.author, 'small'),
    original.author.bot ? h('span', { class: 'badge small' }, 'APP') : null,
    h('span', { class: 'above-name' }, h('bdi', {}, `${pinged ? '@' : ''}${nameOf(original.author)}`)),
    line,
  );
}

function usedCommand(
  name: string,
  user: { readonly id: string; readonly username: string },
  command: string,
): HTMLElement {
  return h(
    'div',
    { class: 'above', 'data-testid': 'used-command' },
    avatar({ ...user, global_name: name, bot: false }, 'small'),
    h('span', { class: 'above-name' }, h('bdi', {}, name)),
    h('span', {}, 'used'),
    h('span', { class: 'mention' }, h('bdi', {}, command)),
  );
}

function failure(used: InteractionRecord | undefined): HTMLElement | null {
  if (used?.status !== 'failed') return null;
  return h('p', { class: 'failed', role: 'alert', 'data-testid': 'interaction-failed' }, wording.noResponse);
}

function thread(message: APIMessage, actions: MessageActions): HTMLElement | null {
  const opened = message.thread;
  if (!opened || message.type === types.threadStarter) return null;
  const count = 'message_count' in opened ? (opened.message_count ?? 0) : 0;
  return h(
    'button',
    {
      type: 'button',
      class: 'thread-chip',
      'data-testid': 'open-thread',
      onclick: () => actions.openChannel(opened.id),
    },
    icon('thread'),
    h('bdi', { class: 'thread-name' }, opened.name),
    h('span', { class: 'thread-count' }, count === 1 ? '1 message ›' : `${count} messages ›`),
  );
}

function threadNotice(message: APIMessage, actions: MessageActions): HTMLElement {
  const id = message.message_reference?.channel_id;
  return h(
    'li',
    { class: 'message notice', 'data-testid': 'message', 'data-message-id': message.id },
    h('div', { class: 'gutter' }, icon('thread')),
    h(
      'div',
      { class: 'content' },
      h(
        'p',
        {},
        h('bdi', { class: 'author' }, nameOf(message.author)),
        ' started a thread: ',
        id
          ? h(
              'button',
              { type: 'button', class: 'text-button', onclick: () => actions.openChannel(id) },
              h('bdi', {}, message.content),
            )
          : h('bdi', {}, message.content),
      ),
    ),
  );
}

function below(message: APIMessage, actions: MessageActions): HTMLElement {
  return receiverLine(() => actions.dismiss(message));
}

function receiverLine(dismiss: () => void): HTMLElement {
  return h(
    'p',
    { class: 'only-you', 'data-testid': 'only-you' },
    icon('eye'),
    wording.onlyYou,
    ' • ',
    h('button', { type: 'button', class: 'text-button', 'data-testid': 'dismiss', onclick: dismiss }, wording.dismiss),
  );
}

function toolbar(message: APIMessage, actions: MessageActions, ephemeral: boolean): HTMLElement {
  const bar = h('div', { class: 'toolbar', role: 'toolbar', 'aria-label': 'Message actions' });
  if (!ephemeral) {
    bar.append(
      h(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-label': 'Reply',
          title: 'Reply',
          'data-testid': 'reply',
          onclick: () => actions.reply(message),
        },
        icon('reply'),
      ),
    );
  }
  const more = h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': 'More',
      title: 'Apps and more',
      'aria-haspopup': 'menu',
      'data-testid': 'message-menu-button',
    },
    icon('more'),
  );
  more.addEventListener('click', () => {
    const box = more.getBoundingClientRect();
    actions.menu(message, { x: box.left, y: box.bottom + 4 }, more);
  });
  bar.append(more);
  return bar;
}
