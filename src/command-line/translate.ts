import path from 'node:path';
import { ConfigError } from '../config.js';
import { foldersOf, openChat } from '../majlis.js';
import { readMeetings } from '../meetings/read-meetings.js';
import { type Command, choice } from './command.js';
import { logTo } from './open.js';
import { progressBar } from './progress-bar.js';
import { UsageError } from './usage.js';

/** `majlis translate MEETING --to ar|en`: goes on where an earlier run stopped. */
export const translate: Command = {
  options: ['to'],
  async run(config, values, positionals) {
    const [id, extra] = positionals;
    const to = choice('to', values.to, ['ar', 'en']);
    if (id === undefined || extra !== undefined) throw new UsageError('Which meeting? Write the name of its folder.');
    if (!to) throw new UsageError('Into which language? Write --to ar or --to en.');
    if (!config.chatModel)
      throw new ConfigError('CHAT_MODEL is empty: a translation needs a language model, such as openai:gpt-4o-mini.');
    const folders = foldersOf(config.indexData);
    const { meetings, problems } = readMeetings(folders.meetings);
    const meeting = meetings.find((each) => each.id === id);
    if (!meeting) {
      const why = problems.find((problem) => problem.id === id)?.message;
      throw new ConfigError(why ?? `There is no meeting "${id}" in ${folders.meetings}.`);
    }
    const [{ translateMeeting }, { loadPrompts }] = await Promise.all([
      import('../answers/generative/translate-meeting.js'),
      import('../answers/generative/prompts.js'),
    ]);
    const abort = new AbortController();
    const stop = (): void => abort.abort();
    process.once('SIGINT', stop).once('SIGTERM', stop);
    const bar = progressBar('Translating', 2);
    try {
      const file = await translateMeeting({
        meeting,
        folder: path.join(folders.meetings, id),
        to,
        chat: await openChat(config, logTo(config)),
        prompt: (await loadPrompts()).translate,
        onProgress: (done, total) => bar.show({ done, total }),
        signal: abort.signal,
      });
      process.stdout.write(
        `Translated: ${file}. It is marked as machine-made in meeting.json; read it before you rely on it.\n`,
      );
      return 0;
    } finally {
      bar.end();
      process.off('SIGINT', stop).off('SIGTERM', stop);
    }
  },
};
