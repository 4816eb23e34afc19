import type { PageChannel } from '../page-contract.js';
import { avatar } from './avatar.js';
import { byId, h, icon } from './dom.js';
import { nameOf, type Store, usersOf } from './store.js';
import { wording } from './wording.js';

export interface SidebarActions {
  readonly openChannel: (channelId: string) => void;
}

/** The channels with their threads, and direct messages. */
export function drawSidebar(store: Store, actions: SidebarActions): void {
  byId('guild-name').textContent = store.snapshot.guild.name;
  const all = [...store.channels.values()];
  const texts = all.filter(({ api }) => api.type === 0);
  const botId = store.snapshot.bot.id;
  const directs = all
    .filter(({ api }) => api.type === 1)
    .sort((one, other) => Number(other.otherId === botId) - Number(one.otherId === botId));
  const list = byId('channel-list');
  const focused = document.activeElement?.getAttribute('data-channel-id');
  list.replaceChildren(
    h('h3', {}, 'Text channels'),
    h('ul', {}, ...texts.map((channel) => entry(store, channel, all, actions))),
  );
  list.append(
    h('h3', {}, 'Direct messages'),
    h('ul', {}, ...directs.map((channel) => entry(store, channel, [], actions))),
  );
  if (focused) list.querySelector<HTMLElement>(`[data-channel-id="${focused}"]`)?.focus();
  byId('account').replaceChildren(
    avatar({ ...store.snapshot.person, global_name: store.snapshot.person.name, bot: false }),
    h(
      'span',
      { class: 'account-names' },
      h('bdi', { class: 'account-name' }, store.snapshot.person.name),
      h('span', { class: 'account-hint' }, wording.notDiscord),
    ),
  );
}

function entry(store: Store, channel: PageChannel, all: readonly PageChannel[], actions: SidebarActions): HTMLElement {
  const threads = all.filter(({ api }) => api.type === 11 && api.parent_id === channel.api.id);
  const item = h('li', {}, link(store, channel, actions));
  if (threads.length > 0) {
    item.append(h('ul', { class: 'threads' }, ...threads.map((thread) => h('li', {}, link(store, thread, actions)))));
  }
  return item;
}

function link(store: Store, channel: PageChannel, actions: SidebarActions): HTMLElement {
  const { id } = channel.api;
  const here = id === store.channelId;
  const unread = store.unread.has(id);
  const other = usersOf(store).find((user) => user.id === channel.otherId);
  const name = other ? nameOf(other) : (channel.api.name ?? '');
  const picture = other ? withPresence(store, other) : channel.api.type === 11 ? icon('thread') : icon('hash');
  const button = h(
    'button',
    {
      type: 'button',
      class: ['channel', here && 'here', unread && 'unread'].filter(Boolean).join(' '),
      'data-testid': channel.api.type === 11 ? 'thread' : other ? 'direct-message' : 'channel',
      'data-channel-id': id,
      'aria-current': here ? 'page' : null,
      'aria-label': unread ? `${name}, unread` : name,
    },
    picture,
    h('bdi', { class: 'channel-label' }, name),
    other?.bot ? h('span', { class: 'badge' }, 'APP') : null,
  );
  button.addEventListener('click', () => actions.openChannel(id));
  return button;
}

function withPresence(store: Store, user: Parameters<typeof avatar>[0]): HTMLElement {
  const online = !user.bot || store.botConnected;
  return h('span', { class: `presence ${online ? 'online' : 'offline'}` }, avatar(user));
}
