/**
 * Discord's markdown as a tree. Whoever draws the tree decides what becomes of it; nothing here is ever markup.
 *
 * @see https://support.discord.com/hc/en-us/articles/210298617-Markdown-Text-101-Chat-Formatting-Bold-Italic-Underline
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[] }
  | { readonly kind: 'user' | 'role' | 'channel'; readonly id: string }
  | { readonly kind: 'everyone'; readonly text: string }
  | { readonly kind: 'command'; readonly name: string }
  | { readonly kind: 'time'; readonly seconds: number; readonly style: string }
  | { readonly kind: 'newline' };

export type Line = readonly Inline[];

export type Block =
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'header'; readonly level: 1 | 2 | 3; readonly line: Line }
  | { readonly kind: 'subtext'; readonly line: Line }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly start: number; readonly items: readonly ListItem[] };

export interface ListItem {
  readonly depth: number;
  readonly line: Line;
}

/** Reads a message, an embed's description or a field's value. */
export function parseMarkdown(text: string): Block[] {
  return parseBlocks(withoutOverrides(text), true);
}

/** Reads what has no blocks: an embed's title, the line above a reply. */
export function parseInline(text: string): Line {
  return inline(withoutOverrides(text));
}

/** Discord drops embedding and override characters, and keeps isolates and marks. */
export function withoutOverrides(text: string): string {
  return text.replace(/[\u202A-\u202E]/g, '');
}

function parseBlocks(text: string, quotes: boolean): Block[] {
  const blocks: Block[] = [];
  const parts = text.split(/(```[\s\S]+?```)/);
  for (const [index, part] of parts.entries()) {
    const fence = /^```(?:([\w+-]+)\n)?\n?([\s\S]+?)\n?```$/.exec(part);
    if (fence) blocks.push({ kind: 'code', language: fence[1] ?? '', text: fence[2] ?? '' });
    else {
      // The line breaks around a code block belong to it.
      const before = index > 0 ? part.replace(/^\n/, '') : part;
      const lines = index < parts.length - 1 ? before.replace(/\n$/, '') : before;
      if (lines !== '') blocks.push(...parseLines(lines, quotes));
    }
  }
  return blocks;
}

function parseLines(text: string, quotes: boolean): Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const rest = /^>>> ([\s\S]*)$/.exec(lines.slice(at).join('\n'));
    if (quotes && rest) {
      blocks.push({ kind: 'quote', blocks: parseBlocks(rest[1] ?? '', false) });
      break;
    }
    const taken = (quotes ? takeWhile(lines, at, /^> ?(.*)$/, /^> /) : undefined) ?? [];
    if (taken.length > 0) {
      blocks.push({ kind: 'quote', blocks: parseBlocks(taken.join('\n'), false) });
      at += taken.length;
      continue;
    }
    const header = /^(#{1,3}) +(\S.*)$/.exec(line);
    const subtext = /^-# +(\S.*)$/.exec(line);
    if (header) {
      blocks.push({ kind: 'header', level: (header[1]?.length ?? 1) as 1 | 2 | 3, line: inline(header[2] ?? '') });
      at += 1;
    } else if (subtext) {
      blocks.push({ kind: 'subtext', line: inline(subtext[1] ?? '') });
      at += 1;
    } else if (listMark.test(line)) {
      const list = readList(lines.slice(at));
      blocks.push(list.block);
      at += list.count;
    } else {
      const plain = takePlain(lines, at, quotes);
      blocks.push({ kind: 'lines', lines: splitLines(inline(plain.join('\n'))) });
      at += plain.length;
    }
  }
  return blocks;
}

const listMark = /^( *)(?:([-*])|(\d{1,9})\.) +(\S.*)$/;

function takeWhile(lines: readonly string[], from: number, pattern: RegExp, first: RegExp): string[] {
  if (!first.test(lines[from] ?? '')) return [];
  const taken: string[] = [];
  for (const line of lines.slice(from)) {
    const match = first.test(line) ? pattern.exec(line) : null;
    if (!match) break;
    taken.push(match[1] ?? '');
  }
  return taken;
}

function takePlain(lines: readonly string[], from: number, quotes: boolean): string[] {
  const end = lines.findIndex((line, index) => index > from && startsBlock(line, quotes));
  return lines.slice(from, end === -1 ? lines.length : end);
}

function startsBlock(line: string, quotes: boolean): boolean {
  return /^(?:#{1,3} +\S|-# +\S)/.test(line) || listMark.test(line) || (quotes && /^>(?:>>)? /.test(line));
}

function readList(lines: readonly string[]): { readonly block: Block; readonly count: number } {
  const first = listMark.exec(lines[0] ?? '');
  const ordered = first?.[3] !== undefined;
  const items: ListItem[] = [];
  for (const line of lines) {
    const match = listMark.exec(line);
    const depth = Math.floor((match?.[1]?.length ?? 0) / 2);
    if (!match || (depth === 0 && (match[3] !== undefined) !== ordered)) break;
    items.push({ depth: items.length === 0 ? 0 : Math.min(depth, 4), line: inline(match[4] ?? '') });
  }
  return { block: { kind: 'list', ordered, start: Number(first?.[3] ?? 1), items }, count: items.length };
}

interface Rule {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => Inline | undefined;
}

const wrap =
  (kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler') =>
  (match: RegExpExecArray): Inline => ({ kind, children: inline(match[1] ?? '') });

/** Tried in this order where a special character stands. */
const rules: readonly Rule[] = [
  { pattern: /^\\([^\p{L}\p{N}\s])/u, read: (match) => ({ kind: 'text', text: match[1] ?? '' }) },
  { pattern: /^(`+)([\s\S]*?[^`])\1(?!`)/, read: (match) => ({ kind: 'code', text: trimCode(match[2] ?? '') }) },
  { pattern: /^\*\*([\s\S]+?)\*\*(?!\*)/, read: wrap('bold') },
  { pattern: /^__([\s\S]+?)__(?!_)/, read: wrap('underline') },
  { pattern: /^~~([\s\S]+?)~~/, read: wrap('strike') },
  { pattern: /^\|\|([\s\S]+?)\|\|/, read: wrap('spoiler') },
  { pattern: /^\*(?=\S)((?:\*\*|[^*])+?)(?<=\S)\*(?!\*)/, read: wrap('italic') },
  { pattern: /^_((?:__|[^_])+?)_(?![\p{L}\p{N}_])/u, read: wrap('italic') },
  {
    pattern: /^\[((?:\\.|[^\]\\])+)\]\(<?(https?:\/\/[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?: +"[^"]*")?\)/,
    read: maskedLink,
  },
  { pattern: /^<@!?(\d{17,20})>/, read: (match) => ({ kind: 'user', id: match[1] ?? '' }) },
  { pattern: /^<@&(\d{17,20})>/, read: (match) => ({ kind: 'role', id: match[1] ?? '' }) },
  { pattern: /^<#(\d{17,20})>/, read: (match) => ({ kind: 'channel', id: match[1] ?? '' }) },
  { pattern: /^<\/([^:>]{1,100}):\d{17,20}>/, read: (match) => ({ kind: 'command', name: match[1] ?? '' }) },
  {
    pattern: /^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/,
    read: (match) => ({ kind: 'time', seconds: Number(match[1]), style: match[2] ?? 'f' }),
  },
  { pattern: /^<a?:(\w{2,32}):\d{17,20}>/, read: (match) => ({ kind: 'text', text: `:${match[1] ?? ''}:` }) },
  { pattern: /^@(?:everyone|here)\b/, read: (match) => ({ kind: 'everyone', text: match[0] }) },
  { pattern: /^<(https?:\/\/[^\s<>]+)>/, read: (match) => bareLink(match[1] ?? '') },
  { pattern: /^https?:\/\/[^\s<]+[^<.,:;"'\]\s)]/, read: (match) => bareLink(match[0]) },
  { pattern: /^\n/, read: () => ({ kind: 'newline' }) },
];

const special = /[\\`*_~|[<@\nh]/;

function inline(text: string): Inline[] {
  const nodes: Inline[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') nodes.push({ kind: 'text', text: plain });
    plain = '';
  };
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    const found = special.test(character) ? firstRule(text.slice(at), text.charAt(at - 1)) : undefined;
    if (!found) {
      plain += character;
      at += 1;
    } else if (found.node.kind === 'text') {
      plain += found.node.text;
      at += found.length;
    } else {
      flush();
      nodes.push(found.node);
      at += found.length;
    }
  }
  flush();
  return nodes;
}

function firstRule(text: string, before: string): { readonly node: Inline; readonly length: number } | undefined {
  for (const rule of rules) {
    const match = rule.pattern.exec(text);
    if (!match) continue;
    // snake_case and addresses within words are what they are
    if ((text.startsWith('_') || text.startsWith('http')) && /[\p{L}\p{N}]/u.test(before)) continue;
    const node = rule.read(match);
    if (node) return { node, length: match[0].length };
  }
  return undefined;
}

/** Discord shows a link as written if its words look like an address themselves: they could lie about where it leads. */
function maskedLink(match: RegExpExecArray): Inline | undefined {
  const words = match[1] ?? '';
  const url = match[2] ?? '';
  if (/https?:\/\//.test(words) || !URL.canParse(url)) return undefined;
  return { kind: 'link', url, children: inline(words) };
}

function bareLink(url: string): Inline | undefined {
  return URL.canParse(url) ? { kind: 'link', url, children: [{ kind: 'text', text: url }] } : undefined;
}

function trimCode(text: string): string {
  return /^ .*\S.* $/s.test(text) ? text.slice(1, -1) : text;
}

/** Cuts a tree at its line breaks, so that each line can take its own direction; what spans a break is drawn twice. */
function splitLines(nodes: readonly Inline[]): Line[] {
  const lines: Inline[][] = [[]];
  for (const node of nodes) {
    if (node.kind === 'newline') {
      lines.push([]);
    } else if ('children' in node) {
      const [first = [], ...more] = splitLines(node.children);
      lines.at(-1)?.push({ ...node, children: first });
      for (const children of more) lines.push([{ ...node, children }]);
    } else {
      lines.at(-1)?.push(node);
    }
  }
  return lines;
}
