import { describe, expect, test } from 'vitest';
import { bestOfCells, costsAfter, costsBefore } from '../../../src/fit/clustering/cells.ts';
import { WithinSs } from '../../../src/fit/clustering/within-ss.ts';

const spread = new WithinSs(Float64Array.of(1, 2, 3, 10, 11, 12), new Float64Array(6).fill(1));

/** Cells by their ends. */
const cells = (...ends: (readonly [number, number])[]) => ({
  first: Int32Array.from(ends, ([first]) => first),
  last: Int32Array.from(ends, ([, last]) => last),
});

const TWO = [cells([0, 0]), cells([1, 2], [3, 5]), cells([6, 6])];

describe('cells of places', () => {
  test('have a best partition that starts at their first places', () => {
    const { starts, cost } = bestOfCells(TWO, spread);
    expect([...starts]).toEqual([0, 3, 6]);
    expect(cost).toBe(4);
  });

  test('have no partition if clusters would be empty', () => {
    const none = [cells([0, 0]), cells([3, 3]), cells([3, 3]), cells([6, 6])];
    expect(bestOfCells(none, spread).cost).toBe(Number.POSITIVE_INFINITY);
  });

  test('bound the cost of all partitions through them, on both sides', () => {
    const [before, after] = [costsBefore(TWO, spread), costsAfter(TWO, spread)];
    expect(before.map((costs) => [...costs])).toEqual([[0], [0, 2], [2]]);
    expect(after.map((costs) => [...costs])).toEqual([[2], [spread.of(2, 6), 0], [0]]);
  });
});
