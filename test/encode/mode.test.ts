import { expect, test } from 'vitest';
import { combine } from '../../src/encode/mode.ts';

const groups = [
  [0, 1, 0],
  [0, 0, 1],
  [0, 1, 0],
];

test('gives the maximum of the columns for max', () => {
  expect(combine(groups, 'max')).toEqual([0, 1, 1]);
});

test('gives the sum of the columns for sum', () => {
  expect(combine(groups, 'sum')).toEqual([0, 2, 1]);
});

test.each(['max', 'sum'] as const)('gives one column unchanged for %s', (how) => {
  expect(combine([[0, 1]], how)).toEqual([0, 1]);
});

test('adds nothing for a missing value without a bin', () => {
  const withMissing = [...groups, [0, 0, 0]];
  expect(combine(withMissing, 'max')).toEqual([0, 1, 1]);
  expect(combine(withMissing, 'sum')).toEqual([0, 2, 1]);
});

test('does not change the columns', () => {
  const given = structuredClone(groups);
  combine(given, 'sum');
  expect(given).toEqual(groups);
});
