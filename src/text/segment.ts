/** A stretch of a text, in UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether a stretch is part of another, or all of it. */
export function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

const SENTENCE_END = /[.!?؟۔…]+["'”’»)\]]*|\r\n|[\n\r\u2028\u2029]/gu;
const LINE_END = /[\n\r\u2028\u2029]/u;
/** A line of at least so many characters is one that the page was too narrow for, where nothing tells how wide it was. */
export const FULL_LINE = 60;
/** Lines longer than this were not broken for a page's width, nor were those of a text without any as long as the other. */
const WIDEST_PAGE = 130;
const NARROWEST_PAGE = 40;
/** How much shorter a line may be than the longest, since the next word would not have fitted. */
const LONG_WORD = 12;
/** Brackets that close within so many characters hold what stops are in them together. */
const LONGEST_ASIDE = 200;
const ABBREVIATION =
  /(?:^|[\s(])(?:mr|mrs|ms|dr|prof|st|sr|jr|no|nos|vol|vs|etc|inc|ltd|co|gen|col|lt|sgt|rev|hon|eng|fig|approx|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|e\.g|i\.e|c|ca|p|pp|\p{Lu}|(?:\p{Lu}\.)+\p{Lu}|[\u0620-\u064a]|هـ|أ\.د)$/iu;
/**
 * A full stop between words of at least three letters, without the space after it, ends a sentence all the same; between
 * small letters or behind a capitalised word it is a site's or a program's.
 */
const WORD_ENDS = /(?:(?<!\p{L})\p{Ll}{3,}|[\u0620-\u064a\u064b-\u0652]{3})$/u;
const WORD_BEGINS = /^(?:\p{Lu}\p{Ll}{2}|(?!كوم(?![\u0620-\u064a]))[\u0620-\u064a]{3})/u;
/** A name's initial as Arabic spells a Latin letter («جون سي. ميسنجر»); of several in a row the last may end a sentence. */
const LETTER = 'إيه|ايه|بي|سي|دي|إي|إف|جي|جيه|إتش|آي|كيه|إل|إم|إن|أو|كيو|آر|إس|تي|يو|دبليو|إكس|واي|زد';
const LETTER_NAME = new RegExp(`(?<!(?:^|[\\s(])(?:${LETTER})\\.?\\s)(?<=^|[\\s(])(?:${LETTER})$`, 'u');
/** "Apologies: …": a line that says what it has goes on from no other. */
const BEGINS_LABELLED = /^\s*(?:\p{Lu}|[\u0620-\u064a])[^:\n\r.،,]{1,30}:\s/u;
const LONGEST_LABEL = 36;
const CLAUSE_END = /[,;:،؛]+(?=\s|["'”’»)\]]|\p{Script=Arabic}|$)|\s[-–—]\s|[()[\]]/gu;

/**
 * The sentences of a stretch of text, in order, without the white space between them. Every character that is not white
 * space belongs to exactly one of them.
 *
 * A sentence ends at its full stop, question or exclamation mark with the closing quotation marks and brackets after it,
 * or at the end of a line that is not full: shorter than `full`. A stop inside a number, brackets, a name's initial or a
 * common abbreviation ends nothing, nor does one that a small letter follows; one without the space after it ends a
 * sentence between words.
 */
export function sentences(text: string, start = 0, end = text.length, full = FULL_LINE): Span[] {
  return cut(text, start, end, SENTENCE_END, (at, mark) => endsSentence(text, { start, full }, at, mark));
}

/**
 * How long a line of a text must be to go on in the next, in UTF-16 units. Where most lines that another follows have no
 * room for its first word, they were broken at the page's width; where they are of all lengths, they end what they say.
 */
export function fullLine(text: string): number {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u).map((line) => line.trim());
  const followed = lines.flatMap((line, i) => {
    const next = lines[i + 1] ?? '';
    return line !== '' && next !== '' ? [{ length: line.length, word: /^\S*/.exec(next)?.[0].length ?? 0 }] : [];
  });
  const width = followed.reduce((most, { length }) => Math.max(most, length), 0);
  if (width < NARROWEST_PAGE) return FULL_LINE;
  if (width > WIDEST_PAGE) return Number.POSITIVE_INFINITY;
  const broken = followed.filter(({ length, word }) => length + 1 + word > width).length;
  return broken * 2 > followed.length ? width - LONG_WORD : Math.max(FULL_LINE, width - LONG_WORD);
}

/** The clauses of a stretch of text: what commas, semicolons, colons, dashes and brackets separate, marks included. */
export function clauses(text: string, start = 0, end = text.length): Span[] {
  return cut(text, start, end, CLAUSE_END, () => true);
}

/** The stretch without white space, byte order mark or other invisible characters at either end. */
export function trim(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

function cut(
  text: string,
  start: number,
  end: number,
  pattern: RegExp,
  isBoundary: (at: number, mark: string) => boolean,
): Span[] {
  const spans: Span[] = [];
  const stretch = text.slice(start, end);
  let from = start;
  for (const match of stretch.matchAll(pattern)) {
    const at = start + match.index;
    // An opening bracket begins the next clause, everything else closes the one before.
    const boundary = match[0] === '(' || match[0] === '[' ? at : at + match[0].length;
    if (boundary <= from || !isBoundary(at, match[0])) continue;
    push(spans, trim(text, from, boundary));
    from = boundary;
  }
  push(spans, trim(text, from, end));
  return spans;
}

function push(spans: Span[], span: Span): void {
  if (span.end > span.start) spans.push(span);
}

interface Within {
  readonly start: number;
  /** See `sentences`. */
  readonly full: number;
}

function endsSentence(text: string, within: Within, at: number, mark: string): boolean {
  const { start } = within;
  const after = at + mark.length;
  if (LINE_END.test(mark)) return endsLine(text, within, at, after);
  if (/^\s+\p{Ll}/u.test(text.slice(after, after + 8)) || isAside(text, start, after)) return false;
  if (mark.startsWith('…') || mark.startsWith('..')) return !/^\s*[\p{Ll}\p{Lo}]/u.test(text.slice(after, after + 8));
  if (!mark.startsWith('.')) return true;
  const before = text.slice(Math.max(start, at - 12), at);
  if (ABBREVIATION.test(before) || LETTER_NAME.test(before)) return false;
  if (after >= text.length || !/[\p{L}\p{N}]/u.test(text.charAt(after))) return true;
  return mark === '.' && WORD_ENDS.test(before) && WORD_BEGINS.test(text.slice(after, after + 4));
}

/** Pages break lines where they are full; a heading, an entry of a list or a paragraph's last line is shorter. */
function endsLine(text: string, { start, full }: Within, at: number, after: number): boolean {
  if (at - start < full) return true;
  const line = text.slice(at - full, at);
  return (
    LINE_END.test(line) ||
    /[.!?؟۔…:"”»)\]]\s*$/u.test(line) ||
    BEGINS_LABELLED.test(text.slice(after, after + LONGEST_LABEL)) ||
    !/^[\p{L}\p{N}]+[\p{L}\p{N}\s,،]/u.test(text.slice(after, after + 20))
  );
}

/** Whether a place is between a bracket that opened in this sentence and the one that closes it. */
function isAside(text: string, start: number, at: number): boolean {
  const before = text.slice(Math.max(start, at - LONGEST_ASIDE), at);
  if (before.lastIndexOf('(') <= before.lastIndexOf(')')) return false;
  const rest = text.slice(at, at + LONGEST_ASIDE);
  const close = rest.indexOf(')');
  const open = rest.indexOf('(');
  return close >= 0 && (open < 0 || close < open) && !LINE_END.test(rest.slice(0, close));
}

function isBlank(code: number): boolean {
  return (
    code <= 0x20 ||
    code === 0xa0 ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x206f) ||
    code === 0x3000
  );
}
