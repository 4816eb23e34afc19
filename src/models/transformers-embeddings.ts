import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { ConfigError } from '../config.js';
import type { BareEmbeddings } from './embedding-cache.js';
import { toUnitLength } from './unit-length.js';

const PACKAGE = '@huggingface/transformers';

/**
 * Embeddings computed on this machine by Transformers.js, from a model of the Hugging Face hub or in a local folder
 * (`config.json`, `tokenizer.json`, `tokenizer_config.json`, `onnx/model.onnx` or its quantised form).
 *
 * Token vectors are averaged and made unit length. Models of the e5 family are told what is a question and what a
 * passage, as they were trained to be. The package is an optional extra.
 *
 * @see https://huggingface.co/intfloat/multilingual-e5-small
 */
export async function transformersEmbeddings(
  model: string,
  { packageName = PACKAGE }: { packageName?: string } = {},
): Promise<BareEmbeddings> {
  const { pipeline, env } = await loadPackage(packageName);
  const local = await isFolder(model);
  const folder = path.resolve(model);
  if (local) {
    env.allowRemoteModels = false;
    env.localModelPath = path.dirname(folder);
  }
  const dtype = (await hasFile(path.join(folder, 'onnx', 'model_quantized.onnx'))) || !local ? 'q8' : 'fp32';
  const extract = await pipeline('feature-extraction', local ? path.basename(folder) : model, { dtype }).catch(
    (error: unknown) => {
      throw new ConfigError(
        `EMBEDDING_MODEL=transformers:${model} cannot be loaded: ${firstLine(error)} Write a model of the hub, such as Xenova/multilingual-e5-small, or a folder that holds one.`,
      );
    },
  );
  const [asQuery, asPassage] = /(?:^|[^a-z0-9])e5(?:[^a-z0-9]|$)/i.test(model) ? ['query: ', 'passage: '] : ['', ''];
  const embed = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const output = await extract([...texts], { pooling: 'mean', normalize: true });
    return (output.tolist() as number[][]).map(toUnitLength);
  };
  return {
    id: `transformers:${model} ${dtype}${local ? ` ${await fingerprint(folder)}` : ''}`,
    embedPassages: (texts) => embed(texts.map((text) => asPassage + text)),
    embedQuery: async (text) => (await embed([asQuery + text]))[0] ?? new Float32Array(),
  };
}

/** What of the package is used. Its own types are not there unless it is installed. */
interface Transformers {
  readonly env: { allowRemoteModels: boolean; localModelPath: string };
  pipeline(task: 'feature-extraction', model: string, options: { dtype: string }): Promise<FeatureExtraction>;
}

type FeatureExtraction = (
  texts: string[],
  options: { pooling: 'mean'; normalize: boolean },
) => Promise<{ tolist(): unknown }>;

async function loadPackage(name: string): Promise<Transformers> {
  try {
    // A name that the compiler cannot follow: the package need not be there.
    return await import(name);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') {
      throw new ConfigError(
        `EMBEDDING_MODEL=transformers:… needs the package ${PACKAGE}: run npm install ${PACKAGE} (about 470 MB).`,
      );
    }
    throw new ConfigError(`The package ${PACKAGE} cannot be loaded: ${firstLine(error)} Install it again.`);
  }
}

async function isFolder(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null))?.isDirectory() ?? false;
}

async function hasFile(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null))?.isFile() ?? false;
}

/** Changes when the model in a folder does, without reading its hundreds of megabytes. */
async function fingerprint(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of ['config.json', 'tokenizer.json', 'tokenizer_config.json']) {
    hash.update(await readFile(path.join(folder, name)).catch(() => ''));
  }
  const onnx = path.join(folder, 'onnx');
  for (const name of (await readdir(onnx).catch(() => [])).sort()) {
    hash.update(`${name} ${(await stat(path.join(onnx, name))).size}`);
  }
  return hash.digest('hex').slice(0, 16);
}

function firstLine(error: unknown): string {
  const line = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
