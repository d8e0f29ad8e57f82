import * as zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ZstdFrames } from '../../../src/io/compression/zstd-frames.ts';

/** What a frame's header says, and its blocks, by hand: RFC 8878, section 3.1. */
const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
const block = (type: number, size: number, isLast: boolean): number[] => {
  const header = (size << 3) | (type << 1) | (isLast ? 1 : 0);
  const content = Array<number>(type === 1 ? 1 : size).fill(0x61);
  return [header & 255, (header >> 8) & 255, header >> 16, ...content];
};

const FRAMES: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['a raw block', [...MAGIC, 0x20, 3, ...block(0, 3, true)]],
  ['a repeated byte', [...MAGIC, 0x00, 0x58, ...block(1, 70_000, true)]],
  ['two blocks', [...MAGIC, 0x00, 0x58, ...block(0, 5, false), ...block(2, 300, true)]],
  ['a checksum', [...MAGIC, 0x24, 3, ...block(0, 3, true), 1, 2, 3, 4]],
  ['a dictionary and a size', [...MAGIC, 0x83, 1, 2, 3, 4, 5, 6, 7, 8, 9, ...block(0, 1, true)]],
  ['an empty last block', [...MAGIC, 0x20, 3, ...block(0, 3, false), ...block(0, 0, true)]],
  ['nothing, as skippable', [0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0]],
  ['something to skip', [0x5f, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 9, 9, 9]],
];

function isWhole(bytes: readonly number[] | Uint8Array, size: number): boolean {
  const frames = new ZstdFrames();
  for (let at = 0; at < bytes.length; at += size) {
    frames.take(Uint8Array.from(bytes.slice(at, at + size)));
  }
  return frames.isWhole;
}

describe('zstd data is whole at the end of a frame, and nowhere else', () => {
  test.each(FRAMES)('with %s', (_, bytes) => {
    for (const all of [bytes, [...(FRAMES[3]?.[1] ?? []), ...bytes]]) {
      const ends = Array.from({ length: all.length + 1 }, (__, i) => i).filter((end) =>
        isWhole(all.slice(0, end), 7),
      );
      expect(ends).toEqual(
        all === bytes ? [0, all.length] : [0, all.length - bytes.length, all.length],
      );
      for (const size of [1, 2, 3, 1000]) expect(isWhole(all, size)).toBe(true);
    }
  });

  test('data that is not zstd is left to the decoder to reject', () => {
    expect(isWhole([1, 2, 3, 4, 5], 2)).toBe(true);
  });

  const pack = (zlib as { zstdCompressSync?: (content: string) => Buffer }).zstdCompressSync;
  test.skipIf(pack === undefined)('as Node packs it', () => {
    const text = Array.from({ length: 50_000 }, (_, i) => (i * 7919) % 1000).join(',');
    const bytes = [...(pack?.(text) ?? [])];
    expect(isWhole(bytes, 100)).toBe(true);
    for (let end = 1; end < bytes.length; end += 97) {
      expect(isWhole(bytes.slice(0, end), 1000)).toBe(false);
    }
  });
});
