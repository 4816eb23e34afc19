import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ChatRequest } from '../../models/chat-model.js';
import { clean } from '../../text/direction.js';
import type { Language } from '../../text/language.js';

export const PROMPT_NAMES = ['answer', 'repair', 'rewrite', 'summary', 'summary-parts', 'translate'] as const;
export type PromptName = (typeof PROMPT_NAMES)[number];

/** What the languages are called in prompts. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { ar: 'Arabic', en: 'English' };

/** A prompt as its Markdown file has it, and the hash of that file, which tells its version. */
export interface Prompt {
  readonly name: PromptName;
  readonly version: string;
  readonly system: string;
  readonly user: string;
}

export type Prompts = Readonly<Record<PromptName, Prompt>>;

/** The folder `prompts/` of the program, beside `src/` or `dist/`. */
export const PROMPTS_FOLDER = fileURLToPath(new URL('../../../prompts/', import.meta.url));

/** Reads the prompts. Each file has a part for the system and one for the user, under the headings `# System`, `# User`. */
export async function loadPrompts(folder: string = PROMPTS_FOLDER): Promise<Prompts> {
  const prompts = await Promise.all(
    PROMPT_NAMES.map(async (name): Promise<[PromptName, Prompt]> => {
      const text = await readFile(`${folder}/${name}.md`, 'utf8');
      const [, system, user] = /^# System\n([\s\S]*?)\n# User\n([\s\S]*)$/m.exec(text) ?? [];
      if (system === undefined || user === undefined)
        throw new Error(`${folder}/${name}.md lacks one of its parts: "# System" and "# User".`);
      const version = createHash('sha256').update(text).digest('hex').slice(0, 8);
      return [name, { name, version, system: system.trim(), user: user.trim() }];
    }),
  );
  return Object.fromEntries(prompts) as Prompts;
}

/**
 * Fills a prompt's places, `{{name}}`: facts of ours as they are, and data fenced. Data is what others wrote (records,
 * questions, earlier messages): it comes between marks that nobody could know before, with nothing invisible in it, so
 * that the prompt can tell where it ends whatever it says.
 */
export function fillPrompt(
  prompt: Prompt,
  { facts = {}, data = {} }: { facts?: Readonly<Record<string, string>>; data?: Readonly<Record<string, string>> },
): Pick<ChatRequest, 'system' | 'user'> {
  const mark = `data-${randomBytes(6).toString('hex')}`;
  const fenced = Object.fromEntries(
    Object.entries(data).map(([name, text]) => [name, `<${mark} of="${name}">\n${clean(text)}\n</${mark}>`]),
  );
  const places = { ...facts, ...fenced, mark };
  const fill = (text: string): string =>
    text.replace(/\{\{(\w+)\}\}/g, (place, name: string) =>
      Object.hasOwn(places, name) ? ((places as Record<string, string>)[name] ?? '') : place,
    );
  return { system: fill(prompt.system), user: fill(prompt.user) };
}
