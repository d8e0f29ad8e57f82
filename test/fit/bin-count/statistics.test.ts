import fc from 'fast-check';
import { expect, test } from 'vitest';
import { interquartileRange, momentsOf } from '../../../src/fit/bin-count/statistics.ts';
import { distinctOf } from '../../../src/fit/numbers/distinct.ts';
import { quantiles } from '../../../src/fit/quantiles/quantiles.ts';
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

test('the range between quartiles is that of the linear quantiles', () => {
  const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(values, (list) => {
      const [first = 0, third = 0] = quantiles(kept(list), [0.25, 0.75], 'linear');
      expect(interquartileRange(distinctOf(kept(list)), list.length)).toBe(third - first);
    }),
  );
});

test('a total weight below 1 selects the least value', () => {
  expect(interquartileRange(distinctOf(kept([1, 2], [0.25, 0.25])), 0.5)).toBe(0);
});
