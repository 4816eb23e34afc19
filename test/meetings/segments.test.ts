import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf } from '../../src/meetings/paragraphs.js';
import { PassageSplitter } from '../../src/meetings/passage-splitter.js';
import { cutPassages, MAX_PASSAGE_LENGTH } from '../../src/meetings/passages.js';
import { clauses, type Span, sentences } from '../../src/text/segment.js';

/** What a segment may lose at its ends: white space, byte order marks and characters nobody sees. */
const INVISIBLE = /[\s\u0000-\u0020\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufeff]/g;
const visible = (text: string): string => text.replace(INVISIBLE, '');

const ARABIC = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةًٌَُِّْ،؛؟٠١٢٣'];
const LATIN = [...'abcdefghijklmnopqrstuvwxyzABCDEÉß0123456789,;:?!'];
const MARKS = [
  '.',
  '. ',
  '... ',
  '…',
  '؟ ',
  '۔',
  ' (',
  ') ',
  '["',
  '” ',
  '« ',
  '»',
  ' – ',
  ' - ',
  'د. ',
  'Mr. ',
  '3.5',
];
const BREAKS = ['\n', '\r\n', '\r', '\n\n', '\r\n\r\n', '\u2028', '\u2029', '\n \n', '\n\u200f\n'];
const ODD = [
  '😀',
  '👨‍👩‍👧',
  '🇰🇿',
  '\ud83d',
  '\ude00',
  '\ufeff',
  '\u202e',
  '\u2068',
  '\u0000',
  '\u00a0',
  '\t',
  'ـ',
  '﷽',
];

const from = (...pools: readonly (readonly string[])[]): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 12, arbitrary: fc.constant(' ') },
        ...pools.map((pool) => ({ weight: 20, arbitrary: fc.constantFrom(...pool) })),
      ),
      {
        maxLength: 900,
      },
    )
    .map((parts) => parts.join(''));
const document = fc.oneof(
  from(ARABIC, MARKS, BREAKS),
  from(LATIN, MARKS, BREAKS),
  from(ARABIC, LATIN, MARKS, BREAKS, ODD),
  from(ARABIC, LATIN),
  fc.string({ unit: 'binary', maxLength: 500 }),
  fc.tuple(fc.constantFrom('\ufeff', ''), from(ARABIC, LATIN, MARKS, BREAKS)).map((parts) => parts.join('')),
);

function expectOrdered(spans: readonly Span[], text: string): void {
  let end = 0;
  for (const span of spans) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    expect(span.end).toBeGreaterThan(span.start);
    end = span.end;
  }
  expect(end).toBeLessThanOrEqual(text.length);
}
const joined = (spans: readonly Span[], text: string): string =>
  spans.map(({ start, end }) => text.slice(start, end)).join('');

describe('any text at all', () => {
  it.each([
    ['sentences', (text: string) => sentences(text)],
    ['clauses', (text: string) => clauses(text)],
    ['paragraphs', (text: string) => paragraphsOf(text)],
    ['passages', (text: string) => cutPassages(text)],
    ['tiny passages', (text: string) => cutPassages(text, 0, text.length, { maxLength: 7 })],
  ])('%s: are in order, never empty, and lose nothing that can be seen', (_, cut) => {
    fc.assert(
      fc.property(document, (text) => {
        const spans = cut(text);
        expectOrdered(spans, text);
        expect(visible(joined(spans, text))).toBe(visible(text));
      }),
    );
  });

  it('passages lie within their paragraph, and are no longer than a passage may be', () => {
    fc.assert(
      fc.property(document, (text) => {
        for (const paragraph of paragraphsOf(text)) {
          for (const { start, end } of cutPassages(text, paragraph.start, paragraph.end)) {
            expect(start).toBeGreaterThanOrEqual(paragraph.start);
            expect(end).toBeLessThanOrEqual(paragraph.end);
            expect(end - start).toBeLessThanOrEqual(MAX_PASSAGE_LENGTH);
          }
        }
      }),
    );
  });

  it('paragraphs are numbered from 1 and hold no blank line', () => {
    fc.assert(
      fc.property(document, (text) => {
        paragraphsOf(text).forEach(({ number, start, end }, i) => {
          expect(number).toBe(i + 1);
          expect(text.slice(start, end)).not.toMatch(/\n[ \t]*\n|\r[ \t]*\r/);
        });
      }),
    );
  });

  it('never cuts a character in two', () => {
    fc.assert(
      fc.property(from(['😀', '👍🏽', '𝒳']), fc.integer({ min: 1, max: 9 }), (text, maxLength) => {
        for (const { start, end } of cutPassages(text, 0, text.length, { maxLength }))
          expect(text.slice(start, end).isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('PassageSplitter, a LangChain text splitter', () => {
  it('makes documents whose content stands in the text, with their metadata and lines', async () => {
    const text = 'The council met. It adopted the plan!\r\nوافق المجلس. ثم انتهى.';
    const documents = await new PassageSplitter().createDocuments([text], [{ meeting: 'm' }]);
    expect(documents.map(({ pageContent }) => pageContent)).toEqual([
      'The council met.',
      'It adopted the plan!',
      'وافق المجلس.',
      'ثم انتهى.',
    ]);
    expect(documents[3]?.metadata).toMatchObject({ meeting: 'm', loc: { lines: { from: 2, to: 2 } } });
  });

  it('gives verbatim chunks of any text, of the size asked for', async () => {
    await fc.assert(
      fc.asyncProperty(document, fc.integer({ min: 2, max: 400 }), async (text, chunkSize) => {
        const chunks = await new PassageSplitter({ chunkSize }).splitText(text);
        let at = 0;
        for (const chunk of chunks) {
          expect(chunk.length).toBeLessThanOrEqual(chunkSize);
          at = text.indexOf(chunk, at);
          expect(at).toBeGreaterThanOrEqual(0);
          at += chunk.length;
        }
        expect(visible(chunks.join(''))).toBe(visible(text));
      }),
      { numRuns: 60 },
    );
  });

  it('splits documents and keeps a long sentence whole in splitSentences', async () => {
    const long = `${'أكد الوزير، '.repeat(60)}أهمية التعاون.`;
    const splitter = new PassageSplitter();
    const split = await splitter.splitDocuments([{ pageContent: long, metadata: {} }]);
    expect(split.length).toBeGreaterThan(1);
    expect(splitter.splitSentences(`${long} وانتهى.`)).toEqual([long, 'وانتهى.']);
  });
});

describe('sentences', () => {
  const texts = (text: string): string[] => sentences(text).map(({ start, end }) => text.slice(start, end));

  it('end at their marks, closing quotation marks and brackets included', () => {
    expect(texts('He said “no.” She (who knew) left! هل وافقوا؟ نعم… ثم «انتهى.» وغادر.')).toEqual([
      'He said “no.”',
      'She (who knew) left!',
      'هل وافقوا؟',
      'نعم… ثم «انتهى.»',
      'وغادر.',
    ]);
  });

  it('do not end where a small letter, the rest of an aside or of a full line follows', () => {
    const whole = [
      'Jones et al. and others agreed.',
      'He waited... and left.',
      'They changed much (customs, beliefs, etc. See the annex for more) in a year.',
      'The ministers of the two sides welcomed the progress made in trade\nand agreed to meet again in the following year.',
      'رحّب الوزراء من الجانبين بما تحقق من تقدم في مجالات التجارة والاستثمار\nواتفقوا على عقد اجتماعهم المقبل في العام التالي.',
      'كتب المؤرخ فريدريك و. موت عن الطبقات.',
    ];
    for (const text of whole) expect(texts(text)).toEqual([text]);
    expect(texts('Agenda\nTrade and transport\n- Visas')).toEqual(['Agenda', 'Trade and transport', '- Visas']);
  });

  it('do not end in numbers, initials and abbreviations', () => {
    const text = 'Dr. A. Al Zayani of the U.S. office paid 3.5 million, e.g. to Mr. Salim and د. نايف at no. 7.';
    expect(texts(text)).toEqual([text]);
  });

  it('do not end at the initial of a name in Arabic letters, but do after an abbreviation spelled out', () => {
    expect(texts('غنّى الترنيمة جون سي. ميسنجر. وكتبها غيره.')).toEqual([
      'غنّى الترنيمة جون سي. ميسنجر.',
      'وكتبها غيره.',
    ]);
    expect(texts('بثّته قناة إم بي سي. وتابعه الملايين.')).toEqual(['بثّته قناة إم بي سي.', 'وتابعه الملايين.']);
  });

  it('end at a full stop without a space after it, between words that are no names of files or sites', () => {
    expect(texts('أقرّ الوزراء الخطة.وأعلن الأمين العام موعدها.')).toEqual([
      'أقرّ الوزراء الخطة.',
      'وأعلن الأمين العام موعدها.',
    ]);
    expect(texts('They shared their stories.Political ties followed.')).toEqual([
      'They shared their stories.',
      'Political ties followed.',
    ]);
    const whole = [
      'See example.com, System.Collections and Node.js of the U.S.A.F. at 3.5 per cent, says Prof.Ahmed.',
      'وُلد سنة 120 ق.م في قرطاج.',
      'كتبت جيه.رولينغ عن موقع أمازون.كوم سنة 2001.',
    ];
    for (const text of whole) expect(texts(text)).toEqual([text]);
  });

  it('end at line ends', () => {
    expect(texts('One line\r\nanother\nthird\u2028fourth')).toEqual(['One line', 'another', 'third', 'fourth']);
  });
});

describe('long sentences', () => {
  it('are cut at clauses, about evenly', () => {
    const clause = (i: number): string => `the committee discussed the ${i}th point of its long agenda`;
    const text = `${Array.from({ length: 12 }, (_, i) => clause(i + 4)).join(', ')}.`;
    const pieces = cutPassages(text).map(({ start, end }) => text.slice(start, end));
    expect(pieces.length).toBe(Math.ceil(text.length / MAX_PASSAGE_LENGTH));
    for (const piece of pieces.slice(0, -1)) expect(piece).toMatch(/,$/);
    const lengths = pieces.map(({ length }) => length);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThan(MAX_PASSAGE_LENGTH / 3);
  });

  it('without a comma are cut between words, also at tabs and no-break spaces', () => {
    for (const space of [' ', '\t', '\u00a0']) {
      const text = Array(200).fill('كلمة').join(space);
      for (const { start, end } of cutPassages(text)) {
        for (const word of text.slice(start, end).split(space)) expect(word).toBe('كلمة');
      }
    }
  });

  it('without a space at all are cut too, in a time that does not grow with the square', () => {
    const text = 'س'.repeat(5_000_000);
    expect(cutPassages(text)).toHaveLength(Math.ceil(text.length / MAX_PASSAGE_LENGTH));
  });

  it('of halves of surrogate pairs come to an end', () => {
    expect(joined(cutPassages('\ude00\ude00\ude00', 0, 3, { maxLength: 1 }), '\ude00\ude00\ude00')).toBe(
      '\ude00\ude00\ude00',
    );
  });
});
