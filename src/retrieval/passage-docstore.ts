import { SynchronousInMemoryDocstore } from '@langchain/community/stores/doc/in_memory';
import { Document } from '@langchain/core/documents';
import type { Passage } from '../meetings/meeting.js';

/** Passages as LangChain's documents, made when somebody asks for them: an index of many would hold each text twice. */
export class PassageDocstore extends SynchronousInMemoryDocstore {
  constructor(private readonly passages: readonly Passage[]) {
    super();
  }

  override search(id: string): Document {
    const passage = this.passages[Number(id)];
    return passage && !this._docs.has(id) ? passageDocument(passage, id) : super.search(id);
  }
}

function passageDocument({ text, ...metadata }: Passage, id: string): Document {
  return new Document({ pageContent: text, metadata, id });
}
