import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Inline, parseInline, parseMarkdown } from '../../src/sandbox/page/markdown.js';

/** The tree in short: `bold(text)`. */
function short(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return node.text;
      if (node.kind === 'link') return `link(${node.url} ${short(node.children)})`;
      if ('children' in node) return `${node.kind}(${short(node.children)})`;
      if (node.kind === 'code') return `code(${node.text})`;
      if (node.kind === 'time') return `time(${node.seconds} ${node.style})`;
      return `${node.kind}(${'id' in node ? node.id : ''})`;
    })
    .join('');
}

it.each([
  ['**bold** and *italic* and _italic_', 'bold(bold) and italic(italic) and italic(italic)'],
  ['__under__ ~~strike~~ ||spoiler||', 'underline(under) strike(strike) spoiler(spoiler)'],
  ['`**not bold**`', 'code(**not bold**)'],
  ['\\*not italic\\*', '*not italic*'],
  ['snake_case_word and 2 * 3 * 4', 'snake_case_word and 2 * 3 * 4'],
  ['**في الرياض** [1]', 'bold(في الرياض) [1]'],
  ['[words](https://example.org/a_(b))', 'link(https://example.org/a_(b) words)'],
  ['[words](javascript:alert(1))', '[words](javascript:alert(1))'],
  ['<t:1700000000:R>', 'time(1700000000 R)'],
  ['<@100000000000000001>', 'user(100000000000000001)'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
])('reads %s', (written, read) => {
  expect(short(parseInline(written))).toBe(read);
});

it('shows where a link leads if its words look like another address', () => {
  const read = short(parseInline('[https://bank.example](https://evil.example)'));
  expect(read).toContain('link(https://evil.example https://evil.example)');
  expect(read).not.toContain('link(https://evil.example https://bank.example)');
});

it('knows headers, quotes, small print, lists and code blocks', () => {
  const text = '# Title\n> one\n> two\n-# small\n- a\n  - b\n1. c\n```ts\nx\n```\nend';
  expect(parseMarkdown(text).map(({ kind }) => kind)).toEqual([
    'header',
    'quote',
    'subtext',
    'list',
    'list',
    'code',
    'lines',
  ]);
  expect(parseMarkdown('>>> all\nof it').map(({ kind }) => kind)).toEqual(['quote']);
});

it('gives each line its own place, also where bold text spans two', () => {
  const [block] = parseMarkdown('**سطر\nline**');
  expect(block).toMatchObject({ kind: 'lines' });
  if (block?.kind === 'lines') expect(block.lines.map(short)).toEqual(['bold(سطر)', 'bold(line)']);
});

it('drops overrides and keeps isolates and marks', () => {
  expect(short(parseInline('a\u202Eb\u202C \u2068c\u2069\u200F'))).toBe('ab \u2068c\u2069\u200F');
});

it('never loses a letter or hangs, whatever is written', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'*_~|`[]()<>@#-\\ \nab؟ش1.:/'), maxLength: 80 }), (text) => {
      expect(parseMarkdown(text)).toBeInstanceOf(Array);
      const letters = (from: string): string => from.replace(/[^\p{L}]/gu, '');
      const drawn = JSON.stringify(parseMarkdown(text), (key, value) =>
        key === 'kind' || key === 'language' || key === 'style' ? undefined : value,
      );
      for (const letter of new Set(letters(text))) {
        if (!/[a-z]/.test(letter)) expect(drawn).toContain(letter);
      }
    }),
  );
});
