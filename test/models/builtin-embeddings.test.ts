import { describe, expect, it } from 'vitest';
import { BuiltinEmbeddings } from '../../src/models/builtin-embeddings.js';
import { parseLexicon } from '../../src/text/lexicon.js';

const lexicon = parseLexicon([
  'agreement|accord\tاتفاقية|اتفاق\nminister\tوزير\nschool\tمدرسة\ntrade\tتجارة\nopen\tفتح|افتتح',
]);
const embeddings = new BuiltinEmbeddings({ lexicon });

function closeness(a: string, b: string): number {
  const [x, y] = [embeddings.embed(a), embeddings.embed(b)];
  return x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0);
}

describe('BuiltinEmbeddings', () => {
  it('gives vectors of its dimension and of length 1', () => {
    const vector = embeddings.embed('وقّع الوزير الاتفاقية');
    expect(vector).toHaveLength(embeddings.dimension);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  });

  it('gives a vector of zeros to a text without words', () => {
    expect(embeddings.embed('؟! 😀').every((value) => value === 0)).toBe(true);
  });

  it('gives the same vector every time, and from LangChain’s methods', async () => {
    const text = 'The minister opened a school in 2021.';
    const vector = Array.from(embeddings.embed(text));
    expect(await embeddings.embedQuery(text)).toEqual(vector);
    expect(await embeddings.embedDocuments(['مدرسة', text])).toEqual([Array.from(embeddings.embed('مدرسة')), vector]);
    expect(Array.from(new BuiltinEmbeddings({ lexicon }).embed(text))).toEqual(vector);
  });

  it('gives the same vector on every machine', () => {
    const vector = embeddings.embed('Nur-Sultan 2021 نور سلطان');
    const largest = [...vector.keys()].sort((a, b) => Math.abs(vector[b] ?? 0) - Math.abs(vector[a] ?? 0)).slice(0, 4);
    expect(largest.map((place) => [place, Number((vector[place] ?? 0).toFixed(4))])).toMatchInlineSnapshot(`
      [
        [
          237,
          -0.3685,
        ],
        [
          335,
          -0.3685,
        ],
        [
          55,
          -0.2457,
        ],
        [
          310,
          -0.2457,
        ],
      ]
    `);
  });

  it.each([
    ['the words of a text in another form', 'وقّع الوزير اتفاقية', 'الوزراء يوقعون الاتفاقيات', 'افتتح المدير مدرسة'],
    ['a typing error', 'جمهورية كازاخستان', 'جهورية كازاخستان', 'مدينة الرياض'],
    ['a translation', 'The minister opened a school', 'افتتح الوزير مدرسة', 'ازدهرت التجارة بين البلدين'],
    ['a number in words', 'خمس دول', '5 states', '8 مدن'],
    ['a name in the other script', 'Abdullatif Al Zayani', 'عبداللطيف الزياني', 'رستم كاظمي'],
  ])('puts %s nearer than something else', (_, text, near, far) => {
    expect(closeness(text, near)).toBeGreaterThan(closeness(text, far) + 0.1);
  });

  it('leans towards the words that tell most, where it is told which', () => {
    const plain = embeddings.embed('minister school');
    const leaning = embeddings.embed('minister school', (stem) => (stem === 'school' ? 3 : 1));
    const school = embeddings.embed('school');
    const dot = (a: Float32Array): number => a.reduce((sum, value, i) => sum + value * (school[i] ?? 0), 0);
    expect(dot(leaning)).toBeGreaterThan(dot(plain) + 0.1);
  });

  it('has another id with another lexicon', () => {
    expect(new BuiltinEmbeddings({ lexicon: parseLexicon(['school\tمدرسة']) }).id).not.toBe(embeddings.id);
    expect(new BuiltinEmbeddings({ lexicon }).id).toBe(embeddings.id);
  });
});
