import { describe, expect, test } from 'vitest';
import { Boundaries } from '../../../src/core/boundaries.ts';
import { binnedCounts, countBins } from '../../../src/fit/boundaries/count-bins.ts';
import { valuesBeside } from '../../../src/fit/rounding/values-beside.ts';
import type { Sample } from '../../../src/fit/sample.ts';

const inf = Number.POSITIVE_INFINITY;

/** A sample that is large enough to be put into groups. */
function many(value: (row: number) => number): Sample {
  const values = Float64Array.from({ length: 120_000 }, (_, row) => value(row));
  return { values, weights: undefined, rankError: 0 };
}

describe('the values beside boundaries', () => {
  test('are the greatest below and the least above, past empty bins', () => {
    const sample = { values: Float64Array.of(3, 1, 9, 7), weights: undefined, rankError: 0 };
    expect(valuesBeside(Boundaries.of([0, 3, 4, 5, 10]), sample)).toEqual({
      below: Float64Array.of(-inf, 1, 3, 3, 9),
      above: Float64Array.of(1, 3, 7, 7, inf),
    });
  });

  const samples: readonly (readonly [string, Sample, readonly number[]])[] = [
    ['few distinct values', many((row) => (row % 11) * 10), [5, 10, 64, 65, 99.5, 100, 200]],
    ['values around 0', many((row) => ((row * 7919) % 120_000) - 60_000), [-0.5, 0, 0.5, 32768]],
    [
      'values with infinite ones',
      many((row) => (row === 5 ? inf : row === 6 ? -inf : row)),
      [9, 1e6],
    ],
    [
      'one value far out',
      many((row) => (row === 3 ? 1e300 : Math.sin(row))),
      [-1, 0.1, 0.3, 2, 1e299],
    ],
    [
      'bins within one group',
      many((row) => 1 + (row % 1000) * 2 ** -40),
      [1 + 2 ** -32, 1 + 2 ** -31],
    ],
  ];

  test.each(samples)('equal those of a scan of all values: %s', (_, sample, boundaries) => {
    const list = Boundaries.of(boundaries);
    const grouped = binnedCounts(sample);
    expect(grouped.groups).toBeDefined();
    const expected = valuesBeside(list, sample);
    expect(valuesBeside(list, grouped)).toEqual(expected);
    // The copies of groups that this keeps serve the counts, and theirs serve it.
    const counts = countBins(boundaries, sample, { precision: 'float64', closed: 'left' });
    const options = { precision: 'float64', closed: 'left' } as const;
    expect(countBins(boundaries, grouped, options)).toEqual(counts);
    expect(valuesBeside(list, grouped)).toEqual(expected);
  });
});
