import { TextSplitter, type TextSplitterParams } from '@langchain/textsplitters';
import { sentences } from '../text/segment.js';
import { cutPassages, MAX_PASSAGE_LENGTH } from './passages.js';

/** Majlis's way of cutting text into passages as a LangChain text splitter, for use in any chain. Chunks never overlap. */
export class PassageSplitter extends TextSplitter {
  constructor(fields: Partial<Pick<TextSplitterParams, 'chunkSize' | 'keepSeparator'>> = {}) {
    super({ chunkSize: MAX_PASSAGE_LENGTH, ...fields, chunkOverlap: 0 });
  }

  /** Each chunk is a stretch of `text`, verbatim. */
  override async splitText(text: string): Promise<string[]> {
    return cutPassages(text, 0, text.length, { maxLength: this.chunkSize }).map(({ start, end }) =>
      text.slice(start, end),
    );
  }

  /** The sentences alone, however long. */
  splitSentences(text: string): string[] {
    return sentences(text).map(({ start, end }) => text.slice(start, end));
  }
}
