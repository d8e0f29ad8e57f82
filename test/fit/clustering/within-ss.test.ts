import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WithinSs } from '../../../src/fit/clustering/within-ss.ts';
import { exactSpread } from '../exact-spread.ts';

describe('the spread of a run', () => {
  test('of one value is 0, and of two values half the square of their distance', () => {
    const spread = new WithinSs(Float64Array.of(1, 4), Float64Array.of(1, 1));
    expect([spread.of(0, 1), spread.of(1, 2), spread.of(0, 2)]).toEqual([0, 0, 4.5]);
  });

  test('equals an exact computation with whole numbers up to rounding, for every run and any weights', () => {
    const pairs = fc.array(
      fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 1, max: 9 })),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(pairs, (list) => {
        const sorted = list.toSorted(([a], [b]) => a - b);
        const values = sorted.map(([x]) => x);
        const weights = sorted.map(([, w]) => w);
        const spread = new WithinSs(Float64Array.from(values), Float64Array.from(weights));
        for (let start = 0; start < values.length; start++) {
          for (let end = start + 1; end <= values.length; end++) {
            const { over, under } = exactSpread(
              values.slice(start, end),
              weights.slice(start, end),
            );
            const expected = Number(over) / Number(under);
            // A difference of sums is trusted as long as it keeps 29 of its 53 bits.
            const off = Math.abs(spread.of(start, end) - expected);
            expect(off).toBeLessThanOrEqual(2 ** -24 * expected);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  test('of a tight cluster between far outliers keeps its digits', () => {
    const values = Float64Array.of(-1e9, 1, 1.5, 2, 1e9);
    const spread = new WithinSs(values, new Float64Array(5).fill(1));
    expect(spread.of(1, 4)).toBeCloseTo(0.5, 12);
    const shifted = Float64Array.of(-1e12, 5e11 + 1, 5e11 + 2, 1e12, 2e12);
    expect(new WithinSs(shifted, new Float64Array(5).fill(1)).of(1, 3)).toBeCloseTo(0.5, 6);
  });

  test('keeps its digits beside values of any distance, on either side', () => {
    const far = fc.constantFrom(-1e20, -1e9, 1e9, 2 ** 53, 1e25);
    const near = fc.integer({ min: -100, max: 100 });
    const list = fc.tuple(
      fc.array(far, { maxLength: 4 }),
      fc.array(near, { minLength: 1, maxLength: 6 }),
    );
    fc.assert(
      fc.property(list, ([one, other]) => {
        const values = [...one, ...other].toSorted((a, b) => a - b);
        const ones = values.map(() => 1);
        const spread = new WithinSs(Float64Array.from(values), Float64Array.from(ones));
        for (let start = 0; start < values.length; start++) {
          for (let end = start + 1; end <= values.length; end++) {
            const { over, under } = exactSpread(values.slice(start, end), ones.slice(start, end));
            const expected = Number(over) / Number(under);
            expect(Math.abs(spread.of(start, end) - expected)).toBeLessThanOrEqual(
              expected * 2 ** -24,
            );
          }
        }
      }),
    );
  });
});
