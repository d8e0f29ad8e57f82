import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Boundaries } from '../../../src/core/boundaries.ts';
import { bucketizeValue } from '../../../src/core/bucketize.ts';
import { binnedCounts, countBins } from '../../../src/fit/boundaries/count-bins.ts';
import { quantiles } from '../../../src/fit/quantiles/quantiles.ts';

const left = { precision: 'float64', closed: 'left' } as const;

/** The counts by one question for each value. */
function plainly(
  boundaries: readonly number[],
  values: Float64Array,
  options: Parameters<typeof countBins>[2],
): number[] {
  const list = Boundaries.of(boundaries, options);
  const counts = new Array<number>(list.bins).fill(0);
  for (const value of values) (counts[bucketizeValue(value, list)] as number)++;
  return counts;
}

const kept = (values: Float64Array) => ({ values, weights: undefined, rankError: 0 });

/** More values than are counted one by one: some values again and again. */
function many(some: readonly number[]): Float64Array {
  return Float64Array.from({ length: 100_001 }, (_, i) => some[(i * 7919) % some.length] as number);
}

const rules = fc.record({
  precision: fc.constantFrom('float64' as const, 'float32' as const),
  closed: fc.constantFrom('left' as const, 'right' as const),
});

test('many values have the same counts by groups and value by value', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  const list = fc.uniqueArray(number.map(Math.fround).filter(Number.isFinite), {
    minLength: 1,
    maxLength: 20,
    comparator: (a, b) => a === b,
  });
  const value = fc.double({ noNaN: true });
  fc.assert(
    fc.property(list, fc.array(value, { minLength: 1 }), rules, (numbers, some, options) => {
      const boundaries = numbers.map((x) => x + 0).sort((a, b) => a - b);
      // Boundaries and their neighbors are among the values.
      const values = many([...some, ...boundaries, ...boundaries.map((b) => b * (1 + 2 ** -52))]);
      const counts = countBins(boundaries, kept(values), options);
      expect([...counts]).toEqual(plainly(boundaries, values, options));
    }),
    { numRuns: 30 },
  );
});

test('infinities are counted by the rule, also for boundaries next to them', () => {
  const ends = [-Number.MAX_VALUE, Number.MAX_VALUE];
  const values = many([Number.NEGATIVE_INFINITY, -1.7e308, 1.7e308, Number.POSITIVE_INFINITY]);
  expect([...countBins(ends, kept(values), left)]).toEqual(plainly(ends, values, left));
});

test('values that are nearly all in one group are counted, too', () => {
  const values = many([1, 1 + 2 ** -52, 1 + 2 ** -51, 1 + 2 ** -50, 1e300]);
  const boundaries = [1 + 2 ** -51];
  expect([...countBins(boundaries, kept(values), left)]).toEqual(plainly(boundaries, values, left));
});

test('equal values are in one bin', () => {
  expect([...countBins([5], kept(many([7])), left)]).toEqual([0, 100_001]);
});

test('without boundaries all weights are in one bin', () => {
  expect([...countBins([], kept(many([7, 8])), left)]).toEqual([100_001]);
  const weights = Float64Array.of(0.5, 2);
  expect([
    ...countBins([], { values: Float64Array.of(1, 2), weights, rankError: 0 }, left),
  ]).toEqual([2.5]);
  expect([
    ...countBins([2], { values: Float64Array.of(1, 2), weights, rankError: 0 }, left),
  ]).toEqual([0.5, 2]);
});

test('quantiles of values in groups are those of the values', () => {
  const value = fc.double({ noNaN: true });
  const some = fc.array(value, { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(some, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (numbers, qs) => {
      const values = kept(many(numbers));
      const inGroups = binnedCounts(values);
      expect(inGroups.groups).toBeDefined();
      const plain = quantiles(values, qs, 'linear');
      expect(quantiles(inGroups, qs, 'linear')).toEqual(plain);
      const sorted = values.values.toSorted();
      const medianLow = sorted[(sorted.length - 1) / 2] as number;
      expect(quantiles(inGroups, [0.5], 'lower')[0] === medianLow).toBe(true);
    }),
    { numRuns: 20 },
  );
});
