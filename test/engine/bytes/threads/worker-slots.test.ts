import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test } from 'vitest';
import { workerSlots } from '../../../../src/engine/bytes/threads/worker-slots.ts';
import { ownSlot, type Slot, type Slots } from '../../../../src/engine/bytes/worker/slots.ts';
import { bytesPlanOf } from '../../plans.ts';

const open: Slots[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((slots) => slots.close()));
});

function slotsOf(threads: number): Slots {
  const plan = bytesPlanOf();
  const slots = threads === 1 ? ownSlot(plan) : workerSlots(plan, threads, { Worker });
  open.push(slots);
  return slots;
}

/** Puts text into a slot. */
function put({ memory, index }: Slot, text: string): number {
  const { src = 0 } = memory.regions.slots[index] ?? {};
  return Buffer.from(memory.memory.buffer, src).write(text, 'latin1');
}

function outputOf({ memory, index }: Slot, written: number): string {
  const { dst = 0 } = memory.regions.slots[index] ?? {};
  return Buffer.from(memory.memory.buffer, dst, written).toString('latin1');
}

describe('slots', () => {
  test('in this thread are one', () => {
    expect(slotsOf(1).list).toHaveLength(1);
  });

  test('in threads are two for each, and neighbors belong to different ones', () => {
    const { list } = slotsOf(3);
    expect(list).toHaveLength(6);
    expect(new Set(list.slice(0, 3).map(({ memory }) => memory)).size).toBe(3);
    expect(list[3]?.memory).toBe(list[0]?.memory);
    expect(list[3]?.index).not.toBe(list[0]?.index);
  });

  test.each([1, 2])('work on a block: %i', async (threads) => {
    for (const [i, slot] of slotsOf(threads).list.entries()) {
      const to = put(slot, `0.5,${i}\n1.5,"${i}"\n`);
      const done = await slot.run({ slot: slot.index, from: 0, to, isLast: true });
      expect(outputOf(slot, done.written)).toBe(`0,${i}\n1,"${i}"\n`);
      expect(done).toMatchObject({ consumed: to, state: 'done', lines: 2, rows: 2, dropped: 0 });
    }
  });

  test('whose thread has ended reject work instead of keeping one waiting', async () => {
    const slots = slotsOf(2);
    const [slot] = slots.list;
    const task = { slot: 0, from: 0, to: 0, isLast: true };
    const pending = slot?.run({ ...task, slot: 99 });
    await expect(pending).rejects.toThrow();
    await expect(slot?.run(task)).rejects.toThrow();
    await slots.close();
    await expect(slots.list[1]?.run(task)).rejects.toThrow('has ended');
  });
});
