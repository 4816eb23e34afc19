import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Config } from '../config.js';
import { type BareEmbeddings, CachedEmbeddings } from './embedding-cache.js';
import type { NamedEmbeddings } from './embeddings.js';
import { openAiEmbeddings } from './openai-embeddings.js';
import { transformersEmbeddings } from './transformers-embeddings.js';

export interface LoadEmbeddingsOptions {
  /** Makes the built-in ones; they know the lexicon, and this folder doesn't. */
  readonly builtin: () => Promise<NamedEmbeddings>;
  /** Where vectors are kept; each model has a folder of its own in it. */
  readonly cacheDirectory: string;
}

/**
 * The embeddings that the Config names: `builtin`, `openai:MODEL` or `transformers:MODEL`.
 *
 * @throws ConfigError when the environment doesn't suffice, ModelError when the model's server fails.
 */
export async function loadEmbeddings(
  config: Pick<Config, 'embeddingModel' | 'openaiApiKey' | 'openaiBaseUrl'>,
  { builtin, cacheDirectory }: LoadEmbeddingsOptions,
): Promise<NamedEmbeddings> {
  const { embeddingModel } = config;
  if (embeddingModel === 'builtin') return builtin();
  const model = embeddingModel.slice(embeddingModel.indexOf(':') + 1);
  const bare: BareEmbeddings = embeddingModel.startsWith('openai:')
    ? await openAiEmbeddings(model, config)
    : await transformersEmbeddings(model);
  const folder = createHash('sha256').update(bare.id).digest('hex').slice(0, 16);
  return CachedEmbeddings.open(bare, path.join(cacheDirectory, folder));
}
