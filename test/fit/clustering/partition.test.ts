import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestOfCells, type Cells } from '../../../src/fit/clustering/cells.ts';
import { partition, startPlaces } from '../../../src/fit/clustering/partition.ts';
import { WithinSs } from '../../../src/fit/clustering/within-ss.ts';
import { randomFrom } from '../../conformance/numbers.ts';

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
  test('into one run begins at the first value, into as many runs as values at each', () => {
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

/** Every place for every cluster: nothing is dropped. */
function allPlaces(length: number, clusters: number): Cells[] {
  return Array.from({ length: clusters + 1 }, (_, i) => {
    const [least, most] = i === clusters ? [length, length] : [i, i && length - clusters + i];
    const first = Int32Array.from({ length: most - least + 1 }, (_, place) => least + place);
    return { first, last: first };
  });
}

/** Distinct values of several shapes, ascending. */
function valuesOf(shape: string, length: number, seed: number): Float64Array {
  const below = randomFrom(seed);
  const random = () => below(2 ** 32) / 2 ** 32;
  const value = {
    uniform: () => random(),
    steep: () => Math.exp(12 * random()),
    clustered: () => Math.floor(5 * random()) ** 2 + random() / 100,
    outliers: () => (random() < 0.01 ? 1e9 * (random() - 0.5) : random()),
    steps: () => Math.floor(4 * length * random()),
  }[shape] as () => number;
  const values = new Set<number>();
  while (values.size < length) values.add(value());
  return Float64Array.from(values).sort();
}

describe('the places where clusters start', () => {
  test('hold a best partition of all', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('uniform', 'steep', 'clustered', 'outliers', 'steps'),
        fc.integer({ min: 1024, max: 1600 }),
        fc.integer({ min: 2, max: 24 }),
        fc.nat(1e6),
        (shape, length, clusters, seed) => {
          const values = valuesOf(shape, length, seed);
          const weights = values.map((_, i) => 1 + ((seed * (i + 7)) % 3));
          const spread = new WithinSs(values, weights);
          const places = startPlaces(spread, length, clusters);
          const best = bestOfCells(allPlaces(length, clusters), spread);
          expect(best.starts.every((start, i) => places[i]?.first.includes(start))).toBe(true);
          expect(bestOfCells(places, spread)).toEqual(best);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('are few of all places', () => {
    const values = valuesOf('uniform', 20_000, 1);
    const spread = new WithinSs(values, new Float64Array(20_000).fill(1));
    const sizes = startPlaces(spread, 20_000, 10).map(({ first }) => first.length);
    expect(sizes).toHaveLength(11);
    expect(Math.max(...sizes)).toBeLessThan(3000);
  });

  test('are all places if values are few', () => {
    const spread = new WithinSs(Float64Array.of(1, 2, 4, 8), new Float64Array(4).fill(1));
    expect(startPlaces(spread, 4, 2).map(({ first }) => [...first])).toEqual([[0], [1, 2, 3], [4]]);
  });
});
