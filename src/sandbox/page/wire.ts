import type { APIApplicationCommandOptionChoice, APIMessage } from 'discord-api-types/v10';
import type { PageEvent, PageSnapshot } from '../page-contract.js';

/** What the sandbox said to a request it would not do. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

export function loadState(person: string | null): Promise<PageSnapshot> {
  return get(`/sandbox/state${person ? `?person=${person}` : ''}`);
}

export function loadMessages(channelId: string, person: string): Promise<APIMessage[]> {
  return get(`/sandbox/channels/${channelId}/messages?person=${person}`);
}

export function act(path: string, body: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  return request(`/sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

export async function autocomplete(body: Readonly<Record<string, unknown>>): Promise<{
  readonly choices: readonly APIApplicationCommandOptionChoice[];
  readonly failed: boolean;
}> {
  const answer = await act('autocomplete', body);
  return { choices: answer.choices as APIApplicationCommandOptionChoice[], failed: answer.status === 'failed' };
}

/** Hears what this person can see. `opened` is called at the start, and again after every break. */
export function hear(person: string, opened: () => void, heard: (event: PageEvent) => void): EventSource {
  const source = new EventSource(`/sandbox/stream?person=${person}`);
  source.addEventListener('open', opened);
  source.addEventListener('message', (event) => heard(JSON.parse(event.data as string) as PageEvent));
  return source;
}

function get<T>(path: string): Promise<T> {
  return request(path, {});
}

async function request<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(path, init).catch(() => {
    throw new Refused('The sandbox does not answer. Is it still running?');
  });
  const body = (await response.json()) as T & { message?: string };
  if (!response.ok) throw new Refused(body.message ?? `The sandbox answered ${response.status}.`);
  return body;
}
