import { describe, expect, test } from 'vitest';
import { durationScale } from '../../../src/column-types/duration/duration-scale.ts';
import { scaleBins } from '../../../src/fit/histogram/scale-bins.ts';
import type { Sample } from '../../../src/fit/sample.ts';

const sampleOf = (values: readonly number[]): Sample => ({
  values: Float64Array.from(values),
  weights: undefined,
  rankError: 0,
});

/** 100 waits from 1 to 10 minutes. */
const WAITS = Array.from({ length: 100 }, (_, i) => 60 + 5.4 * i);

describe('bins of a scale', () => {
  test('lie between whole minutes', () => {
    const { boundaries, low, high } = scaleBins(sampleOf(WAITS), undefined, durationScale);
    expect(boundaries.map((x) => x / 60)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    expect([low, high]).toEqual([undefined, undefined]);
  });

  test('are not stretched by a value far from all others, which has a bin of its own', () => {
    const { boundaries, low, high } = scaleBins(
      sampleOf([...WAITS, 500_000]),
      undefined,
      durationScale,
    );
    expect(boundaries.map((x) => x / 60)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect([low, high]).toEqual([undefined, 'outliers']);
  });

  test('are as many as asked for, about, over all values', () => {
    const { boundaries } = scaleBins(sampleOf([...WAITS, 500_000]), 5, durationScale);
    expect(boundaries.map((x) => x / 86_400)).toEqual([1, 2, 3, 4, 5]);
  });

  test('are one bin for one distinct value', () => {
    expect(scaleBins(sampleOf([60, 60]), undefined, durationScale)).toEqual({ boundaries: [] });
  });
});
