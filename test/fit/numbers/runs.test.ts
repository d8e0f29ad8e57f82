import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addRun,
  everyOther,
  mergeRuns,
  sortedPoints,
  withEnds,
} from '../../../src/fit/numbers/runs.ts';

const run = fc
  .array(fc.integer({ min: -20, max: 20 }))
  .map((list) => Float64Array.from(list).sort());
const points = (values: number[], weights: number[]) => ({
  values: Float64Array.from(values),
  weights: Float64Array.from(weights),
});

test('mergeRuns has all values of both, ascending', () => {
  fc.assert(
    fc.property(run, run, (a, b) => {
      expect(mergeRuns(a, b)).toEqual(Float64Array.from([...a, ...b]).sort());
    }),
  );
});

test('lists are merged and halved into given memory, the latter also in place', () => {
  const out = new Float64Array(8);
  const merged = mergeRuns(Float64Array.of(1, 3, 5), Float64Array.of(2, 4, 9), out);
  expect([merged.buffer === out.buffer, ...merged]).toEqual([true, 1, 2, 3, 4, 5, 9]);
  expect([...everyOther(merged, 1, merged)]).toEqual([2, 4, 9]);
});

test('everyOther begins with the first or the second', () => {
  const values = Float64Array.of(1, 2, 3, 4, 5, 6);
  expect([...everyOther(values, 0)]).toEqual([1, 3, 5]);
  expect([...everyOther(values, 1)]).toEqual([2, 4, 6]);
});

test('addRun keeps points ascending, each with its weight', () => {
  const sum = addRun(points([1, 3, 3], [1, 2, 4]), Float64Array.of(0, 3, 9), 8);
  expect([...sum.values]).toEqual([0, 1, 3, 3, 3, 9]);
  expect([...sum.weights].toSorted()).toEqual([1, 2, 4, 8, 8, 8]);
  expect([...sum.weights.subarray(0, 2)]).toEqual([8, 1]);
});

test('sortedPoints sorts values with their weights, equal ones in their order, and copies', () => {
  const weighted = fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.nat()));
  fc.assert(
    fc.property(weighted, fc.boolean(), (list, isSorted) => {
      const sorted = list.toSorted(([a], [b]) => a - b);
      const [values = [], weights = []] = [0, 1].map((i) =>
        (isSorted ? sorted : list).map((pair) => pair[i] as number),
      );
      const given = points(values, weights);
      const found = sortedPoints(given.values, given.weights);
      expect(found).toEqual(
        points(
          sorted.map(([value]) => value),
          sorted.map(([, weight]) => weight),
        ),
      );
      expect(found.values.buffer).not.toBe(given.values.buffer);
      expect(found.weights.buffer).not.toBe(given.weights.buffer);
    }),
  );
});

describe('withEnds', () => {
  test('takes the weight of a new end from the former end', () => {
    const sum = withEnds(points([1, 5], [4, 8]), 0, 9);
    expect([...sum.values]).toEqual([0, 1, 5, 9]);
    expect([...sum.weights]).toEqual([1, 3, 7, 1]);
  });

  test('changes an end that weighs 1', () => {
    const sum = withEnds(points([1, 5], [1, 1]), 0, 9);
    expect([...sum.values]).toEqual([0, 9]);
    expect([...sum.weights]).toEqual([1, 1]);
  });

  test('keeps equal ends, and splits a single point', () => {
    expect([...withEnds(points([1, 5], [4, 8]), 1, 5).values]).toEqual([1, 5]);
    const sum = withEnds(points([3], [4]), 1, 5);
    expect([...sum.values]).toEqual([1, 3, 5]);
    expect([...sum.weights]).toEqual([1, 2, 1]);
  });
});
