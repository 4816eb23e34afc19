import { type Document, Document as LangChainDocument } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import { type RetrievalIndex, search } from './retriever.js';

export interface MeetingRetrieverInput extends BaseRetrieverInput {
  readonly index: RetrievalIndex;
  /** How many paragraphs; 5 without it. */
  readonly limit?: number;
  readonly meeting?: string;
}

/**
 * The ranking as a LangChain retriever, for chains outside Majlis. A document's `metadata` holds where it stands:
 * `meeting`, `language`, `paragraph`, `start`, `end`, and its `score`.
 */
export class MeetingRetriever extends BaseRetriever {
  static override lc_name(): string {
    return 'MeetingRetriever';
  }
  lc_namespace = ['majlis', 'retrieval'];
  private readonly input: MeetingRetrieverInput;

  constructor(input: MeetingRetrieverInput) {
    super(input);
    this.input = input;
  }

  override async _getRelevantDocuments(query: string): Promise<Document[]> {
    const { index, limit = 5, meeting } = this.input;
    const hits = await search(index, query, { limit, ...(meeting === undefined ? {} : { meeting }) });
    return hits.map(({ passage: { text, ...metadata }, score }) => {
      return new LangChainDocument({ pageContent: text, metadata: { ...metadata, score } });
    });
  }
}
