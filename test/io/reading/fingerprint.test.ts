import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fingerprinted } from '../../../src/io/reading/fingerprint.ts';

const MIB = 2 ** 20;

describe('fingerprinted', () => {
  test('hashes the first 64 MiB, however the bytes come, and counts all of them', async () => {
    const piece = new Uint8Array(3 * MIB).map((_, i) => i % 251);
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (let i = 0; i < 10; i++) yield piece;
    }
    const { source, fingerprint } = fingerprinted({
      name: 'data/in.csv',
      bytes: pieces(),
      fill: (into) => {
        into.set(piece);
        return piece.length;
      },
    });
    for await (const _ of source.bytes);
    const into = new Uint8Array(piece.length);
    for (let i = 0; i < 15; i++) source.fill?.(into);
    const hash = createHash('sha256');
    for (let i = 0; i < 21; i++) hash.update(piece);
    hash.update(piece.subarray(0, MIB));
    expect(fingerprint()).toEqual({
      file: 'in.csv',
      bytes: 75 * MIB,
      hashed: 64 * MIB,
      sha256: hash.digest('hex'),
    });
  });

  test('of nothing is that of no bytes', () => {
    const { fingerprint } = fingerprinted({ name: '<stdin>', bytes: (async function* () {})() });
    expect(fingerprint()).toEqual({
      file: '<stdin>',
      bytes: 0,
      hashed: 0,
      sha256: createHash('sha256').digest('hex'),
    });
  });

  test('names a file without its folders, and an open descriptor in full', () => {
    const named: readonly (readonly [path: string, file: string])[] = [
      ['data/in.csv', 'in.csv'],
      ['data/fd/63', '63'],
      ['/dev/fd/63', '/dev/fd/63'],
      ['/proc/self/fd/63', '/proc/self/fd/63'],
      ['/proc/12/fd/3', '/proc/12/fd/3'],
      ['/dev/fd/x/63', '63'],
      ['<stdin>', '<stdin>'],
    ];
    for (const [name, file] of named) {
      const { fingerprint } = fingerprinted({ name, bytes: (async function* () {})() });
      expect(fingerprint().file).toBe(file);
    }
  });
});
