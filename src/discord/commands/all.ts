import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import type { Meeting } from '../../meetings/meeting.js';
import { LANGUAGES, type Language } from '../../text/language.js';
import { about } from './about.js';
import { ask } from './ask.js';
import { type Command, registration } from './command.js';
import { find } from './find.js';
import { quote } from './quote.js';
import { summary } from './summary.js';

const COMMANDS: readonly Command[] = [ask, summary, quote, about, find];

/** Each command in each language, as Discord is told of it. */
export function registrations(meetings: readonly Meeting[]): RESTPostAPIApplicationCommandsJSONBody[] {
  return COMMANDS.flatMap((command) => LANGUAGES.map((language) => registration(command, language, meetings)));
}

/** The command that was used, and the language of the name it was used by. */
export function commandNamed(name: string): { readonly command: Command; readonly language: Language } | null {
  for (const command of COMMANDS) {
    const language = LANGUAGES.find((each) => command.names[each] === name.normalize('NFC'));
    if (language) return { command, language };
  }
  return null;
}
