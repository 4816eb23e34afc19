import { detectLanguage } from '../text/language.js';
import { type Command, choice, given, printJson } from './command.js';
import { displayQuotes } from './display.js';
import { open } from './open.js';
import { UsageError } from './usage.js';

/** `majlis quote NUMBER|WORDS`. */
export const quote: Command = {
  options: ['language', 'meeting', 'json'],
  async run(config, values, positionals) {
    const wanted = positionals.join(' ');
    if (!wanted.trim())
      throw new UsageError('What is to be quoted? Write a paragraph’s number, or words of the record.');
    const spoken = detectLanguage(wanted);
    // A number is in no language, whatever its digits.
    const byDefault = /\p{L}/u.test(wanted) ? spoken : null;
    const language = choice('language', values.language, ['ar', 'en', 'both']) ?? byDefault ?? 'both';
    const majlis = await open(config);
    const result = await majlis.quote(wanted, given({ language, meeting: values.meeting }));
    if (values.json) printJson(result);
    else
      process.stdout.write(displayQuotes(result, language === 'both' ? (spoken ?? 'en') : language, majlis.meetings));
    return 0;
  },
};
