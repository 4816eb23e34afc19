import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Answering, AskError, type AskOptions } from '../answers/answering.js';
import { LANGUAGES } from '../text/language.js';
import { given } from './command.js';

/** A line of a batch that cannot be asked; the message says what is wrong with it. */
class BatchLineError extends Error {
  override readonly name = 'BatchLineError';
  constructor(
    readonly id: string | number | null,
    message: string,
  ) {
    super(message);
  }
}

interface BatchLine {
  readonly id: string | number;
  readonly question: string;
  readonly options: AskOptions;
}

/**
 * Answers a JSON line each, in order; a line that cannot be asked gets `{"id", "error"}` in its place and the rest goes
 * on. Blank lines are passed over.
 *
 * @param source a file's path, or `-` for standard input.
 */
export async function askBatch(answering: Answering, source: string, defaults: AskOptions): Promise<number> {
  const input = source === '-' ? process.stdin : createReadStream(source);
  const failed = new Promise<never>((_, reject) => {
    input.once('error', (error: Error) => reject(new Error(`the batch cannot be read: ${error.message}`)));
  });
  failed.catch(() => undefined);
  if (source !== '-') await Promise.race([once(input, 'open'), failed]);
  let first = true;
  for await (const raw of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const line = first ? raw.replace(/^\uFEFF/, '') : raw;
    first = false;
    if (!line.trim()) continue;
    const written = process.stdout.write(`${JSON.stringify(await answerLine(answering, line, defaults))}\n`);
    if (!written) await once(process.stdout, 'drain');
  }
  return 0;
}

async function answerLine(answering: Answering, line: string, defaults: AskOptions): Promise<object> {
  let id: string | number | null = null;
  try {
    const asked = readLine(line);
    id = asked.id;
    return { id, ...(await answering.ask(asked.question, { ...defaults, ...asked.options })) };
  } catch (error) {
    if (error instanceof BatchLineError) return { id: error.id, error: error.message };
    if (error instanceof AskError) return { id, error: error.message };
    return { id, error: `Answering failed: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function readLine(line: string): BatchLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BatchLineError(null, 'This line is not valid JSON: write {"id": …, "question": "…"}.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BatchLineError(null, 'This line is not a JSON object: write {"id": …, "question": "…"}.');
  }
  const { id, question, language, meeting } = value as Record<string, unknown>;
  if (typeof id !== 'string' && typeof id !== 'number') {
    throw new BatchLineError(null, '"id" is missing: give each line an "id", a string or a number.');
  }
  if (typeof question !== 'string') throw new BatchLineError(id, '"question" is missing: write it as a string.');
  const known = LANGUAGES.find((each) => each === language);
  if (language !== undefined && language !== null && !known) {
    throw new BatchLineError(id, '"language" must be "ar" or "en", or left out.');
  }
  if (meeting !== undefined && meeting !== null && typeof meeting !== 'string') {
    throw new BatchLineError(id, '"meeting" must be a meeting’s id, or left out.');
  }
  return { id, question, options: given({ language: known, meeting: meeting ?? undefined }) };
}
