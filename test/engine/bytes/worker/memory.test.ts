import { describe, expect, test } from 'vitest';
import { makeWorkerMemory } from '../../../../src/engine/bytes/worker/memory.ts';
import { bytesPlanOf } from '../../plans.ts';

const KIB = 1024;
const MIB = KIB * KIB;

describe('the memory of a worker', () => {
  test('is bounded by the size of a block and of the longest record', () => {
    const { memory } = makeWorkerMemory(bytesPlanOf({ blockBytes: 512 * KIB }), 2);
    expect(memory.buffer.byteLength).toBeLessThan(20 * MIB);
  });

  test('is small for small blocks and records', () => {
    const plan = bytesPlanOf({ blockBytes: 1, dialect: { maxRecord: 64 } });
    expect(makeWorkerMemory(plan, 2).memory.buffer.byteLength).toBeLessThanOrEqual(64 * KIB);
  });

  test('does not grow with the columns that are read', () => {
    const header = Array.from({ length: 2000 }, (_, i) => `c${i}`);
    const spec = { features: [{ columns: header, boundaries: [1] }] };
    const plan = bytesPlanOf({ header, spec, blockBytes: 512 * KIB });
    const { memory, regions } = makeWorkerMemory(plan, 2);
    expect(regions.batch).toBeLessThan(64);
    expect(memory.buffer.byteLength).toBeLessThan(22 * MIB);
  });

  test('has room for one record, however much the edits add to it', () => {
    const boundaries = Array.from({ length: 3000 }, (_, i) => i);
    const spec = { features: [{ columns: ['a', 'b'], boundaries, output: 'count', name: 'f' }] };
    const plan = bytesPlanOf({ spec, blockBytes: 1 });
    const { batch, dstBytes, srcBytes } = makeWorkerMemory(plan, 1).regions;
    expect(batch).toBe(1);
    expect(dstBytes).toBeGreaterThanOrEqual(srcBytes + plan.growth);
  });

  test('has regions that do not overlap', () => {
    const { memory, regions } = makeWorkerMemory(bytesPlanOf({ blockBytes: 100 }), 2);
    const { batch, srcBytes, dstBytes, slots } = regions;
    const extents = [
      ...slots.flatMap(({ src, dst }) => [
        [src, src + srcBytes],
        [dst, dst + dstBytes],
      ]),
      [regions.spans, regions.spans + batch * 8],
      [regions.bounds, regions.bounds + batch * 8],
      [regions.values, regions.values + batch * 8],
      [regions.codes, regions.codes + batch * 4],
      [regions.slow, regions.slow + batch * 4],
      [regions.dropped, regions.dropped + batch],
      [regions.powers, regions.powers + 23 * 8],
      [regions.program, regions.program + 16],
    ].sort(([a = 0], [b = 0]) => a - b);
    for (const [i, [start = 0]] of extents.entries())
      expect(start).toBeGreaterThanOrEqual(extents[i - 1]?.[1] ?? 0);
    expect(extents.at(-1)?.[1]).toBeLessThanOrEqual(memory.buffer.byteLength);
  });
});
