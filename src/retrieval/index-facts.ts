import { createHash } from 'node:crypto';
import type { Passage } from '../meetings/meeting.js';

/** What an index was made from. It is used only where every one of these still holds. */
export interface IndexFacts {
  readonly kind: 'index';
  /** Of the files; see INDEX_FORMAT. */
  readonly format: number;
  readonly embeddings: string;
  readonly dimension: number;
  /** The version of the lexical index and of the text analysis behind it. */
  readonly lexical: string;
  readonly graphs: number;
  readonly passages: { readonly count: number; readonly sha256: string };
  readonly documents: readonly DocumentChecksum[];
}

/** A document the passages were cut from, and its bytes' checksum. */
export interface DocumentChecksum {
  readonly meeting: string;
  readonly language: string;
  readonly checksum: string;
}

/** Raise it whenever the files or the facts change their form. */
export const INDEX_FORMAT = 2;

/**
 * Why an index made from `saved` cannot serve for `wanted`, in words for the log; null when it can.
 * The most telling reason comes first: a changed document changes its passages too.
 */
export function whyStale(saved: unknown, wanted: IndexFacts): string | null {
  const facts = saved as Partial<IndexFacts> | null;
  if (facts?.kind !== 'index') return 'what is saved is not an index';
  if (facts.format !== wanted.format) return `it has format ${facts.format}, and this version reads ${wanted.format}`;
  if (facts.embeddings !== wanted.embeddings || facts.dimension !== wanted.dimension) {
    return `it was built with the embeddings ${facts.embeddings} (${facts.dimension}), now they are ${wanted.embeddings} (${wanted.dimension})`;
  }
  if (facts.lexical !== wanted.lexical) {
    return `its words were analysed by ${facts.lexical}, now it is ${wanted.lexical}`;
  }
  const changed = changedDocument(Array.isArray(facts.documents) ? facts.documents : [], wanted.documents);
  if (changed) return changed;
  if (facts.passages?.count !== wanted.passages.count || facts.passages.sha256 !== wanted.passages.sha256) {
    return 'the documents are cut into other passages now';
  }
  return facts.graphs === wanted.graphs ? null : 'it is divided into another number of graphs';
}

/** A checksum over all passages: what they say, and where they stand. */
export function passagesChecksum(passages: readonly Passage[]): string {
  const hash = createHash('sha256');
  for (const { meeting, language, paragraph, start, end, text } of passages) {
    hash.update(`${meeting}\0${language}\0${paragraph}\0${start}\0${end}\0${text}\0`);
  }
  return hash.digest('hex');
}

function changedDocument(saved: readonly DocumentChecksum[], wanted: readonly DocumentChecksum[]): string | null {
  const before = new Map(saved.map((document) => [name(document), document.checksum]));
  for (const document of wanted) {
    const checksum = before.get(name(document));
    if (checksum === undefined) return `${name(document)} was added`;
    if (checksum !== document.checksum) return `${name(document)} has changed`;
    before.delete(name(document));
  }
  const [removed] = before.keys();
  return removed === undefined ? null : `${removed} was removed`;
}

function name({ meeting, language }: DocumentChecksum): string {
  return `the document ${meeting}/${language}`;
}
