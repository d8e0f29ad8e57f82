import { describe, expect, test } from 'vitest';
import {
  FAULT,
  ROW_INTS,
  RowFaults,
} from '../../../../../src/engine/bytes/worker/faults/row-faults.ts';

/** Bounds of rows of ten bytes. */
const BOUNDS = Int32Array.from({ length: 16 }, (_, i) => 10 * Math.ceil(i / 2));

function rejected(faults: RowFaults): number[][] {
  const { count, rows } = faults.rejected;
  const ints = (_: unknown, i: number): number[] => [
    ...rows.subarray(ROW_INTS * i, ROW_INTS * i + ROW_INTS),
  ];
  return Array.from({ length: count }, ints);
}

describe('the faults of rows', () => {
  test('are those of all batches of a task, in order', () => {
    const faults = new RowFaults(8);
    faults.begin();
    faults.markRow(3, FAULT.stray, 0, 34);
    faults.markRow(1, FAULT.ragged, 5, 12);
    expect(faults.marked).toBe(2);
    expect(faults.endBatch(8, BOUNDS)).toBe(2);
    faults.markCell(0, FAULT.invalid, 2, 4, 6);
    expect(faults.endBatch(8, BOUNDS)).toBe(1);
    expect(rejected(faults)).toEqual([
      [10, 20, FAULT.ragged, 5, 12, 0],
      [30, 40, FAULT.stray, 0, 34, 0],
      [0, 10, FAULT.invalid, 2, 4, 6],
    ]);
    faults.begin();
    expect(rejected(faults)).toEqual([]);
  });

  test('name the first bad cell in the order of the plan', () => {
    const faults = new RowFaults(8);
    faults.begin();
    faults.markCell(2, FAULT.invalid, 4, 21, 22);
    faults.markCell(2, FAULT.missing, 1, 25, 25);
    faults.markCell(2, FAULT.invalid, 3, 27, 28);
    expect(faults.endBatch(8, BOUNDS)).toBe(1);
    expect(rejected(faults)).toEqual([[20, 30, FAULT.missing, 1, 25, 25]]);
  });

  test('after the accepted rows of a batch are forgotten', () => {
    const faults = new RowFaults(8);
    faults.begin();
    faults.markRow(5, FAULT.stray, 0, 51);
    expect(faults.endBatch(5, BOUNDS)).toBe(0);
    expect(faults.endBatch(8, BOUNDS)).toBe(0);
    expect(faults.kinds[5]).toBe(FAULT.none);
  });
});
