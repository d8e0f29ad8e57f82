import { describe, expect, test } from 'vitest';
import {
  compress,
  EMPTY,
  merge,
  summarizeSorted,
} from '../../../../src/fit/strategies/keras/keras-summary.ts';

const plain = ({ values, weights }: typeof EMPTY) => [[...values], [...weights]];
const summary = (values: readonly number[], weights: readonly number[]) => ({
  values: Float32Array.from(values),
  weights: Float32Array.from(weights),
});

describe("Keras's summary", () => {
  test('of few values is the values, sorted, each of weight 1, with NaN last', () => {
    expect(plain(summarizeSorted([3, Number.NaN, 1], 0.01, false))).toEqual([
      [1, 3, Number.NaN],
      [1, 1, 1],
    ]);
    expect(plain(summarizeSorted([], 0.01, false))).toEqual([[], []]);
  });

  test('of many values truncates the stride to an integer, and not the weight', () => {
    const batch = Array.from({ length: 15 }, (_, i) => i);
    const { values, weights } = summarizeSorted(batch, 0.1, false);
    expect([...values]).toEqual(batch);
    expect([...weights]).toEqual(batch.map(() => 1.5));
  });

  test('began one stride later before 3.15', () => {
    const batch = Array.from({ length: 40 }, (_, i) => i);
    expect(summarizeSorted(batch, 0.1, false).values[0]).toBe(3);
    expect(summarizeSorted(batch, 0.1, true).values[0]).toBe(4);
  });

  test('is merged by value, equal values in the order of the summaries', () => {
    const merged = merge(summary([1, 3], [1, 2]), summary([1, 2], [5, 6]));
    expect(plain(merged)).toEqual([
      [1, 1, 2, 3],
      [1, 5, 6, 2],
    ]);
    expect(plain(merge(EMPTY, EMPTY))).toEqual([[], []]);
  });

  test('is unchanged if it is short enough, else taken at quantiles', () => {
    const short = summary([1, 2], [1, 1]);
    expect(compress(short, 0.4)).toBe(short);
    expect(plain(compress(summary([1, 2, 3, 4], [1, 1, 1, 1]), 0.5))).toEqual([
      [2, 4],
      [2, 2],
    ]);
  });
});
