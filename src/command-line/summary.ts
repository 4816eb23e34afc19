import { type Command, choice, given, languageOf, printJson } from './command.js';
import { displaySummary } from './display.js';
import { open } from './open.js';
import { UsageError } from './usage.js';

/** `majlis summary`. */
export const summary: Command = {
  options: ['style', 'language', 'meeting', 'json'],
  async run(config, values, positionals) {
    if (positionals.length > 0)
      throw new UsageError(`"summary" takes no "${positionals[0]}"; name a meeting with --meeting.`);
    const style = choice('style', values.style, ['brief', 'bullets', 'full']);
    const options = given({ style, language: languageOf(values), meeting: values.meeting });
    const majlis = await open(config);
    const result = await majlis.summarise(options);
    if (values.json) printJson(result);
    else process.stdout.write(displaySummary(result, majlis.meetings));
    return 0;
  },
};
