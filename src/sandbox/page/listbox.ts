import { byId, h } from './dom.js';

export interface Suggestion {
  readonly id: string;
  readonly element: HTMLElement;
  readonly choose: () => void;
}

/** The list above the composer: commands, people or suggestions; moved through with the arrow keys. */
export class Listbox {
  #suggestions: readonly Suggestion[] = [];
  #active = 0;
  readonly #root = byId('suggestions');
  #input: HTMLElement | undefined;

  get open(): boolean {
    return this.#suggestions.length > 0;
  }

  show(title: string, suggestions: readonly Suggestion[], input: HTMLElement): void {
    const keep = this.#suggestions[this.#active]?.id;
    this.#suggestions = suggestions;
    this.#active = Math.max(
      0,
      suggestions.findIndex((suggestion) => suggestion.id === keep),
    );
    this.#input = input;
    this.#root.replaceChildren();
    if (!this.open) {
      this.hide();
      return;
    }
    const list = h('ul', {
      id: 'suggestion-list',
      role: 'listbox',
      'aria-label': 'Suggestions',
      'data-testid': 'suggestion-list',
    });
    for (const [index, suggestion] of suggestions.entries()) {
      const item = h(
        'li',
        { id: `suggestion-${index}`, role: 'option', 'data-testid': 'suggestion', 'data-value': suggestion.id },
        suggestion.element,
      );
      // Not click: the field must not lose the focus before the choice is made.
      item.addEventListener('pointerdown', (event) => event.preventDefault());
      item.addEventListener('click', () => suggestion.choose());
      item.addEventListener('pointermove', () => this.#activate(index));
      list.append(item);
    }
    this.#root.append(h('p', { class: 'suggestions-title' }, title), list);
    input.setAttribute('aria-controls', 'suggestion-list');
    input.setAttribute('aria-expanded', 'true');
    this.#activate(this.#active);
  }

  hide(): void {
    this.#suggestions = [];
    this.#root.replaceChildren();
    this.#input?.removeAttribute('aria-activedescendant');
    this.#input?.setAttribute('aria-expanded', 'false');
  }

  /** Whether the key was meant for the list. */
  handleKey(event: KeyboardEvent): boolean {
    if (!this.open || event.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      this.#activate((this.#active + step + this.#suggestions.length) % this.#suggestions.length);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      this.#suggestions[this.#active]?.choose();
    } else if (event.key === 'Escape') {
      this.hide();
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  }

  #activate(index: number): void {
    this.#active = index;
    for (const [at, item] of [...this.#root.querySelectorAll('[role=option]')].entries()) {
      item.setAttribute('aria-selected', String(at === index));
      if (at === index) item.scrollIntoView({ block: 'nearest' });
    }
    this.#input?.setAttribute('aria-activedescendant', `suggestion-${index}`);
  }
}
