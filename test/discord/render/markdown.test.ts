import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText, escapeMarkdown, oneLine, unescapeMarkdown } from '../../../src/discord/render/markdown.js';

describe('escapeMarkdown', () => {
  it.each([
    ['[x](https://a.example)', '\\[x\\](https\\://a.example)'],
    ['# title', '\\# title'],
    ['1. one', '1\\. one'],
    ['- item', '\\- item'],
    ['2022-2026, 3.5 - 4', '2022-2026, 3.5 - 4'],
    ['<@1> @here', '\\<\\@1\\> \\@here'],
  ])('%s → %s', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it('can be taken back for every line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(unescapeMarkdown(escapeMarkdown(text))).toBe(oneLine(text));
      }),
    );
  });

  it('leaves no mark that Discord would obey', () => {
    const marks = fc.constantFrom(
      '*',
      '_',
      '`',
      '~',
      '|',
      '<',
      '>',
      '[',
      ']',
      '(',
      ')',
      '@',
      '\\',
      'a',
      ' ',
      '://',
      '\u202e',
      '\u2069',
    );
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 40 }), (parts) => {
        const left = escapeMarkdown(parts.join('')).replace(/\\[^\p{L}\p{N}\s]/gu, '');
        expect(left).not.toMatch(/[*_`~|<>[\]@\\\u202e\u2069]|:\/\//);
      }),
    );
  });
});

describe('cutText', () => {
  it('cuts after a sentence where one ends in the second half', () => {
    expect(cutText('First thing. Second thing. Third thing, which is long.', 32)).toBe('First thing. Second thing. …');
  });

  it('cuts between words where none does', () => {
    expect(cutText('One very long sentence without an end anywhere near', 20)).toBe('One very long …');
  });

  it('is never longer than asked, nor ends in half an escape or half a character', () => {
    const parts = fc.constantFrom('a', ' ', '.', '\\*', '\\\\', '😀', 'ب', '! ');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 60 }), fc.integer({ min: 3, max: 60 }), (pieces, length) => {
        const cut = cutText(pieces.join(''), length);
        expect(cut.length).toBeLessThanOrEqual(length);
        expect(cut.isWellFormed()).toBe(true);
        expect(/\\*(?= …$)/.exec(cut)?.[0].length ?? 0).toSatisfy((count: number) => count % 2 === 0);
      }),
    );
  });
});
