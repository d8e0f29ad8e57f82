import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Boundaries } from '../../../src/core/boundaries.ts';
import { bucketizeValue } from '../../../src/core/bucketize.ts';
import { closeOuterEdges } from '../../../src/fit/compat/outer-edges.ts';

const SIDES = ['left', 'right'] as const;
const PRECISIONS = ['float64', 'float32'] as const;

describe('closed outer edges', () => {
  test('that have the edge of the open side inside differ in that edge only, by one number', () => {
    const precision = 'float64';
    const left = closeOuterEdges([0, 5, 10], { precision, closed: 'left', isOpenEdgeIn: true });
    expect(left).toEqual([0, 5, 10.000000000000002]);
    const right = closeOuterEdges([0, 5, 10], { precision, closed: 'right', isOpenEdgeIn: true });
    expect(right).toEqual([-Number.MIN_VALUE, 5, 10]);
    const single = closeOuterEdges([1, 2], {
      precision: 'float32',
      closed: 'left',
      isOpenEdgeIn: true,
    });
    expect(single).toEqual([1, 2 + 2 ** -22]);
  });

  test('that have not are the edges', () => {
    const walls = { precision: 'float64', closed: 'left', isOpenEdgeIn: false } as const;
    expect(closeOuterEdges([0, 5, 10], walls)).toEqual([0, 5, 10]);
  });

  test('have no bin where there are fewer than two edges', () => {
    const walls = { precision: 'float64', closed: 'left', isOpenEdgeIn: true } as const;
    expect([closeOuterEdges([], walls), closeOuterEdges([5], walls)]).toEqual([[], []]);
  });

  test('have both outer edges inside, and the next numbers outside, in either precision', () => {
    const edges = fc.uniqueArray(fc.float({ noNaN: true, min: -(2 ** 126), max: 2 ** 126 }), {
      minLength: 2,
      comparator: (a, b) => a + 0 === b + 0,
    });
    fc.assert(
      fc.property(
        edges,
        fc.constantFrom(...SIDES),
        fc.constantFrom(...PRECISIONS),
        (list, closed, precision) => {
          const sorted = Float64Array.from(list, (x) => x + 0).sort();
          const made = closeOuterEdges([...sorted], { precision, closed, isOpenEdgeIn: true });
          const boundaries = Boundaries.of(made, { precision, closed });
          const [low = 0, high = 0] = [sorted[0], sorted.at(-1)];
          const k = made.length;
          expect(bucketizeValue(low, boundaries)).toBe(1);
          expect(bucketizeValue(high, boundaries)).toBe(k - 1);
          const step = (x: number) => Math.max(Math.abs(x) * 2 ** -22, 2 ** -148);
          expect(bucketizeValue(low - step(low), boundaries)).toBe(0);
          expect(bucketizeValue(high + step(high), boundaries)).toBe(k);
        },
      ),
    );
  });
});
