import { append, h } from './dom.js';
import { type Block, type Inline, type Line, parseInline, parseMarkdown } from './markdown.js';
import { nameOf, type Store, usersOf } from './store.js';
import { timeElement } from './time.js';

/** Draws Discord's markdown. Each line takes the direction of its own first letter, as in Discord. */
export function drawMarkdown(store: Store, text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const block of parseMarkdown(text)) fragment.append(drawBlock(store, block));
  return fragment;
}

export function drawInline(store: Store, text: string): DocumentFragment {
  return drawLine(store, parseInline(text));
}

function drawBlock(store: Store, block: Block): HTMLElement {
  switch (block.kind) {
    case 'lines':
      return drawLines(store, block.lines);
    case 'code': {
      const pre = h('pre', { class: 'code-block', dir: 'auto' }, h('code', {}, block.text));
      if (block.language) pre.dataset.language = block.language;
      return pre;
    }
    case 'quote': {
      const quote = h('blockquote', { dir: directionOf(block.blocks) });
      for (const inner of block.blocks) quote.append(drawBlock(store, inner));
      return quote;
    }
    case 'header':
      return h(
        `h${block.level + 2}` as 'h3',
        { class: `md-h${block.level}`, dir: 'auto' },
        drawLine(store, block.line),
      );
    case 'subtext':
      return h('small', { class: 'subtext', dir: 'auto' }, drawLine(store, block.line));
    case 'list': {
      const list = h(block.ordered ? 'ol' : 'ul', { dir: 'auto', start: block.ordered ? block.start : null });
      for (const item of block.items) {
        const line = h('li', { class: `depth-${item.depth}`, dir: 'auto' }, drawLine(store, item.line));
        list.append(line);
      }
      return list;
    }
  }
}

function drawLines(store: Store, lines: readonly Line[]): HTMLElement {
  const paragraph = h('div', { class: 'lines' });
  for (const line of lines) {
    const drawn = h('div', { class: 'line', dir: 'auto' }, drawLine(store, line));
    if (line.length === 0) drawn.append(h('br'));
    paragraph.append(drawn);
  }
  return paragraph;
}

function drawLine(store: Store, line: Line): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const node of line) fragment.append(drawNode(store, node));
  return fragment;
}

const wrappers = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' } as const;

function drawNode(store: Store, node: Inline): Node {
  switch (node.kind) {
    case 'text':
      return document.createTextNode(node.text);
    case 'newline':
      return h('br');
    case 'code':
      return h('code', { class: 'inline-code' }, node.text);
    case 'spoiler':
      return spoiler(store, node.children);
    case 'link': {
      const attributes = { href: node.url, title: node.url, target: '_blank', rel: 'noopener noreferrer nofollow' };
      return h('a', attributes, drawLine(store, node.children));
    }
    case 'user': {
      const user = usersOf(store).find((each) => each.id === node.id);
      return mention(`@${user ? nameOf(user) : 'unknown-user'}`);
    }
    case 'role':
      return mention('@role');
    case 'channel':
      return mention(`#${store.channels.get(node.id)?.api.name ?? 'unknown'}`);
    case 'everyone':
      return mention(node.text);
    case 'command':
      return mention(`/${node.name}`);
    case 'time':
      return timeElement(node.seconds, node.style);
    default: {
      const element = h(wrappers[node.kind]);
      append(element, [drawLine(store, node.children)]);
      return element;
    }
  }
}

/** A name in another script than its sentence must not reorder the sentence: it is isolated. */
function mention(text: string): HTMLElement {
  return h('span', { class: 'mention' }, h('bdi', {}, text));
}

function spoiler(store: Store, children: Line): HTMLElement {
  const element = h('span', {
    class: 'spoiler',
    role: 'button',
    tabindex: 0,
    'aria-label': 'Spoiler',
    'aria-expanded': 'false',
  });
  element.append(h('span', {}, drawLine(store, children)));
  const show = (): void => {
    element.classList.add('shown');
    element.setAttribute('aria-expanded', 'true');
    element.removeAttribute('aria-label');
  };
  element.addEventListener('click', show);
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') show();
  });
  return element;
}

/** A quote's bar stands on the side where its first line begins. */
function directionOf(blocks: readonly Block[]): 'ltr' | 'rtl' | 'auto' {
  const text = JSON.stringify(blocks, (key, value: unknown) =>
    key === 'kind' || key === 'url' || key === 'id' ? '' : value,
  );
  const strong = /(?<rtl>[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC])|(?<ltr>\p{L})/u.exec(text.replace(/"\w+":/g, ''));
  if (!strong?.groups) return 'auto';
  return strong.groups.rtl ? 'rtl' : 'ltr';
}
