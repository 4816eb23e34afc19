import type { APIMessage, APIMessageComponentEmoji } from 'discord-api-types/v10';
import { h } from './dom.js';
import { drawable } from './glyphs.js';

export interface ComponentActions {
  /** Presses a button or chooses from a menu. */
  readonly use: (message: APIMessage, customId: string, values?: readonly string[]) => void;
  /** Whether the bot has yet to acknowledge that this was pressed. */
  readonly waiting: (message: APIMessage, customId: string) => boolean;
}

interface Component {
  readonly type: number;
  readonly style?: number;
  readonly label?: string;
  readonly emoji?: APIMessageComponentEmoji;
  readonly custom_id?: string;
  readonly url?: string;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly options?: readonly { readonly label: string; readonly value: string; readonly default?: boolean }[];
}

const styles = ['', 'primary', 'secondary', 'success', 'danger', 'link'];

/** The rows of buttons and menus under a message. */
export function componentsView(message: APIMessage, actions: ComponentActions): HTMLElement | null {
  const rows = (message.components ?? []) as unknown as readonly { readonly components?: readonly Component[] }[];
  if (rows.length === 0) return null;
  const all = h('div', { class: 'components', 'data-testid': 'components' });
  for (const row of rows) {
    const line = h('div', { class: 'component-row' });
    for (const component of row.components ?? []) {
      line.append(component.type === 3 ? menu(message, component, actions) : button(message, component, actions));
    }
    all.append(line);
  }
  return all;
}

function button(message: APIMessage, component: Component, actions: ComponentActions): HTMLElement {
  const customId = component.custom_id ?? '';
  const content = [
    component.emoji?.name && drawable(component.emoji.name)
      ? h('span', { class: 'emoji' }, component.emoji.name)
      : null,
    component.label ? h('span', { class: 'label', dir: 'auto' }, component.label) : null,
  ];
  if (component.style === 5) {
    const href = component.url ?? '';
    return h(
      'a',
      { class: 'button link', href, target: '_blank', rel: 'noopener noreferrer nofollow' },
      ...content,
      h('span', { 'aria-hidden': 'true' }, '↗'),
    );
  }
  const waiting = actions.waiting(message, customId);
  const press = h(
    'button',
    {
      type: 'button',
      class: `button ${styles[component.style ?? 2] ?? 'secondary'}${waiting ? ' waiting' : ''}`,
      disabled: component.disabled ?? false,
      'data-testid': 'component-button',
      'data-custom-id': customId,
      'aria-busy': waiting ? 'true' : null,
      'aria-label': component.label ? null : (component.emoji?.name ?? null),
      onclick: () => actions.use(message, customId),
    },
    ...content,
  );
  if (waiting) press.append(h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')));
  return press;
}

function menu(message: APIMessage, component: Component, actions: ComponentActions): HTMLElement {
  const customId = component.custom_id ?? '';
  const select = h('select', {
    class: 'select',
    disabled: component.disabled ?? false,
    'data-testid': 'component-select',
    'aria-label': component.placeholder ?? 'Make a selection',
  });
  const chosen = component.options?.some((option) => option.default) ?? false;
  select.append(
    h('option', { value: '', disabled: true, selected: !chosen }, component.placeholder ?? 'Make a selection'),
  );
  for (const option of component.options ?? []) {
    select.append(h('option', { value: option.value, selected: option.default ?? false }, option.label));
  }
  select.addEventListener('change', () => actions.use(message, customId, [select.value]));
  return select;
}
