import { expect, test } from 'vitest';
import { positionsOf, selectionOf } from '../../../src/csv/columns/name-index.ts';

test('the positions of a name are all that have it, in order', () => {
  const header = ['a', 'b', 'a', 'constructor'];
  expect(['a', 'b', 'c', 'constructor'].map((name) => positionsOf(name, header))).toEqual([
    [0, 2],
    [1],
    [],
    [3],
  ]);
});

test('the columns that a list selects are found once for each header', () => {
  let calls = 0;
  const select = (): number[] => [++calls];
  const headers = [['a'], ['a']];
  const all = [...headers, ...headers].map((header) => [...selectionOf('x', header, select)]);
  expect(all).toEqual([[1], [2], [1], [2]]);
});
