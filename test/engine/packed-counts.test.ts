import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addCells, addStyle, addUnknownGroups, noCells } from '../../src/core/stats.ts';
import { addPacked, CountPacker } from '../../src/engine/packed-counts.ts';

const FEW = [2, 0, 3];
const MANY = [5000, 0, 3000];

/** Something that is counted in a column. */
const EVENT = fc.record({
  column: fc.nat({ max: FEW.length - 1 }),
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
  else if (depth > 0) {
    const code = (count * 1250) % depth;
    counted.counts[code] = (counted.counts[code] ?? 0) + count;
  }
}

/** Adds the counts of a task as objects. */
function addTask(sums: Cells, task: readonly Event[]): void {
  const counted = sums.map(({ counts }) => noCells(counts.length));
  for (const event of task) countIn(counted, event);
  for (const [i, cells] of counted.entries()) addCells(sums[i] as Cells[number], cells);
}

describe('packed counts', () => {
  test.each([
    { depths: FEW, what: 'few' },
    { depths: MANY, what: 'many' },
  ])('are those of each task, on another thread, too, with $what bins', ({ depths }) => {
    const tasks = fc.array(fc.array(EVENT, { maxLength: 12 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(tasks, (events) => {
        const packer = new CountPacker(depths);
        const [sums, expected] = [depths.map(noCells), depths.map(noCells)];
        for (const task of events) {
          addTask(expected, task);
          for (const event of task) countIn(packer.cells, event);
          const packed = structuredClone(packer.take());
          for (const [i, sum] of sums.entries()) addPacked(sum, packed, i);
        }
        expect(isDeepStrictEqual(sums, expected)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('are as many objects for many columns as for few', () => {
    const packer = new CountPacker(Array.from({ length: 5000 }, () => 2));
    for (const { counts } of packer.cells) counts.fill(1);
    const packed = packer.take();
    const { bins, starts, codes, others, styles } = packed;
    expect(Object.values(packed)).toEqual([bins, starts, codes, others, styles]);
    expect([bins.length, starts.length, others.length]).toEqual([10_000, 5001, 35_000]);
    expect([codes, styles.size]).toEqual([undefined, 0]);
  });

  test.each([
    { cells: 1, counts: 1 },
    { cells: 2500, counts: 2500 },
    { cells: 2501, counts: 10_000 },
    { cells: 10_000, counts: 10_000 },
  ])('are $counts for 10,000 bins of which $cells have cells', ({ cells, counts }) => {
    const packer = new CountPacker([4000, 6000]);
    const [first, second] = packer.cells as [Cells[number], Cells[number]];
    for (let i = 0; i < cells; i++) {
      if (i < 4000) first.counts[i] = i + 1;
      else second.counts[i - 4000] = i + 1;
    }
    const expected = structuredClone(packer.cells);
    const packed = packer.take();
    expect(packed.bins).toHaveLength(counts);
    const sums = [noCells(4000), noCells(6000)];
    for (const [i, sum] of sums.entries()) addPacked(sum, packed, i);
    expect(isDeepStrictEqual(sums, expected)).toBe(true);
    expect(packer.take().bins).toHaveLength(0);
  });
});
