import { expect, test } from 'vitest';
import { momentsOf } from '../../../src/fit/bin-count/moments.ts';
import { kept } from '../kept.ts';

test('the deviation is by n, and the skewness that of a sample with one far value', () => {
  const { deviation, skewness } = momentsOf(kept([0, 0, 0, 4]), 4);
  expect(deviation).toBe(Math.sqrt(3));
  expect(skewness).toBeCloseTo(2 / Math.sqrt(3), 14);
});

test('a symmetric sample has no skewness, and equal values have neither', () => {
  expect(momentsOf(kept([-1, 0, 1]), 3).skewness).toBe(0);
  expect(momentsOf(kept([7, 7, 7]), 3)).toEqual({ deviation: 0, skewness: 0 });
});

test('weights count as repeated values', () => {
  const weighted = momentsOf(kept([1, 5], [3, 1]), 4);
  const repeated = momentsOf(kept([1, 1, 1, 5]), 4);
  expect(weighted.deviation).toBeCloseTo(repeated.deviation, 14);
  expect(weighted.skewness).toBeCloseTo(repeated.skewness, 14);
});
