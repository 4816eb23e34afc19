import type { ChatModel } from '../../models/chat-model.js';
import { clean } from '../../text/direction.js';
import { detectLanguage, type Language, otherLanguage } from '../../text/language.js';
import type { Turn } from '../answering.js';
import { fillPrompt, LANGUAGE_NAMES, type Prompt } from './prompts.js';
import { REWRITE_FORM, readTexts } from './reply.js';

/** A question that can be understood by itself, and in the other language where the model said it there. */
export interface RewrittenQuestion {
  readonly question: string;
  readonly translation: string | null;
}

/** Of a reply chain the last messages, and of each so many UTF-16 units, are enough to know what "it" is. */
const TURNS = 8;
const LONGEST_TURN = 600;
const LONGEST_QUESTION = 500;

/** Has a question rewritten for the search; what the model makes of it must look like the question, or it stays as it was. */
export async function rewriteQuestion(
  question: string,
  context: readonly Turn[],
  language: Language,
  {
    chat,
    prompt,
    server,
    signal,
  }: { chat: ChatModel; prompt: Prompt; server: string | undefined; signal: AbortSignal | undefined },
): Promise<RewrittenQuestion> {
  const turns = context.slice(-TURNS).map(({ from, text }) => `${from}: ${text.slice(0, LONGEST_TURN)}`);
  const { text } = await chat.complete({
    ...fillPrompt(prompt, {
      facts: { language: LANGUAGE_NAMES[language], otherLanguage: LANGUAGE_NAMES[otherLanguage(language)] },
      data: { turns: turns.join('\n'), question },
    }),
    form: REWRITE_FORM,
    server,
    signal,
  });
  const rewritten = readTexts(text);
  return {
    question: fitting(rewritten.question, language) ?? question,
    translation: fitting(rewritten.translation, otherLanguage(language)),
  };
}

function fitting(text: string | undefined, language: Language): string | null {
  const cleaned = clean(text ?? '').replace(/\s+/g, ' ');
  return cleaned && cleaned.length <= LONGEST_QUESTION && detectLanguage(cleaned) === language ? cleaned : null;
}
