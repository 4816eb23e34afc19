import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/text/analyse.js';
import { detectLanguage } from '../../src/text/language.js';
import { parseLexicon } from '../../src/text/lexicon.js';
import { normalise } from '../../src/text/normalise.js';
import { numberValue } from '../../src/text/numbers.js';
import { arabicReadings } from '../../src/text/readings-arabic.js';
import { arabicRoots } from '../../src/text/roots-arabic.js';
import { clauses, type Span, sentences } from '../../src/text/segment.js';
import { stem } from '../../src/text/stem.js';
import { looseArabicStems } from '../../src/text/stem-arabic.js';
import { isQuestionWord, isStopWord } from '../../src/text/stop-words.js';
import { tokenise } from '../../src/text/tokenise.js';
import { consonantSkeleton, nameSimilarity } from '../../src/text/transliterate.js';

/** Bits that records and attackers are made of: both scripts, marks, numbers, emoji, controls, broken surrogates. */
const piece = fc.constantFrom(
  ..."الاجتماع وزير جُمهورِيّةُ مـــصر ﷲ ﻻ ١٬٢٧٩٫٥ 2022-2026م 1,279.5 و٢٠٢١ C5 U.S. Dr. ... ، ؛ ؟ « » ( [ — ' ’ 😀 👩‍👩‍👧 é ß İ Σ ς ½ ² 漢字 한국어 ไทย".split(
    ' ',
  ),
  ...['\u200f', '\u202e', '\u2067', '\u0000', '\ufeff', '\ud83d', '\ude00', '\u0301', '\u0654', '\u0640', '\u00ad'],
  ...['\r\n', '\n', '\t', ' ', '  ', '\u2028', '\u00a0', 'a', 'I', 'و', 'ال'],
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' ')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes)),
);
const runs = { numRuns: 500 };

describe('text/, whatever it is given,', () => {
  it('normalises once and for all', () => {
    fc.assert(
      fc.property(text, (given) => {
        const once = normalise(given);
        expect(normalise(once)).toBe(once);
        expect(once).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]|^ | $| {2}/u);
      }),
      runs,
    );
  });

  it('finds tokens in order, each at its place, none empty', () => {
    fc.assert(
      fc.property(text, (given) => {
        let before = 0;
        for (const token of tokenise(given)) {
          expect(given.slice(token.start, token.end)).toBe(token.text);
          expect(token.start).toBeGreaterThanOrEqual(before);
          expect(token.norm).not.toBe('');
          before = token.end;
        }
      }),
      runs,
    );
  });

  it('analyses without throwing, offsets intact, the same every time', () => {
    fc.assert(
      fc.property(text, (given) => {
        const terms = analyse(given);
        expect(terms.map(({ start, end }) => [start, end])).toEqual(
          tokenise(given).map(({ start, end }) => [start, end]),
        );
        expect(terms.every((term) => term.stem.length > 0)).toBe(true);
        expect(analyse(given)).toEqual(terms);
      }),
      runs,
    );
  });

  it('stems, reads numbers, skeletons and languages without throwing', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        for (const norm of [normalise(a), ...tokenise(a).map((token) => token.norm)]) {
          expect(typeof stem(norm)).toBe('string');
          for (const root of arabicRoots(norm)) expect(root).toMatch(/^[\u0621-\u064a][\u0621-\u064a~]{2}$/);
          const readings = arabicReadings(norm);
          for (const root of readings.roots) expect(root).toMatch(/^[\u0621-\u064a][\u0621-\u064a~]{2}$/);
          for (const verb of readings.verbs) expect(norm).toContain(verb.replace(/^ا/, ''));
          expect(looseArabicStems(norm)).not.toContain(undefined);
          expect([true, false]).toContain(isStopWord(norm) && isQuestionWord(norm));
          expect(Number.isNaN(numberValue(norm))).toBe(false);
        }
        expect(consonantSkeleton(a)).toMatch(/^[a-zXQWY]*$/i);
        const similarity = nameSimilarity(a, b);
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
        expect(nameSimilarity(b, a)).toBeCloseTo(similarity, 10);
        expect(['ar', 'en', null]).toContain(detectLanguage(a));
      }),
      runs,
    );
  });

  it.each([
    ['sentences', sentences],
    ['clauses', clauses],
  ] as const)('loses nothing but white space between %s', (_, cut: (given: string) => Span[]) => {
    fc.assert(
      fc.property(text, (given) => {
        let before = 0;
        for (const { start, end } of cut(given)) {
          expect(given.slice(before, start)).toMatch(BLANK);
          expect(end).toBeGreaterThan(start);
          before = end;
        }
        expect(given.slice(before)).toMatch(BLANK);
      }),
      runs,
    );
  });

  it('reads any file as a lexicon, and any question with it', () => {
    fc.assert(
      fc.property(text, text, fc.array(text, { maxLength: 4 }), (english, arabic, lines) => {
        const lexicon = parseLexicon([`${english}\t${arabic}`, ...lines]);
        const stems = analyse(`${english} ${arabic}`).map((term) => term.stem);
        stems.forEach((_, at) => {
          for (const match of lexicon.match(stems, at)) {
            expect(lexicon.lemmas(match.entry, match.language).length).toBeGreaterThan(match.rank);
          }
        });
      }),
      runs,
    );
  });

  it.each([
    ['one word without end', 'ا'.repeat(100_000)],
    ['commas between digits', '1,'.repeat(50_000)],
    ['thousands of thousands', '1,222'.repeat(20_000)],
    ['direction marks', '\u202e'.repeat(100_000)],
    ['direction marks inside a word', `ا${'\u200f'.repeat(99_998)}ا`],
    ['initials', 'A.'.repeat(50_000)],
    ['apostrophes', "a'".repeat(50_000)],
    ['marks', '\u0301'.repeat(100_000)],
    ['halves of surrogate pairs', '\ud83d'.repeat(100_000)],
    ['stops', '.'.repeat(100_000)],
    ['quotation marks', '."'.repeat(50_000)],
  ])('takes 100,000 characters of %s in its stride', (_, given) => {
    // A quadratic step would need minutes: the test's own time limit catches it.
    expect(analyse(given).every(({ start, end }) => end > start)).toBe(true);
    expect(normalise(given).length).toBeLessThanOrEqual(given.length);
    expect(sentences(given).length + clauses(given).length).toBeGreaterThanOrEqual(0);
  });
});

/** White space, byte order marks and direction marks. */
const BLANK = /^[\s\u0000-\u0020\u0085\u200b-\u200f\u2028-\u202f\u205f-\u206f\ufeff]*$/;
