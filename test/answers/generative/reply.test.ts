import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLoosely } from '../../../src/answers/generative/loose-json.js';
import { readClaims } from '../../../src/answers/generative/reply.js';

describe('JSON that a model wrote', () => {
  it('is read as it is where it is right', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), fc.array(fc.jsonValue({ maxDepth: 4 }))),
        (value) => {
          const read = parseLoosely(`Here it is: ${JSON.stringify(value)} Done.`);
          expect(JSON.stringify(read?.value)).toBe(JSON.stringify(JSON.parse(JSON.stringify(value))));
        },
      ),
    );
  });

  it('is read as far as it goes, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]":,\\ \n‏a1-tnفu'.split('')), maxLength: 300 }), (text) => {
        parseLoosely(text);
        readClaims(text);
      }),
    );
  });

  it('is read also where an object stands for a name', () => {
    expect(parseLoosely('{{}: 1, [{}]: 2, "a": 3}')?.value).toEqual(Object.assign(Object.create(null), { a: 3 }));
    expect(parseLoosely('{{}{')).toMatchObject({ complete: false });
  });

  it('is read in a time that grows with its length, however deep it goes', () => {
    expect(readClaims('{"claims":'.repeat(3000))).toMatchObject({ claims: [] });
    expect(readClaims('['.repeat(30_000))).toMatchObject({ claims: [] });
  });

  it.each([
    ['{"claims": [{"text": "a", "quotes": ["b"]},]', 'a comma too many'],
    ['{"claims": [{"text": "a", "quotes": ["b"]}', 'no end'],
    ['```json\n{"claims": [{"text": "a", "quotes": ["b"]}]}\n```', 'a fence'],
    ['{"claims": [{"text": "a" "quotes": [{"passage": "P1", "quote": "b"}]}]}', 'a comma missing'],
    ['[{"text": "a", "quotes": "b"}]', 'no object around it'],
  ])('%s (%s) has one claim', (text) => {
    const { claims, isReadable } = readClaims(text);
    expect(isReadable).toBe(true);
    expect(claims.map(({ text: said, quotes }) => [said, quotes.map(({ quote }) => quote)])).toEqual([['a', ['b']]]);
  });

  it('has only claims that are whole while it grows', () => {
    const whole =
      '{"status": "answered", "claims": [{"text": "one", "quotes": ["x"]}, {"text": "two", "quotes": ["y"]}]}';
    const counts = Array.from(whole, (_, i) => readClaims(whole.slice(0, i + 1)).claims.length);
    expect(new Set(counts)).toEqual(new Set([0, 1, 2]));
    expect(counts).toEqual([...counts].sort());
    expect(counts.indexOf(1)).toBe(whole.indexOf('"x"]}') + 4);
  });
});
