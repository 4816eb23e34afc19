import type { Passage } from '../../../src/meetings/meeting.js';
import type { DocumentChecksum } from '../../../src/retrieval/index-facts.js';

export function record(count: number, year: number): { passages: Passage[]; documents: DocumentChecksum[] };
