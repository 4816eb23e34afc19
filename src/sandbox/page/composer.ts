import type { APIApplicationCommand, APIMessage } from 'discord-api-types/v10';
import { avatar } from './avatar.js';
import { commandForm, type OptionValues } from './command-form.js';
import { byId, h, icon } from './dom.js';
import { Listbox, type Suggestion } from './listbox.js';
import { commandsHere, currentChannel, nameOf, type Store, usersOf } from './store.js';
import { act, autocomplete } from './wire.js';

export interface ComposerHost {
  readonly store: () => Store;
  /** Runs something that may be refused, and shows the refusal. */
  readonly attempt: (action: () => Promise<unknown>) => Promise<boolean>;
}

/** Where a person writes: messages, mentions, replies, and commands after a slash. */
export class Composer {
  readonly #listbox = new Listbox();
  readonly #root = byId('composer');
  readonly #replyBar = byId('reply-bar');
  readonly #input: HTMLTextAreaElement;
  #reply: APIMessage | null = null;
  #ping = true;
  #typedAt = 0;

  constructor(readonly host: ComposerHost) {
    this.#input = h('textarea', {
      id: 'composer-input',
      rows: 1,
      dir: 'auto',
      maxlength: 2_000,
      'data-testid': 'composer',
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': 'suggestion-list',
    });
    this.#input.addEventListener('input', () => this.#changed());
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.#input.addEventListener('blur', () => this.#listbox.hide());
    this.#showInput();
  }

  /** Draws anew what depends on the channel. */
  update(): void {
    const channel = currentChannel(this.host.store());
    const label = `Message ${channel ? titleOf(this.host.store(), channel.api.id) : ''}`;
    this.#input.placeholder = label;
    this.#input.setAttribute('aria-label', label);
  }

  reset(): void {
    this.#reply = null;
    this.#drawReply();
    this.#showInput();
  }

  /** Puts a question into the field, addressed to the bot. */
  fill(question: string): void {
    const { snapshot } = this.host.store();
    const addressed = currentChannel(this.host.store())?.context === 'guild' ? `@${nameOf(snapshot.bot)} ` : '';
    this.#showInput();
    this.#input.value = `${addressed}${question}`;
    this.#grow();
    this.#input.focus();
  }

  replyTo(message: APIMessage): void {
    this.#reply = message;
    this.#ping = true;
    this.#drawReply();
    this.#showInput();
    this.#input.focus();
  }

  focus(): void {
    this.#input.focus();
  }

  #showInput(): void {
    this.#listbox.hide();
    // Moving the field about in the page would take the focus from it.
    if (this.#root.contains(this.#input)) return;
    const slash = h(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-label': 'Use a command',
        title: 'Commands',
        'data-testid': 'open-commands',
      },
      icon('apps'),
    );
    slash.addEventListener('click', () => {
      this.#input.value = '/';
      this.#input.focus();
      this.#changed();
    });
    const send = h(
      'button',
      { type: 'button', class: 'icon-button send', 'aria-label': 'Send message', 'data-testid': 'send' },
      icon('send'),
    );
    send.addEventListener('click', () => void this.#send());
    this.#root.replaceChildren(h('div', { class: 'composer-row' }, slash, this.#input, send));
  }

  #changed(): void {
    this.#grow();
    const before = this.#input.value.slice(0, this.#input.selectionStart);
    const command = /^\/(\S*)$/.exec(this.#input.value);
    const mention = /(?:^|\s)@([\p{L}\p{M}\p{N}_]*)$/u.exec(before);
    if (command) this.#listbox.show('Commands', this.#commands(command[1] ?? ''), this.#input);
    else if (mention) this.#listbox.show('Members', this.#people(mention[1] ?? ''), this.#input);
    else this.#listbox.hide();
    if (!command && this.#input.value !== '') this.#typing();
  }

  /** Tells the bot that somebody writes, as Discord's client does: at most every eight seconds. */
  #typing(): void {
    const now = Date.now();
    if (now - this.#typedAt < 8_000) return;
    this.#typedAt = now;
    const { channelId, snapshot } = this.host.store();
    act('typing', { person: snapshot.person.id, channelId }).catch(() => undefined);
  }

  #key(event: KeyboardEvent): void {
    if (this.#listbox.handleKey(event)) return;
    if (event.key === 'Escape' && this.#reply) {
      this.#reply = null;
      this.#drawReply();
    }
    // A touch keyboard's return key makes a new line; there is a button to send.
    const touch = matchMedia('(pointer: coarse)').matches;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || touch) return;
    event.preventDefault();
    void this.#send();
  }

  async #send(): Promise<void> {
    const store = this.host.store();
    const written = this.#input.value.trim();
    if (written === '') return;
    const named = /^\/(\S+)/.exec(written);
    const command = named ? commandsHere(store, 1).find(({ name }) => name === named[1]) : undefined;
    if (command) return this.#openCommand(command);
    const reply = this.#reply;
    const content = withMentions(store, written);
    this.#input.value = '';
    this.#grow();
    this.#reply = null;
    this.#drawReply();
    this.#typedAt = 0;
    const sent = await this.host.attempt(() =>
      act('messages', {
        person: store.snapshot.person.id,
        channelId: store.channelId,
        content,
        ...(reply ? { replyTo: reply.id, pingReplied: this.#ping } : {}),
      }),
    );
    if (!sent && this.#input.value === '') this.#input.value = written;
  }

  #commands(typed: string): Suggestion[] {
    const { bot } = this.host.store().snapshot;
    const wanted = fold(typed);
    const all = commandsHere(this.host.store(), 1);
    const starting = all.filter(({ name }) => fold(name).startsWith(wanted));
    const containing = all.filter(
      (command) => !starting.includes(command) && fold(`${command.name} ${command.description}`).includes(wanted),
    );
    return [...starting, ...containing].map((command) => ({
      id: command.name,
      element: h(
        'span',
        { class: 'command-suggestion' },
        avatar(bot, 'medium'),
        h(
          'span',
          { class: 'command-text' },
          h(
            'span',
            { class: 'command-line' },
            h('bdi', { class: 'command-title' }, `/${command.name}`),
            ...optionNames(command),
          ),
          h('span', { class: 'command-about' }, h('bdi', {}, command.description)),
        ),
        h('span', { class: 'command-app' }, bot.username),
      ),
      choose: () => this.#openCommand(command),
    }));
  }

  #people(typed: string): Suggestion[] {
    const store = this.host.store();
    const wanted = fold(typed);
    return usersOf(store)
      .filter(
        (user) => user.id !== store.snapshot.person.id && fold(`${nameOf(user)} ${user.username}`).includes(wanted),
      )
      .map((user) => ({
        id: user.id,
        element: h(
          'span',
          { class: 'person-suggestion' },
          avatar(user, 'medium'),
          h('bdi', {}, nameOf(user)),
          user.bot ? h('span', { class: 'badge' }, 'APP') : null,
        ),
        choose: () => this.#insert(`@${nameOf(user)} `),
      }));
  }

  #insert(mention: string): void {
    const { value, selectionStart } = this.#input;
    const from = value.lastIndexOf('@', selectionStart - 1);
    this.#input.value = `${value.slice(0, from)}${mention}${value.slice(selectionStart)}`;
    this.#input.setSelectionRange(from + mention.length, from + mention.length);
    this.#listbox.hide();
    this.#grow();
  }

  #openCommand(command: APIApplicationCommand): void {
    this.#input.value = '';
    this.#listbox.hide();
    const store = this.host.store();
    const use = { person: store.snapshot.person.id, channelId: store.channelId, name: command.name };
    const close = (): void => {
      this.#showInput();
      this.#grow();
      this.#input.focus();
    };
    const form = commandForm(command, {
      listbox: this.#listbox,
      cancel: close,
      submit: (options: OptionValues) => {
        void this.host.attempt(() => act('commands', { ...use, options })).then((done) => done && close());
      },
      complete: (options, focused) =>
        autocomplete({ ...use, options, focused }).catch(() => ({ choices: [], failed: true })),
    });
    this.#root.replaceChildren(form);
    const first = form.querySelector<HTMLElement>('input, select');
    (first ?? form.querySelector<HTMLElement>('.send'))?.focus();
  }

  #drawReply(): void {
    const reply = this.#reply;
    this.#replyBar.replaceChildren();
    if (!reply) return;
    const ping = h(
      'button',
      { type: 'button', class: 'text-button ping', 'aria-pressed': String(this.#ping), 'data-testid': 'reply-ping' },
      this.#ping ? '@ On' : '@ Off',
    );
    ping.addEventListener('click', () => {
      this.#ping = !this.#ping;
      this.#drawReply();
    });
    const cancel = h(
      'button',
      { type: 'button', class: 'icon-button', 'aria-label': 'Cancel reply', 'data-testid': 'cancel-reply' },
      icon('close'),
    );
    cancel.addEventListener('click', () => {
      this.#reply = null;
      this.#drawReply();
    });
    this.#replyBar.append(
      h(
        'div',
        { class: 'reply-bar', 'data-testid': 'reply-bar' },
        h('span', {}, 'Replying to ', h('b', {}, h('bdi', {}, nameOf(reply.author)))),
        ping,
        cancel,
      ),
    );
  }

  #grow(): void {
    this.#input.style.height = 'auto';
    this.#input.style.height = `${Math.min(this.#input.scrollHeight, 200)}px`;
  }
}

export function titleOf(store: Store, channelId: string): string {
  const channel = store.channels.get(channelId);
  if (!channel) return '';
  if (channel.otherId === null)
    return channel.api.type === 11 ? (channel.api.name ?? '') : `#${channel.api.name ?? ''}`;
  const other = usersOf(store).find((user) => user.id === channel.otherId);
  return `@${other ? nameOf(other) : ''}`;
}

function optionNames(command: APIApplicationCommand): HTMLElement[] {
  return (command.options ?? []).map((option) => h('bdi', { class: 'option-chip' }, option.name));
}

/** "@Majlis" as typed becomes the mention that goes over the wire. */
function withMentions(store: Store, written: string): string {
  const users = usersOf(store).sort((one, other) => nameOf(other).length - nameOf(one).length);
  return users.reduce((text, user) => text.replaceAll(`@${nameOf(user)}`, `<@${user.id}>`), written);
}

/** For looking things up: no case, no Arabic vowel marks, one alef. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u064B-\u0652\u0670\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا');
}
