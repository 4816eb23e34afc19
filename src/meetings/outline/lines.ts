import { FULL_LINE, type Span, trim } from '../../text/segment.js';
import { labelKind } from './labels.js';

/** How a line is set: as a heading, an entry of a list, a table's row, a rule between things, or as words. */
export type LineKind = 'heading' | 'item' | 'row' | 'rule' | 'text';

/** A line of a record. Its span holds what it says: no bullets, numbers, marks of emphasis around it all, or stamps. */
export interface Line extends Span {
  readonly kind: LineKind;
  /** Of a heading, 1 for the highest. */
  readonly level: number;
  /** The shape of its bullet or number, alike for entries of one list ("-", "1.", "1.1"); '' for none. */
  readonly marker: string;
  /** What stands before its colon, where that is short enough to say what the rest is. */
  readonly label: Span | null;
  /** What stands behind the label; empty where nothing does. */
  readonly value: Span | null;
  /** Of a row, its cells, empty ones too. */
  readonly cells: readonly Span[];
  /** Whether it has the time at which somebody spoke. */
  readonly isStamped: boolean;
  /** Whether that time stands bare behind a name, as that of anything on an agenda may. */
  readonly isBarelyStamped: boolean;
  /** How far it stands in, in characters. */
  readonly margin: number;
  /** Whether a blank line, or the document's beginning, is before it. */
  readonly opens: boolean;
}

/** Longer than this, a line is no heading. UTF-16 units. */
const LONGEST_HEADING = 70;
const LONGEST_LABEL = 45;
const MOST_LABEL_WORDS = 6;

/** The lines of a document from `start` to `end` that are not blank, in order; `full` as for `sentences`. */
export function linesOf(text: string, start = 0, end = text.length, full = FULL_LINE): Line[] {
  const read: Line[] = [];
  let opens = true;
  let isWrapped = false;
  for (const match of text.slice(start, end).matchAll(/[^\r\n\u2028\u2029]+|\r\n|[\r\n\u2028\u2029]/g)) {
    if (/^[\r\n\u2028\u2029]/.test(match[0])) continue;
    const at = start + match.index;
    const words = trim(text, at, at + match[0].length);
    if (words.start === words.end) {
      opens = true;
      isWrapped = false;
      continue;
    }
    const between = read.at(-1) ? text.slice(read.at(-1)?.end ?? start, words.start) : '';
    opens ||= /\n[^\S\n]*\n/.test(between);
    for (const part of labelledParts(text, words)) {
      read.push(readLine(text, { ...part, margin: words.start - at }, opens, isWrapped));
      opens = false;
      isWrapped = false;
    }
    isWrapped = words.end - words.start >= full && !/[.!?؟۔:;؛»"”)\]|]$/u.test(text.slice(words.start, words.end));
  }
  return read.map((line, i) => {
    let before = i - 1;
    // What stands further in goes on with the entry above it.
    while (before >= 0 && read[before]?.marker === '' && (read[before]?.margin ?? 0) > line.margin) before--;
    return headed(text, { line, before: read[before], after: read[i + 1] });
  });
}

/** "Date: 3 May      Place: the barn": each label's part of a line that has several, wide gaps between; the line itself else. */
function labelledParts(text: string, line: Span): readonly Span[] {
  const words = text.slice(line.start, line.end);
  if (!GAP.test(words)) return labelledSentences(text, line);
  const parts = cellsOf(text, line.start, line.end);
  return parts.every(({ start, end }) => LABEL.test(text.slice(start, end))) ? parts : [line];
}

/** "Facilitator: Aoife. Notes: Marek.": the sentences of a line that begins with a known label, where others have one too. */
function labelledSentences(text: string, line: Span): readonly Span[] {
  const words = text.slice(line.start, line.end);
  const [first, second] = words.matchAll(/[:：](?=\s)/g);
  if (!first || !second || !isKnownLabel(words)) return [line];
  const starts = [...words.matchAll(/(?<=[\p{L}\p{M}\p{N})][.؛;]\s+)(?=\p{L})/gu)]
    .map(({ index }) => index)
    .filter((at) => isKnownLabel(words.slice(at, at + LONGEST_LABEL + 2)));
  const bounds = [0, ...starts, words.length];
  return bounds.slice(1).map((end, i) => trim(text, line.start + (bounds[i] ?? 0), line.start + end));
}

function isKnownLabel(words: string): boolean {
  const label = LABEL.exec(words)?.[1];
  return label !== undefined && labelKind(label) !== null;
}

const TABLE_RULE = /^[\s:|+-]+$/;
const RULE = /^(?:[-=_*~•─—–]\s*){3,}$|^\p{Nd}{1,2}:\p{Nd}{2}[\p{Nd}:.,]*\s*-->.*$|^WEBVTT$/u;
const HASHES = /^(#{1,6})\s+(\S.*)$/;
const BOLD = /^(\*\*|__)(?!\s)((?:(?!\1).)+)(?<!\s)\1[:：]?$/;
const BULLET = /^(?:[-=]>\s*|([-*+•▪◦‣·●○■□▫➤►→✓✔✅☐☑]|[–—](?=\s))\s*|>\s*|\p{Extended_Pictographic}\uFE0F?\s+)/u;
const CHECKBOX = /^\[[ xX✓]?\]\s+/;
/** With white space behind its dash or stroke, and digits in two with a stop or before capitals: a figure is no number of a list. */
const NUMBER =
  /^(?:\p{Nd}{2,4}\/\p{Nd}{2,4}(?=\s+\p{Lu}{3})|\p{Nd}{1,2}(?:\.\p{Nd}{1,2}){1,3}\.(?=\s+[\p{Lu}\p{Lo}*])|\p{Nd}(?:\.\p{Nd}{1,2}){1,3}(?=\s+\p{Lu}\p{Ll}+\s+\p{Ll})|\p{Nd}{1,2}\s{0,3}(?:[.)](?=\s*[\p{L}*[(«"“])|[-–—/](?=\s+[\p{L}*[(«"“]))|\p{Nd}{1,2}(?=\s{2,}[\p{Lu}\p{Lo}]))\s{0,9}/u;
/** "(a)", "b)", «(أ)»: counts whatever stands before it. */
const LETTER =
  /^(?:\(\s*(?:\p{Nd}{1,2}|[A-Za-z]|[ivx]{1,4}|[\u0620-\u064a]ـ?)\s*\)|(?:[A-Za-z]|[ivx]{1,4}|[\u0620-\u064a]ـ?)\))\s*/u;
const ORDINAL =
  /^(?:(?:أول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)(?:ًا|اً|ا)(?:\s+عشر)?\s*[:.)/–-]\s*|(?:(?:agenda\s+)?item|(?:ال)?(?:بند|محور|نقطة|موضوع))\s+(?:\p{Nd}{1,2}|(?:ال)?(?:أول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)[ىة]?(?:\s+عشر)?)\s*[:.–—-]\s*)(?=\S)/iu;
const HOUR = String.raw`(?:[01٠١]?\p{Nd}|[2٢][0-3٠-٣])`;
const MINUTE = String.raw`[0-5٠-٥]\p{Nd}`;
const HALF_OF_DAY = String.raw`(?:\s?(?:[AaPp]\.?[Mm]\.?|ص|م)(?!\p{L}))`;
/** An hour and its minutes, or minutes and seconds: "20:01", "8:01 pm", "20h01"; no sum and no measure. */
const CLOCK = String.raw`(?:\p{Nd}{1,2}:${MINUTE}(?::${MINUTE})?(?:\.\p{Nd}+)?${HALF_OF_DAY}?|[012]\p{Nd}h${MINUTE})`;
/** With a stop between them only before "pm": "8.01pm". */
const STOPPED = String.raw`${HOUR}\.${MINUTE}\s?[AaPp]\.?[Mm]\.?(?!\p{L})`;
const DAY = String.raw`(?:\p{Nd}{1,4}[/.-]\p{Nd}{1,2}[/.-]\p{Nd}{1,4}[,،]?\s{1,9})?`;
const STAMP = new RegExp(
  String.raw`^(?:[[(]?${DAY}(?:${CLOCK}|${STOPPED})[\])]?|\[${HOUR}\.${MINUTE}\])\s*(?:[-–—:]\s*)?(?=\S)`,
  'u',
);
/** "20:01:12	Sara:	…", as calls copy what was typed beside them. */
const TABBED = new RegExp(String.raw`^${CLOCK}\t\s?[^:：\t|]{2,40}[:：]\t`, 'u');
/** "<Sara> …" behind a time, and "<v Sara>…" of subtitles. */
const ANGLED = /^<(v(?:\.\w+)?\s+)?(@?\p{L}[^<>\n@./]{0,39})>\s{0,9}(?=[^\s<])/u;
const ANGLED_END = /(?<!\s)\s*<\/v>$/;
/** "Sara — 10:32", as chats are copied: what follows is hers. */
const STAMPED_NAME = new RegExp(
  String.raw`^(@?[^:：|\n]{2,40}?)\s{0,9}(?:[-–—|•·]\s{0,9}|[[(]|\s{2,9}|\t)\s{0,9}(?:(?:today|yesterday|اليوم|أمس)\s{1,9}(?:at|في)?\s{0,9})?${DAY}${CLOCK}[\])]?:?$`,
  'iu',
);
/** "Sara (00:01:48): …", as calls are written down. */
const STAMP_BEHIND = new RegExp(
  String.raw`^(@?[^:：|\n([]{2,40}?)\s{0,9}[([](?:${CLOCK}|${STOPPED})[)\]]\s{0,9}[:：]\s{1,9}(?=\S)`,
  'u',
);
/** "Sara 20:01: …". */
const BARE_STAMP_BEHIND = new RegExp(
  String.raw`^(@?[\p{Lu}\p{Lo}][^:：|\n([\p{Nd}]{0,39}?)\s{1,9}(?:${CLOCK}|${STOPPED})\s{0,9}[:：]\s{1,9}(?=\S)`,
  'u',
);
const LABEL =
  /^(?:\*{1,2}|_{1,2})?([^:：\n|*_]{1,60}?)\s{0,9}(?:\*{1,2}|_{1,2})?\s{0,9}[:：](?:\*{1,2}|_{1,2})?(?=\s|$)\s{0,9}/u;
/** "Helen - book the hall": who, and a dash. */
const DASHED = /^(\*\*|__)?(@?[^\s:：|*_–—-]+(?: [^\s:：|*_–—-]+){0,4})\1 ?(?:[–—]|(?<= )-) (?=\S)/u;

/** Whatever sets a line shows in its first characters. Spares running words the patterns, which take a cold process a while. */
const MAY_BE_SET =
  /[#*_>|[\](){}=~+:：–—•0-9\u0660-\u0669\u06f0-\u06f9-]|^[^A-Za-z\u0600-\u06ff]|^(?:أول|ثان|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)/;

interface Placed extends Span {
  /** How far it stands in. */
  readonly margin: number;
}

function readLine(text: string, { start, end, margin }: Placed, opens: boolean, isWrapped: boolean): Line {
  const words = text.slice(start, end);
  const plain = {
    kind: 'text',
    level: 0,
    marker: '',
    label: null,
    value: null,
    cells: [],
    isStamped: false,
    isBarelyStamped: false,
    margin,
    opens,
    start,
    end,
  } as const;
  if (!MAY_BE_SET.test(words.slice(0, LONGEST_HEADING)) && !words.includes('|') && !GAP.test(words)) return plain;
  if (RULE.test(words) || (words.includes('|') && words.includes('-') && TABLE_RULE.test(words)))
    return { ...plain, kind: 'rule' };
  if (isRow(words) && !TABBED.test(words))
    return { ...plain, ...bare(text, start, end), kind: 'row', cells: cellsOf(text, start, end) };
  const hashes = HASHES.exec(words);
  if (hashes) {
    const from = end - words.length + words.indexOf(hashes[2] ?? '', hashes[1]?.length);
    const span = unemphasised(text, unnumbered(text, { start: from, end: from + (hashes[2]?.length ?? 0) }));
    if (span.end > span.start) return { ...plain, ...span, kind: 'heading', level: hashes[1]?.length ?? 1 };
  }
  const { at, marker } = markerOf(text, start, end, isWrapped);
  const rest = { start: at, end };
  if (BOLD.test(text.slice(at, end)))
    return { ...plain, ...unemphasised(text, rest), marker, kind: 'heading', level: 3 };
  const name = STAMPED_NAME.exec(text.slice(at, end))?.[1];
  if (name !== undefined) {
    const label = unemphasised(text, { start: at, end: at + name.length });
    return { ...plain, ...rest, marker, label, value: { start: end, end }, isStamped: true };
  }
  const barely = BARE_STAMP_BEHIND.exec(text.slice(at, end));
  const behind = barely ?? STAMP_BEHIND.exec(text.slice(at, end));
  if (behind) {
    const label = unemphasised(text, { start: at, end: at + (behind[1]?.length ?? 0) });
    const value = { start: at + behind[0].length, end };
    return { ...plain, ...rest, marker, label, value, isStamped: true, isBarelyStamped: barely !== null };
  }
  const stamp = STAMP.exec(text.slice(at, end));
  const angled = angledName(text, { start: at + (stamp?.[0].length ?? 0), end }, stamp !== null);
  if (angled) return { ...plain, ...angled, marker, isStamped: true };
  const stamped = stamp ? labelled(text, { start: at + stamp[0].length, end }) : null;
  if (stamped) return { ...plain, ...stamped, marker, isStamped: true };
  const found = labelled(text, rest);
  return { ...plain, ...(found ?? rest), kind: marker === '' ? 'text' : 'item', marker };
}

/** Cells between strokes at both ends, or at least three of them, or between tabs or wide gaps. */
function isRow(words: string): boolean {
  if (/^\|.*\|$/.test(words) || words.split(' | ').length > 2) return true;
  return words.split(GAP).length > 1 && !LABEL.test(words);
}

/** What parts columns where no stroke does. */
const GAP = /\t+| {4,}/;

function cellsOf(text: string, start: number, end: number): Span[] {
  const inside = bare(text, start, end);
  const mark = text.slice(inside.start, inside.end).includes('|') ? /\|/g : new RegExp(GAP, 'g');
  const cells: Span[] = [];
  let from = inside.start;
  for (const match of text.slice(inside.start, inside.end).matchAll(mark)) {
    cells.push(unemphasised(text, trim(text, from, inside.start + match.index)));
    from = inside.start + match.index + match[0].length;
  }
  return [...cells, unemphasised(text, trim(text, from, inside.end))];
}

/** A row without the strokes at its ends. */
function bare(text: string, start: number, end: number): Span {
  const from = text[start] === '|' ? start + 1 : start;
  const to = end > from && text[end - 1] === '|' ? end - 1 : end;
  return trim(text, from, to);
}

function markerOf(text: string, start: number, end: number, isWrapped: boolean): { at: number; marker: string } {
  let at = start;
  let marker = '';
  for (let depth = 0; depth < 3; depth++) {
    const rest = text.slice(at, end);
    const bullet = BULLET.exec(rest) ?? CHECKBOX.exec(rest);
    const isBullet = bullet && !/^[*_]{2}/.test(rest) && (/\s$/.test(bullet[0]) || !/^[-+·*]$/.test(bullet[0]));
    // A number that begins a full line's continuation counts nothing.
    const number = isBullet
      ? null
      : (LETTER.exec(rest) ?? (isWrapped ? null : (ORDINAL.exec(rest) ?? NUMBER.exec(rest))));
    const found = isBullet ? bullet : number;
    if (!found || at + found[0].length >= end) break;
    if (marker === '') marker = isBullet ? '-' : shapeOf(found[0]);
    at += found[0].length;
  }
  return { at, marker };
}

function shapeOf(number: string): string {
  return number
    .trim()
    .replace(/\p{Nd}+/gu, '1')
    .replace(/^(?:agenda\s+)?item.*$|^(?:ال)?(?:بند|محور|نقطة|موضوع)\s.*$/iu, 'البند 1.1')
    .replace(/^[\u0620-\u064a\u064b]{3,}(?:\s+[\u0620-\u064a]+)?/u, 'أولا')
    .replace(/[A-Za-z]+/, 'a')
    .replace(/[\u0620-\u064a](?!ولا)ـ?/u, 'أ');
}

/** Words that tell of speaking: what stands behind them is what somebody said, and not what a line is about. */
const SPEAKING =
  /(?:^|\s)(?:said|says|asked|asks|told|added|noted|replied|و?ف?(?:قالت?|قالوا|أكدت?|أضافت?|أوضحت?|ذكرت?|أشارت?|صرحت?|سألت?|ردت?))(?:\s|$)/iu;

/** A stop that only shortens a title. */
const TITLE = /(?<!\p{L})(?:[\u0620-\u064a]|Mr|Mrs|Ms|Dr|Prof|St)\./gu;

function labelled(text: string, { start, end }: Span): (Span & { label: Span; value: Span }) | null {
  const words = text.slice(start, end);
  const dashed = DASHED.exec(words);
  const match = dashed ?? LABEL.exec(words);
  const label = (dashed ? dashed[2] : match?.[1])?.trim() ?? '';
  const isLabel =
    label.length > 0 &&
    label.length <= LONGEST_LABEL &&
    label.split(/\s+/).length <= MOST_LABEL_WORDS &&
    (/^[@([]?[\p{Lu}\p{Lo}\p{Nd}]/u.test(label) || (!dashed && labelKind(label) !== null)) &&
    /\p{L}/u.test(label) &&
    !/[.!?؟;؛]|\([^)]*$/.test(label.replace(TITLE, '')) &&
    !SPEAKING.test(label);
  if (!match || !isLabel) return null;
  const from = start + words.indexOf(label);
  return {
    start,
    end,
    label: { start: from, end: from + label.length },
    value: unemphasised(text, { start: start + match[0].length, end }),
  };
}

/** Who speaks, in angled brackets, and what they say. */
function angledName(
  text: string,
  { start, end }: Span,
  isStamped: boolean,
): (Span & { label: Span; value: Span }) | null {
  const words = text.slice(start, end);
  const match = ANGLED.exec(words);
  const name = match?.[2] ?? '';
  // "<Media omitted>" and what stands in for words to come are nobody.
  if (!match || !(isStamped || match[1]) || /omitted|attached|استبعاد|مرفق/iu.test(name)) return null;
  const from = start + words.indexOf(name, match[1]?.length ?? 1);
  const label = { start: from, end: from + name.length };
  const closed = ANGLED_END.exec(words)?.[0].length ?? 0;
  return { start, end, label, value: { start: start + match[0].length, end: end - closed } };
}

function unnumbered(text: string, { start, end }: Span): Span {
  const rest = text.slice(start, end);
  const number = (ORDINAL.exec(rest) ?? NUMBER.exec(rest))?.[0] ?? '';
  return { start: start + number.length, end };
}

/** Without marks of emphasis around all of it. */
function unemphasised(text: string, { start, end }: Span): Span {
  const match = /^(\*\*|__|\*|_|`)((?:(?!\1).)+)\1([:：]?)$/u.exec(text.slice(start, end));
  if (!match) return { start, end };
  const mark = match[1]?.length ?? 0;
  return { start: start + mark, end: end - mark - (match[3]?.length ?? 0) };
}

/** A line between those around it. */
interface Between {
  readonly line: Line;
  readonly before: Line | undefined;
  readonly after: Line | undefined;
}

/** The line as a heading, where what stands around it shows that it is one. */
function headed(text: string, { line, before, after }: Between): Line {
  if (line.kind === 'row' || line.kind === 'rule' || line.kind === 'heading' || line.isStamped || !after) return line;
  const words = text.slice(line.start, line.end);
  if (words.length > LONGEST_HEADING || /[.!?؟۔;؛،,]$/u.test(words)) return line;
  const underlined =
    after.kind === 'rule' && !after.opens && line.marker === '' && /^[=-]/.test(text.slice(after.start));
  if (underlined && line.opens) return { ...line, kind: 'heading', level: text[after.start] === '=' ? 1 : 2 };
  // A label alone says what the lines below it are.
  const { label, value } = line;
  if (label && value && value.start === value.end) return { ...line, ...label, kind: 'heading', level: LABEL_LEVEL };
  if (label) return line;
  if (/\p{Lu}{2}/u.test(words) && !/\p{Ll}/u.test(words) && /(?:\p{L}.*){4}/u.test(words))
    return { ...line, kind: 'heading', level: 2 };
  const isLong = after.end - after.start >= 2 * words.length && before !== undefined;
  if (line.marker === '' && isWordsAlone(words, line, after) && (after.kind !== 'text' || isLong || labelKind(words)))
    return { ...line, kind: 'heading', level: 2 };
  // A number begins a heading where its list has no other entry beside this one.
  const isAlone = before?.marker !== line.marker || before.kind === 'heading';
  const isNumbered = line.marker !== '' && line.marker !== '-';
  if (isNumbered && after.marker !== line.marker && isAlone && (after.margin <= line.margin || after.marker !== ''))
    return { ...line, kind: 'heading', level: 2 + (line.marker.match(/1/g)?.length ?? 1) - 1 };
  return line;
}

/** A few words by themselves, before lines of another kind or where a label is what they are. */
function isWordsAlone(words: string, { opens }: Line, after: Line): boolean {
  return opens && (after.opens || labelKind(words) !== null) && words.length <= 40 && !/\p{Nd}/u.test(words);
}

/** What a label alone heads is within what a heading heads. */
export const LABEL_LEVEL = 7;
