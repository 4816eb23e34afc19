import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { LANGUAGES, type Language, type Localised } from '../text/language.js';
import type { Meeting, MeetingDocument } from './meeting.js';
import { paragraphsOf } from './paragraphs.js';

/** Bytes; ten times the minutes of the longest parliamentary day. More is a mistake, and would stall the index. */
export const MAX_DOCUMENT_BYTES = 10 * 1024 * 1024;

/** A meeting's folder that breaks a rule. The message names the folder, the rule and the place, and what to do. */
export interface MeetingProblem {
  readonly id: string;
  readonly message: string;
}

export interface Meetings {
  /** Those that keep every rule, by id. */
  readonly meetings: readonly Meeting[];
  readonly problems: readonly MeetingProblem[];
}

/** Reads every meeting's folder under `directory`. A folder that breaks a rule is reported, and the others still load. */
export function readMeetings(directory: string): Meetings {
  const meetings: Meeting[] = [];
  const problems: MeetingProblem[] = [];
  for (const id of folders(directory, problems)) {
    try {
      meetings.push(readMeeting(directory, id));
    } catch (error) {
      if (!(error instanceof MeetingError)) throw error;
      problems.push({ id, message: `Meeting "${id}" was left out: ${error.message}` });
    }
  }
  return { meetings, problems };
}

class MeetingError extends Error {
  override readonly name = 'MeetingError';
}

function folders(directory: string, problems: MeetingProblem[]): string[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith('.') && isDirectory(path.join(directory, entry.name)))
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    const why = code(error) === 'ENOENT' ? 'there is no such folder' : reason(error);
    problems.push({
      id: '',
      message: `No meetings: ${why}: ${directory}. Set INDEX_DATA to the folder that holds meetings/.`,
    });
    return [];
  }
}

function readMeeting(directory: string, id: string): Meeting {
  const folder = path.join(directory, id);
  const description = readDescription(path.join(folder, 'meeting.json'));
  const original = language(description.original);
  const files = documentFiles(description.documents, original);
  const documents: Partial<Record<Language, MeetingDocument>> = {};
  for (const [documentLanguage, file] of files)
    documents[documentLanguage] = readDocument(folder, file, documentLanguage);
  checkAligned(documents, original);
  return {
    id,
    title: title(description.title),
    date: date(description.date),
    place: localised('place', description.place),
    original,
    documents,
    machineTranslated: machineTranslated(description.machineTranslated),
    source: typeof description.source === 'string' && description.source.trim() ? description.source.trim() : null,
  };
}

function readDescription(file: string): Record<string, unknown> {
  const text = decode(readFile(file), 'meeting.json').replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new MeetingError(`meeting.json is not valid JSON (${reason(error)}). Correct it there.`);
  }
  if (!isRecord(value)) throw new MeetingError('meeting.json must hold one object, { "title": …, "original": … }.');
  return value;
}

function language(value: unknown): Language {
  const known = LANGUAGES.find((each) => each === value);
  if (!known) throw new MeetingError('"original" in meeting.json must be "ar" or "en", the language of the record.');
  return known;
}

function documentFiles(value: unknown, original: Language): [Language, string][] {
  if (!isRecord(value)) {
    throw new MeetingError(
      `"documents" in meeting.json must name the record's file, { "${original}": "document.${original}.txt" }.`,
    );
  }
  const files = Object.entries(value).map(([key, file]): [Language, string] => {
    const known = LANGUAGES.find((each) => each === key);
    if (!known) throw new MeetingError(`"documents" in meeting.json names "${key}": only "ar" and "en" are known.`);
    if (typeof file !== 'string' || !file || path.basename(file) !== file || file.startsWith('.')) {
      throw new MeetingError(
        `"documents"."${key}" in meeting.json must be the name of a file in the meeting's own folder.`,
      );
    }
    return [known, file];
  });
  if (!files.some(([key]) => key === original)) {
    throw new MeetingError(
      `"documents" in meeting.json has no "${original}", the original's language: name the record's file there.`,
    );
  }
  return files;
}

function readDocument(folder: string, file: string, documentLanguage: Language): MeetingDocument {
  const bytes = readFile(path.join(folder, file));
  const text = decode(bytes, file);
  const paragraphs = paragraphsOf(text);
  if (paragraphs.length === 0) throw new MeetingError(`${file} is empty: write the document's text into it.`);
  return {
    language: documentLanguage,
    file,
    text,
    checksum: createHash('sha256').update(bytes).digest('hex'),
    paragraphs,
  };
}

function readFile(file: string): Buffer {
  const name = path.basename(file);
  try {
    const stats = statSync(file);
    // Reading a pipe or a device would wait for ever.
    if (!stats.isFile()) throw new MeetingError(`${name} is not a file: put the text itself there.`);
    const { size } = stats;
    if (size > MAX_DOCUMENT_BYTES) {
      throw new MeetingError(
        `${name} has ${(size / 1024 / 1024).toFixed(1)} MB, and a document may have ${MAX_DOCUMENT_BYTES / 1024 / 1024}: split it into several meetings.`,
      );
    }
    return readFileSync(file);
  } catch (error) {
    if (error instanceof MeetingError) throw error;
    if (code(error) === 'ENOENT') throw new MeetingError(`${name} is missing: put it into the meeting's folder.`);
    throw new MeetingError(`${name} cannot be read (${reason(error)}).`);
  }
}

function decode(bytes: Buffer, name: string): string {
  try {
    // The byte order mark stays, so that offsets are those of the file as anybody reads it.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Told below, together with text that decodes but is none.
  }
  throw new MeetingError(
    `${name} is not UTF-8 text (Windows-1256 and UTF-16 are common for Arabic): save it as UTF-8.`,
  );
}

function checkAligned(documents: Meeting['documents'], original: Language): void {
  const record = documents[original];
  for (const document of Object.values(documents)) {
    if (!record || document === record) continue;
    const [here, there] = [document.paragraphs.length, record.paragraphs.length];
    if (here === there) continue;
    const first = Math.min(here, there) + 1;
    const fault =
      here < there
        ? `paragraph ${first} of ${record.file} has no translation`
        : `its paragraph ${first} translates nothing`;
    throw new MeetingError(
      `${document.file} has ${here} paragraphs, the original ${there}: ${fault}. Blank lines separate paragraphs; make both match.`,
    );
  }
}

function title(value: unknown): Localised {
  const titles = localised('title', value);
  if (Object.keys(titles).length === 0)
    throw new MeetingError('"title" in meeting.json is missing: write { "ar": "…" }, { "en": "…" } or both.');
  return titles;
}

function localised(name: string, value: unknown): Localised {
  if (value === undefined) return {};
  if (!isRecord(value))
    throw new MeetingError(`"${name}" in meeting.json must be { "ar": "…", "en": "…" }, or one of the two.`);
  const texts: Partial<Record<Language, string>> = {};
  for (const each of LANGUAGES) {
    const text = value[each];
    if (text === undefined) continue;
    if (typeof text !== 'string' || !text.trim())
      throw new MeetingError(`"${name}"."${each}" in meeting.json must be text.`);
    texts[each] = text.trim();
  }
  return texts;
}

function date(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const real = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`);
  if (!real || Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== value) {
    throw new MeetingError('"date" in meeting.json must be a day as YYYY-MM-DD.');
  }
  return value;
}

function machineTranslated(value: unknown): Language[] {
  if (value === undefined) return [];
  if (!Array.isArray(value))
    throw new MeetingError('"machineTranslated" in meeting.json must be a list of languages, ["en"].');
  return LANGUAGES.filter((each) => value.includes(each));
}

function isDirectory(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function code(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function reason(error: unknown): string {
  // A parser's message quotes the file, line breaks included; ours is one line.
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
}
