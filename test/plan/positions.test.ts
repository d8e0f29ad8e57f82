import { expect, test } from 'vitest';
import type { ColumnPlan } from '../../src/plan/column-plan.ts';
import { columnIndexes } from '../../src/plan/positions.ts';

/** A plan of columns at some positions, and how often it is asked for one. */
function planAt(positions: readonly number[]): { plan: ColumnPlan; looks: () => number } {
  let looks = 0;
  const columns = positions.map((position) => ({
    get position(): number {
      looks++;
      return position;
    },
  }));
  return { plan: { columns } as unknown as ColumnPlan, looks: () => looks };
}

test('finds the first column at each position, or none', () => {
  expect(columnIndexes(planAt([5, 2, 5]).plan, [2, 3, 5])).toEqual([1, -1, 0]);
});

test('looks at each column once, however many there are', () => {
  const positions = Array.from({ length: 3000 }, (_, i) => i);
  const { plan, looks } = planAt(positions);
  expect(columnIndexes(plan, positions)).toEqual(positions);
  expect(looks()).toBe(3000);
});
