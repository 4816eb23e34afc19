import type {
  APIApplicationCommand,
  APIApplicationCommandBasicOption,
  APIApplicationCommandOptionChoice,
} from 'discord-api-types/v10';
import { h, icon } from './dom.js';
import type { Listbox } from './listbox.js';

export type OptionValues = Record<string, string | number | boolean>;

export interface CommandFormHost {
  readonly listbox: Listbox;
  readonly submit: (options: OptionValues) => void;
  readonly cancel: () => void;
  readonly complete: (
    options: OptionValues,
    focused: string,
  ) => Promise<{ choices: readonly APIApplicationCommandOptionChoice[]; failed: boolean }>;
}

interface Field {
  readonly option: APIApplicationCommandBasicOption;
  readonly element: HTMLElement;
  readonly input: HTMLInputElement | HTMLSelectElement;
  /** What was picked from suggestions: shown by name, sent by value. */
  picked: APIApplicationCommandOptionChoice | null;
}

const kinds = { boolean: 5, integer: 4, number: 10 } as const;
const typingPause = 180;

/** A command being filled in: its name, then its options as labelled fields. */
export function commandForm(command: APIApplicationCommand, host: CommandFormHost): HTMLFormElement {
  const options = (command.options ?? []) as readonly APIApplicationCommandBasicOption[];
  const form = h('form', {
    class: 'command-form',
    'data-testid': 'command-form',
    'aria-label': `Command ${command.name}`,
    novalidate: true,
  });
  // An Arabic command reads from the right, its fields and buttons too.
  form.dir = /[\u0590-\u08FF]/.test(command.name) ? 'rtl' : 'ltr';
  const fields = options.map(fieldOf);
  const cancel = h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': 'Cancel command',
      'data-testid': 'cancel-command',
      onclick: () => host.cancel(),
    },
    icon('close'),
  );
  const send = h(
    'button',
    { type: 'submit', class: 'send', 'aria-label': 'Send command', 'data-testid': 'send-command' },
    icon('send'),
  );
  form.append(
    h(
      'div',
      { class: 'command-head' },
      h('span', { class: 'command-name' }, h('bdi', {}, `/${command.name}`)),
      h('span', { class: 'command-description', dir: 'auto' }, command.description),
      cancel,
    ),
  );
  const row = h('div', { class: 'command-fields' }, ...fields.map(({ element }) => element));
  form.append(h('div', { class: 'command-body' }, row, send));
  for (const field of fields) wire(field, fields, host);
  form.addEventListener('keydown', (event) => {
    if (host.listbox.handleKey(event)) return;
    if (event.key === 'Escape') host.cancel();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    host.listbox.hide();
    const lacking = fields.find((field) => field.option.required && field.input.value.trim() === '');
    for (const field of fields) field.element.classList.toggle('lacking', field === lacking);
    if (lacking) return lacking.input.focus();
    host.submit(valuesOf(fields));
  });
  return form;
}

function fieldOf(option: APIApplicationCommandBasicOption): Field {
  const id = `option-${option.name}`;
  const input = inputOf(option);
  input.id = id;
  input.setAttribute('data-testid', 'option');
  input.setAttribute('data-option', option.name);
  input.setAttribute('aria-describedby', `${id}-description`);
  if (option.required) input.setAttribute('aria-required', 'true');
  const label = h(
    'label',
    { for: id },
    h('bdi', {}, option.name),
    option.required ? h('span', { class: 'star', 'aria-hidden': 'true' }, '*') : null,
  );
  const element = h(
    'div',
    { class: `option-field${'choices' in option || option.type === kinds.boolean ? ' short' : ''}` },
    label,
    input,
    h('p', { id: `${id}-description`, class: 'option-description', dir: 'auto' }, option.description),
  );
  return { option, element, input, picked: null };
}

function inputOf(option: APIApplicationCommandBasicOption): HTMLInputElement | HTMLSelectElement {
  const choices = 'choices' in option ? option.choices : undefined;
  if (option.type === kinds.boolean || (choices && choices.length > 0)) {
    const select = h('select', { class: 'select' });
    select.append(h('option', { value: '' }, option.required ? 'Choose…' : '—'));
    const values = choices ?? [
      { name: 'True', value: 'true' },
      { name: 'False', value: 'false' },
    ];
    for (const choice of values) select.append(h('option', { value: String(choice.value) }, choice.name));
    return select;
  }
  const number = option.type === kinds.integer || option.type === kinds.number;
  const most = 'max_length' in option ? option.max_length : undefined;
  return h('input', {
    type: 'text',
    dir: 'auto',
    autocomplete: 'off',
    spellcheck: 'false',
    inputmode: number ? 'decimal' : null,
    maxlength: most ?? 6_000,
  });
}

function wire(field: Field, fields: readonly Field[], host: CommandFormHost): void {
  const { option, input } = field;
  if (!('autocomplete' in option) || !option.autocomplete) {
    input.addEventListener('focus', () => host.listbox.hide());
    return;
  }
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-expanded', 'false');
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async (): Promise<void> => {
    const turn = ++asked;
    const { choices, failed } = await host.complete({ ...valuesOf(fields), [option.name]: input.value }, option.name);
    if (turn !== asked || document.activeElement !== input) return;
    const title = failed ? 'Loading options failed' : option.name;
    const suggestions = choices.map((choice) => ({
      id: String(choice.value),
      element: h('span', { class: 'choice', dir: 'auto' }, choice.name),
      choose: () => {
        field.picked = choice;
        input.value = choice.name;
        asked += 1;
        host.listbox.hide();
      },
    }));
    host.listbox.show(title, suggestions, input);
  };
  const soon = (wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), wait);
  };
  input.addEventListener('input', () => {
    field.picked = null;
    soon(typingPause);
  });
  input.addEventListener('focus', () => soon(0));
  input.addEventListener('blur', () => host.listbox.hide());
}

function valuesOf(fields: readonly Field[]): OptionValues {
  const values: OptionValues = {};
  for (const { option, input, picked } of fields) {
    const written = input.value.trim();
    if (written === '') continue;
    const wanted = picked ? picked.value : choiceOf(option, written);
    values[option.name] = wanted;
  }
  return values;
}

function choiceOf(option: APIApplicationCommandBasicOption, written: string): string | number | boolean {
  if (option.type === kinds.boolean) return written === 'true';
  if (option.type === kinds.integer || option.type === kinds.number) return Number(written);
  return written;
}
