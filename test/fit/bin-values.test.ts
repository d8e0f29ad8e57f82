import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Boundaries } from '../../src/core/boundaries.ts';
import { bucketize } from '../../src/core/bucketize.ts';
import { learnBinValues, ownValuesFor } from '../../src/fit/bin-values.ts';
import { ColumnCollector } from '../../src/fit/collect/collect.ts';

const RULES = { precision: 'float64', closed: 'left', outside: 'bins' } as const;

function collected(values: readonly number[], weights?: readonly number[]): ColumnCollector {
  const collector = new ColumnCollector({ weighted: weights !== undefined });
  collector.add(Float64Array.from(values), weights && Float64Array.from(weights));
  return collector;
}

function learned(
  values: readonly number[],
  boundaries: readonly number[],
  rules: Partial<Parameters<typeof learnBinValues>[3]> = {},
  weights?: readonly number[],
) {
  const lists = learnBinValues(
    'x',
    collected(values, weights),
    boundaries,
    { ...RULES, ...rules },
    ['mean', 'median'],
  );
  const [mean, median] = lists.map(({ bins }) => bins);
  return { mean, median };
}

/** The median by a sort. */
function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]] as number[];
  return low === high ? (low as number) : (low as number) / 2 + (high as number) / 2;
}

describe('the mean and median of each bin', () => {
  test('are of its values, missing ones left out; a bin without values has none', () => {
    expect(learned([1, 2, Number.NaN, 4, 10, 30], [5, 20, 40])).toEqual({
      mean: [7 / 3, 10, 30, null],
      median: [2, 10, 30, null],
    });
  });

  test('obey the closed side and the precision', () => {
    expect(learned([1, 2, 3, 4], [3], { closed: 'right' }).mean).toEqual([2, 4]);
    const below = 0.1 - 1e-9;
    expect(learned([0, below, 1], [0.1], { precision: 'float32' }).median).toEqual([
      0,
      below / 2 + 0.5,
    ]);
  });

  test('leave out what is outside the edges if that is missing', () => {
    expect(learned([-5, 1, 3, 7, 9], [0, 4, 8], { outside: 'missing' })).toEqual({
      mean: [2, 7],
      median: [2, 7],
    });
  });

  test('of a special bin are its number, if it has one code', () => {
    const special = [[-999], [-998, -997], ['refused'], [7]];
    const collector = new ColumnCollector();
    collector.add(Float64Array.of(1, 2, 3));
    const lists = learnBinValues('x', collector, [2], { ...RULES, special }, ['mean', 'median']);
    expect(lists).toEqual([
      { name: 'mean', bins: [1, 2.5], special: [-999, null, null, 7] },
      { name: 'median', bins: [1, 2.5], special: [-999, null, null, 7] },
    ]);
  });

  test('count each value by its weight', () => {
    expect(learned([1, 2, 10], [5], {}, [1, 3, 2])).toEqual({ mean: [7 / 4, 10], median: [2, 10] });
    expect(learned([1, 2, 3], [5], {}, [1, 1, 2]).median).toEqual([2.5, null]);
  });

  test('do not lose the digits of many values', () => {
    const many = Array.from({ length: 100_000 }, () => 0.1);
    expect(learned([...many, 1e16, -1e16], [2e16]).mean?.[0]).toBe(10_000 / 100_002);
  });

  test('are null if they are infinite', () => {
    expect(learned([1, Number.POSITIVE_INFINITY], [0])).toEqual({
      mean: [null, null],
      median: [null, null],
    });
  });

  test('are those of a sort, whatever the values', () => {
    const value = fc.integer({ min: -40, max: 40 }).map((n) => n / 8);
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 200 }),
        fc.uniqueArray(value, { maxLength: 5 }),
        fc.constantFrom('left' as const, 'right' as const),
        (values, list, closed) => {
          const sorted = list.sort((a, b) => a - b);
          const boundaries = Boundaries.of(sorted, { closed });
          const codes = bucketize(values, boundaries);
          const bins = Array.from({ length: boundaries.bins }, (_, bin) =>
            values.filter((_, i) => codes[i] === bin),
          );
          const { mean, median } = learned(values, sorted, { closed });
          expect(median).toEqual(bins.map((own) => (own.length > 0 ? medianOf(own) + 0 : null)));
          // Eighths add up without rounding.
          const means = bins.map((own) => own.reduce((sum, x) => sum + x, 0) / own.length + 0);
          expect(mean).toEqual(means.map((x) => (Number.isNaN(x) ? null : x)));
        },
      ),
    );
  });

  test('are rejected for a sketch, with what to do', () => {
    const sketch = new ColumnCollector({ sketch: true });
    sketch.add(Float64Array.of(1, 2, 3));
    const learn = () => learnBinValues('x', sketch, [2], RULES, ['mean', 'median']);
    expect(learn).toThrow('cannot compute the means and medians of "x" from a sketch');
    expect(learnBinValues('x', sketch, [2], RULES, [])).toEqual([]);
  });
});

test('a fit without a target learns the values that its spec writes, and rejects those of a target', () => {
  expect(ownValuesFor('int', undefined)).toEqual([]);
  expect(ownValuesFor(['int', 'mean', 'median', 'lower'], undefined)).toEqual(['mean', 'median']);
  expect(ownValuesFor('value', 'median')).toEqual(['median']);
  expect(() => ownValuesFor('woe', undefined)).toThrow('unknown bin values "woe"');
  expect(() => ownValuesFor('value', 'score')).toThrow('unknown bin values "score"');
});
