import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { send } from './api.js';
import { DiscordError } from './errors.js';
import { isLoopbackHost } from './loopback.js';
import type { StoredFile, World } from './world.js';

export interface Handlers {
  readonly api: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly sandbox: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** One port for everything: the API, the page and what it talks to, and the files that were sent. */
export function createSandboxServer(world: World, handlers: () => Handlers): Server {
  return createServer({ keepAlive: true, requestTimeout: 0 }, (request, response) => {
    route(world, handlers(), request, response).catch((error: unknown) => {
      process.stderr.write(`The sandbox failed on a request: ${String(error)}\n`);
      if (!response.headersSent)
        send(response, { status: 500, body: { message: 'The sandbox failed on this request.' } });
    });
  });
}

/** Listens on the loopback interface and nowhere else; says which port is taken, and how to choose another. */
export function listen(server: Server, port: number, host: '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return reject(error);
      const why = error.code === 'EACCES' ? 'may not be used' : 'is taken by another program';
      reject(new Error(`Port ${port} ${why}. Set SANDBOX_PORT to a free one, or to 0 for any.`, { cause: error }));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

async function route(
  world: World,
  handlers: Handlers,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isLoopbackHost(request.headers.host)) {
    send(response, {
      status: 403,
      body: { message: 'The sandbox answers on this machine only: 127.0.0.1 or localhost.' },
    });
    return;
  }
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/api' || pathname.startsWith('/api/')) return handlers.api(request, response);
  if (pathname.startsWith('/sandbox/')) return handlers.sandbox(request, response);
  if (pathname.startsWith('/attachments/')) return sendFile(response, attachment(world, pathname));
  return sendPage(response, pathname);
}

function attachment(world: World, pathname: string): StoredFile | undefined {
  return world.files.get(safeDecode(pathname.slice('/attachments/'.length)));
}

/** What a bot uploads is shown as text or a picture, or saved; never run as a page of ours. */
function sendFile(response: ServerResponse, file: StoredFile | undefined): void {
  if (!file) {
    send(response, { status: 404, body: new DiscordError(404, 0, '404: Not Found').body });
    return;
  }
  const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(file.contentType);
  const isText = file.contentType.startsWith('text/') || file.contentType.startsWith('application/json');
  response
    .writeHead(200, {
      'Content-Type': isPicture ? file.contentType : isText ? 'text/plain; charset=utf-8' : 'application/octet-stream',
      'Content-Length': file.bytes.byteLength,
      'Content-Disposition': `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    })
    .end(file.bytes);
}

const pageTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** The page may load what stands beside it and nothing from anywhere else. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

async function sendPage(response: ServerResponse, pathname: string): Promise<void> {
  const name = pathname === '/' ? 'index.html' : pathname.slice(1);
  const type = pageTypes[extname(name)];
  const bytes = type && /^[a-z][a-z.-]*$/.test(name) ? await readPageFile(name) : undefined;
  if (!bytes || !type) {
    send(response, { status: 404, body: { message: '404: Not Found', code: 0 } });
    return;
  }
  response
    .writeHead(200, {
      'Content-Type': type,
      'Content-Length': bytes.byteLength,
      'Cache-Control': 'no-cache',
      'Content-Security-Policy': pagePolicy,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    })
    .end(bytes);
}

/** The page is built next to this file; run from source (as tests do), it stands in the build folder. */
async function readPageFile(name: string): Promise<Buffer | undefined> {
  const places = [
    new URL(`page/${name}`, import.meta.url),
    new URL(`../../dist/sandbox/page/${name}`, import.meta.url),
  ];
  const ordered = import.meta.url.endsWith('.ts') ? places.slice(1) : places.slice(0, 1);
  for (const place of ordered) {
    const bytes = await readFile(place).catch(() => undefined);
    if (bytes) return bytes;
  }
  return undefined;
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
