import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countBins } from '../../../src/fit/boundaries/count-bins.ts';
import { finalizeBoundaries } from '../../../src/fit/boundaries/finalize.ts';
import { rankMoved, roundByRank } from '../../../src/fit/rounding/round-by-rank.ts';
import { STRATEGIES } from '../../../src/fit/strategies/registry.ts';
import { asked, kept } from '../kept.ts';

const LEFT = { precision: 'float64', closed: 'left' } as const;

function nice(list: readonly number[], values: readonly number[], share: number): number[] {
  const sample = kept(values);
  const exact = { boundaries: list, counts: countBins(list, sample, LEFT) };
  return roundByRank(exact, sample, { ...LEFT, share });
}

describe('boundaries rounded by rank', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => i * 1.0371);

  test('become the shortest numbers whose ranks are within the share', () => {
    // Of the numbers from 1 below to 1 above, 26 and 50 are the shortest: 26 and 49 values are below them.
    expect(nice([25.6682, 51.3365, 77.0046], hundred, 0.01)).toEqual([26, 50, 77]);
    expect(nice([25.6682, 51.3365, 77.0046], hundred, 0.05)).toEqual([30, 50, 80]);
  });

  test('leave the value in the middle of each bin where it is', () => {
    const values = [1, 1.1, 50, 50.2, 50.4];
    const list = nice([25.55, 50.1], values, 0.5);
    expect(list).toEqual([30, 50.1]);
    expect([...countBins(list, kept(values), LEFT)]).toEqual([2, 1, 2]);
  });

  test('between bins without values move less than half the way', () => {
    expect(nice([11.7, 13.2, 14.9], [0, 100], 0.01)).toEqual([10, 13, 20]);
  });

  test.each(['float64', 'float32'] as const)(
    'keep their order and their number, a value in each bin, and ranks within the share, in %s',
    (precision) => {
      const value = fc.float({ noNaN: true, noDefaultInfinity: true });
      const row = fc.tuple(value, fc.integer({ min: 1, max: 5 }));
      const rows = fc.array(row, { minLength: 1, maxLength: 80 });
      const closed = fc.constantFrom('left' as const, 'right' as const);
      const name = fc.constantFrom('kmeans' as const, 'quantile' as const);
      const share = fc.constantFrom(0.01, 0.05, 0.2, 0.5);
      const bins = fc.integer({ min: 1, max: 8 });
      fc.assert(
        fc.property(rows, bins, closed, name, share, (data, count, side, strategy, most) => {
          const sample = {
            ...kept(
              data.map(([x]) => x),
              data.map(([, weight]) => weight),
            ),
            areCounts: true,
          };
          const comparison = { precision, closed: side } as const;
          const options = { ...comparison, duplicates: 'drop', fillsBins: true } as const;
          const learned = STRATEGIES[strategy].learn(sample, asked({ bins: count }));
          const exact = finalizeBoundaries(learned, sample, options);
          const list = roundByRank(exact, sample, { ...comparison, share: most });
          const final = finalizeBoundaries(list, sample, { ...options, duplicates: 'error' });
          expect(final.boundaries).toEqual(list);
          expect(list).toHaveLength(exact.boundaries.length);
          expect(rankMoved(exact.counts, final.counts)).toBeLessThanOrEqual(most);
        }),
      );
    },
  );
});

test('the rank moved is the largest change of what is below a boundary', () => {
  expect(rankMoved(Float64Array.of(2, 2, 6), Float64Array.of(3, 2, 5))).toBe(0.1);
  expect(rankMoved(Float64Array.of(5, 5), Float64Array.of(5, 5))).toBe(0);
});
