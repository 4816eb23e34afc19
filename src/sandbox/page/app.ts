import './style.css';
import type { APIMessage } from 'discord-api-types/v10';
import type { PageEvent } from '../page-contract.js';
import { avatar } from './avatar.js';
import { Composer, titleOf } from './composer.js';
import { byId, h, icon } from './dom.js';
import { type MenuItem, openMenu } from './menu.js';
import { MessageList } from './message-list.js';
import { openModal } from './modal.js';
import { drawSidebar } from './sidebar.js';
import { commandsHere, currentChannel, nameOf, type Store, storeOf, take, usersOf } from './store.js';
import { refreshTimes } from './time.js';
import { drawWelcome } from './welcome.js';
import { act, hear, loadMessages, loadState } from './wire.js';
import { wording } from './wording.js';

let store: Store;
let stream: EventSource | undefined;
let typingTimer: ReturnType<typeof setTimeout> | undefined;

const composer = new Composer({ store: () => store, attempt });
const list = new MessageList(() => store, {
  use: (message, customId, values) => void useComponent(message, customId, values),
  waiting: (message, customId) =>
    [...store.interactions.values()].some(
      (each) =>
        each.kind === 'component' &&
        each.status === 'pending' &&
        each.messageId === message.id &&
        each.name === customId,
    ),
  reply: (message) => composer.replyTo(message),
  menu: messageMenu,
  dismiss: (message) => void attempt(() => act('dismiss', { person: me(), messageId: message.id })),
  openChannel: (channelId) => void openChannel(channelId),
  jumpTo: (messageId) => list.jumpTo(messageId),
});

byId('open-sidebar').append(icon('menu'));
byId('open-sidebar').addEventListener('click', () => document.body.classList.toggle('sidebar-open'));
byId('scrim').addEventListener('click', () => document.body.classList.remove('sidebar-open'));
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') document.body.classList.remove('sidebar-open');
});
setInterval(refreshTimes, 10_000);
void attempt(() => sitDown(place().get('person'), place().get('channel')));

/** Takes a person's seat: their channels, their messages, and a stream of what they can see. */
async function sitDown(person: string | null, channel: string | null): Promise<void> {
  stream?.close();
  composer.reset();
  store = storeOf(await loadState(person), channel);
  let first = true;
  stream = hear(
    me(),
    () => {
      // After a break, whatever was missed has to be looked at again.
      if (!first) void attempt(refresh);
      first = false;
    },
    heard,
  );
  drawPeople();
  list.clear();
  await openChannel(store.channelId, false);
}

async function refresh(): Promise<void> {
  await refreshChannels();
  await openChannel(store.channelId, false);
}

async function refreshChannels(): Promise<void> {
  const fresh = storeOf(await loadState(me()), store.channelId);
  store.channels = fresh.channels;
  store.commands = fresh.commands;
  store.botConnected = fresh.botConnected;
}

async function openChannel(channelId: string, reset = true): Promise<void> {
  if (!store.channels.has(channelId)) return;
  store.channelId = channelId;
  store.unread.delete(channelId);
  store.messages.clear();
  document.body.classList.remove('sidebar-open');
  history.replaceState(null, '', `#person=${me()}&channel=${channelId}`);
  if (reset) {
    list.clear();
    composer.reset();
  }
  drawFrame();
  const seat = store;
  const loaded = await loadMessages(channelId, me());
  if (store !== seat || store.channelId !== channelId) return;
  // What the stream brought meanwhile is newer.
  for (const message of loaded) if (!store.messages.has(message.id)) store.messages.set(message.id, message);
  list.draw(true);
  if (reset && !matchMedia('(pointer: coarse)').matches) composer.focus();
}

function heard(event: PageEvent): void {
  if (event.type === 'message') hideTyping();
  if (event.type === 'interaction' && event.interaction.modal && event.interaction.status === 'acknowledged') {
    const { interaction } = event;
    store.interactions.delete(interaction.id);
    openModal(
      interaction,
      (fields) => void attempt(() => act('modals', { person: me(), interactionId: interaction.id, fields })),
    );
    return;
  }
  switch (take(store, event)) {
    case 'messages':
      list.draw();
      break;
    case 'channels':
    case 'bot':
      drawFrame();
      list.draw();
      break;
    case 'typing':
      if (event.type === 'typing' && event.channelId === store.channelId) showTyping(event.userId);
      break;
    default:
      break;
  }
}

function drawFrame(): void {
  drawSidebar(store, { openChannel: (channelId) => void openChannel(channelId) });
  const channel = currentChannel(store);
  const title = titleOf(store, store.channelId);
  byId('channel-name').replaceChildren(h('bdi', {}, title));
  const topic =
    channel?.context === 'private_channel'
      ? wording.privateChannel
      : ((channel?.api as { topic?: string } | undefined)?.topic ?? '');
  byId('channel-topic').textContent = topic;
  byId('channel-topic').title = topic;
  document.title = `${title} · Majlis sandbox`;
  const state = byId('bot-state');
  state.className = store.botConnected ? 'online' : 'offline';
  state.replaceChildren(
    h('i', { 'aria-hidden': 'true' }),
    h('span', {}, `${nameOf(store.snapshot.bot)} ${store.botConnected ? wording.online : wording.offline}`),
  );
  drawWelcome(store, (question) => composer.fill(question));
  composer.update();
}

function drawPeople(): void {
  byId('people').replaceChildren(
    ...store.snapshot.people.map((person) => {
      const chosen = person.id === me();
      const button = h(
        'button',
        {
          type: 'button',
          role: 'radio',
          'aria-checked': String(chosen),
          tabindex: chosen ? 0 : -1,
          'data-testid': 'person',
          'data-person-id': person.id,
          'aria-label': `Be ${person.name}`,
          title: `Be ${person.name}`,
        },
        avatar({ ...person, global_name: person.name, bot: false }),
        h('bdi', {}, person.name.split(' ')[0] ?? person.name),
      );
      const sit = (): void => void attempt(() => sitDown(person.id, store.channelId));
      button.addEventListener('click', sit);
      button.addEventListener('keydown', (event) => {
        if (!['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].includes(event.key)) return;
        const other = store.snapshot.people.find(({ id }) => id !== person.id);
        if (other) void attempt(() => sitDown(other.id, store.channelId));
      });
      return button;
    }),
  );
}

async function useComponent(message: APIMessage, customId: string, values?: readonly string[]): Promise<void> {
  for (const [id, each] of store.interactions) if (each.messageId === message.id) store.interactions.delete(id);
  const path = values ? 'selects' : 'buttons';
  await attempt(() => act(path, { person: me(), messageId: message.id, customId, ...(values ? { values } : {}) }));
}

function messageMenu(message: APIMessage, at: { readonly x: number; readonly y: number }, opener: HTMLElement): void {
  const ephemeral = ((message.flags ?? 0) & 64) !== 0;
  const items: MenuItem[] = [];
  if (!ephemeral)
    items.push({ label: 'Reply', icon: 'reply', testId: 'menu-reply', act: () => composer.replyTo(message) });
  if (!ephemeral && !message.thread && currentChannel(store)?.mayOpenThreads) {
    items.push({ label: 'Create thread', icon: 'thread', testId: 'menu-thread', act: () => void startThread(message) });
  }
  items.push({
    label: 'Copy text',
    icon: 'copy',
    testId: 'menu-copy',
    act: () => void navigator.clipboard?.writeText(message.content),
  });
  const commands = ephemeral ? [] : commandsHere(store, 3);
  if (commands.length > 0) items.push({ heading: 'Apps' });
  for (const { name } of commands) {
    const use = (): void => void attempt(() => act('message-commands', { person: me(), name, messageId: message.id }));
    items.push({ label: name, icon: 'apps', testId: 'menu-app-command', act: use });
  }
  openMenu(items, at, opener);
}

async function startThread(message: APIMessage): Promise<void> {
  const words = message.content.replace(/<[^>]+>/g, '').trim() || message.embeds[0]?.title || 'Thread';
  const name = [...words].slice(0, 60).join('');
  await attempt(async () => {
    const { channelId } = await act('threads', { person: me(), messageId: message.id, name });
    // The stream brings the channel too, but perhaps a moment later than this answer.
    if (!store.channels.has(String(channelId))) await refreshChannels();
    await openChannel(String(channelId));
  });
}

function showTyping(userId: string): void {
  const user = usersOf(store).find(({ id }) => id === userId);
  if (!user) return;
  const dots = h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'));
  byId('typing').replaceChildren(dots, h('span', {}, h('b', {}, h('bdi', {}, nameOf(user))), ' is typing…'));
  clearTimeout(typingTimer);
  typingTimer = setTimeout(hideTyping, 10_000);
}

function hideTyping(): void {
  clearTimeout(typingTimer);
  byId('typing').replaceChildren();
}

async function attempt(action: () => Promise<unknown>): Promise<boolean> {
  const toast = byId('toast');
  try {
    await action();
    toast.textContent = '';
    return true;
  } catch (error) {
    toast.textContent = error instanceof Error ? error.message : String(error);
    setTimeout(() => {
      toast.textContent = '';
    }, 6_000);
    return false;
  }
}

function me(): string {
  return store.snapshot.person.id;
}

function place(): URLSearchParams {
  return new URLSearchParams(location.hash.slice(1));
}
