import { h } from './dom.js';

const styles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/** `<t:…:R>` and its kin. Relative ones keep counting: see `refreshTimes`. */
export function timeElement(seconds: number, style: string): HTMLElement {
  const date = new Date(seconds * 1_000);
  if (Number.isNaN(date.getTime())) return h('span', {}, 'Invalid date');
  const text = style === 'R' ? relative(date) : date.toLocaleString('en-GB', styles[style] ?? styles.f ?? {});
  const title = date.toLocaleString('en-GB', styles.F ?? {});
  return h('time', { class: 'timestamp', dir: 'ltr', datetime: date.toISOString(), title, 'data-style': style }, text);
}

/** Rewrites every relative time on the page. */
export function refreshTimes(): void {
  for (const element of document.querySelectorAll<HTMLTimeElement>('time[data-style="R"]')) {
    element.textContent = relative(new Date(element.dateTime));
  }
}

const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

function relative(date: Date): string {
  const seconds = Math.round((date.getTime() - Date.now()) / 1_000);
  const [unit, size] = units.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}

/** The time beside an author's name: today's by the clock, older ones with their date. */
export function messageTime(iso: string): HTMLElement {
  const date = new Date(iso);
  const today = date.toDateString() === new Date().toDateString();
  const clock = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const text = today ? clock : `${date.toLocaleDateString('en-GB')} ${clock}`;
  return h('time', { class: 'when', datetime: iso, title: date.toLocaleString('en-GB', styles.F ?? {}) }, text);
}
