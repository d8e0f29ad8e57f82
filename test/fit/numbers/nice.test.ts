import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finalizeBoundaries } from '../../../src/fit/finalize.ts';
import { countBins } from '../../../src/fit/numbers/count-bins.ts';
import { niceBoundaries } from '../../../src/fit/numbers/nice.ts';
import { shortestWithin } from '../../../src/fit/numbers/short-decimal.ts';
import { clusters } from '../../../src/fit/strategies/kmeans.ts';
import { kept } from '../kept.ts';

const left = { precision: 'float64', closed: 'left' } as const;
const nice = (list: readonly number[], values: readonly number[]) =>
  niceBoundaries(list, Float64Array.from(values), left);

describe('nice boundaries', () => {
  test('are the shortest numbers near by', () => {
    expect(nice([24.73, 50.19], [1, 10, 20, 26, 41, 49, 51, 60, 99])).toEqual([20, 50]);
    expect(nice([0.123456, 0.987654], [0, 0.1, 0.5, 0.6, 1.1, 1.2])).toEqual([0.1, 1]);
  });

  test('leave each bin a value, however near to each other they are', () => {
    const values = [1, 1.1, 50, 50.2, 50.4];
    const list = nice([25.55, 50.1], values);
    expect(list).toEqual([30, 50.1]);
    expect([...countBins(list, kept(values), left)]).toEqual([2, 1, 2]);
  });

  test('stay where they are short, or where there is nothing shorter', () => {
    expect(nice([1, 2, 3], [0, 1, 2, 3])).toEqual([1, 2, 3]);
    const next = 1 + 2 ** -52;
    expect(nice([next], [1, next])).toEqual([next]);
    expect(nice([], [1, 2])).toEqual([]);
  });

  test('are plain where 0 is near', () => {
    expect(nice([1.7e-17], [-3, -2, 2, 3])).toEqual([0]);
    expect(Object.is(nice([-1.7e-17], [-3, -2, 2, 3])[0], 0)).toBe(true);
  });

  test('between bins without values stay in order: they move less than half the way', () => {
    expect(nice([11.7, 13.2, 14.9], [0, 100])).toEqual([10, 13, 20]);
    expect(nice([11.7, 13.2, 14.9], [11, 15])).toEqual([12, 13, 14.9]);
  });

  test.each(['float64', 'float32'] as const)(
    'keep the order, the number of bins and a value in each of them, in %s',
    (precision) => {
      const values = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });
      const closed = fc.constantFrom('left', 'right');
      fc.assert(
        fc.property(values, fc.integer({ min: 1, max: 8 }), closed, (data, bins, side) => {
          const options = { precision, closed: side } as const;
          const settling = { ...options, duplicates: 'drop', fillsBins: true } as const;
          const all = kept(data);
          const { boundaries } = finalizeBoundaries(clusters(all, bins).boundaries, all, settling);
          const list = niceBoundaries(boundaries, all.values, options);
          const settled = finalizeBoundaries(list, all, { ...settling, duplicates: 'error' });
          expect(settled.boundaries).toEqual(list);
          expect(list).toHaveLength(boundaries.length);
        }),
      );
    },
  );
});

describe('the shortest number in a gap', () => {
  test.each([
    [25.5, 13.3, 37.8, 30],
    [97, 90, 150, 100],
    [14, 11, 21, 20],
    [120.4, 105, 140, 120],
    [8.7, 3, 25, 9],
    [-8.7, -25, -3, -9],
    [0.000123, 0.0001, 0.0002, 0.00012],
    [0.0137, -4, 4, 0],
    [0.4, -1, 1, 0.4],
    [1e300, 9e299, 2e300, 1e300],
    [123.456, 123.4559, 123.4561, 123.456],
    [3.3, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 3],
  ])('near %d, from %d to %d, is %d', (value, above, below, shortest) => {
    expect(shortestWithin(value, { above, below }, Number)).toBe(shortest);
  });

  test('is looked for as it is rounded', () => {
    const [above, below] = [Math.fround(0.1), Math.fround(0.2)];
    expect(shortestWithin(0.12345, { above, below }, Math.fround)).toBe(0.12);
    const beside = { above: Math.fround(0.1), below: 1 };
    expect(shortestWithin(0.11, beside, Math.fround)).toBe(0.2);
  });
});
