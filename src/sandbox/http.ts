import type { IncomingMessage } from 'node:http';
import { refusals } from './errors.js';
import { isRecord, type Json } from './fields.js';
import type { UploadedFile } from './messages.js';

/** A request as the routes see it: path without `/api/v10`, body parsed, files unpacked. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

export interface ApiResponse {
  readonly status: number;
  /** Nothing here means nothing on the wire, content type included. */
  readonly body?: unknown;
}

const largestBody = 110 * 1024 * 1024;

/** Reads a body: JSON as it is, a multipart form as its `payload_json` and `files[n]`. */
export async function readBody(
  request: IncomingMessage,
): Promise<{ readonly body: unknown; readonly files: readonly UploadedFile[] }> {
  const bytes = await readBytes(request);
  if (bytes.byteLength === 0) return { body: undefined, files: [] };
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readForm(bytes, type);
  return { body: parseJson(new TextDecoder().decode(bytes)), files: [] };
}

/** The body as an object; anything else counts as an empty form, whose missing fields the route will name. */
export function jsonOf(request: ApiRequest): Json {
  return isRecord(request.body) ? request.body : {};
}

async function readBytes(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > largestBody) throw refusals.tooLarge();
    chunks.push(chunk);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all;
}

async function readForm(
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
): Promise<{ readonly body: unknown; readonly files: readonly UploadedFile[] }> {
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => {
    throw refusals.invalidJson();
  });
  const files: UploadedFile[] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') continue;
    files.push({
      key: /^files\[(\d+)\]$/.exec(name)?.[1] ?? name,
      filename: value.name,
      contentType: value.type || 'application/octet-stream',
      bytes: new Uint8Array(await value.arrayBuffer()),
    });
  }
  const payload = form.get('payload_json');
  return { body: typeof payload === 'string' ? parseJson(payload) : Object.fromEntries(textsOf(form)), files };
}

function textsOf(form: FormData): [string, string][] {
  return [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : []));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refusals.invalidJson();
  }
}
