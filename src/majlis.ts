import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Answering } from './answers/answering.js';
import { ExtractiveAnswering, type Look } from './answers/extractive/extractive-answering.js';
import { type Gazetteer, lazyGazetteer } from './answers/extractive/places.js';
import { lazyWordLists, type WordLists } from './answers/extractive/word-lists.js';
import type { GenerativeOptions } from './answers/generative/generative-answering.js';
import type { Config } from './config.js';
import type { Meeting } from './meetings/meeting.js';
import { passagesOf } from './meetings/passages.js';
import { type MeetingProblem, readMeetings } from './meetings/read-meetings.js';
import type { ChatModel } from './models/chat-model.js';
import type { NamedEmbeddings } from './models/embeddings.js';
import { type IndexLog, type IndexProgress, type OpenIndex, openIndex } from './retrieval/index-store.js';
import { loadBuiltinEmbeddings } from './retrieval/load-embeddings.js';
import { loadLexicon } from './retrieval/load-lexicon.js';
import { type RetrievalIndex, search } from './retrieval/retriever.js';
import { indexWithout } from './retrieval/taken-out.js';
import { type Lexicon, parseLexicon } from './text/lexicon.js';

/** All of Majlis, put together from a Config: what the command line, the bot and the tests use. */
export interface Majlis extends Answering {
  /** Meetings' folders that break a rule, each with what is wrong and what to do. */
  readonly problems: readonly MeetingProblem[];
  readonly index: Pick<OpenIndex, 'origin' | 'reason' | 'passages'>;
}

export interface OpenMajlisOptions {
  readonly log: IndexLog;
  /** Where the chat model's doings go; the same log where none is given. */
  readonly modelLog?: IndexLog;
  readonly onProgress?: (progress: IndexProgress) => void;
  readonly signal?: AbortSignal;
  /** Builds the index anew, whatever is there. */
  readonly rebuild?: boolean;
}

/** Where things are under `INDEX_DATA`. */
export function foldersOf(indexData: string): { meetings: string; lexicon: string; index: string } {
  return {
    meetings: path.join(indexData, 'meetings'),
    lexicon: path.join(indexData, 'lexicon'),
    index: path.join(indexData, 'index'),
  };
}

/**
 * Reads the meetings, opens their index (building it where it is missing or stale) and answers from them. A meeting that
 * breaks a rule is logged and left out.
 *
 * @throws what openIndex and the embeddings throw: an AbortError, or a model's error.
 */
export async function openMajlis(config: Config, options: OpenMajlisOptions): Promise<Majlis> {
  const { log, modelLog = log, onProgress, signal, rebuild } = options;
  const folders = foldersOf(config.indexData);
  const { meetings, problems } = readMeetings(folders.meetings);
  for (const problem of problems) log.warn(problem.message);
  // Nothing to index: and a folder named by mistake stays as it is.
  if (meetings.length === 0)
    return Object.assign(new ExtractiveAnswering(NO_MEETINGS), {
      problems,
      index: { origin: 'memory' as const, reason: 'there are no meetings', passages: [] },
    });
  const lexicon = await loadLexicon(folders.lexicon);
  const embeddings = await embeddingsOf(config, lexicon);
  const passages = meetings.flatMap(passagesOf);
  const index = await openIndex({
    directory: folders.index,
    passages,
    documents: meetings.flatMap(checksums),
    embeddings,
    log,
    onProgress,
    signal,
    rebuild,
  });
  const kin = await loadKin(folders.lexicon);
  const look = lookInto({ ...index, lexicon, kin, titles: titlesOf(meetings) });
  const extractive = new ExtractiveAnswering({
    meetings,
    ...look,
    lexicon,
    kin,
    gazetteer: gazetteerOf(folders.lexicon),
    lists: listsOf(folders.lexicon),
  });
  const answering = config.chatModel
    ? await withChatModel(config, {
        extractive,
        retrieve: look.retrieve,
        lexicon,
        log: modelLog,
        cacheDirectory: path.join(folders.index, 'summaries'),
      })
    : extractive;
  return Object.assign(answering, { problems, index });
}

/** Tells every asker that there are no meetings. */
const NO_MEETINGS = { meetings: [], retrieve: async () => [], lexicon: parseLexicon([]), weigher: { weight: () => 1 } };

type ModelParts = Pick<GenerativeOptions, 'extractive' | 'retrieve' | 'lexicon' | 'log' | 'cacheDirectory'>;

/** @throws ConfigError when the model cannot be used at all: a package or a key is missing. */
async function withChatModel(config: Config, parts: ModelParts): Promise<Answering> {
  const [{ createGenerativeAnswering }, { loadPrompts }] = await Promise.all([
    import('./answers/generative/generative-answering.js'),
    import('./answers/generative/prompts.js'),
  ]);
  const chat = await openChat(config, parts.log);
  return createGenerativeAnswering({
    ...parts,
    chat,
    prompts: await loadPrompts(),
    contextTokens: config.chatContextTokens,
  });
}

/** The chat model that the Config names, with its time limits, tries and budget. @throws ConfigError */
export async function openChat(config: Config, log: { warn(message: string): void }): Promise<ChatModel> {
  const [{ careful }, { langChainChat }] = await Promise.all([
    import('./models/chat-model.js'),
    import('./models/langchain-chat.js'),
  ]);
  const chat = careful(langChainChat(config), {
    limits: { silence: config.chatFirstTokenSeconds * 1000, answer: config.chatAnswerSeconds * 1000 },
    budget: {
      inAll: { requests: config.chatRequestsPerHour, tokens: config.chatTokensPerHour },
      perServer: { requests: config.chatRequestsPerHourPerServer, tokens: config.chatTokensPerHourPerServer },
    },
    log,
  });
  await chat.prepare();
  return chat;
}

/** Answers from records at hand, in memory: for measuring, and for whoever has records that are no meetings' folders. */
export async function openRecords(
  config: Config,
  meetings: readonly Meeting[],
  onProgress?: (progress: IndexProgress) => void,
): Promise<ExtractiveAnswering> {
  const { lexicon: lexiconFolder } = foldersOf(config.indexData);
  const lexicon = await loadLexicon(lexiconFolder);
  const embeddings = await embeddingsOf(config, lexicon);
  const directory = await mkdtemp(path.join(tmpdir(), 'majlis-'));
  try {
    const log = { info: () => undefined, warn: () => undefined };
    const index = await openIndex({
      directory,
      passages: meetings.flatMap(passagesOf),
      documents: meetings.flatMap(checksums),
      embeddings,
      log,
      onProgress,
    });
    const kin = await loadKin(lexiconFolder);
    const retrievable = { ...index, lexicon, kin, titles: titlesOf(meetings) };
    return new ExtractiveAnswering({
      meetings,
      ...lookInto(retrievable),
      kin,
      without: (paragraph) => lookInto(indexWithout(retrievable, paragraph)),
      lexicon,
      gazetteer: gazetteerOf(lexiconFolder),
      lists: listsOf(lexiconFolder),
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Groups of kindred words are in files of the lexicon's own format, in a folder beside it. */
function loadKin(lexiconFolder: string): Promise<Lexicon> {
  return loadLexicon(path.join(lexiconFolder, 'kin'));
}

function titlesOf(meetings: readonly Meeting[]): ReadonlyMap<string, string> {
  return new Map(meetings.map(({ id, title }) => [id, Object.values(title).join('\n')]));
}

function gazetteerOf(lexiconFolder: string): Gazetteer {
  return lazyGazetteer(() => readIfThere(path.join(lexiconFolder, 'places.tsv')));
}

function listsOf(lexiconFolder: string): WordLists {
  return lazyWordLists(
    () => readIfThere(path.join(lexiconFolder, 'kinds', 'kinds.tsv')),
    () => readIfThere(path.join(lexiconFolder, 'names', 'people.tsv')),
  );
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function lookInto(index: RetrievalIndex): Look {
  const { lexical } = index;
  return {
    retrieve: (question, wanted) => search(index, question, wanted),
    weigher: { weight: (stem) => lexical.weight(stem), knows: (stem) => lexical.frequency(lexical.termOf(stem)) > 0 },
  };
}

async function embeddingsOf(config: Config, lexicon: Lexicon): Promise<NamedEmbeddings> {
  const folders = foldersOf(config.indexData);
  const builtin = (): Promise<NamedEmbeddings> => loadBuiltinEmbeddings(folders.lexicon, lexicon);
  if (config.embeddingModel === 'builtin') return builtin();
  const { loadEmbeddings } = await import('./models/load-embeddings.js');
  return loadEmbeddings(config, { builtin, cacheDirectory: path.join(folders.index, 'vectors') });
}

function checksums(meeting: Meeting): { meeting: string; language: string; checksum: string }[] {
  return Object.values(meeting.documents).map(({ language, checksum }) => ({
    meeting: meeting.id,
    language,
    checksum,
  }));
}
