import { type Command, printJson } from './command.js';
import { open } from './open.js';
import { UsageError } from './usage.js';

/** `majlis index`. */
export const index: Command = {
  options: ['rebuild', 'json'],
  async run(config, values, positionals) {
    if (positionals.length > 0) throw new UsageError(`"index" takes no "${positionals[0]}".`);
    const { index: opened, meetings, problems } = await open(config, { rebuild: values.rebuild === true });
    const report = {
      origin: opened.origin,
      reason: opened.reason,
      meetings: meetings.map(({ id }) => id),
      passages: opened.passages.length,
      problems,
    };
    if (values.json) printJson(report);
    else
      process.stdout.write(
        `${SAYING[opened.origin]}: ${count(report.passages, 'passage')} of ${count(meetings.length, 'meeting')}.\n`,
      );
    return 0;
  },
};

const SAYING = {
  loaded: 'The index is up to date',
  built: 'The index is built',
  memory: 'The index is in memory only, since its folder cannot be written',
} as const;

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
