import { byId, h, type IconName, icon } from './dom.js';

export type MenuItem =
  | { readonly heading: string }
  | { readonly label: string; readonly icon: IconName; readonly testId: string; readonly act: () => void };

/** A menu at a place on the page; Escape or a click elsewhere closes it. */
export function openMenu(
  items: readonly MenuItem[],
  at: { readonly x: number; readonly y: number },
  opener: HTMLElement,
): void {
  const root = byId('menu-root');
  const close = (): void => {
    root.replaceChildren();
    document.removeEventListener('pointerdown', outside, true);
    if (opener.isConnected) opener.focus({ preventScroll: true });
  };
  const outside = (event: Event): void => {
    if (event.target instanceof Node && !menu.contains(event.target)) close();
  };
  const menu = h('div', { class: 'menu', role: 'menu', 'aria-label': 'Message', 'data-testid': 'message-menu' });
  for (const item of items) {
    if ('heading' in item) {
      menu.append(h('p', { class: 'menu-heading', role: 'presentation' }, item.heading));
      continue;
    }
    const choose = (): void => {
      close();
      item.act();
    };
    menu.append(
      h(
        'button',
        { type: 'button', role: 'menuitem', tabindex: -1, 'data-testid': item.testId, onclick: choose },
        h('bdi', {}, item.label),
        icon(item.icon),
      ),
    );
  }
  menu.addEventListener('keydown', (event) => move(menu, event, close));
  root.replaceChildren(menu);
  place(menu, at);
  document.addEventListener('pointerdown', outside, true);
  menu.querySelector('button')?.focus();
}

function move(menu: HTMLElement, event: KeyboardEvent, close: () => void): void {
  const buttons = [...menu.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined) buttons[(at + step + buttons.length) % buttons.length]?.focus();
  else if (event.key === 'Escape' || event.key === 'Tab') close();
  else return;
  event.preventDefault();
}

function place(menu: HTMLElement, at: { readonly x: number; readonly y: number }): void {
  const { width, height } = menu.getBoundingClientRect();
  const left = Math.max(8, Math.min(at.x, innerWidth - width - 8));
  const top = at.y + height > innerHeight - 8 ? Math.max(8, at.y - height - 8) : at.y;
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
}
