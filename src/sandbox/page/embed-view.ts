import type { APIAttachment, APIEmbed } from 'discord-api-types/v10';
import { h, icon } from './dom.js';
import { drawInline, drawMarkdown } from './draw-markdown.js';
import type { Store } from './store.js';
import { messageTime } from './time.js';

/** An embed: a card with a coloured edge. */
export function embedView(store: Store, embed: APIEmbed): HTMLElement {
  const card = h('article', { class: 'embed', 'data-testid': 'embed' });
  if (embed.color !== undefined) card.style.setProperty('--edge', `#${embed.color.toString(16).padStart(6, '0')}`);
  const body = h('div', { class: 'embed-body' });
  if (embed.author) body.append(h('div', { class: 'embed-author', dir: 'auto' }, embed.author.name));
  if (embed.title) {
    const title = drawInline(store, embed.title);
    const link = embed.url
      ? h('a', { href: embed.url, target: '_blank', rel: 'noopener noreferrer nofollow' }, title)
      : title;
    body.append(h('div', { class: 'embed-title', dir: 'auto', 'data-testid': 'embed-title' }, link));
  }
  if (embed.description) {
    body.append(
      h(
        'div',
        { class: 'embed-description markup', 'data-testid': 'embed-description' },
        drawMarkdown(store, embed.description),
      ),
    );
  }
  if (embed.fields && embed.fields.length > 0) {
    const fields = h('div', { class: 'embed-fields' });
    for (const field of embed.fields) {
      fields.append(
        h(
          'div',
          { class: field.inline ? 'embed-field inline' : 'embed-field', 'data-testid': 'embed-field' },
          h('div', { class: 'embed-field-name', dir: 'auto' }, drawInline(store, field.name)),
          h('div', { class: 'embed-field-value markup' }, drawMarkdown(store, field.value)),
        ),
      );
    }
    body.append(fields);
  }
  if (embed.image) body.append(h('img', { class: 'embed-image', src: localUrl(embed.image.url), alt: '' }));
  if (embed.footer || embed.timestamp) {
    body.append(
      h(
        'div',
        { class: 'embed-footer', dir: 'auto', 'data-testid': 'embed-footer' },
        embed.footer?.text,
        embed.footer && embed.timestamp ? ' • ' : null,
        embed.timestamp ? messageTime(embed.timestamp) : null,
      ),
    );
  }
  card.append(body);
  return card;
}

export function attachmentView(attachment: APIAttachment): HTMLElement {
  const url = localUrl(attachment.url);
  if (/^image\/(png|jpeg|gif|webp)$/.test(attachment.content_type ?? '')) {
    return h(
      'a',
      { href: url, target: '_blank', rel: 'noopener', class: 'attachment-image' },
      h('img', { src: url, alt: attachment.description ?? attachment.filename }),
    );
  }
  return h(
    'a',
    {
      class: 'attachment',
      href: url,
      download: attachment.filename,
      'data-testid': 'attachment',
      title: attachment.description ?? null,
    },
    icon('file'),
    h('span', { class: 'attachment-name', dir: 'auto' }, attachment.filename),
    h('span', { class: 'attachment-size' }, size(attachment.size)),
  );
}

/** Files are on the sandbox itself; its page may be open as localhost as well as 127.0.0.1. */
function localUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed?.pathname.startsWith('/attachments/') ? parsed.pathname : 'about:blank';
}

function size(bytes: number): string {
  return bytes < 1_024
    ? `${bytes} B`
    : bytes < 1_048_576
      ? `${(bytes / 1_024).toFixed(1)} KB`
      : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
