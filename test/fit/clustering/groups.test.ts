import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupedValues, singles } from '../../../src/fit/clustering/groups.ts';
import type { Distinct } from '../../../src/fit/numbers/distinct.ts';

const sum = (list: Iterable<number>): number => [...list].reduce((all, x) => all + x, 0);

const distinct: fc.Arbitrary<Distinct> = fc
  .uniqueArray(fc.tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 1, max: 50 })), {
    selector: ([x]) => x,
    minLength: 1,
    maxLength: 200,
  })
  .map((pairs) => {
    const sorted = pairs.toSorted(([a], [b]) => a - b);
    return {
      values: Float64Array.from(sorted, ([x]) => x),
      weights: Float64Array.from(sorted, ([, w]) => w),
    };
  });

describe('groups of neighboring values', () => {
  test('hold one value each if all values fit', () => {
    const one = { values: Float64Array.of(1, 5), weights: Float64Array.of(2, 3) };
    const { starts, means, weights } = singles(one);
    expect([Array.from(starts), [...means], [...weights]]).toEqual([
      [0, 1],
      [1, 5],
      [2, 3],
    ]);
  });

  test('respect the largest number of groups, and keep the weight and the weighted mean', () => {
    fc.assert(
      fc.property(distinct, fc.integer({ min: 2, max: 40 }), (one, size) => {
        const { starts, means, weights } = groupedValues(one, size);
        expect(starts[0]).toBe(0);
        expect(starts.length).toBeLessThanOrEqual(size);
        expect(sum(weights)).toBe(sum(one.weights));
        const moment = sum(one.values.map((x, i) => x * (one.weights[i] as number)));
        const again = sum(means.map((x, i) => x * (weights[i] as number)));
        expect(again).toBeCloseTo(moment, 4);
      }),
    );
  });

  test('span little of the range and have little of the weight, except single values', () => {
    fc.assert(
      fc.property(distinct, fc.integer({ min: 2, max: 40 }), (one, size) => {
        const { values, weights: each } = one;
        const { starts, weights } = groupedValues(one, size);
        const range = (values.at(-1) as number) - (values[0] as number);
        for (let i = 0; i < starts.length; i++) {
          const [start, end] = [starts[i] as number, starts[i + 1] ?? values.length];
          if (end - start === 1) continue;
          const width = (values[end - 1] as number) - (values[start] as number);
          expect(width).toBeLessThanOrEqual((2 * range) / size);
          expect(weights[i]).toBeLessThanOrEqual((4 * sum(each)) / size);
        }
      }),
    );
  });
});
