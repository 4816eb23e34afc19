import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Answering } from '../../../src/answers/answering.js';
import { ExtractiveAnswering, type Retrieve } from '../../../src/answers/extractive/extractive-answering.js';
import { createGenerativeAnswering } from '../../../src/answers/generative/generative-answering.js';
import { loadPrompts } from '../../../src/answers/generative/prompts.js';
import type { Meeting, Passage } from '../../../src/meetings/meeting.js';
import { passagesOf } from '../../../src/meetings/passages.js';
import { readMeetings } from '../../../src/meetings/read-meetings.js';
import { type CareOptions, careful } from '../../../src/models/chat-model.js';
import { langChainChat } from '../../../src/models/langchain-chat.js';
import { loadLexicon } from '../../../src/retrieval/load-lexicon.js';
import { analyse } from '../../../src/text/analyse.js';
import { type Act, type ModelServer, startModelServer } from '../../model-server/server.js';
import { TurnedClock } from '../../models/hands.js';

/** Everything around one scripted model: its server, a clock that the test turns, the log, and Majlis in front of it. */
export interface Desk {
  readonly server: ModelServer;
  readonly clock: TurnedClock;
  readonly log: string[];
  readonly majlis: Answering;
  readonly extractive: Answering;
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly meetings?: readonly Meeting[];
  readonly contextTokens?: number;
  readonly budget?: CareOptions['budget'];
  readonly cacheDirectory?: string;
}

export const SHIPPED = 'index-data/meetings';
/** Milliseconds. */
const SILENCE = 30_000;
const UNLIMITED = { requests: 0, tokens: 0 };

export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const { meetings = readMeetings(SHIPPED).meetings, contextTokens = 6000 } = options;
  const server = await startModelServer();
  const clock = new TurnedClock();
  const log: string[] = [];
  const lexicon = await loadLexicon('index-data/lexicon');
  const retrieve = retrieverOver(meetings);
  const extractive = new ExtractiveAnswering({ meetings, retrieve, lexicon, weigher: { weight: () => 1 } });
  const settings = { chatModel: 'openai:scripted', openaiApiKey: 'sk-secret', openaiBaseUrl: server.url };
  const chat = careful(langChainChat(settings), {
    limits: { silence: SILENCE, answer: 120_000 },
    budget: options.budget ?? { inAll: UNLIMITED, perServer: UNLIMITED },
    log: { warn: (message) => log.push(message) },
    clock,
    random: () => 0,
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'majlis-summaries-'));
  const majlis = createGenerativeAnswering({
    extractive,
    chat,
    retrieve,
    lexicon,
    prompts: await loadPrompts(),
    contextTokens,
    cacheDirectory: options.cacheDirectory ?? folder,
    log: { info: (message) => log.push(message), warn: (message) => log.push(message) },
  });
  const close = async (): Promise<void> => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { server, clock, log, majlis, extractive, close };
}

/** Ranks paragraphs by the words they share with the question; enough where the search isn't what is tested. */
function retrieverOver(meetings: readonly Meeting[]): Retrieve {
  const passages = meetings.flatMap(passagesOf).map((passage) => ({ passage, stems: stemsOf(passage.text) }));
  return async (question, { limit, meeting }) => {
    const wanted = stemsOf(question);
    const best = new Map<string, { passage: Passage; score: number }>();
    for (const { passage, stems } of passages) {
      if (meeting !== undefined && passage.meeting !== meeting) continue;
      const score = [...wanted].filter((stem) => stems.has(stem)).length;
      const key = `${passage.meeting} ${passage.paragraph}`;
      if (score > (best.get(key)?.score ?? 0)) best.set(key, { passage, score });
    }
    return [...best.values()].sort((a, b) => b.score - a.score).slice(0, limit);
  };
}

function stemsOf(text: string): Set<string> {
  return new Set(
    analyse(text)
      .filter(({ stop }) => !stop)
      .map(({ stem }) => stem),
  );
}

/**
 * Lets what a failing server makes Majlis wait for come at once: the pauses between tries, and for a server that stalls
 * the end of its patience. Returns what stops it.
 */
export function hurry({ clock, server }: Desk, act: Act): () => void {
  const turning = setInterval(() => {
    const next = clock.waits()[0];
    if (next !== undefined && next < SILENCE) clock.turn(next);
    else if ('stall' in act && server.requests.length > 0) clock.turn(SILENCE);
  }, 2);
  return () => clearInterval(turning);
}

/** A reply in the form that answers have. */
export function answerReply(
  claims: readonly { readonly text: string; readonly quotes: readonly string[] }[],
  shortAnswer: string | null = null,
): string {
  return JSON.stringify({
    status: 'answered',
    claims: claims.map(({ text, quotes }) => ({ text, quotes: quotes.map((quote) => ({ passage: 1, quote })) })),
    shortAnswer,
  });
}
