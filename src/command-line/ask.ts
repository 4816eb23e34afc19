import { askBatch } from './ask-batch.js';
import { type Command, given, languageOf, printJson } from './command.js';
import { displayAnswer } from './display.js';
import { open } from './open.js';
import { UsageError } from './usage.js';

/** `majlis ask QUESTION`, or `majlis ask --batch FILE`. */
export const ask: Command = {
  options: ['language', 'meeting', 'json', 'batch'],
  async run(config, values, positionals) {
    const options = given({ language: languageOf(values), meeting: values.meeting });
    if (values.batch !== undefined) {
      if (positionals.length > 0)
        throw new UsageError('With --batch the questions come from the file: leave QUESTION out.');
      return askBatch(await open(config), values.batch, options);
    }
    if (positionals.length === 0)
      throw new UsageError('What is the question? Write it behind "ask", in quotation marks.');
    const majlis = await open(config);
    const answer = await majlis.ask(positionals.join(' '), options);
    if (values.json) printJson(answer);
    else process.stdout.write(displayAnswer(answer, majlis.meetings));
    return 0;
  },
};
