import { expect, test } from 'vitest';
import { combine } from '../../src/encode/mode.ts';

const groups = [
  [0, 1, 0],
  [0, 0, 1],
  [0, 1, 0],
];

test('max has a 1 where any column has one', () => {
  expect(combine(groups, 'max')).toEqual([0, 1, 1]);
});

test('sum counts the columns', () => {
  expect(combine(groups, 'sum')).toEqual([0, 2, 1]);
});

test.each(['max', 'sum'] as const)('the %s of one column is that column', (how) => {
  expect(combine([[0, 1]], how)).toEqual([0, 1]);
});

test('a missing value without a bin adds nothing', () => {
  const withMissing = [...groups, [0, 0, 0]];
  expect(combine(withMissing, 'max')).toEqual([0, 1, 1]);
  expect(combine(withMissing, 'sum')).toEqual([0, 2, 1]);
});

test('the columns are not changed', () => {
  const given = structuredClone(groups);
  combine(given, 'sum');
  expect(given).toEqual(groups);
});
