/** What `--help` prints; the README's list of commands is checked against it. */
export const USAGE = `Majlis answers questions about a meeting from its record, in Arabic or English, with citations.

Usage: majlis COMMAND [options]          (npm run COMMAND -- [options])

  start [--sandbox]                      run the bot: in Discord with DISCORD_TOKEN, else in a local sandbox
  ask QUESTION                           answer a question from the record
      --language ar|en                   the answer's language; without it, the question's
      --meeting ID                       only this meeting
      --batch FILE|-                     answer a JSON line {"id", "question", "language"?, "meeting"?} each
  summary                                sum a meeting up
      --style brief|bullets|full         default: brief
      --language ar|en                   default: the record's
      --meeting ID                       default: the latest
  quote NUMBER|WORDS                     show a paragraph, or the sentences with these words
      --language ar|en|both              default: the language of the words, both for a number
      --meeting ID                       default: the latest, or all for words
  translate MEETING --to ar|en           write a translation with the language model (needs CHAT_MODEL)
  index [--rebuild]                      build the index where it is missing or stale
  eval --passages FILE --questions FILE  measure retrieval and answers on SQuAD-format files

  --json                                 JSON on standard output (ask, summary, quote, index, eval)
  --help, --version

Settings come from the environment or a .env file: see .env.example.
`;

/** Wrong usage: told with the usage, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
