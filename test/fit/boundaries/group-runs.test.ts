import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Boundaries } from '../../../src/core/boundaries.ts';
import { bucketizeValue } from '../../../src/core/bucketize.ts';
import { type GroupRun, groupRuns } from '../../../src/fit/boundaries/group-runs.ts';
import { endsOf, levelOf } from '../../../src/fit/selection/radix-key.ts';
import { type RadixGroups, radixGroups } from '../../../src/fit/selection/radix-passes.ts';

/** The runs of groups, found by looking at each group. */
function plainly(list: Boundaries, { level, sizes }: RadixGroups): GroupRun[] {
  const runs: GroupRun[] = [];
  for (const from of sizes.keys()) {
    const [low, high] = endsOf(level, from).map((end) => bucketizeValue(end, list));
    const reached = low === high ? low : undefined;
    const last = runs.at(-1);
    if (reached !== undefined && last?.reached === reached) runs.pop();
    const isJoined = reached !== undefined && last?.reached === reached;
    runs.push({ from: isJoined ? (last?.from ?? from) : from, to: from + 1, reached });
  }
  return runs;
}

test('runs of groups equal those of a scan of all groups', () => {
  const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());
  const list = fc.uniqueArray(number, { minLength: 1, maxLength: 40 });
  const values = fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer()), {
    minLength: 2,
    maxLength: 300,
  });
  const closed = fc.constantFrom('left' as const, 'right' as const);
  fc.assert(
    fc.property(list, values, closed, (numbers, some, side) => {
      const sorted = [...new Set(numbers.map((x) => x + 0))].sort((a, b) => a - b);
      const boundaries = Boundaries.of(sorted, { precision: 'float64', closed: side });
      const sample = { values: Float64Array.from(some), weights: undefined };
      const groups = radixGroups(sample, levelOf(sample.values));
      fc.pre(typeof groups !== 'number');
      expect(groupRuns(boundaries, groups)).toEqual(plainly(boundaries, groups));
    }),
    { numRuns: 200 },
  );
});

test('a search finds the ends of runs: 8 boundaries among 200,000 groups take few comparisons', () => {
  const values = Float64Array.from({ length: 300_000 }, (_, i) => (i % 10_000) / 100);
  const groups = radixGroups({ values, weights: undefined }, levelOf(values));
  if (typeof groups === 'number') throw new Error('one value');
  const list = Boundaries.of([11, 22, 33, 44, 55, 66, 77, 88]);
  let asked = 0;
  const counted = {
    ...list,
    get thresholds() {
      asked++;
      return list.thresholds;
    },
  };
  const runs = groupRuns(counted as Boundaries, groups);
  expect(groups.sizes.length).toBeGreaterThan(100_000);
  expect(runs.map(({ reached }) => reached).filter((one) => one !== undefined)).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7, 8,
  ]);
  expect(asked).toBeLessThan(2000);
});
