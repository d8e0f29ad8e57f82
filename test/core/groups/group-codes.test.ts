import { describe, expect, test } from 'vitest';
import { Boundaries } from '../../../src/core/boundaries.ts';
import { groupCodes, groupLists } from '../../../src/core/groups/group-codes.ts';
import { ALL_ROWS, NO_LIST } from '../../../src/core/groups/key-table.ts';

const list = (values: readonly number[]): Boundaries =>
  Boundaries.of(values, { outside: 'missing' });

const LISTS = groupLists([list([0, 10]), list([0, 5, 10])]);
const GROUP = 1;

/** A value, the list of its row, its code, and what it counts as. */
const CELLS: readonly (readonly [number, number, number, string | undefined])[] = [
  [7, GROUP, 1, undefined],
  [99, GROUP, 2, 'outside'],
  [Number.NaN, GROUP, 2, 'missing'],
  [7, ALL_ROWS, 0, 'unknownGroups'],
  [99, ALL_ROWS, 2, 'outside, unknownGroups'],
  [Number.NaN, ALL_ROWS, 2, 'missing, unknownGroups'],
  [7, NO_LIST, 2, 'unknownGroups'],
  [99, NO_LIST, 2, 'unknownGroups'],
  [Number.NaN, NO_LIST, 2, 'missing, unknownGroups'],
];

describe('a cell of a row with a list of its own', () => {
  test.each(CELLS)('%d in list %d has code %d and counts as %s', (value, number, code, as) => {
    const [column, numbers] = [Float64Array.of(value), Float64Array.of(number)];
    const { codes, ...counts } = groupCodes(column, numbers, LISTS, 'empty');
    expect([...codes]).toEqual([code]);
    const counted = Object.entries(counts).flatMap(([name, count]) => (count === 1 ? [name] : []));
    expect(counted.join(', ') || undefined).toBe(as);
  });

  test('is not counted in a dropped row, but for a missing cell', () => {
    const column = Float64Array.from(CELLS, ([value]) => value);
    const numbers = Float64Array.from(CELLS, ([, number]) => number);
    const dropped = new Uint8Array(CELLS.length).fill(1);
    const { codes: _, ...counts } = groupCodes(column, numbers, LISTS, 'empty', { dropped });
    expect(counts).toEqual({ missing: 3, outside: 0, unknownGroups: 0 });
  });
});
