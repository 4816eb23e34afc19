import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The words that the tiny model knows; a word's place is its token's number. */
export const WORDS = ['[PAD]', '[UNK]', 'query', 'passage', ':', 'meeting', 'اجتماع', 'trade', 'تجارة'];
/** Numbers in a vector. */
export const DIMENSION = 4;

/** The vector of a token: the same on every run, and no two alike. */
export function tokenVector(token: number): number[] {
  return Array.from({ length: DIMENSION }, (_, i) => Math.sin(1 + token * DIMENSION + i));
}

/** Writes a model that looks its tokens up in a table, in the layout that Transformers.js expects of a folder. */
export async function writeTinyModel(folder: string): Promise<void> {
  await mkdir(path.join(folder, 'onnx'), { recursive: true });
  await writeFile(path.join(folder, 'onnx', 'model.onnx'), lookupModel());
  const files = {
    'config.json': {
      model_type: 'bert',
      architectures: ['BertModel'],
      hidden_size: DIMENSION,
      vocab_size: WORDS.length,
    },
    'tokenizer_config.json': {
      tokenizer_class: 'PreTrainedTokenizerFast',
      model_max_length: 16,
      pad_token: '[PAD]',
      unk_token: '[UNK]',
      padding_side: 'right',
    },
    'tokenizer.json': {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: [0, 1].map((id) => ({
        id,
        content: WORDS[id],
        single_word: false,
        lstrip: false,
        rstrip: false,
        normalized: false,
        special: true,
      })),
      normalizer: null,
      pre_tokenizer: { type: 'Whitespace' },
      post_processor: null,
      decoder: null,
      model: { type: 'WordLevel', vocab: Object.fromEntries(WORDS.map((word, i) => [word, i])), unk_token: '[UNK]' },
    },
  };
  for (const [name, content] of Object.entries(files))
    await writeFile(path.join(folder, name), JSON.stringify(content));
}

/**
 * An ONNX model of one node, `last_hidden_state = Gather(table, input_ids)`, as protocol buffer bytes.
 *
 * @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto for the fields' numbers
 */
function lookupModel(): Buffer {
  const [FLOAT, INT64] = [1, 7];
  const table = Buffer.alloc(WORDS.length * DIMENSION * 4);
  WORDS.flatMap((_, token) => tokenVector(token)).forEach((value, i) => {
    table.writeFloatLE(value, i * 4);
  });
  const initializer = message(
    number(1, WORDS.length),
    number(1, DIMENSION),
    number(2, FLOAT),
    text(8, 'table'),
    bytes(9, table),
  );
  const node = message(
    text(1, 'table'),
    text(1, 'input_ids'),
    text(2, 'last_hidden_state'),
    text(3, 'look-up'),
    text(4, 'Gather'),
  );
  const graph = message(
    bytes(1, node),
    text(2, 'tiny'),
    bytes(5, initializer),
    bytes(11, valueInfo('input_ids', INT64, ['batch', 'length'])),
    bytes(11, valueInfo('attention_mask', INT64, ['batch', 'length'])),
    bytes(12, valueInfo('last_hidden_state', FLOAT, ['batch', 'length', DIMENSION])),
  );
  return message(number(1, 8), text(2, 'majlis-tests'), bytes(7, graph), bytes(8, message(text(1, ''), number(2, 13))));
}

function valueInfo(name: string, elementType: number, shape: readonly (string | number)[]): Buffer {
  const dimensions = shape.map((size) => bytes(1, typeof size === 'number' ? number(1, size) : text(2, size)));
  const tensor = message(number(1, elementType), bytes(2, message(...dimensions)));
  return message(text(1, name), bytes(2, bytes(1, tensor)));
}

/** The wire format of protocol buffers. @see https://protobuf.dev/programming-guides/encoding/ */
function message(...fields: Buffer[]): Buffer {
  return Buffer.concat(fields);
}

function number(field: number, value: number): Buffer {
  return Buffer.concat([varint(field << 3), varint(value)]);
}

function text(field: number, value: string): Buffer {
  return bytes(field, Buffer.from(value));
}

function bytes(field: number, value: Buffer): Buffer {
  return Buffer.concat([varint((field << 3) | 2), varint(value.length), value]);
}

function varint(value: number): Buffer {
  const parts: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) {
      parts.push(rest);
      return Buffer.from(parts);
    }
    parts.push((rest % 128) | 0x80);
  }
}
