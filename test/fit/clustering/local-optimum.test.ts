import { describe, expect, test } from 'vitest';
import { locallyOptimalCost } from '../../../src/fit/clustering/local-optimum.ts';
import { WithinSs } from '../../../src/fit/clustering/within-ss.ts';

const spread = new WithinSs(Float64Array.of(1, 2, 3, 10, 11, 12), new Float64Array(6).fill(1));

describe('the locally optimal cost', () => {
  test('is the cost of the clusters after the starts move', () => {
    const starts = Int32Array.of(0, 1, 6);
    expect(locallyOptimalCost(starts, spread.of(1, 6), spread)).toBe(4);
    expect([...starts]).toEqual([0, 3, 6]);
  });

  test('is the cost of the partition if that is a local optimum', () => {
    expect(locallyOptimalCost(Int32Array.of(0, 3, 6), 4, spread)).toBe(4);
  });

  test('is never above the cost of the partition, and no cluster becomes empty', () => {
    for (let second = 1; second < 5; second++) {
      const starts = Int32Array.of(0, second, second + 1, 6);
      const cost = spread.of(0, second) + spread.of(second + 1, 6);
      expect(locallyOptimalCost(starts, cost, spread)).toBeLessThanOrEqual(cost);
      expect(starts.every((start, i) => i === 0 || start > (starts[i - 1] as number))).toBe(true);
    }
  });
});
