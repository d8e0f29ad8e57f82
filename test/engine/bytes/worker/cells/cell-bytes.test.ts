import { describe, expect, test } from 'vitest';
import { cellBytes, longestCell } from '../../../../../src/engine/bytes/worker/cells/cell-bytes.ts';

describe('packed cells', () => {
  test('are the bytes of all cells, each asked for once, also where they are longer than usual', () => {
    const cells = ['', 'a', 'x'.repeat(100), '\xff\x80', 'y'.repeat(1000), 'b'];
    const asked: number[] = [];
    const packed = cellBytes(cells.length, (code) => {
      asked.push(code);
      return cells[code] ?? '';
    });
    expect(asked).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...packed.lengths]).toEqual([0, 1, 100, 2, 1000, 1]);
    expect(Buffer.from(packed.bytes).toString('latin1')).toBe(cells.join(''));
    expect(packed.bytes.buffer.byteLength).toBe(1104);
    expect(longestCell(packed)).toBe(1000);
  });

  test('of no codes are none', () => {
    const packed = cellBytes(0, String);
    expect([packed.bytes.length, packed.lengths.length, longestCell(packed)]).toEqual([0, 0, 0]);
  });
});
