import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/text/analyse.js';
import { type Lexicon, parseLexicon } from '../../src/text/lexicon.js';

const lexicon = parseLexicon([
  'agreement|accord\tاتفاقية|اتفاق\nforeign affairs\tشؤون خارجية|خارجية\nschool\tمدرسة\n',
  '# a remark\nforeign\tأجنبي\nno tab here\n\nminister\tوزير',
]);

const stems = (text: string): string[] =>
  analyse(text)
    .filter((term) => !term.stop)
    .map((term) => term.stem);

/** The first lemmas, in the other language, of what the lexicon finds at the text's first content word. */
function translations(of: Lexicon, text: string): string[] {
  return of.match(stems(text), 0).map(({ entry, language }) => {
    return (of.lemmas(entry, language === 'en' ? 'ar' : 'en')[0] ?? []).join(' ');
  });
}

describe('parseLexicon', () => {
  it('passes over lines that are no entries', () => {
    expect(lexicon.size).toBe(5);
  });

  it('finds an entry by any form of any of its words, in both directions', () => {
    expect(translations(lexicon, 'agreements')).toEqual([stems('اتفاقية').join(' ')]);
    expect(translations(lexicon, 'والاتفاقيات')).toEqual([stems('agreement').join(' ')]);
    expect(translations(lexicon, 'الوزير')).toEqual(['minist']);
  });

  it('puts the longest run of words first', () => {
    expect(translations(lexicon, 'Foreign Affairs of Kazakhstan')).toEqual([
      stems('شؤون خارجية').join(' '),
      stems('أجنبي').join(' '),
    ]);
  });

  it('finds nothing for words it does not list', () => {
    expect(lexicon.match(['unheard'], 0)).toEqual([]);
    expect(lexicon.match([], 0)).toEqual([]);
    expect(lexicon.lemmas(1, 'ar')).toEqual([]);
  });

  it('finds the same whatever was looked up before, and however much', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const words = letters.flatMap((a) => letters.slice(0, 4).map((b) => `${a}${b}lon`));
    const all = parseLexicon([words.map((word, i) => `the ${word}\tكلمة${i}`).join('\n')]);
    const fresh = (word: string): number =>
      parseLexicon([words.map((w, i) => `the ${w}\tكلمة${i}`).join('\n')]).match([word], 0).length;
    expect(words.filter((word) => all.match([word], 0).length !== 1)).toEqual([]);
    expect([words[0], words.at(-1)].map((word) => fresh(word ?? ''))).toEqual([1, 1]);
  });

  it('has another hash when an entry changes', () => {
    expect(parseLexicon(['school\tمدرسة']).hash).not.toBe(parseLexicon(['school\tمدارس']).hash);
    expect(parseLexicon(['school\tمدرسة']).hash).toBe(parseLexicon(['school\tمدرسة']).hash);
  });
});
