import type { Examiner } from '../answers/extractive/extractive-answering.js';
import { evaluate as measure } from '../evaluation/evaluate.js';
import { EvaluationFileError, readSquad } from '../evaluation/squad.js';
import { openRecords } from '../majlis.js';
import { type Command, printJson } from './command.js';
import { progressBar } from './progress-bar.js';
import { UsageError } from './usage.js';

/** `majlis eval --passages FILE --questions FILE`. */
export const evaluate: Command = {
  options: ['passages', 'questions', 'json'],
  async run(config, values) {
    if (!values.passages || !values.questions)
      throw new UsageError('"eval" needs --passages FILE and --questions FILE.');
    const passages = readSquad(values.passages);
    const asked = readSquad(values.questions);
    // The gold paragraph is the one that the passages' file has under the same question's id.
    const gold = new Map(passages.questions.map((question) => [question.id, question]));
    const questions = asked.questions.flatMap(({ id, text }) => {
      const target = gold.get(id);
      return target ? [{ ...target, text }] : [];
    });
    if (questions.length === 0) {
      throw new EvaluationFileError(`${values.passages} and ${values.questions} have no question id in common.`);
    }
    const examiner: Examiner = await openRecords(config, passages.articles);
    const bar = progressBar('Asking');
    const report = await measure({
      examiner,
      passages: passages.articles.reduce(
        (total, { documents }) => total + (documents[passages.language]?.paragraphs.length ?? 0),
        0,
      ),
      questions,
      sameLanguage: passages.language === asked.language,
      onProgress: bar.show,
    });
    bar.end();
    if (values.json) printJson(report);
    else
      process.stdout.write(
        Object.entries(report)
          .map(([name, value]) => `${name.padEnd(18)} ${value ?? '-'}\n`)
          .join(''),
      );
    return 0;
  },
};
