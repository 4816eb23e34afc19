import { type Meeting, originalDocument, type Passage } from '../../meetings/meeting.js';
import { withoutParagraph } from '../../meetings/without-paragraph.js';
import type { ParagraphPlace } from '../../retrieval/taken-out.js';
import { analyse, type Term } from '../../text/analyse.js';
import { clean } from '../../text/direction.js';
import { detectLanguage } from '../../text/language.js';
import type { Lexicon } from '../../text/lexicon.js';
import { arabicReadings } from '../../text/readings-arabic.js';
import { stem } from '../../text/stem.js';
import { isStopWord } from '../../text/stop-words.js';
import type { Answer, QuoteResult, Summary } from '../answer.js';
import type { Answering, AskOptions, Finding, QuoteOptions, SummaryOptions } from '../answering.js';
import { WORDING } from '../wording.js';
import { admitted, meetingOf } from './admission.js';
import type { Candidate } from './candidate.js';
import { check } from './check.js';
import { composeAnswer, type Part, quoteOf } from './compose.js';
import { type Evidence, gatherEvidence, type Setting, settingIn, type Weigher } from './evidence.js';
import { ANSWERED, ASKS_WHO_ANSWERS, asksNothing, type Found, findAnswer, UNANSWERED } from './find-answer.js';
import { standalone } from './follow-up.js';
import { editDistance, TermMatcher } from './matcher.js';
import { knownWords } from './meeting-words.js';
import { admits } from './minutes/admits.js';
import { findAttendance } from './minutes/attendance.js';
import { findInMinutes } from './minutes/find-in-minutes.js';
import { isSaidByAnother } from './minutes/turns.js';
import { findCountries, type Gazetteer } from './places.js';
import { isForeign, type Question, readQuestion } from './question.js';
import { type AnswerType, isBesideType, SHORTHAND, typeNouns } from './question-words.js';
import { findQuotes } from './quotes.js';
import type { ParagraphEvidence } from './ranking/confidence-features.js';
import { findRanked } from './ranking/find-ranked.js';
import { type Genre, genreOf } from './ranking/genre.js';
import { isOfNobody, type Reach, withinReach } from './ranking/rank.js';
import { Readers } from './readers.js';
import { reconsider } from './reconsider.js';
import type { RecordReader } from './record-reader.js';
import { asksOutcome, isForRules, isOfficial, isOwnGround } from './rules-ground.js';
import { splitQuestions } from './split-questions.js';
import { summarise } from './summarise.js';
import type { WordLists } from './word-lists.js';

/** Questions answered of those asked at once; more are no longer a question. */
const MOST_PARTS = 16;
/** Paragraphs that are read for an answer. */
const READ: Reach = { least: 8, most: 16, length: 2400 };
/** The rules' confidence from which on their choosing the same sentence settles it, in a record of people with offices. */
const SURE = 0.7;
/** Types for which a record has many answers that fit another question. */
const OF_FIGURES: ReadonlySet<AnswerType> = new Set(['number', 'date', 'time']);
/** What the ranking must make of the sentence that the rules for meetings answer from, for their answer to be given. */
const LIKELY = 0.3;
const SEVERAL_NAMES = /[,،;؛]| and | و/u;
/** How sure it is that a sentence says who was there, which names them without any mark of it. */
const OF_RUNNING_WORDS = 0.6;
const NOTHING_FOUND: ParagraphEvidence = { unit: 0, passage: 0, title: 0, type: 0 };

const QUESTION_WORDS = [
  ...new Set([...knownWords(), ...typeNouns(), 'about', 'where', 'when', 'what', 'which']),
].filter((word) => word.length >= 4);

/** Finds the paragraphs that speak to a question, best first. */
export type Retrieve = (
  question: string,
  options: { readonly limit: number; readonly meeting?: string },
) => Promise<readonly Retrieved[]>;

/** A paragraph's passage, with what retrieval found for the paragraph. */
export interface Retrieved {
  readonly passage: Passage;
  readonly score: number;
  readonly evidence?: ParagraphEvidence;
}

/** What the record's index has for a question. */
export interface Look {
  readonly retrieve: Retrieve;
  readonly weigher: Weigher;
}

export interface ExtractiveOptions extends Look {
  readonly meetings: readonly Meeting[];
  readonly lexicon: Lexicon;
  /** Groups of words that stand in for each other in questions and answers. */
  readonly kin?: Lexicon;
  /** Looks at the record as if a paragraph had never been written. */
  readonly without?: (paragraph: ParagraphPlace) => Look;
  /** Without it, only countries and what is called a city are places. */
  readonly gazetteer?: Gazetteer;
  /** Names and kinds; without them, a name of Arabic is a word that no list has. */
  readonly lists?: WordLists;
}

/** One question looked at from inside, for measuring. */
export interface Examination {
  /** Paragraphs, best first by all that is known once their sentences were read; the scores are retrieval's. */
  readonly hits: readonly { readonly passage: Passage; readonly score: number }[];
  readonly confidence: number;
  /** What would be cited first, at most one sentence; null where nothing was found. */
  readonly quote: string | null;
  readonly shortAnswer: string | null;
}

export interface Examiner {
  /** Asks as `ask` does, of one question; `without` takes a paragraph out of the record and of its index. */
  examine(
    question: string,
    options: { readonly limit: number; readonly without?: ParagraphPlace },
  ): Promise<Examination>;
}

/** Answers in the record's own words, without a language model. */
export class ExtractiveAnswering implements Answering, Examiner {
  readonly meetings: readonly Meeting[];
  readonly model = 'builtin';
  private readonly retrieve: Retrieve;
  private readonly weigher: Weigher;
  private readonly matcher: TermMatcher;
  /** For what is held against the record as true or not. */
  private readonly strictMatcher: TermMatcher;
  private readonly readers: Readers;
  private taken: { readonly key: string; readonly answering: ExtractiveAnswering } | null = null;

  constructor(
    private readonly options: ExtractiveOptions,
    readers?: Readers,
  ) {
    const { meetings, retrieve, lexicon, kin, weigher, gazetteer, lists } = options;
    this.readers = readers ?? new Readers(gazetteer, lists);
    this.meetings = meetings;
    this.retrieve = retrieve;
    this.weigher = weigher;
    const knows = (stem: string): boolean => weigher.knows?.(stem) ?? false;
    this.matcher = new TermMatcher(lexicon, knows, kin);
    this.strictMatcher = new TermMatcher(lexicon, knows, kin, 'apart');
  }

  async ask(asked: string, options: AskOptions = {}): Promise<Answer> {
    const started = performance.now();
    const detected = detectLanguage(asked);
    const language = options.language ?? detected ?? 'en';
    const question = admitted(asked, language, this.meetings, options);
    const whole = standalone(question, options.context ?? []);
    const parts: Part[] = [];
    for (const text of splitQuestions(whole).slice(0, MOST_PARTS)) {
      options.signal?.throwIfAborted();
      parts.push(await this.answerPart(text, options.meeting));
    }
    const composed = composeAnswer(parts, {
      language,
      readers: this.readers,
      matcher: this.matcher,
      meetings: this.meetings,
    });
    const foreign = !detected || (composed.status === 'not_found' && isForeign(question));
    const answer = foreign ? `${composed.answer}\n${WORDING[language].knowsOnly}` : composed.answer;
    return { question: asked, language, ...composed, answer, mode: 'extractive', milliseconds: since(started) };
  }

  async summarise(options: SummaryOptions = {}): Promise<Summary> {
    const started = performance.now();
    const meeting = meetingOf(this.meetings, options.meeting, options.language ?? 'en');
    const language = options.language ?? meeting.original;
    const style = options.style ?? 'brief';
    const context = { language, readers: this.readers, matcher: this.matcher };
    return {
      meeting: meeting.id,
      language,
      style,
      ...summarise(meeting, style, context),
      mode: 'extractive',
      milliseconds: since(started),
    };
  }

  async quote(wanted: string, options: QuoteOptions = {}): Promise<QuoteResult> {
    const language = options.language ?? detectLanguage(wanted) ?? 'en';
    const speaking = language === 'both' ? (detectLanguage(wanted) ?? 'en') : language;
    const words = admitted(wanted, speaking, this.meetings, options);
    const number = /^(?:(?:paragraph|para|p|فقرة|الفقرة|رقم|#)\.?\s*)*([-−]?\p{Nd}+)$/iu.exec(words)?.[1];
    const context = { language: speaking, readers: this.readers, matcher: this.matcher };
    if (number)
      return { language, ...findQuotes.byNumber(meetingOf(this.meetings, options.meeting, speaking), number, context) };
    const evidence = await this.evidenceFor(this.read(words), words, options.meeting);
    return {
      language,
      ...findQuotes.byWords(
        words,
        evidence,
        meetingOf(this.meetings, options.meeting, speaking),
        context,
        options.limit ?? 3,
      ),
    };
  }

  async check(statement: string, options: AskOptions = {}): Promise<Finding> {
    const language = options.language ?? detectLanguage(statement) ?? 'en';
    const words = admitted(statement, language, this.meetings, options);
    const question = this.read(words, true);
    const evidence = await this.evidenceFor(question, words, options.meeting, this.strictMatcher);
    return {
      statement,
      language,
      ...check(words, evidence, { language, readers: this.readers, matcher: this.matcher }),
    };
  }

  async examine(
    text: string,
    { limit, without }: { readonly limit: number; readonly without?: ParagraphPlace },
  ): Promise<Examination> {
    if (without) return this.without(without).examine(text, { limit });
    const question = this.read(clean(text));
    const hits = await this.retrieve(question.text, { limit });
    const read = this.toRead(hits);
    const { found, ranked } = this.find(question, read, undefined);
    const candidate = found?.candidate;
    return {
      hits: [...ranked, ...hits.slice(read.length)],
      confidence: found?.confidence ?? 0,
      quote: candidate ? candidate.evidence.reader.text(quoteOf(candidate)) : null,
      shortAnswer: candidate?.short ?? null,
    };
  }

  /** The same over a record that never had the paragraph; of use for `examine` only. The last one is remembered. */
  without(paragraph: ParagraphPlace): ExtractiveAnswering {
    const key = `${paragraph.meeting}\n${paragraph.paragraph}`;
    if (this.taken?.key !== key) {
      const { without } = this.options;
      if (!without) throw new Error('This record cannot be looked at without a paragraph.');
      const meetings = this.meetings.map((each) =>
        each.id === paragraph.meeting ? withoutParagraph(each, paragraph.paragraph) : each,
      );
      const options = { ...this.options, meetings, ...without(paragraph) };
      this.taken = { key, answering: new ExtractiveAnswering(options, this.readers) };
    }
    return this.taken.answering;
  }

  private async answerPart(text: string, meeting: string | undefined): Promise<Part> {
    const question = this.read(text);
    const { found } = this.find(question, await this.hitsFor(text, meeting), meeting);
    return { question, found };
  }

  /**
   * The learned ranking decides what to quote and whether, but where a label says it, or where the rules for meetings are sure:
   * on their own ground, or of the very sentence that the ranking chooses and holds for likely. `ranked` are the hits, best
   * first by all that is known then.
   */
  private find(
    question: Question,
    hits: readonly Retrieved[],
    meeting: string | undefined,
  ): { readonly found: Found | null; readonly ranked: readonly Retrieved[] } {
    // "What has been done?" has no word of its own but asks for what a column says.
    const isEmpty = asksNothing(question);
    const labelled = isEmpty && ASKS_WHO_ANSWERS.test(question.norm) ? null : this.inMinutes(question, hits);
    if (labelled) return { found: labelled, ranked: hits };
    if (isEmpty) return { found: null, ranked: hits };
    const evidence = this.evidenceOf(question, hits);
    const ruled = findAnswer(question, evidence);
    const sure = ruled && ruled.confidence >= ANSWERED && isForRules(question, ruled) ? ruled : null;
    // One name with a title is not all who came, where running words name the rest without.
    const isOfOne = sure?.candidate.short != null && !SEVERAL_NAMES.test(sure.candidate.short);
    const attendance = !sure || isOfOne ? this.attendance(question, hits) : null;
    const rules = attendance ? null : sure;
    const genre = this.genre(meeting);
    const isAdmitted = (read: Evidence, { short }: Candidate): boolean =>
      isOfNobody(genre, read.reader) ||
      (admits(question, read, this.matcher, short) && !isSaidByAnother(question, read, this.matcher));
    // The rest need not be read where the rules settle it.
    if (
      rules &&
      genre !== 'article' &&
      isOwnGround(question, rules) &&
      isAdmitted(rules.candidate.evidence, rules.candidate)
    )
      return { found: rules, ranked: hits };
    if (attendance) return { found: attendance, ranked: hits };
    const paragraphs = hits.flatMap((hit) => {
      const { passage, score, evidence: own } = hit;
      const reader = this.readerOf(passage, question);
      return reader ? [{ hit, reader, number: passage.paragraph, score, found: own ?? NOTHING_FOUND }] : [];
    });
    const context = { matcher: this.matcher, weigher: this.weigher, genre, ruled: { evidence, found: ruled } };
    const best = findRanked(question, paragraphs, context);
    if (!best) return { found: null, ranked: hits };
    const ranked = best.paragraphs.map(({ hit }) => hit);
    const isSame = ruled?.candidate.evidence.sentence === best.candidate.evidence.sentence;
    // Among articles, the rules' confidence is not to be compared with the ranking's, which is of its own sentence.
    if (rules && genre === 'article') {
      const confidence = isSame ? Math.max(ANSWERED, best.confidence) : ANSWERED;
      return { found: { candidate: rules.candidate, confidence }, ranked };
    }
    if (rules && isSame && best.confidence >= LIKELY && isAdmitted(rules.candidate.evidence, rules.candidate))
      return { found: { candidate: rules.candidate, confidence: Math.max(ANSWERED, best.confidence) }, ranked };
    const read =
      evidence.find(({ sentence }) => sentence === best.candidate.evidence.sentence) ?? best.candidate.evidence;
    const { candidate: chosen, isBeside } = reconsider(question, read, best);
    // Of what became of something a few words tell too little.
    const candidate = asksOutcome(question, chosen) ? { ...chosen, short: null } : chosen;
    const nearest = { candidate, others: best.others };
    if (isBeside || !isAdmitted(read, candidate))
      return { found: { ...nearest, confidence: Math.min(UNANSWERED, best.confidence) }, ranked };
    const isSure = isSame && ruled.confidence >= SURE && isOfficial(read.reader) && !OF_FIGURES.has(question.type);
    const confidence = isSure && genre !== 'article' ? Math.max(ANSWERED, best.confidence) : best.confidence;
    return { found: { ...nearest, confidence }, ranked };
  }

  /** What the first of the records at hand that has it says under a label. */
  private inMinutes(question: Question, hits: readonly Retrieved[]): Found | null {
    for (const reader of this.readersFor(question, hits)) {
      const found = findInMinutes(question, reader, { matcher: this.matcher, weigher: this.weigher });
      if (!found) continue;
      const [candidate, ...more] = found.candidates;
      return { candidate, more, confidence: found.confidence };
    }
    return null;
  }

  /** Who was there or was not, in running words that name them without honorific or office. */
  private attendance(question: Question, hits: readonly Retrieved[]): Found | null {
    const [reader] = this.readersFor(question, hits);
    const context = { matcher: this.matcher, weigher: this.weigher };
    const [candidate, ...more] = reader ? findAttendance(question, reader, context) : [];
    return candidate ? { candidate, more, confidence: OF_RUNNING_WORDS } : null;
  }

  /** Readers of the records at hand, best first; of the only one there is where nothing was retrieved. */
  private readersFor(question: Question, hits: readonly Retrieved[]): readonly RecordReader[] {
    const readers = new Set(hits.flatMap(({ passage }) => this.readerOf(passage, question) ?? []));
    const [only] = this.meetings;
    if (readers.size === 0 && only && this.meetings.length === 1) readers.add(this.readers.of(only, question.language));
    return [...readers];
  }

  private genre(meeting: string | undefined): Genre {
    const asked = meeting === undefined ? this.meetings : this.meetings.filter(({ id }) => id === meeting);
    return genreOf(asked, this.readers);
  }

  private read(text: string, isStatement = false): Question {
    return readQuestion(
      text,
      (term, whole) => this.isName(term, whole),
      (norm) => this.respell(norm),
      isStatement,
    );
  }

  /** Retrieves paragraphs and holds the question against their sentences, in the question's language where there is one. */
  private async evidenceFor(
    question: Question,
    text: string,
    meeting: string | undefined,
    matcher = this.matcher,
  ): Promise<readonly Evidence[]> {
    return this.evidenceOf(question, await this.hitsFor(text, meeting), matcher);
  }

  private async hitsFor(text: string, meeting: string | undefined): Promise<readonly Retrieved[]> {
    return this.toRead(await this.retrieve(text, { limit: READ.most, ...(meeting === undefined ? {} : { meeting }) }));
  }

  /** The paragraphs to read of those retrieved, best first. */
  toRead(hits: readonly Retrieved[]): readonly Retrieved[] {
    return withinReach(hits, READ, ({ passage: { meeting, paragraph } }) => {
      const from = this.meetings.find(({ id }) => id === meeting);
      return from && originalDocument(from).paragraphs[paragraph - 1];
    });
  }

  /** Reads a passage's meeting in the question's language, where it has that; null for a meeting that is not ours. */
  private readerOf({ meeting }: Passage, { language }: Question): RecordReader | null {
    const from = this.meetings.find(({ id }) => id === meeting);
    return from ? this.readers.of(from, language) : null;
  }

  private evidenceOf(
    question: Question,
    hits: readonly { readonly passage: Passage }[],
    matcher = this.matcher,
  ): readonly Evidence[] {
    const settings = new Map<RecordReader, Setting>();
    return hits.flatMap(({ passage }) => {
      const reader = this.readerOf(passage, question);
      if (!reader) return [];
      const setting = settings.get(reader) ?? settingIn(question, reader, matcher);
      settings.set(reader, setting);
      return gatherEvidence(question, reader, passage.paragraph, { matcher, weigher: this.weigher, setting });
    });
  }

  /** The word that questions are put in which a misspelt one is nearest to; the word itself where it has a meaning. */
  private respell(norm: string): string {
    const long = SHORTHAND.get(norm);
    if (long !== undefined && !this.weigher.knows?.(stem(norm))) return long;
    if (norm.length < (/^[a-z]/.test(norm) ? 4 : 5) || isStopWord(norm) || /\d/.test(norm)) return norm;
    const [term] = analyse(norm);
    if (!term || this.matcher.isKnown(term) || this.weigher.knows?.(term.stem)) return norm;
    // A word that Arabic makes of a root in use is no other word misspelt: يتوقع is not يوقع.
    if (QUESTION_WORDS.includes(norm) || isBesideType(norm) || arabicReadings(norm).verbs.length > 0) return norm;
    const near = QUESTION_WORDS.filter((word) => word[0] === norm[0] && Math.abs(word.length - norm.length) <= 1);
    return near.find((word) => editDistance(word, norm) === 1) ?? norm;
  }

  /** Names are what the record must have: numbers, countries, and capitalised words that are not a question's first. */
  private isName(term: Term, text: string): boolean {
    if (/\d/.test(term.norm)) return true;
    const word = text.slice(term.start, term.end);
    if (findCountries(word).length > 0) return true;
    return term.start > 0 && /^\p{Lu}\p{Ll}/u.test(word) && !this.matcher.isKnown(term);
  }
}

function since(started: number): number {
  return Math.round((performance.now() - started) * 1000) / 1000;
}
