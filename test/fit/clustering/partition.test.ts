import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partition } from '../../../src/fit/clustering/partition.ts';
import { WithinSs } from '../../../src/fit/clustering/within-ss.ts';

/** The sum of spreads of runs that begin at these places. */
function cost(starts: readonly number[], spread: WithinSs, length: number): number {
  return starts.reduce((sum, start, i) => sum + spread.of(start, starts[i + 1] ?? length), 0);
}

/** All ways to begin so many runs among so many values. */
function* allStarts(length: number, runs: number, from = 0): Generator<number[]> {
  if (runs === 0) return yield [];
  for (let start = from; start <= length - runs; start++) {
    if (from === 0 && start > 0) return;
    for (const rest of allStarts(length, runs - 1, start + 1)) yield [start, ...rest];
  }
}

describe('a partition', () => {
  test('into one run begins at the first value, into as many as values at each', () => {
    const [values, weights] = [Float64Array.of(1, 2, 9), Float64Array.of(1, 1, 1)];
    expect(partition(values, weights, 1)).toEqual([0]);
    expect(partition(values, weights, 3)).toEqual([0, 1, 2]);
    expect(partition(values, weights, 2)).toEqual([0, 2]);
  });

  test('has the least sum of spreads of all', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: -40, max: 40 }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(numbers, fc.nat(7), fc.nat(1000), (list, n, seed) => {
        const values = Float64Array.from(list).sort();
        const weights = values.map((_, i) => 1 + ((seed * (i + 7)) % 5));
        const clusters = 1 + (n % values.length);
        const spread = new WithinSs(values, weights);
        const found = partition(values, weights, clusters);
        const costs = [...allStarts(values.length, clusters)].map((starts) =>
          cost(starts, spread, values.length),
        );
        expect(found).toHaveLength(clusters);
        expect(cost(found, spread, values.length)).toBeCloseTo(Math.min(...costs), 9);
      }),
    );
  });
});
