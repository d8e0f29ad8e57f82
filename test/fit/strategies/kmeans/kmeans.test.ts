import fc from 'fast-check';
import { ckmeans } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { Boundaries } from '../../../../src/core/boundaries.ts';
import { bucketizeValue } from '../../../../src/core/bucketize.ts';
import {
  clusters,
  EXACT_VALUES,
  kmeans,
  separator,
} from '../../../../src/fit/strategies/kmeans/kmeans.ts';
import { caught } from '../../../support/caught.ts';
import { compared, exactSpread, leastSpread, plus } from '../../exact-spread.ts';
import { asked, kept } from '../../kept.ts';

const boundariesOf = (values: readonly number[], bins: number, weights?: readonly number[]) =>
  clusters(kept(values, weights), bins).boundaries;

/** The sum of weighted squares about the mean, in plain words. */
function spreadOf(values: readonly number[], weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = values.reduce((sum, x, i) => sum + x * (weights[i] as number), 0) / total;
  return values.reduce((sum, x, i) => sum + (weights[i] as number) * (x - mean) ** 2, 0);
}

/** The least sum of spreads, by trying every way to cut sorted values. */
function leastOf(values: readonly number[], weights: readonly number[], bins: number): number {
  if (bins === 1) return spreadOf(values, weights);
  const cuts = Array.from({ length: values.length - bins + 1 }, (_, i) => i + bins - 1);
  const costs = cuts.map(
    (cut) =>
      leastOf(values.slice(0, cut), weights.slice(0, cut), bins - 1) +
      spreadOf(values.slice(cut), weights.slice(cut)),
  );
  return Math.min(...costs);
}

/** What boundaries cost: the spreads of the values in each of their bins. */
function costOf(
  values: readonly number[],
  weights: readonly number[],
  boundaries: readonly number[],
): number {
  if (boundaries.length === 0) return spreadOf(values, weights);
  const list = Boundaries.of(boundaries);
  const bins = Array.from({ length: list.bins }, (_, code) =>
    Array.from(values.keys()).filter((i) => bucketizeValue(values[i] as number, list) === code),
  );
  const costs = bins.map((rows) =>
    spreadOf(
      rows.map((i) => values[i] as number),
      rows.map((i) => weights[i] as number),
    ),
  );
  return costs.reduce((sum, cost) => sum + cost, 0);
}

describe('the clusters', () => {
  test('meet halfway between the adjacent values', () => {
    expect(boundariesOf([1, 2, 10, 11, 12, 50], 3)).toEqual([6, 31]);
  });

  test('do not depend on the order of the values', () => {
    expect(boundariesOf([12, 50, 1, 11, 2, 10], 3)).toEqual([6, 31]);
  });

  test('are the distinct values if these are fewer than the bins', () => {
    expect(boundariesOf([5, 1, 5, 3, 1], 10)).toEqual([2, 4]);
    expect(boundariesOf([7, 7], 4)).toEqual([]);
    expect(boundariesOf([-0, 0], 2)).toEqual([]);
  });

  test('are one cluster for one requested bin', () => {
    expect(boundariesOf([1, 2, 3], 1)).toEqual([]);
  });

  test('follow the weights', () => {
    expect(boundariesOf([0, 4, 6, 10], 2)).toEqual([5]);
    expect(boundariesOf([0, 4, 6, 10], 2, [1, 1, 1, 100])).toEqual([8]);
    expect(boundariesOf([10, 6, 4, 0], 2, [100, 1, 1, 1])).toEqual([8]);
  });

  test('are found beside far outliers on both sides', () => {
    const values = [-1e9, 0, 0.1, 0.2, 0.5, 0.6, 0.9, 1, 1e9];
    expect(boundariesOf(values, 5)).toEqual([-5e8, 0.35, 0.75, 5e8 + 0.5]);
  });

  test.each([-1e20, 1e20, -1e250, 1e290, 1e16])('are found beside one value at %d', (far) => {
    const values = [far, 1, 2, 3, 10, 11, 12, 50, 51, 52];
    const near = boundariesOf(values, 4).filter((x) => Math.abs(x) < 1e9);
    expect(near).toEqual([6.5, 31]);
  });

  test('are found if most values are far away', () => {
    const many = Array.from({ length: 20 }, (_, i) => 1e20 + i * 1e17);
    const near = boundariesOf([...many, 1, 2, 3, 10, 11, 12], 22).filter((x) => x < 1e9);
    expect(near).toEqual([6.5]);
  });

  test('have the least sum of spreads beside far values, to 40 bits of an exact computation', () => {
    const far = fc.constantFrom(-1e20, -1e17, 1e16, 1e18, 1e20, 3e20);
    const value = fc.oneof(fc.integer({ min: -50, max: 50 }), far);
    const pair = fc.tuple(value, fc.integer({ min: 1, max: 5 }));
    const rows = fc.uniqueArray(pair, { minLength: 2, maxLength: 9, selector: ([x]) => x });
    fc.assert(
      fc.property(rows, fc.integer({ min: 2, max: 5 }), (pairs, bins) => {
        const sorted = pairs.toSorted((a, b) => a[0] - b[0]);
        const [values, weights] = [sorted.map(([x]) => x), sorted.map(([, w]) => w)];
        const count = Math.min(bins, values.length);
        const ends = [...boundariesOf(values, bins, weights), Number.POSITIVE_INFINITY];
        let start = 0;
        const costs = ends.map((end) => {
          const to = values.filter((x) => x < end).length;
          const cost = exactSpread(values.slice(start, to), weights.slice(start, to));
          start = to;
          return cost;
        });
        expect(ends).toHaveLength(count);
        const { over, under } = leastSpread(values, weights, count);
        const most = { over: over * (2n ** 40n + 1n), under: under * 2n ** 40n };
        expect(compared(costs.reduce(plus), most)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });

  test.each([1e-300, 1e-160, 1e160, 1e307])('are found at the scale of %d', (scale) => {
    const values = [0, 1, 2, 10, 11, 17].map((x) => x * scale);
    const list = boundariesOf(values, 3);
    expect(list.map((boundary) => boundary / scale)).toEqual([
      expect.closeTo(6, 10),
      expect.closeTo(14, 10),
    ]);
  });

  test('are found over the whole range of numbers', () => {
    expect(boundariesOf([-1.7e308, -1.6e308, 1.6e308, 1.7e308], 2)).toEqual([0]);
  });

  test('have the least sum of spreads of all partitions', () => {
    const value = fc.integer({ min: -50, max: 50 });
    const rows = fc.array(fc.tuple(value, fc.integer({ min: 1, max: 5 })), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 5 }), (pairs, bins) => {
        const sorted = pairs.toSorted((a, b) => a[0] - b[0]);
        const [values, weights] = [sorted.map(([x]) => x), sorted.map(([, w]) => w)];
        const list = boundariesOf(values, bins, weights);
        const count = Math.min(bins, new Set(values).size);
        expect(list).toHaveLength(count - 1);
        const least = leastOf(values, weights, Math.min(bins, values.length));
        expect(costOf(values, weights, list)).toBeCloseTo(least, 8);
      }),
    );
  });

  test('are as good as those of simple-statistics', () => {
    const values = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), {
      minLength: 5,
      maxLength: 200,
    });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 5 }), (data, bins) => {
        const ones = data.map(() => 1);
        const theirs = ckmeans(data, bins).map((run) => spreadOf(run, ones.slice(0, run.length)));
        const cost = theirs.reduce((sum, one) => sum + one, 0);
        expect(costOf(data, ones, boundariesOf(data, bins))).toBeLessThanOrEqual(
          cost * 1.000001 + 1e-9,
        );
      }),
    );
  });

  test('are those of simple-statistics for 2000 values in 20 bins', () => {
    const values = Array.from({ length: 2000 }, (_, i) => ((i * 7919) % 2003) ** 2 / 1000);
    const theirs = ckmeans(values, 20);
    const list = Boundaries.of(boundariesOf(values, 20));
    expect(list.bins).toBe(20);
    for (const [code, run] of theirs.entries()) {
      expect(new Set(run.map((x) => bucketizeValue(x, list)))).toEqual(new Set([code]));
    }
  });
});

describe('many distinct values', () => {
  test('are grouped if there are more than 1,000,000, and this is reported', () => {
    expect(EXACT_VALUES).toBe(1_000_000);
    const values = Float64Array.from({ length: 1_000_001 }, (_, i) => (i < 500_000 ? i : i + 3e6));
    const found = clusters({ values, weights: undefined, rankError: 0 }, 2);
    expect(found).toEqual({ boundaries: [1_999_999.5], isExact: false });
    expect(clusters(kept([1, 2, 3]), 2).isExact).toBe(true);
  });

  test('are rejected for more clusters than groups can hold', async () => {
    const many = kept(Array.from({ length: 300_000 }, (_, i) => i));
    const error = await caught(() => clusters(many, 5000));
    expect(error.code).toBe('E_FIT');
    expect(error.message).toContain(
      'cannot fit 5000 kmeans bins to 300000 distinct values: 4096 is the maximum',
    );
  });
});

describe('the separator', () => {
  test('is above the lower and at most the upper value, in both precisions', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
        fc.pre(a !== b && Number.isFinite(a) && Number.isFinite(b));
        const [below, above] = a < b ? [a, b] : [b, a];
        const between = separator(below, above);
        expect(between).toBeGreaterThan(below);
        expect(between).toBeLessThanOrEqual(above);
      }),
    );
  });

  test('of neighboring float32 numbers is the upper number', () => {
    expect(separator(1, 1 + 2 ** -23)).toBe(1 + 2 ** -23);
    expect(separator(16777216, 16777218)).toBe(16777218);
  });

  test('of neighboring float64 numbers is the upper number', () => {
    expect(separator(1, 1 + 2 ** -52)).toBe(1 + 2 ** -52);
    expect(separator(0, 5e-324)).toBe(5e-324);
  });
});

test('the strategy gives the boundaries of the clusters', () => {
  expect(kmeans.learn(kept([1, 2, 10, 11, 12, 50]), asked({ bins: 3 }))).toEqual([6, 31]);
});
