import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addRun, everyOther, mergeRuns, withEnds } from '../../../src/fit/numbers/runs.ts';

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
