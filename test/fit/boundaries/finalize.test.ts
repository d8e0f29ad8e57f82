import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Boundaries } from '../../../src/core/boundaries.ts';
import { bucketizeValue } from '../../../src/core/bucketize.ts';
import { type FinalizeOptions, finalizeBoundaries } from '../../../src/fit/boundaries/finalize.ts';
import type { Sample } from '../../../src/fit/sample.ts';

const OPTIONS: FinalizeOptions = {
  precision: 'float64',
  closed: 'left',
  duplicates: 'drop',
  fillsBins: false,
};

function keptOf(values: readonly number[], weights?: readonly number[]): Sample {
  return {
    values: Float64Array.from(values),
    weights: weights && Float64Array.from(weights),
    rankError: 0,
  };
}

describe('a learned list', () => {
  test('loses repeated, infinite and missing numbers, and -0 becomes 0', () => {
    const learned = [Number.NEGATIVE_INFINITY, -0, 0, 1, 1, Number.POSITIVE_INFINITY, Number.NaN];
    const { boundaries, counts } = finalizeBoundaries(learned, keptOf([-1, 0, 5]), OPTIONS);
    expect(boundaries).toEqual([0, 1]);
    expect([...counts]).toEqual([1, 1, 1]);
  });

  test('is rounded to float32 for that precision, which may merge numbers', () => {
    const { boundaries } = finalizeBoundaries([0.1, 0.1 + 1e-12, 0.2], keptOf([0]), {
      ...OPTIONS,
      precision: 'float32',
    });
    expect(boundaries).toEqual([Math.fround(0.1), Math.fround(0.2)]);
  });

  test('with a repeated number is rejected if requested', () => {
    expect(() =>
      finalizeBoundaries([1, 1], keptOf([0]), { ...OPTIONS, duplicates: 'error' }),
    ).toThrow('duplicate boundary 1');
  });

  test('may leave bins empty, or not', () => {
    const kept = keptOf([0, 0, 5]);
    expect([...finalizeBoundaries([0, 2, 3], kept, OPTIONS).counts]).toEqual([0, 2, 0, 1]);
    const filled = finalizeBoundaries([0, 2, 3], kept, { ...OPTIONS, fillsBins: true });
    expect([filled.boundaries, [...filled.counts]]).toEqual([[3], [2, 1]]);
  });

  test('may leave bins empty but for the first and the last', () => {
    const options = { ...OPTIONS, fillsEnds: true };
    const { boundaries, counts } = finalizeBoundaries([0, 1, 2, 9], keptOf([0, 5, 9]), options);
    expect([boundaries, [...counts]]).toEqual([
      [1, 2, 9],
      [1, 0, 1, 1],
    ]);
    expect(finalizeBoundaries([5, 6], keptOf([5, 5]), options)).toEqual({
      boundaries: [],
      counts: Float64Array.of(2),
    });
  });

  test('between outer edges has the bins between them only, and counts those', () => {
    const outerEdges = { isOpenEdgeIn: false };
    const kept = keptOf([-1, 0, 1, 4, 5, 6]);
    const { boundaries, counts } = finalizeBoundaries([0, 3, 5], kept, { ...OPTIONS, outerEdges });
    expect([boundaries, [...counts]]).toEqual([
      [0, 3, 5],
      [2, 1],
    ]);
    const closed = finalizeBoundaries([0, 3, 5], kept, {
      ...OPTIONS,
      outerEdges: { isOpenEdgeIn: true },
    });
    expect([closed.boundaries.at(-1), [...closed.counts]]).toEqual([5.000000000000001, [2, 2]]);
  });

  test('between outer edges loses repeated edges before the last one is moved, or is rejected', () => {
    const options = { ...OPTIONS, closed: 'right', outerEdges: { isOpenEdgeIn: true } } as const;
    const { boundaries, counts } = finalizeBoundaries([0, 0, 0, 1], keptOf([0, 0, 0, 1]), options);
    expect([boundaries, [...counts]]).toEqual([[-Number.MIN_VALUE, 1], [4]]);
    expect(() =>
      finalizeBoundaries([0, 0, 1], keptOf([0]), { ...options, duplicates: 'error' }),
    ).toThrow('duplicate boundary 0');
  });

  test('between outer edges is empty for a single edge', () => {
    const outerEdges = { isOpenEdgeIn: true };
    const { boundaries, counts } = finalizeBoundaries([5, 5, 5], keptOf([5, 5]), {
      ...OPTIONS,
      outerEdges,
    });
    expect([boundaries, [...counts]]).toEqual([[], []]);
  });

  test('cannot have an outer edge past the greatest number', () => {
    const options = { ...OPTIONS, outerEdges: { isOpenEdgeIn: true } };
    for (const edges of [
      [0, Number.MAX_VALUE],
      [Number.NEGATIVE_INFINITY, 0, 1],
    ]) {
      expect(() => finalizeBoundaries(edges, keptOf([0]), options)).toThrow(
        'an outer edge is above the largest float64',
      );
    }
  });

  test('with nothing to divide is empty: there is one bin', () => {
    const { boundaries, counts } = finalizeBoundaries([7], keptOf([7, 7]), {
      ...OPTIONS,
      fillsBins: true,
    });
    expect([boundaries, [...counts]]).toEqual([[], [2]]);
  });

  test('counts weights, not values', () => {
    expect([...finalizeBoundaries([2], keptOf([1, 2, 3], [0.5, 2, 4]), OPTIONS).counts]).toEqual([
      0.5, 6,
    ]);
  });

  test('has no empty bin by the rule of core, for any values, side and precision', () => {
    const number = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.float({ noNaN: true }));
    const list = fc.array(number, { minLength: 1, maxLength: 12 });
    const closed = fc.constantFrom('left' as const, 'right' as const);
    const precision = fc.constantFrom('float64' as const, 'float32' as const);
    fc.assert(
      fc.property(list, list, closed, precision, (learned, values, side, type) => {
        const options = { ...OPTIONS, closed: side, precision: type, fillsBins: true };
        const { boundaries, counts } = finalizeBoundaries(
          learned.toSorted((a, b) => a - b),
          keptOf(values),
          options,
        );
        expect(counts).toHaveLength(boundaries.length + 1);
        expect(Math.min(...counts)).toBeGreaterThan(0);
        if (boundaries.length === 0) return;
        const made = Boundaries.of(boundaries, { closed: side, precision: type });
        const again = new Float64Array(made.bins);
        for (const x of values)
          again[bucketizeValue(x, made)] = (again[bucketizeValue(x, made)] ?? 0) + 1;
        expect(counts).toEqual(again);
      }),
    );
  });
});
