import { expect, test } from 'vitest';
import { countMissing } from '../../../src/core/missing.ts';
import {
  emptySummary,
  mergeSummaries,
  splitValues,
  summarizePlain,
  summarizeValues,
} from '../../../src/fit/collect/column-summary.ts';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

test('sift passes on what is neither missing nor of weight 0, in order', () => {
  const into = { values: new Float64Array(5), weights: new Float64Array(5) };
  const values = Float64Array.of(3, nan, 1, inf, 2);
  const passed = splitValues(values, Float64Array.of(1, 2, 0, 0.5, 4), into);
  expect(passed).toEqual({
    values: Float64Array.of(3, inf, 2),
    weights: Float64Array.of(1, 0.5, 4),
  });
  const plain = { values: new Float64Array(5), weights: undefined };
  expect([...splitValues(values, undefined, plain).values]).toEqual([3, 1, inf, 2]);
  expect(countMissing(values)).toBe(1);
});

test('seenIn has the ends of the finite values, and counts the others', () => {
  const values = Float64Array.of(3, -inf, 1, inf, inf, -2);
  expect(summarizeValues({ values, weights: undefined }, 4)).toEqual({
    values: 6,
    missing: 4,
    missingWeight: 4,
    negativeInfinities: 1,
    positiveInfinities: 2,
    least: -2,
    greatest: 3,
    weight: 6,
  });
  const weights = values.map(() => 0.5);
  expect(summarizeValues({ values, weights }, 0).weight).toBe(3);
});

test('bothSeen of two parts is what is seen of the whole', () => {
  const of = (...values: number[]) =>
    summarizeValues({ values: Float64Array.from(values), weights: undefined }, 1);
  expect(mergeSummaries(of(1, inf), of(-5, -inf, 9))).toEqual({
    ...of(1, inf, -5, -inf, 9),
    missing: 2,
    missingWeight: 2,
  });
  expect(mergeSummaries(emptySummary(), of(1))).toEqual(of(1));
});

test('seenPlainly sees what seenIn does, where all values are finite', () => {
  for (const numbers of [[0], [3, -1, 2], [5e-324, -1e308, 1e308]]) {
    const values = Float64Array.from(numbers);
    expect(summarizePlain(values)).toEqual(summarizeValues({ values, weights: undefined }, 0));
  }
});

test('seenPlainly leaves values with a missing or an infinite one to the others', () => {
  expect(summarizePlain(new Float64Array(0))).toBeUndefined();
  for (const odd of [nan, inf, -inf]) {
    for (const at of [0, 1, 2]) {
      expect(summarizePlain(Float64Array.of(1, 2, 3).fill(odd, at, at + 1))).toBeUndefined();
    }
  }
});
