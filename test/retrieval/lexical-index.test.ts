import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LexicalIndex } from '../../src/retrieval/lexical-index.js';
import { formsOf, soundsLike } from '../../src/retrieval/variants.js';
import { normalise } from '../../src/text/normalise.js';
import { stem } from '../../src/text/stem.js';

const TEXTS = [
  'عقد الوزراء اجتماعاً في مدينة نور سلطان يوم 12 أكتوبر 2021.',
  'وقعت الدول مذكرة تفاهم بشأن الحوار الاستراتيجي.',
  'The ministers discussed trade and investment.',
  'أكد معالي الأمين العام أهمية التعاون في المجال الصحي.',
  'Abdullatif Al Zayani delivered a speech about trade.',
];
const index = LexicalIndex.build(TEXTS);

const found = (question: string): number[] => index.search(question, 3).map((hit) => hit.passage);
const stemOf = (word: string): string => stem(normalise(word));
const forms = (word: string): string[] => formsOf(index, stemOf(word)).map(({ term }) => index.stemOf(term));

describe('LexicalIndex', () => {
  it.each([
    ['متى عُقد الاجتماع؟', 0],
    ['المذكرات', 1],
    ['trading with ministers', 2],
    ['من تحدّث عن الصحة؟', 3],
    ['What did Zayani say?', 4],
  ])('finds for “%s” its passage first', (question, passage) => {
    expect(found(question)[0]).toBe(passage);
  });

  it('finds nothing for words it does not have, and nothing in nothing', () => {
    expect(found('xylophone')).toEqual([]);
    expect(found('؟')).toEqual([]);
    expect(LexicalIndex.build([]).search('اجتماع', 5)).toEqual([]);
  });

  it('gives at most as many as asked for, the best first', () => {
    const hits = index.search('ministers trade speech', 2);
    expect(hits).toHaveLength(2);
    expect(hits[0]?.score).toBeGreaterThan(hits[1]?.score ?? 0);
  });

  it('sees through typing errors, prepositions and broken plurals', () => {
    expect(forms('الاستراتيجى')).toContain(stemOf('الاستراتيجي'));
    expect(forms('الاسترتيجي')).toContain(stemOf('الاستراتيجي'));
    expect(forms('بمدينة')).toContain(stemOf('مدينة'));
    expect(forms('وقّع')).toContain(stemOf('وقعت'));
    expect(forms('وزير')).toContain(stemOf('الوزراء'));
    expect(forms('investmant')).toContain(stemOf('investment'));
  });

  it('hears a name of the other script', () => {
    const sounds = soundsLike(index, stemOf('الزياني')).map(({ term }) => index.stemOf(term));
    expect(sounds).toContain('zayani');
  });

  it('weighs a rare word more than a common one, an unknown one most, a stop word least', () => {
    expect(index.weight('zayani')).toBeGreaterThan(index.weight('trade'));
    expect(index.weight('unheard')).toBeGreaterThan(index.weight('zayani'));
    expect(index.weight('the')).toBeLessThan(index.weight('trade') / 2);
  });

  it('tells how far it is', () => {
    const calls: number[][] = [];
    LexicalIndex.build(TEXTS, (done, total) => calls.push([done, total]));
    expect(calls.at(-1)).toEqual([5, 5]);
  });

  it('is the same after a stay on disk, wherever its bytes lie', () => {
    const bytes = index.serialise();
    const shifted = new Uint8Array(bytes.length + 3).subarray(3);
    shifted.set(bytes);
    for (const copy of [bytes, shifted, Buffer.from(bytes)]) {
      const read = LexicalIndex.deserialise(copy);
      expect(read.search('متى عقد اجتماع الوزراء', 5)).toEqual(index.search('متى عقد اجتماع الوزراء', 5));
      expect(read.weight('trade')).toBe(index.weight('trade'));
    }
  });

  it('refuses bytes that were cut or changed anywhere', () => {
    const bytes = index.serialise();
    expect(() => LexicalIndex.deserialise(new Uint8Array())).toThrow('no "majlis lexical');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ change;
        expect(() => LexicalIndex.deserialise(changed)).toThrow();
        expect(() => LexicalIndex.deserialise(bytes.slice(0, at))).toThrow();
      }),
    );
  });

  it('builds and asks with any texts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' }), { maxLength: 8 }),
        fc.string({ unit: 'binary' }),
        (texts, question) => {
          const built = LexicalIndex.deserialise(LexicalIndex.build(texts).serialise());
          for (const { passage, score } of built.search(question, 5)) {
            expect(passage).toBeLessThan(texts.length);
            expect(score).toBeGreaterThan(0);
          }
        },
      ),
    );
  });
});
