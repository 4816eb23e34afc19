import { createHash, randomBytes } from 'node:crypto';
import { appendFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Meeting, originalDocument, paragraphText } from '../../meetings/meeting.js';
import type { ChatModel } from '../../models/chat-model.js';
import { clean } from '../../text/direction.js';
import type { Language } from '../../text/language.js';
import { fillPrompt, LANGUAGE_NAMES, type Prompt } from './prompts.js';
import { readTexts, TRANSLATION_FORM } from './reply.js';
import { translationFault } from './translation-check.js';

export interface TranslateOptions {
  readonly meeting: Meeting;
  /** The meeting's own folder. */
  readonly folder: string;
  readonly to: Language;
  readonly chat: ChatModel;
  readonly prompt: Prompt;
  /** Paragraphs; begins with those that an earlier run had done. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** A meeting that cannot be translated, or not all of it yet; the message says why and what to do. */
export class TranslationError extends Error {
  override readonly name = 'TranslationError';
}

/** How often a paragraph is asked for: once, and again with what was wrong. */
const TRIES = 3;
/** Paragraphs before, that show the model how names were spelled. */
const SHOWN_BEFORE = 2;

/**
 * Translates a meeting's record with a model and writes the translation into the meeting's folder, aligned paragraph by
 * paragraph, and marked in `meeting.json` as a machine's.
 *
 * Each paragraph is checked: names, numbers, dates and countries of the record, and no others. What is done is kept in a
 * file aside, so that a run that was interrupted, or whose model failed, goes on where it stopped. The folder changes
 * only when all is done. Returns the translation's file.
 *
 * @throws TranslationError, ModelError where the model doesn't answer, the signal's reason.
 */
export async function translateMeeting(options: TranslateOptions): Promise<string> {
  const { meeting, folder, to, onProgress, signal } = options;
  const original = originalDocument(meeting);
  if (meeting.original === to)
    throw new TranslationError(`The record of ${meeting.id} is in ${LANGUAGE_NAMES[to]} already.`);
  if (meeting.documents[to])
    throw new TranslationError(
      `${meeting.id} has a translation into ${LANGUAGE_NAMES[to]} already: ${meeting.documents[to].file}. Remove it, and from meeting.json, to make another.`,
    );
  const file = `document.${to}.txt`;
  const aside = path.join(folder, `.${file}.partial`);
  const done = await readPartial(aside);
  const translations: string[] = [];
  const total = original.paragraphs.length;
  for (const { number } of original.paragraphs) {
    signal?.throwIfAborted();
    const source = paragraphText(original, number);
    const key = createHash('sha256').update(`${to} ${source}`).digest('hex');
    let translation = done.get(key);
    if (translation === undefined) {
      translation = await translateParagraph(source, number, translations, options);
      await appendFile(aside, `${JSON.stringify({ key, translation })}\n`);
    }
    translations.push(translation);
    onProgress?.(number, total);
  }
  await replaceFile(path.join(folder, file), `${translations.join('\n\n')}\n`);
  await addToDescription(path.join(folder, 'meeting.json'), to, file);
  await rm(aside, { force: true });
  return path.join(folder, file);
}

async function translateParagraph(
  source: string,
  number: number,
  before: readonly string[],
  { meeting, to, chat, prompt, signal }: TranslateOptions,
): Promise<string> {
  const original = originalDocument(meeting);
  const shown = before.slice(-SHOWN_BEFORE).map((translation, i, all) => {
    const earlier = paragraphText(original, number - all.length + i);
    return `${earlier}\n${translation}`;
  });
  let fault = '';
  for (let tried = 0; tried < TRIES; tried++) {
    const { text } = await chat.complete({
      ...fillPrompt(prompt, {
        facts: { language: LANGUAGE_NAMES[meeting.original], otherLanguage: LANGUAGE_NAMES[to] },
        data: { before: shown.join('\n\n'), paragraph: source, fault },
      }),
      form: TRANSLATION_FORM,
      signal,
    });
    const translation = clean(readTexts(text).translation ?? '').replace(/\s+/g, ' ');
    const found = translationFault(source, meeting.original, translation, to);
    if (found === null) return translation;
    fault = found;
  }
  throw new TranslationError(
    `Paragraph ${number} of ${meeting.id} was not translated faithfully in ${TRIES} tries (${fault}). The ${number - 1} paragraphs before it are kept: run it again, perhaps with another CHAT_MODEL.`,
  );
}

async function readPartial(file: string): Promise<Map<string, string>> {
  const done = new Map<string, string>();
  const text = await readFile(file, 'utf8').catch(() => '');
  for (const line of text.split('\n').filter(Boolean)) {
    try {
      const { key, translation } = JSON.parse(line);
      if (typeof key === 'string' && typeof translation === 'string') done.set(key, translation);
    } catch {
      // The line that an interrupted run was writing.
    }
  }
  return done;
}

/** Tells of the translation, and changes nothing else that stands there. */
async function addToDescription(file: string, to: Language, document: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const description = JSON.parse(text.replace(/^\uFEFF/, ''));
  description.documents = { ...description.documents, [to]: document };
  description.machineTranslated = [...new Set([...(description.machineTranslated ?? []), to])];
  await replaceFile(file, `${JSON.stringify(description, null, 2)}\n`);
}

async function replaceFile(file: string, text: string): Promise<void> {
  const aside = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    await writeFile(aside, text);
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}
