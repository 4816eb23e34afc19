import { describe, expect, it } from 'vitest';
import { consonantSkeleton, nameSimilarity } from '../../src/text/transliterate.js';

describe('consonantSkeleton', () => {
  it.each([
    ['الزياني', 'Al Zayani', 'Alzayani'],
    ['عبداللطيف', 'Abdullatif', 'Abdul Latif'],
    ['الحجرف', 'Al-Hajraf', 'Alhajraf'],
    ['ميريدوف', 'Meredov', 'Meredof'],
    ['كاميلوف', 'Kamilov', 'Camilov'],
    ['أوزبكستان', 'Uzbekistan', 'Ouzbekistan'],
  ])('spells %s, %s and %s alike', (arabic, latin, variant) => {
    expect(consonantSkeleton(latin)).toBe(consonantSkeleton(arabic));
    expect(consonantSkeleton(variant)).toBe(consonantSkeleton(arabic));
  });

  it('is empty where there is no letter', () => {
    expect(consonantSkeleton('123 —')).toBe('');
  });
});

describe('nameSimilarity', () => {
  it.each([
    ['رحمتولين', 'Rakhmetullin'],
    ['واشنطن', 'Washington'],
    ['جنكيز', 'Genghis'],
    ['نايف', 'Nayef'],
    ['بانثرز', 'Panthers'],
  ])('hears that %s is %s', (arabic, latin) => {
    expect(nameSimilarity(arabic, latin)).toBeGreaterThan(0.75);
  });

  it.each([
    ['الزياني', 'Kamilov'],
    ['واشنطن', 'Tashkent'],
    ['', 'Kamilov'],
  ])('does not take %s for %s', (arabic, latin) => {
    expect(nameSimilarity(arabic, latin)).toBeLessThan(0.5);
  });
});
