import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lloydEdges } from '../../../src/fit/clustering/lloyd.ts';
import { kept } from '../kept.ts';

describe("Lloyd's edges", () => {
  test('are halfway between the means of two clusters', () => {
    expect(lloydEdges(kept([0, 1, 2, 9, 10, 11]), 2)).toEqual([0, 5.5, 11]);
  });

  test('are halfway between means by weight', () => {
    const edges = lloydEdges(kept([0, 4, 20], [3, 1, 1]), 2);
    expect(edges).toEqual([0, expect.closeTo(10.5, 12), 20]);
  });

  test('ascend between the least and the greatest value, for any values and bins', () => {
    const values = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 6 }), (list, bins) => {
        fc.pre(new Set(list).size > 1);
        const edges = lloydEdges(kept(list), bins);
        expect(edges).toHaveLength(bins + 1);
        expect([edges[0], edges.at(-1)]).toEqual([Math.min(...list), Math.max(...list)]);
        // A cluster that stays empty may get a center beyond the values, as in scikit-learn.
        const inner = edges.slice(1, -1);
        expect(inner.toSorted((a, b) => a - b)).toEqual(inner);
      }),
    );
  });

  test('give an empty cluster the value that is farthest from its center', () => {
    const edges = lloydEdges(kept([0, 0, 0, 1, 100, 101, 102]), 3);
    expect(new Set(edges).size).toBe(4);
  });
});
