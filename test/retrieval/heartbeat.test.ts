import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { openIndex } from '../../src/retrieval/index-store.js';
import { loadBuiltinEmbeddings } from '../../src/retrieval/load-embeddings.js';
import { record } from './children/records.js';

let directory: string;
let server: WebSocketServer;
let heart: Worker;
let beats = 0;

beforeEach(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'majlis-heart-'));
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) => {
    socket.on('message', (beat) => {
      beats++;
      socket.send(beat.toString());
    });
  });
  await once(server, 'listening');
  heart = new Worker(new URL('./children/heart.js', import.meta.url), {
    workerData: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
  await once(server, 'connection');
});
afterEach(async () => {
  await heart.terminate();
  for (const client of server.clients) client.terminate();
  server.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('a bot whose index is being built', () => {
  it('goes on answering its gateway’s heartbeat', async () => {
    const beatsAt: number[] = [];
    const index = await openIndex({
      directory,
      ...record(3000, 2001),
      embeddings: await loadBuiltinEmbeddings(path.join(directory, 'no-lexicon')),
      log: { info: () => undefined, warn: () => undefined },
      onProgress: () => beatsAt.push(beats),
    });
    expect(index.origin).toBe('built');
    // Were the work done in this thread, no beat could come between two reports of its progress.
    const answered = beatsAt.filter((count, i) => i > 0 && count > (beatsAt[i - 1] ?? 0));
    expect(beatsAt.length).toBeGreaterThan(20);
    expect(answered.length).toBeGreaterThan(beatsAt.length / 2);
  });
});
