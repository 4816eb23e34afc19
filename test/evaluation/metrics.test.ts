import { describe, expect, it } from 'vitest';
import {
  auroc,
  containsAnswer,
  mrrAt,
  ndcgAt,
  percentile,
  recallAt,
  scoreAnswer,
} from '../../src/evaluation/metrics.js';

describe('ranks', () => {
  const ranks = [1, 3, null, 2, 11];
  it('recall counts those found among the first k', () => {
    expect(recallAt(1, ranks)).toBe(1 / 5);
    expect(recallAt(5, ranks)).toBe(3 / 5);
    expect(recallAt(11, ranks)).toBe(4 / 5);
  });
  it('MRR is the mean of one over the rank, none beyond k', () => {
    expect(mrrAt(10, ranks)).toBeCloseTo((1 + 1 / 3 + 1 / 2) / 5, 12);
  });
  it('nDCG discounts by the logarithm of the rank', () => {
    expect(ndcgAt(10, ranks)).toBeCloseTo((1 + 1 / 2 + 1 / Math.log2(3)) / 5, 12);
  });
  it('of no questions is 0', () => {
    expect([recallAt(1, []), mrrAt(10, []), ndcgAt(10, [])]).toEqual([0, 0, 0]);
  });
});

describe('auroc', () => {
  it('is 1 where every positive is above every negative, 0 the other way round', () => {
    expect(auroc([0.9, 0.8], [0.1, 0.2])).toBe(1);
    expect(auroc([0.1, 0.2], [0.9, 0.8])).toBe(0);
  });
  it('counts a tie as half', () => {
    expect(auroc([0.5], [0.5])).toBe(0.5);
    // Pairs: 0.5 against 0.5 ½, 0.5 against 0.2 1, 0.9 against both 2.
    expect(auroc([0.5, 0.9], [0.5, 0.2])).toBe(3.5 / 4);
    expect(auroc([0.5, 0.5, 0.5], [0.5, 0.5])).toBe(0.5);
  });
});

describe('scoreAnswer', () => {
  it('takes the best of several gold answers', () => {
    expect(scoreAnswer('Grace Darling', ['Darling', 'Grace Darling'])).toEqual({ exactMatch: 1, f1: 1 });
  });
  it('gives the harmonic mean of the words’ precision and recall', () => {
    // Two of three given words are gold, both of two gold words are given: 2·(2/3)·1 / (2/3 + 1).
    expect(scoreAnswer('Miss Grace Darling', ['Grace Darling'])).toEqual({
      exactMatch: 0,
      f1: expect.closeTo(0.8, 12),
    });
  });
  it('counts a repeated word as often as both have it', () => {
    expect(scoreAnswer('no no no', ['no no']).f1).toBeCloseTo(0.8, 12);
  });
  it('forgives articles, case and punctuation', () => {
    expect(scoreAnswer('The “Board”!', ['board'])).toEqual({ exactMatch: 1, f1: 1 });
  });
  it('forgives what writers of Arabic vary: diacritics, hamzas, the article, the kind of digits', () => {
    expect(scoreAnswer('الأمينُ العامّ', ['امين عام'])).toEqual({ exactMatch: 1, f1: 1 });
    expect(scoreAnswer('١٢ أكتوبر', ['12 اكتوبر'])).toEqual({ exactMatch: 1, f1: 1 });
  });
  it('is nothing for other words, and for none', () => {
    expect(scoreAnswer('pears', ['apples'])).toEqual({ exactMatch: 0, f1: 0 });
    expect(scoreAnswer('', ['apples'])).toEqual({ exactMatch: 0, f1: 0 });
    expect(scoreAnswer('pears', [])).toEqual({ exactMatch: 0, f1: 0 });
  });
});

describe('containsAnswer', () => {
  it('seeks the words in a quote', () => {
    expect(containsAnswer('It was built in 1863, on the cape.', ['1863'])).toBe(true);
    expect(containsAnswer('It stands on the cape.', ['1863'])).toBe(false);
    expect(containsAnswer('وهي في مدينة صَلالة.', ['صلاله'])).toBe(true);
  });
  it('takes no number for part of another: 5 does not stand in 15 or 50', () => {
    expect(containsAnswer('There were 15 boats.', ['5'])).toBe(false);
    expect(containsAnswer('There were 50 boats.', ['5'])).toBe(false);
    expect(containsAnswer('There were 15 boats, then 5.', ['5'])).toBe(true);
    expect(containsAnswer('The C5 met.', ['5'])).toBe(true);
  });
  it('forgives an Arabic prefix on the gold answer’s first word', () => {
    expect(containsAnswer('وصل إلى الرياض بالطائرة.', ['رياض'])).toBe(true);
    expect(containsAnswer('سافر لمصر.', ['مصر'])).toBe(true);
  });
  it('finds no empty answer', () => {
    expect(containsAnswer('Anything.', ['…', ''])).toBe(false);
  });
});

it('percentile is the value that the share stays below', () => {
  const values = [5, 1, 4, 2, 3, 10, 9, 8, 7, 6];
  expect([percentile(values, 0.5), percentile(values, 0.95), percentile(values, 0)]).toEqual([6, 10, 1]);
  expect(percentile([3], 0.95)).toBe(3);
  expect(percentile([], 0.5)).toBe(0);
});
