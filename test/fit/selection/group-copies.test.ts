import { describe, expect, test } from 'vitest';
import { groupCopies } from '../../../src/fit/selection/group-copies.ts';
import { levelOf } from '../../../src/fit/selection/radix-key.ts';
import { type RadixGroups, radixGroups } from '../../../src/fit/selection/radix-passes.ts';

/** 100 distinct values in groups of their own, and the values of one of them. */
function grouped(): { readonly values: Float64Array; readonly groups: RadixGroups } {
  const values = Float64Array.from({ length: 10_000 }, (_, row) => 2 ** (row % 100));
  const groups = radixGroups({ values, weights: undefined }, levelOf(values));
  if (typeof groups === 'number') throw new Error('one value');
  return { values, groups };
}

/** The groups that have values, from one of them to another. */
function filled({ sizes }: RadixGroups, from: number, to: number) {
  const indexes = [...sizes.keys()].filter((index) => (sizes[index] ?? 0) > 0);
  return indexes.slice(from, to).map((index) => ({ index, size: sizes[index] ?? 0 }));
}

describe('the values of groups', () => {
  test('are copied once, and kept for the next call', () => {
    const { values, groups } = grouped();
    const wanted = filled(groups, 3, 5);
    const first = groupCopies(values, groups, wanted);
    expect(first).toEqual([new Float64Array(100).fill(8), new Float64Array(100).fill(16)]);
    values.fill(0);
    expect(groupCopies(values, groups, [...wanted].reverse())).toEqual([first[1], first[0]]);
  });

  test('are not kept if they are more than an eighth of all values', () => {
    const { values, groups } = grouped();
    expect(groupCopies(values, groups, filled(groups, 0, 13))).toHaveLength(13);
    expect(groups.copies.size).toBe(0);
    groupCopies(values, groups, filled(groups, 0, 12));
    expect(groups.copies.size).toBe(12);
    groupCopies(values, groups, filled(groups, 12, 13));
    expect(groups.copies.size).toBe(12);
  });

  test('are copied with the neighboring groups that have values', () => {
    const { values, groups } = grouped();
    const [before, wanted, after] = filled(groups, 3, 6);
    if (wanted === undefined) throw new Error('no group');
    groupCopies(values, groups, [wanted]);
    expect([...groups.copies.keys()].sort((a, b) => a - b)).toEqual(
      [before, wanted, after].map((group) => group?.index),
    );
    expect(groups.copies.get(after?.index ?? -1)).toEqual(new Float64Array(100).fill(32));
  });
});
