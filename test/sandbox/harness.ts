import { Client, type ClientOptions, Events, GatewayIntentBits } from 'discord.js';
import { afterEach } from 'vitest';
import { type Sandbox, type SandboxOptions, type SandboxPerson, startSandbox } from '../../src/sandbox/sandbox.js';

export interface Opened {
  readonly sandbox: Sandbox;
  readonly noura: SandboxPerson;
  readonly daniel: SandboxPerson;
}

const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A sandbox that is closed when the test is over. */
export async function open(options: SandboxOptions = {}): Promise<Opened> {
  const sandbox = await startSandbox(options);
  closers.push(() => sandbox.close());
  const [noura, daniel] = sandbox.people;
  if (!noura || !daniel) throw new Error('The sandbox has two people.');
  return { sandbox, noura, daniel };
}

export const usualIntents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
];

/** The real discord.js client, not logged in yet; destroyed when the test is over. */
export function client(sandbox: Sandbox, options: Partial<ClientOptions> = {}): Client {
  const made = new Client({
    intents: usualIntents,
    ...options,
    rest: { api: sandbox.apiUrl, retries: 1, ...options.rest },
  });
  closers.push(() => made.destroy());
  return made;
}

/** The real discord.js client, logged in and ready. */
export async function bot(sandbox: Sandbox, options: Partial<ClientOptions> = {}): Promise<Client<true>> {
  const made = client(sandbox, options);
  const ready = new Promise<Client<true>>((resolve) => made.once(Events.ClientReady, resolve));
  await made.login(sandbox.token);
  return ready;
}

/** Asks the API without a client, so that what a client would forbid or repeat goes over the wire as it is. */
export async function ask(
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = { authorization: `Bot ${sandbox.token}` },
): Promise<{ readonly status: number; readonly headers: Headers; readonly body: unknown }> {
  const response = await fetch(`${sandbox.apiUrl}/v10${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

/** The error a promise is rejected with. */
export async function refusalOf(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  try {
    await promise;
  } catch (error) {
    return error as Error & Record<string, unknown>;
  }
  throw new Error('It was not refused.');
}
