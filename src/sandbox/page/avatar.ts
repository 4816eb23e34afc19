import type { APIUser } from 'discord-api-types/v10';
import { h } from './dom.js';

const colours = ['#5865f2', '#3ba55c', '#d9822b', '#c94b8a', '#2a9d9d'];

/** A picture made of the first letter of a name; the bot's is an arch with a lamp. Drawn here, fetched from nowhere. */
export function avatar(
  user: Pick<APIUser, 'id' | 'bot' | 'username' | 'global_name'>,
  size: 'small' | 'medium' | 'large' = 'medium',
): HTMLElement {
  const image = h('img', {
    class: `avatar ${size}`,
    alt: '',
    src: `data:image/svg+xml,${encodeURIComponent(drawing(user))}`,
  });
  return image;
}

function drawing(user: Pick<APIUser, 'id' | 'bot' | 'username' | 'global_name'>): string {
  const open = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">';
  if (user.bot) {
    return `${open}<rect width="40" height="40" fill="#0f766e"/><path d="M9 33V19a11 11 0 0 1 22 0v14" fill="none" stroke="#fef3c7" stroke-width="2.6" stroke-linecap="round"/><path d="M20 8v8" stroke="#fef3c7" stroke-width="1.6"/><path d="M16 22a4 4 0 0 1 8 0l-1.4 4h-5.2z" fill="#fbbf24"/><path d="M6 33h28" stroke="#fef3c7" stroke-width="2.6" stroke-linecap="round"/></svg>`;
  }
  const colour = colours[Number(BigInt(user.id) % BigInt(colours.length))] ?? '#5865f2';
  const letter = [...(user.global_name ?? user.username)][0] ?? '?';
  const safe = /[\p{L}\p{N}]/u.test(letter) ? letter : '?';
  return `${open}<rect width="40" height="40" fill="${colour}"/><text x="20" y="20" dy=".36em" text-anchor="middle" font-family="system-ui, 'Noto Sans Arabic', sans-serif" font-size="18" font-weight="600" fill="#fff">${safe}</text></svg>`;
}
