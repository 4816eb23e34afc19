import type { Examiner } from '../answers/extractive/extractive-answering.js';
import { auroc, containsAnswer, mrrAt, ndcgAt, percentile, type Rank, recallAt, scoreAnswer } from './metrics.js';
import type { SquadQuestion } from './squad.js';

/** What `eval --json` prints. Fractions are 0..1; the answer figures are null across languages. */
export interface EvaluationReport {
  readonly questions: number;
  readonly passages: number;
  readonly recallAt1: number;
  readonly recallAt5: number;
  readonly mrrAt10: number;
  readonly ndcgAt10: number;
  readonly sentenceMatch: number | null;
  readonly exactMatch: number | null;
  readonly f1: number | null;
  readonly abstentionAuroc: number | null;
  readonly p50Milliseconds: number;
  readonly p95Milliseconds: number;
}

export interface EvaluateOptions {
  readonly examiner: Examiner;
  /** Paragraphs in the whole set. */
  readonly passages: number;
  readonly questions: readonly SquadQuestion[];
  /** Whether questions and paragraphs are in one language. */
  readonly sameLanguage: boolean;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/**
 * Asks every question of the whole set, and again as if its gold paragraph had never been written, to see whether the
 * confidence tells.
 *
 * The answer figures look at what would be cited and said, also where the confidence is too low to say it: saying no is
 * measured by the last figure alone.
 */
export async function evaluate(options: EvaluateOptions): Promise<EvaluationReport> {
  const { examiner, passages, questions, sameLanguage, onProgress } = options;
  const ranks: Rank[] = [];
  const times: number[] = [];
  const [sure, unsure]: [number[], number[]] = [[], []];
  const totals = { sentenceMatch: 0, exactMatch: 0, f1: 0 };
  for (const [i, { text, gold, answers }] of questions.entries()) {
    const started = performance.now();
    const examined = await examiner.examine(text, { limit: 10 });
    times.push(performance.now() - started);
    const rank = examined.hits.findIndex(
      ({ passage }) => passage.meeting === gold.meeting && passage.paragraph === gold.paragraph,
    );
    ranks.push(rank < 0 ? null : rank + 1);
    if (sameLanguage) {
      if (examined.quote !== null && containsAnswer(examined.quote, answers)) totals.sentenceMatch++;
      const score = scoreAnswer(examined.shortAnswer ?? examined.quote ?? '', answers);
      totals.exactMatch += score.exactMatch;
      totals.f1 += score.f1;
      sure.push(examined.confidence);
      unsure.push((await examiner.examine(text, { limit: 10, without: gold })).confidence);
    }
    onProgress?.({ done: i + 1, total: questions.length });
  }
  const share = (total: number): number | null => (sameLanguage ? round(total / questions.length) : null);
  return {
    questions: questions.length,
    passages,
    recallAt1: round(recallAt(1, ranks)),
    recallAt5: round(recallAt(5, ranks)),
    mrrAt10: round(mrrAt(10, ranks)),
    ndcgAt10: round(ndcgAt(10, ranks)),
    sentenceMatch: share(totals.sentenceMatch),
    exactMatch: share(totals.exactMatch),
    f1: share(totals.f1),
    abstentionAuroc: sameLanguage ? round(auroc(sure, unsure)) : null,
    p50Milliseconds: round(percentile(times, 0.5)),
    p95Milliseconds: round(percentile(times, 0.95)),
  };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
