import { once } from 'node:events';
import { createReadStream } from 'node:fs';
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

/** The questions' file cannot be read; the message says which and why. */
class BatchFileError extends Error {
  override readonly name = 'BatchFileError';
  constructor(source: string, cause: unknown) {
    super(`The questions in ${source} cannot be read: ${whyUnreadable(cause)}.`, { cause });
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
  for await (const line of linesOf(source)) {
    if (!line.trim()) continue;
    const written = process.stdout.write(`${JSON.stringify(await answerLine(answering, line, defaults))}\n`);
    if (!written) await once(process.stdout, 'drain');
  }
  return 0;
}

/**
 * The lines of a file, or of standard input, without a byte order mark. Only line feeds end a line: U+2028 and U+2029,
 * which readline breaks at too, may stand in a JSON string as they are.
 */
async function* linesOf(source: string): AsyncGenerator<string> {
  const input = source === '-' ? process.stdin : createReadStream(source);
  let rest = '';
  let first = true;
  try {
    for await (const chunk of input.setEncoding('utf8')) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        yield first ? withoutMark(line) : line;
        first = false;
      }
    }
  } catch (error) {
    throw new BatchFileError(source, error);
  }
  yield first ? withoutMark(rest) : rest;
}

function withoutMark(line: string): string {
  return line.replace(/^\uFEFF/, '');
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

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  return error instanceof Error ? error.message : String(error);
}
