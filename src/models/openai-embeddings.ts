import { type Config, ConfigError, offerToProviders } from '../config.js';
import { type Clock, systemClock } from './clock.js';
import type { BareEmbeddings } from './embedding-cache.js';
import { asModelError, ModelError } from './model-error.js';
import { retry } from './retry.js';
import { toUnitLength } from './unit-length.js';

/** Milliseconds that one request may take, and all tries of it together. Somebody waits for a question. */
const PASSAGES = { request: 60_000, inAll: 300_000 };
const QUERY = { request: 8_000, inAll: 12_000 };

/** Embeddings of OpenAI, or of a server that speaks its API; in batches, tried again when the server is busy. */
export async function openAiEmbeddings(
  model: string,
  { openaiApiKey, openaiBaseUrl }: Pick<Config, 'openaiApiKey' | 'openaiBaseUrl'>,
  { clock = systemClock, random = Math.random }: { clock?: Clock; random?: () => number } = {},
): Promise<BareEmbeddings> {
  if (!openaiApiKey && !openaiBaseUrl) {
    throw new ConfigError(
      'EMBEDDING_MODEL names an OpenAI model, and OPENAI_API_KEY is empty: write the key there, or the address of a server of your own into OPENAI_BASE_URL.',
    );
  }
  offerToProviders();
  const { OpenAIEmbeddings } = await import('@langchain/openai');
  const client = (timeout: number) =>
    new OpenAIEmbeddings<number[]>({
      model,
      apiKey: openaiApiKey || 'none',
      // Left to itself the client asks for base64, which not every server knows.
      encodingFormat: 'float',
      maxRetries: 0,
      timeout,
      configuration: { baseURL: openaiBaseUrl || 'https://api.openai.com/v1' },
    });
  const forPassages = client(PASSAGES.request);
  const forQuery = client(QUERY.request);
  const patiently = async <T>(request: () => Promise<T>, patience: number): Promise<T> => {
    const deadline = clock.now() + patience;
    const signal = new AbortController().signal;
    const attempt = (): Promise<T> =>
      request().catch((error: unknown) => {
        throw asModelError(error);
      });
    try {
      return await retry(attempt, { clock, random, deadline, signal });
    } catch (error) {
      throw explained(model, error);
    }
  };
  return {
    id: `openai:${model}${openaiBaseUrl && ` at ${openaiBaseUrl}`}`,
    embedPassages: async (texts) =>
      (await patiently(() => forPassages.embedDocuments([...texts]), PASSAGES.inAll)).map(toUnitLength),
    embedQuery: async (text) => toUnitLength(await patiently(() => forQuery.embedQuery(text), QUERY.inAll)),
  };
}

function explained(model: string, error: unknown): unknown {
  if (!(error instanceof ModelError)) return error;
  if (error.fault === 'unauthorised')
    return new ConfigError(
      `EMBEDDING_MODEL=openai:${model}: the server refused the key (${error.message}). Correct OPENAI_API_KEY.`,
    );
  if (error.fault === 'rejected')
    return new ConfigError(
      `EMBEDDING_MODEL=openai:${model}: the server refused the request (${error.message}). Is ${model} an embedding model that it has?`,
    );
  return new ModelError(error.fault, `The embeddings openai:${model} failed (${error.message}). Try again later.`);
}
