import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the model server received it. */
export interface ReceivedRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: ChatBody & { readonly input?: string | readonly string[] };
}

export interface ChatBody {
  readonly model?: string;
  readonly messages?: readonly { readonly role: string; readonly content: string }[];
  readonly stream?: boolean;
  readonly temperature?: number;
  readonly tools?: readonly { readonly function: { readonly name: string } }[];
  readonly response_format?: { readonly type: string };
}

/** What the server does with one request. */
export type Act =
  | { readonly say: string; readonly pace?: Pace }
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly message?: string }
  /** Accepts the request, says so much of a reply, and then nothing, with the line open. */
  | { readonly stall: string }
  /** Says so much and closes the socket. */
  | { readonly hangUp: string }
  /** Says it again and again and never ends. */
  | { readonly endless: string };

/** Milliseconds before the first piece and between pieces, and how long a piece is in characters. */
export interface Pace {
  readonly first: number;
  readonly between: number;
  readonly size: number;
}

export interface Timing {
  readonly received: number;
  first: number | null;
  ended: number | null;
}

/** Chooses what to do with a request; `turn` counts the chat requests from 0. */
export type Script = (request: ReceivedRequest, turn: number) => Act;

export interface ModelServer {
  /** For OPENAI_BASE_URL. */
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  /** When each chat request was received, when the first piece of its reply was sent, and when its end was. By performance.now(). */
  readonly timings: readonly Timing[];
  /** Connections whose reply was given up by whoever asked. */
  readonly abandoned: () => number;
  play(script: Script | Act): void;
  /** Fails requests for embeddings where the script gives a status. */
  playEmbeddings(script: () => Extract<Act, { status: number }> | null): void;
  close(): Promise<void>;
}

/** A server of the tests' own that speaks the OpenAI API on a free port of this machine, as its script wants. */
export async function startModelServer(first: Script | Act = { say: '' }): Promise<ModelServer> {
  const requests: ReceivedRequest[] = [];
  const timings: Timing[] = [];
  let script: Script = asScript(first);
  let embeddingScript: () => Extract<Act, { status: number }> | null = () => null;
  let abandoned = 0;
  let turn = 0;
  const server = createServer(async (request, response) => {
    response.on('close', () => {
      if (!response.writableFinished) abandoned++;
    });
    const received: ReceivedRequest = {
      path: request.url ?? '',
      authorization: request.headers.authorization,
      body: JSON.parse(await bodyOf(request)),
    };
    requests.push(received);
    if (received.path.endsWith('/embeddings')) {
      const fault = embeddingScript();
      if (fault) {
        await perform(fault, received.body, response);
        return;
      }
      json(response, 200, embeddings(received.body.input ?? []));
      return;
    }
    const timing: Timing = { received: performance.now(), first: null, ended: null };
    timings.push(timing);
    response.on('finish', () => {
      timing.ended = performance.now();
    });
    await perform(script(received, turn++), received.body, response, timing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    timings,
    abandoned: () => abandoned,
    play(next) {
      script = asScript(next);
      turn = 0;
    },
    playEmbeddings(next) {
      embeddingScript = next;
    },
    close: () => closeServer(server),
  };
}

function asScript(script: Script | Act): Script {
  return typeof script === 'function' ? script : () => script;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

async function perform(act: Act, body: ChatBody, response: ServerResponse, timing?: Timing): Promise<void> {
  if ('status' in act) {
    const error = { message: act.message ?? `scripted ${act.status}`, type: 'scripted', code: null };
    json(response, act.status, { error }, act.headers);
    return;
  }
  const tool = body.tools?.[0]?.function.name;
  if ('say' in act && !body.stream) {
    json(response, 200, wholeReply(act.say, tool));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  const say = (text: string): void => {
    if (timing) timing.first ??= performance.now();
    response.write(event(delta(text, tool)));
  };
  if ('say' in act) {
    await speak(act.say, act.pace ?? { first: 0, between: 0, size: 24 }, say);
    response.write(event({ choices: [{ index: 0, delta: {}, finish_reason: tool ? 'tool_calls' : 'stop' }] }));
    response.write(event({ choices: [], usage: { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 } }));
    response.end('data: [DONE]\n\n');
  } else if ('stall' in act) {
    if (act.stall) say(act.stall);
  } else if ('hangUp' in act) {
    if (act.hangUp) say(act.hangUp);
    setImmediate(() => response.destroy());
  } else {
    const more = (): void => {
      while (!response.destroyed && response.write(event(delta(act.endless, tool)))) {}
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  }
}

async function speak(text: string, { first, between, size }: Pace, say: (piece: string) => void): Promise<void> {
  if (first > 0) await new Promise((resolve) => setTimeout(resolve, first));
  for (let start = 0; start < text.length; start += size) {
    if (start > 0 && between > 0) await new Promise((resolve) => setTimeout(resolve, between));
    say(text.slice(start, start + size));
  }
}

function delta(text: string, tool: string | undefined): object {
  const call = { index: 0, id: 'call_1', type: 'function', function: { name: tool, arguments: text } };
  return {
    choices: [
      { index: 0, delta: tool ? { role: 'assistant', tool_calls: [call] } : { role: 'assistant', content: text } },
    ],
  };
}

function wholeReply(text: string, tool: string | undefined): unknown {
  const message = tool
    ? {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'call_1', type: 'function', function: { name: tool, arguments: text } }],
      }
    : { role: 'assistant', content: text };
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage: { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 },
  };
}

function event(value: object): string {
  return `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', model: 'scripted', ...value })}\n\n`;
}

/** Vectors of eight numbers, made from the letters of a text: equal texts have equal ones. */
function embeddings(input: string | readonly string[]): unknown {
  const texts = typeof input === 'string' ? [input] : input;
  const vector = (text: string): number[] => {
    const counts = Array.from({ length: 8 }, () => 1);
    for (const letter of text)
      counts[(letter.codePointAt(0) ?? 0) % 8] = (counts[(letter.codePointAt(0) ?? 0) % 8] ?? 0) + 1;
    return counts;
  };
  return {
    object: 'list',
    data: texts.map((text, index) => ({ object: 'embedding', index, embedding: vector(text) })),
    usage: { prompt_tokens: 1, total_tokens: 1 },
  };
}

function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
