import { expect, test } from 'vitest';
import { copyBytes } from '../../../../src/engine/bytes/kernel/memory.ts';

test('bytes are copied to any offset of shared memory, and the bytes around them stay', () => {
  const from = Uint8Array.from({ length: 200 }, (_, i) => 255 - i);
  for (const [start, length] of [
    [0, 0],
    [0, 1],
    [3, 8],
    [5, 64],
    [64, 65],
    [1, 199],
  ] as const) {
    const memory = new Uint8Array(new SharedArrayBuffer(300)).fill(7);
    copyBytes(memory.subarray(start), from.subarray(1, 1 + length));
    const expected = new Uint8Array(300).fill(7);
    expected.set(from.subarray(1, 1 + length), start);
    expect([...memory]).toEqual([...expected]);
  }
});
