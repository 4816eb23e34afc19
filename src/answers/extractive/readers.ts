import { type Meeting, originalDocument } from '../../meetings/meeting.js';
import type { Language } from '../../text/language.js';
import { type Gazetteer, NO_GAZETTEER } from './places.js';
import { RecordReader } from './record-reader.js';
import { NO_WORD_LISTS, type WordLists } from './word-lists.js';

/** One reader for each document, kept while the meetings are. */
export class Readers {
  private readonly readers = new Map<unknown, RecordReader>();

  constructor(
    private readonly gazetteer: Gazetteer = NO_GAZETTEER,
    private readonly lists: WordLists = NO_WORD_LISTS,
  ) {}

  /** The reader of a meeting's document in a language; of the original where there is none. */
  of(meeting: Meeting, language: Language): RecordReader {
    const document = meeting.documents[language] ?? originalDocument(meeting);
    let reader = this.readers.get(document);
    if (!reader) {
      reader = new RecordReader(meeting, document, this.gazetteer, this.lists);
      this.readers.set(document, reader);
    }
    return reader;
  }
}
