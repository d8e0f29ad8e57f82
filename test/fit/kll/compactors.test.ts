import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Compactors, LEAST_ROOM } from '../../../src/fit/kll/compactors.ts';
import { Sketch } from '../../../src/fit/kll/sketch.ts';
import { everyOther, mergeRuns } from '../../../src/fit/numbers/runs.ts';

/** The levels of a sketch with a new array for every list; the coin is that of the levels under test. */
function plainly(k: number, runs: readonly (readonly [Float64Array, number])[]): Float64Array[] {
  const lists: Float64Array[] = [];
  let coin = 0x1e3779b9;
  const toss = (): number => {
    coin ^= coin << 13;
    coin ^= coin >>> 17;
    coin ^= coin << 5;
    return coin & 1;
  };
  const room = (h: number): number =>
    Math.max(LEAST_ROOM, Math.ceil(k * (2 / 3) ** (lists.length - 1 - h)));
  for (const [run, height] of runs) {
    while (lists.length <= height) lists.push(new Float64Array(0));
    lists[height] = mergeRuns(lists[height] as Float64Array, run).slice();
    for (let h = height; h < lists.length; h++) {
      const list = lists[h] as Float64Array;
      if (list.length <= room(h)) continue;
      const even = list.length - (list.length % 2);
      const half = everyOther(list.subarray(0, even), toss());
      lists[h] = list.slice(even);
      lists[h + 1] = mergeRuns(lists[h + 1] ?? new Float64Array(0), half).slice();
    }
  }
  return lists;
}

describe('Compactors', () => {
  test('hold the same values as lists that are allocated anew', () => {
    const value = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 }));
    const run = fc
      .array(value, { maxLength: 120 })
      .map((values) => Float64Array.from(values).sort());
    const runs = fc.array(fc.tuple(run, fc.nat(4)), { maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 60 }), runs, (k, added) => {
        const levels = new Compactors(k);
        for (const [list, height] of added) levels.absorb(list, height);
        expect(levels.lists).toEqual(plainly(k, added));
      }),
    );
  });

  test('copy the lists that they receive and return', () => {
    const first = Float64Array.from({ length: 40 }, (_, i) => i);
    const run = Float64Array.from({ length: 100 }, (_, i) => i / 2);
    const levels = new Compactors(16, undefined, [first]);
    const given = levels.lists;
    levels.absorb(run, 0);
    run.fill(-1);
    expect([...first, ...(given[0] ?? [])]).toEqual([...Array(40).keys(), ...Array(40).keys()]);
    expect(levels.lists.flatMap((list) => [...list]).every((one) => one >= 0)).toBe(true);
  });
});

test('a grown sketch allocates nothing for further values', () => {
  const values = Float64Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 99_991);
  const sketch = new Sketch();
  for (let i = 0; i < 5; i++) sketch.addAll(values);
  const before = process.memoryUsage().arrayBuffers;
  for (let i = 0; i < 20; i++) sketch.addAll(values);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(500_000);
});
