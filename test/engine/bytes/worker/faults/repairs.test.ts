import { describe, expect, test } from 'vitest';
import { instantiateKernel, STOP } from '../../../../../src/engine/bytes/kernel/kernel.ts';
import { BadLines } from '../../../../../src/engine/bytes/worker/faults/bad-lines.ts';
import { Repairs } from '../../../../../src/engine/bytes/worker/faults/repairs.ts';
import { RowFaults } from '../../../../../src/engine/bytes/worker/faults/row-faults.ts';
import { BatchScanner } from '../../../../../src/engine/bytes/worker/faults/scan-batch.ts';
import {
  makeWorkerMemory,
  type SlotRegions,
} from '../../../../../src/engine/bytes/worker/memory.ts';
import { bytesPlanOf } from '../../../plans.ts';

/** The batch of repaired records of a text that begins with a bad row. */
function repaired(text: string, { room = 1000, most = 100 } = {}) {
  const plan = bytesPlanOf({ dialect: { lenient: true } });
  const { memory, regions } = makeWorkerMemory(plan, 1);
  const kernel = instantiateKernel(memory);
  const bounds = new Int32Array(memory.buffer, regions.bounds, regions.batch * 2);
  const faults = new RowFaults(regions.batch);
  const badLines = new BadLines(plan, regions, faults, memory.buffer);
  const scanner = new BatchScanner(plan, regions, { kernel, bounds, badLines });
  const repairs = new Repairs(plan, regions, { kernel, scanner, memory: memory.buffer });
  const { src } = regions.slots[0] as SlotRegions;
  const bytes = Buffer.from(memory.buffer);
  const to = bytes.write(text, src, 'latin1');
  const batch = repairs.batch({ src, from: 0, to, isLast: true, most }, room);
  const counts = { padded: 0, long: 0, quotes: 0 };
  repairs.count(batch.records, counts);
  return {
    records: bytes.toString('latin1', batch.src, batch.src + batch.end),
    starts: Array.from({ length: batch.records }, (_, row) => repairs.startOf(row)),
    consumed: batch.consumed,
    stopped: batch.stopped,
    lines: batch.lines,
    counts,
  };
}

describe('the repaired records of a block', () => {
  test('have as many fields as the table, or more, and stray quotes in quotes', () => {
    expect(repaired('1\n2,x,y\n3,a"b\n4"\n')).toEqual({
      records: '1,\n2,x,y\n3,"a""b"\n"4""",\n',
      starts: [0, 2, 8, 14],
      consumed: 17,
      stopped: STOP.full,
      lines: 4,
      counts: { padded: 2, long: 1, quotes: 2 },
    });
  });

  test('have the good records between them, which are copied', () => {
    expect(repaired('1\n2,"x\ny"\n\n3\r\n4,z\n')).toMatchObject({
      records: '1,\n2,"x\ny"\n\n3,\r\n4,z\n',
      starts: [0, 2, 11, 14],
      consumed: 18,
      lines: 6,
      counts: { padded: 2, long: 0, quotes: 0 },
    });
  });

  test('are none if the first record needs another repair', () => {
    expect(repaired('1,"x"y\n2\n')).toMatchObject({
      records: '',
      starts: [],
      consumed: 0,
      stopped: STOP.fallback,
      counts: { padded: 0, long: 0, quotes: 0 },
    });
  });

  test('are none if there is no room for the first one', () => {
    expect(repaired('1\n', { room: 3 })).toMatchObject({ records: '', stopped: STOP.full });
  });

  test('are no more than a batch has', () => {
    expect(repaired('1\n2\n3\n', { most: 2 })).toMatchObject({ records: '1,\n2,\n', consumed: 4 });
  });
});
