import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addCells, addStyle, addUnknownGroups, noCells } from '../../src/core/stats.ts';
import { addPacked, CountPacker } from '../../src/engine/packed-counts.ts';

const DEPTHS = [2, 0, 3];

/** Something that is counted in a column. */
const EVENT = fc.record({
  column: fc.nat({ max: DEPTHS.length - 1 }),
  kind: fc.constantFrom(
    ...(['missing', 'empty', 'invalid', 'overflow', 'rounded', 'outside'] as const),
    ...(['bin', 'style', 'unknown'] as const),
  ),
  count: fc.nat({ max: 3 }),
});
type Event = typeof EVENT extends fc.Arbitrary<infer T> ? T : never;
type Cells = CountPacker['cells'];

function countIn(cells: Cells, { column, kind, count }: Event): void {
  const counted = cells[column] as Cells[number];
  const depth = counted.counts.length;
  if (kind === 'unknown') addUnknownGroups(counted, count);
  else if (kind === 'style') addStyle(counted, count > 1 ? 'percent' : 'currency');
  else if (kind !== 'bin') counted[kind] += count;
  else if (depth > 0) counted.counts[count % depth] = (counted.counts[count % depth] ?? 0) + count;
}

/** Adds the counts of a task as objects. */
function addTask(sums: Cells, task: readonly Event[]): void {
  const counted = DEPTHS.map(noCells);
  for (const event of task) countIn(counted, event);
  for (const [i, cells] of counted.entries()) addCells(sums[i] as Cells[number], cells);
}

describe('packed counts', () => {
  test('are those of each task, on another thread, too', () => {
    const tasks = fc.array(fc.array(EVENT, { maxLength: 12 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(tasks, (events) => {
        const packer = new CountPacker(DEPTHS);
        const [sums, expected] = [DEPTHS.map(noCells), DEPTHS.map(noCells)];
        for (const task of events) {
          addTask(expected, task);
          for (const event of task) countIn(packer.cells, event);
          const packed = structuredClone(packer.take());
          for (const [i, sum] of sums.entries()) addPacked(sum, packed, i);
        }
        expect(sums).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  test('are as many objects for many columns as for few', () => {
    const packed = new CountPacker(Array.from({ length: 5000 }, () => 2)).take();
    const { bins, starts, others, styles } = packed;
    expect(Object.values(packed)).toEqual([bins, starts, others, styles]);
    expect([bins.length, starts.length, others.length]).toEqual([10_000, 5000, 35_000]);
    expect(styles.size).toBe(0);
  });
});
