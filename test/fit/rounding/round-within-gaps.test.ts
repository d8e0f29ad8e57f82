import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Boundaries } from '../../../src/core/boundaries.ts';
import { bucketize } from '../../../src/core/bucketize.ts';
import { binnedCounts } from '../../../src/fit/boundaries/count-bins.ts';
import { finalizeBoundaries } from '../../../src/fit/boundaries/finalize.ts';
import { roundWithinGaps } from '../../../src/fit/rounding/round-within-gaps.ts';
import { valuesBeside } from '../../../src/fit/rounding/values-beside.ts';
import { STRATEGIES } from '../../../src/fit/strategies/registry.ts';
import { asked, kept } from '../kept.ts';

const LEFT = { precision: 'float64', closed: 'left' } as const;
const round = (list: readonly number[], values: readonly number[]): number[] =>
  roundWithinGaps(list, kept(values), LEFT);

describe('boundaries rounded within their gaps', () => {
  test.each([
    [[2.5599999999999996], [0, 2, 3, 5], [2.56]],
    [
      [3.3333333333333335, 6.666666666666667],
      [0, 1, 5, 10],
      [3.333, 6.667],
    ],
    [[0.30000000000000004], [0.1, 0.2, 0.4, 1], [0.3]],
    [[0.30000000000000004], [0.1, 0.2, 0.3, 0.4, 1], [0.3001]],
    [[1.7e-17], [-3, -2, 2, 3], [0]],
    [[-1.7e-17], [-3, -2, 2, 3], [0]],
    [
      [2.5, 7],
      [0, 2, 3, 6, 9],
      [2.5, 7],
    ],
    [[], [1, 2], []],
  ])('%j among %j become %j', (list, values, rounded) => {
    expect(round(list, values)).toEqual(rounded);
  });

  test('keep to their side of a value', () => {
    expect(round([3.3333333333333335], [0, 3.3331, 3.3333333333, 10])).toEqual([3.334]);
    const next = 1 + 2 ** -52;
    expect(round([next], [1, next])).toEqual([next]);
  });

  test('may take the value of a bin that is closed there', () => {
    expect(round([5.001], [0, 1, 5, 9])).toEqual([5.001]);
    expect(roundWithinGaps([4.9999], kept([0, 1, 5, 9]), LEFT)).toEqual([5]);
    expect(roundWithinGaps([4.9999], kept([0, 1, 5, 9]), { ...LEFT, closed: 'right' })).toEqual([
      4.999,
    ]);
  });

  const value = fc.oneof(
    fc.double({ noNaN: true }),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e3, max: 1e3 }),
    fc.integer({ min: -50, max: 50 }).map((n) => n / 10),
  );
  const values = fc.array(value, { minLength: 2, maxLength: 60 });
  const comparison = fc.record({
    precision: fc.constantFrom('float64' as const, 'float32' as const),
    closed: fc.constantFrom('left' as const, 'right' as const),
  });
  const strategy = fc.constantFrom('quantile' as const, 'uniform' as const, 'kmeans' as const);

  test('no value changes its bin, and no boundary moves by a thousandth of the narrower bin', () => {
    fc.assert(
      fc.property(
        values,
        comparison,
        strategy,
        fc.integer({ min: 2, max: 12 }),
        (list, how, name, bins) => {
          const finite = list.filter(Number.isFinite);
          const sample = kept(name === 'quantile' ? list : finite);
          fc.pre(sample.values.length > 0);
          const learned = STRATEGIES[name].learn(sample, asked({ bins }));
          const options = { ...how, duplicates: 'drop', fillsBins: name !== 'uniform' } as const;
          const { boundaries } = finalizeBoundaries(learned, sample, options);
          fc.pre(boundaries.length > 0);
          const rounded = roundWithinGaps(boundaries, sample, how);
          expect([...bucketize(sample.values, Boundaries.of(rounded, how))]).toEqual([
            ...bucketize(sample.values, Boundaries.of(boundaries, how)),
          ]);
          const edges = [Math.min(...finite), ...boundaries, Math.max(...finite)];
          for (const [i, boundary] of boundaries.entries()) {
            const narrower = Math.min(
              boundary - (edges[i] as number),
              (edges[i + 2] as number) - boundary,
            );
            const moved = Math.abs((rounded[i] as number) - boundary);
            expect(moved === 0 || moved * 1000 <= narrower).toBe(true);
            expect(String(rounded[i]).length).toBeLessThanOrEqual(String(boundary).length + 1);
          }
        },
      ),
    );
  });

  test('the values beside boundaries are the same with and without groups of neighbors', () => {
    const many = Array.from({ length: 120_000 }, (_, i) => ((i * 7919) % 120_011) / 7 - 3000);
    const sample = kept(many);
    const list = Boundaries.of([-2999.99, -1500.03, 0, 0.3, 77.7, 9000, 14_000], LEFT);
    const grouped = binnedCounts(sample);
    expect(typeof grouped.groups).toBe('object');
    expect(valuesBeside(list, grouped)).toEqual(valuesBeside(list, sample));
    const gaps = kept([...many, 1e9, 1e9 + 1, 2e9]);
    const far = Boundaries.of([5e8, 1e9 + 0.5, 1.5e9, 3e9], LEFT);
    expect(valuesBeside(far, binnedCounts(gaps))).toEqual(valuesBeside(far, gaps));
  });
});
