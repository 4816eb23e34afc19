import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Control } from './control.js';
import { DiscordError, refusals } from './errors.js';
import type { Faults } from './faults.js';
import { type ApiResponse, readBody } from './http.js';
import type { RateLimits } from './rate-limit.js';
import { findRoute, type Route } from './router.js';
import type { World } from './world.js';

/** Answers requests to `/api`, with what Discord answers, errors and headers included. */
export class Api {
  constructor(
    readonly world: World,
    readonly routes: readonly Route[],
    readonly faults: Faults,
    readonly rateLimits: RateLimits,
    readonly control: Control,
  ) {}

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = url.pathname.replace(/^\/api(?:\/v\d+)?/, '').replaceAll('%40', '@');
    let headers: Readonly<Record<string, string>> = {};
    let read: Awaited<ReturnType<typeof readBody>> = { body: undefined, files: [] };
    let answer: ApiResponse;
    try {
      read = await readBody(request);
      const { wait, refusal } = this.faults.takeFor(method, path);
      if (wait > 0) await sleep(wait);
      if (refusal) throw refusal;
      const { route, params } = findRoute(this.routes, method, path);
      if (!route.withoutToken && request.headers.authorization !== `Bot ${this.world.token}`) {
        throw refusals.unauthorized();
      }
      const counted = this.rateLimits.count(method, route.path, params);
      headers = counted.headers;
      if (counted.refusal) throw counted.refusal;
      answer = await route.handle({ method, path, params, query: url.searchParams, ...read });
    } catch (error) {
      const refusal = error instanceof DiscordError ? error : unexpected(error);
      headers = { ...headers, ...refusal.headers };
      answer = { status: refusal.status, body: refusal.body };
    }
    this.control.log({ method, path, status: answer.status, at: this.world.now(), body: read.body });
    send(response, answer, headers);
    this.world.events.emit({ type: 'request', method, path, status: answer.status });
  }
}

/** Writes an answer; one without a body goes without a content type, as a 204 must. */
export function send(
  response: ServerResponse,
  answer: ApiResponse,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.destroyed) return;
  if (answer.body === undefined) {
    response.writeHead(answer.status, headers).end();
    return;
  }
  const text = JSON.stringify(answer.body);
  response
    .writeHead(answer.status, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(text),
      'X-Content-Type-Options': 'nosniff',
      ...headers,
    })
    .end(text);
}

/** A fault of the sandbox's own: said on standard error, since its answer says no more than Discord's would. */
function unexpected(error: unknown): DiscordError {
  if (error instanceof URIError) return new DiscordError(400, 0, '400: Bad Request');
  process.stderr.write(`The sandbox failed on a request: ${error instanceof Error ? error.stack : String(error)}\n`);
  return new DiscordError(500, 0, '500: Internal Server Error');
}
