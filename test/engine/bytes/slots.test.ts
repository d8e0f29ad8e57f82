import { afterEach, describe, expect, test } from 'vitest';
import { ownSlot, type Slot, type Slots, workerSlots } from '../../../src/engine/bytes/slots.ts';
import { bytesPlanOf } from '../plans.ts';

const open: Slots[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((seats) => seats.close()));
});

function seatsOf(threads: number): Slots {
  const plan = bytesPlanOf();
  const seats = threads === 1 ? ownSlot(plan) : workerSlots(plan, threads);
  open.push(seats);
  return seats;
}

/** Puts text into a seat. */
function put({ workspace, slot }: Slot, text: string): number {
  const { src = 0 } = workspace.regions.slots[slot] ?? {};
  return Buffer.from(workspace.memory.buffer, src).write(text, 'latin1');
}

function outputOf({ workspace, slot }: Slot, written: number): string {
  const { dst = 0 } = workspace.regions.slots[slot] ?? {};
  return Buffer.from(workspace.memory.buffer, dst, written).toString('latin1');
}

describe('seats', () => {
  test('in this thread are one', () => {
    expect(seatsOf(1).list).toHaveLength(1);
  });

  test('in threads are two for each, and neighbours belong to different ones', () => {
    const { list } = seatsOf(3);
    expect(list).toHaveLength(6);
    expect(new Set(list.slice(0, 3).map(({ workspace }) => workspace)).size).toBe(3);
    expect(list[3]?.workspace).toBe(list[0]?.workspace);
    expect(list[3]?.slot).not.toBe(list[0]?.slot);
  });

  test.each([1, 2])('work on a block: %i', async (threads) => {
    for (const [i, seat] of seatsOf(threads).list.entries()) {
      const to = put(seat, `0.5,${i}\n1.5,"${i}"\n`);
      const done = await seat.run({ slot: seat.slot, from: 0, to, isLast: true });
      expect(outputOf(seat, done.written)).toBe(`0,${i}\n1,"${i}"\n`);
      expect(done).toMatchObject({ consumed: to, state: 'done', lines: 2, rows: 2, dropped: 0 });
    }
  });

  test('whose thread has ended refuse work instead of keeping one waiting', async () => {
    const seats = seatsOf(2);
    const [seat] = seats.list;
    const task = { slot: 0, from: 0, to: 0, isLast: true };
    const pending = seat?.run({ ...task, slot: 99 });
    await expect(pending).rejects.toThrow();
    await expect(seat?.run(task)).rejects.toThrow();
    await seats.close();
    await expect(seats.list[1]?.run(task)).rejects.toThrow('has ended');
  });
});
