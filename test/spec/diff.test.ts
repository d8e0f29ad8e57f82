import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareBoundaries, diffSpecs, isSame } from '../../src/spec/diff.ts';
import { parseSpec } from '../../src/spec/parse.ts';
import { cpuTime } from '../support/cpu-time.ts';

const diff = (before: unknown, after: unknown) => diffSpecs(parseSpec(before), parseSpec(after));

const feature = (more: object): object => ({
  version: 1,
  features: [{ boundaries: [1], ...more }],
});

describe('compareBoundaries', () => {
  test.each([
    [[1, 2, 3], [1, 2, 3], [], [], []],
    [[1, 2, 3], [1, 2.5, 3], [[2, 2.5]], [], []],
    [[1, 2, 3], [1, 3], [], [], [2]],
    [[1, 3], [1, 2, 3], [], [2], []],
    [
      [1, 2],
      [3, 4],
      [
        [1, 3],
        [2, 4],
      ],
      [],
      [],
    ],
    [[1, 2, 5], [3, 5, 6], [[1, 3]].slice(1), [3, 6], [1, 2]],
    [
      [1, 5, 9],
      [2, 5, 10],
      [
        [1, 2],
        [9, 10],
      ],
      [],
      [],
    ],
  ])('%j to %j', (before, after, moved, added, removed) => {
    expect(compareBoundaries(before, after)).toEqual({ moved, added, removed });
  });

  test('accounts for every boundary of both lists, once', () => {
    const lists = fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 1 });
    const ascending = lists.map((list) => list.toSorted((a, b) => a - b));
    const sorted = (list: readonly number[]): number[] => list.toSorted((a, b) => a - b);
    fc.assert(
      fc.property(ascending, ascending, (before, after) => {
        const { moved, added, removed } = compareBoundaries(before, after);
        const stays = before.filter((value) => after.includes(value));
        expect(sorted([...stays, ...removed, ...moved.map(([old]) => old)])).toEqual(before);
        expect(sorted([...stays, ...added, ...moved.map(([, now]) => now)])).toEqual(after);
      }),
    );
  });
});

describe('diffSpecs', () => {
  test('two forms of one spec are the same, and how it was learned makes no difference', () => {
    expect(
      isSame(diff({ fare: [1] }, feature({ columns: ['fare'], fit: { counts: [1, 2] } }))),
    ).toBe(true);
    expect(isSame(diff([1, 2], [1, 2]))).toBe(true);
  });

  test('names policies, and members of features, that changed', () => {
    const before = { ...feature({ columns: ['a'] }), missing: 'last' };
    const after = feature({ columns: ['a'], output: 'label', labels: ['x', 'y'], name: 'n' });
    const found = diff(before, after);
    expect(found.changes).toEqual([{ key: 'missing', before: 'last', after: 'empty' }]);
    expect(found.features).toHaveLength(1);
    expect(found.features[0]?.changes).toEqual([
      { key: 'name', before: undefined, after: 'n' },
      { key: 'output', before: 'int', after: 'label' },
      { key: 'labels', before: undefined, after: ['x', 'y'] },
    ]);
  });

  test('names what is outside where that changed', () => {
    const after = { boundaries: [0, 1], outside: 'missing' };
    expect(diff([0, 1], after).features[0]?.changes).toEqual([
      { key: 'outside', before: 'bins', after: 'missing' },
    ]);
  });

  test('pairs features by their columns, then by name, then by order', () => {
    const named = feature({ name: 'n', columns: ['a'] });
    expect(diff({ a: [1], b: [2] }, { b: [2], a: [1] })).toMatchObject({ features: [] });
    expect(diff(named, feature({ name: 'n', columns: ['b'] }))).toMatchObject({
      features: [{ changes: [{ key: 'columns', before: ['a'], after: ['b'] }] }],
      added: [],
      removed: [],
    });
    expect(diff([1], [2]).features[0]?.boundaries.moved).toEqual([[1, 2]]);
  });

  test('what has no partner was added or removed', () => {
    const found = diff({ a: [1], b: [2] }, { b: [2], c: [3] });
    expect(found.removed).toMatchObject([{ columns: ['a'] }]);
    expect(found.added).toMatchObject([{ columns: ['c'] }]);
    expect(found.features).toEqual([]);
    expect(isSame(found)).toBe(false);
  });
});

test('pairs 60,000 features in linear time, also where they are renamed', () => {
  const features = (prefix: string): object[] =>
    Array.from({ length: 60_000 }, (_, i) => ({
      name: `n${i}`,
      columns: [`${prefix}${i}`],
      boundaries: [i],
    }));
  const old = parseSpec({ features: features('a') });
  const now = parseSpec({ features: features('b') });
  let diff: ReturnType<typeof diffSpecs> | undefined;
  const time = cpuTime(() => {
    diff = diffSpecs(old, now);
  });
  const { features: pairs = [], added, removed } = diff ?? {};
  expect(pairs).toHaveLength(60_000);
  expect(pairs[59_999]?.after.columns).toEqual(['b59999']);
  expect([added, removed]).toEqual([[], []]);
  expect(time).toBeLessThan(10_000);
});
