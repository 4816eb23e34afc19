import { normalise } from '../../text/normalise.js';
import type { Answer } from '../answer.js';
import type { AskOptions } from '../answering.js';
import { WORDING } from '../wording.js';
import type { ProvenClaim, Rejection } from './claim.js';
import { type CollectedClaims, collectClaims, withoutRepeats } from './claim-collector.js';
import { composeClaims } from './compose.js';
import type { Workshop } from './generative-answering.js';
import { numbersIn } from './numbers-in.js';
import { fittingRecords, type ShownPassage, searchPassages, showMeetings, showPassages } from './passages.js';
import { fillPrompt, LANGUAGE_NAMES, type Prompt } from './prompts.js';
import { ANSWER_FORM } from './reply.js';
import { rewriteQuestion } from './rewrite-question.js';
import { type VerifyContext, verifyClaim } from './verify.js';

/** UTF-16 units: a short answer is a few words. */
const LONGEST_SHORT_ANSWER = 120;
/** With the record not saying, at most so sure that it does. */
const NOT_FOUND_CONFIDENCE = 0.2;

/**
 * The model's answer, every sentence of it proven; null where too little of it is.
 *
 * @throws ModelError where the model doesn't answer.
 */
export async function answerWithModel(
  question: string,
  { context = [], meeting, server, signal, onProgress }: AskOptions,
  builtin: Answer,
  workshop: Workshop,
): Promise<Answer | null> {
  const { chat, prompts, log, contextTokens } = workshop;
  const { language } = builtin;
  const started = performance.now();
  const records = workshop.meetings.filter(({ id }) => meeting === undefined || id === meeting);
  const whole = fittingRecords(records, language, contextTokens);
  const asked =
    whole && context.length === 0
      ? { question, translation: null }
      : await rewriteQuestion(question, context, language, { chat, prompt: prompts.rewrite, server, signal });
  const wordings = [asked.question, ...(asked.translation === null ? [] : [asked.translation])];
  const passages = whole ?? (await searchPassages(wordings, { ...workshop, meeting, language }));
  if (passages.length === 0) return null;

  const verify: VerifyContext = { ...workshop, passages, language };
  const compose = (proven: readonly ProvenClaim[], claimed: number, short: string | null): Answer => ({
    ...builtin,
    ...composeClaims(proven, language, workshop.meetings),
    status: 'answered',
    shortAnswer: shortAnswerOf(short, proven, builtin, verify),
    confidence: confidenceOf(proven, claimed),
    mode: 'generative',
  });
  const request = (prompt: Prompt, more: Readonly<Record<string, string>> = {}) => ({
    ...fillPrompt(prompt, {
      facts: { language: LANGUAGE_NAMES[language], recordLanguage: languagesOf(passages, workshop) },
      data: {
        meetings: showMeetings(records, language),
        passages: showPassages(passages),
        question: asked.question,
        ...more,
      },
    }),
    form: ANSWER_FORM,
    server,
    signal,
  });
  const show = (proven: readonly ProvenClaim[]): void =>
    onProgress?.({ ...compose(proven, proven.length, null), milliseconds: performance.now() - started });

  const first = await collectClaims(chat.complete, request(prompts.answer), verify, show);
  const tell = (outcome: string): void =>
    log.info(`${chat.id}, answer@${prompts.answer.version}: ${outcome} (${passages.length} passages).`);
  if (first.reply.isNotFound) {
    tell('the record does not say');
    return notFound(builtin);
  }
  if (isEnough(first)) {
    tell(`${first.proven.length} of ${first.reply.claims.length} claims proven${objectionsOf(first.rejections)}`);
    return compose(first.proven, first.reply.claims.length, first.reply.shortAnswer);
  }
  const rejections = first.reply.isReadable ? showRejections(first.rejections) : 'form';
  const repaired = await collectClaims(chat.complete, request(prompts.repair, { rejections }), verify, (proven) =>
    show(withoutRepeats([...first.proven, ...proven])),
  );
  tell(
    `${first.proven.length} of ${first.reply.claims.length} claims proven${objectionsOf(first.rejections)}, after repair@${prompts.repair.version} ${repaired.proven.length} of ${repaired.reply.claims.length}${objectionsOf(repaired.rejections)}`,
  );
  if (repaired.reply.isNotFound && first.proven.length === 0) return notFound(builtin);
  if (!isEnough(repaired)) return null;
  return compose(repaired.proven, repaired.reply.claims.length, repaired.reply.shortAnswer);
}

/** The claim that answers is proven, and so are half of all. */
function isEnough({ reply, proven, isFirstProven }: CollectedClaims): boolean {
  return isFirstProven && proven.length * 2 >= reply.claims.length;
}

function notFound(builtin: Answer): Answer {
  if (builtin.status === 'not_found') return { ...builtin, mode: 'generative' };
  return {
    ...builtin,
    status: 'not_found',
    answer: WORDING[builtin.language].notFound,
    shortAnswer: null,
    citations: [],
    confidence: Math.min(builtin.confidence, NOT_FOUND_CONFIDENCE),
    mode: 'generative',
  };
}

/** The model's few words, where the quotes shown prove them; else the built-in answer's, where it cites the same paragraph. */
function shortAnswerOf(
  short: string | null,
  proven: readonly ProvenClaim[],
  builtin: Answer,
  context: VerifyContext,
): string | null {
  const citations = proven.flatMap((claim) => claim.citations);
  if (short !== null && short.length <= LONGEST_SHORT_ANSWER) {
    const quotes = citations.map(({ quote }) => ({ passage: null, quote }));
    const verdict = verifyClaim({ text: short, label: null, quotes }, context);
    if ('proven' in verdict) return verdict.proven.text.replace(/[.،,]+$/u, '');
    // A bare number has no language to be in.
    const value = /^\p{Nd}+$/u.test(short) ? numbersIn(short)[0]?.value : undefined;
    if (citations.some(({ quote }) => numbersIn(quote).some((number) => number.value === value)))
      return normalise(short);
  }
  const shared = builtin.citations.some((mine) =>
    citations.some(({ meeting, paragraph }) => meeting === mine.meeting && paragraph === mine.paragraph),
  );
  return builtin.status === 'answered' && shared ? builtin.shortAnswer : null;
}

function confidenceOf(proven: readonly ProvenClaim[], claimed: number): number {
  const support = proven.reduce((sum, claim) => sum + claim.support, 0) / Math.max(1, proven.length);
  return Math.round((0.6 + 0.38 * support * (proven.length / Math.max(1, claimed))) * 1000) / 1000;
}

export function languagesOf(passages: readonly ShownPassage[], { meetings }: Workshop): string {
  const languages = meetings.filter(({ id }) => passages.some(({ meeting }) => meeting === id));
  return [...new Set(languages.map(({ original }) => LANGUAGE_NAMES[original]))].join(' or ');
}

function showRejections(rejections: readonly Rejection[]): string {
  return rejections
    .map(({ claim, objection, detail }) => `${objection} (${detail.slice(0, 120)}): ${claim.text.slice(0, 300)}`)
    .join('\n');
}

function objectionsOf(rejections: readonly Rejection[]): string {
  return rejections.length > 0 ? ` (${rejections.map(({ objection }) => objection).join(', ')})` : '';
}
