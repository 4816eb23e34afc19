import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Meeting, Paragraph } from '../meetings/meeting.js';
import { detectLanguage, type Language } from '../text/language.js';

/** A file that is not in SQuAD's format; the message names the file and what is missing. */
export class EvaluationFileError extends Error {
  override readonly name = 'EvaluationFileError';
}

/** Questions and paragraphs of a file in SQuAD's format. @see https://rajpurkar.github.io/SQuAD-explorer/ */
export interface SquadFile {
  readonly language: Language;
  /** An article each, with the file's paragraphs as its paragraphs. */
  readonly articles: readonly Meeting[];
  readonly questions: readonly SquadQuestion[];
}

export interface SquadQuestion {
  readonly id: string;
  readonly text: string;
  readonly gold: { readonly meeting: string; readonly paragraph: number };
  readonly answers: readonly string[];
}

/** @throws EvaluationFileError */
export function readSquad(file: string): SquadFile {
  const { data } = object(parse(file), file);
  const articles = array(data, `${file} has no "data" list of articles`);
  const contexts = articles.flatMap((article) => paragraphsOf(article, file).map(({ context }) => String(context)));
  const language = detectLanguage(contexts.slice(0, 50).join(' ')) ?? 'en';
  const questions: SquadQuestion[] = [];
  const meetings = articles.map((article, index) => {
    const id = `article-${index + 1}`;
    const paragraphs = paragraphsOf(article, file);
    paragraphs.forEach(({ qas }, i) => {
      for (const raw of array(qas, `${file} has a paragraph without "qas"`))
        questions.push(question(raw, file, id, i + 1));
    });
    return meeting(
      id,
      String(object(article, file).title ?? ''),
      paragraphs.map(({ context }) => String(context)),
      language,
    );
  });
  if (questions.length === 0) throw new EvaluationFileError(`${file} has no questions.`);
  return { language, articles: meetings, questions };
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new EvaluationFileError(`${file} ${fault(error)}.`);
  }
}

/** In one line: a parser's message quotes the file, line breaks included. */
function fault(error: unknown): string {
  const message = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
  if (error instanceof SyntaxError) return `is not valid JSON (${message})`;
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return `cannot be read: ${code === 'ENOENT' ? 'there is no such file' : message}`;
}

function paragraphsOf(article: unknown, file: string): Record<string, unknown>[] {
  return array(object(article, file).paragraphs, `${file} has an article without "paragraphs"`).map((each) => {
    const paragraph = object(each, file);
    if (typeof paragraph.context !== 'string')
      throw new EvaluationFileError(`${file} has a paragraph without "context".`);
    return paragraph;
  });
}

function question(raw: unknown, file: string, meetingId: string, paragraph: number): SquadQuestion {
  const { id, question: text, answers } = object(raw, file);
  if ((typeof id !== 'string' && typeof id !== 'number') || typeof text !== 'string')
    throw new EvaluationFileError(`${file} has a question without "id" or "question".`);
  const texts = array(answers ?? [], `${file} has a question whose "answers" are no list of texts`).map((answer) =>
    String(object(answer, file).text ?? ''),
  );
  return { id: String(id), text, gold: { meeting: meetingId, paragraph }, answers: texts.filter(Boolean) };
}

/** An article as a meeting: its paragraphs stand as they are, whatever blank lines are in them. */
function meeting(id: string, title: string, contexts: readonly string[], language: Language): Meeting {
  const paragraphs: Paragraph[] = [];
  let text = '';
  for (const context of contexts) {
    paragraphs.push({ number: paragraphs.length + 1, start: text.length, end: text.length + context.length });
    text += `${context}\n\n`;
  }
  const spoken = title.replaceAll('_', ' ').trim();
  return {
    id,
    title: spoken ? { [detectLanguage(spoken) ?? language]: spoken } : {},
    date: null,
    place: {},
    original: language,
    documents: {
      [language]: { language, file: id, text, checksum: createHash('sha256').update(text).digest('hex'), paragraphs },
    },
    machineTranslated: [],
    source: null,
  };
}

function object(value: unknown, file: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new EvaluationFileError(
    `${file} is not in SQuAD’s format: { "data": [{ "paragraphs": [{ "context", "qas" }] }] }.`,
  );
}

function array(value: unknown, otherwise: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw new EvaluationFileError(`${otherwise}.`);
}
