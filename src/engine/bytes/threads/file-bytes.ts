import { readSync, writeSync } from 'node:fs';

/**
 * Fills a buffer with the bytes of a file from a place on.
 *
 * @returns false where there are fewer, or none can be read: who reads in order finds out why
 */
export function readAt(file: number, into: Uint8Array, position: number): boolean {
  try {
    for (let filled = 0; filled < into.length; ) {
      const got = readSync(file, into, filled, into.length - filled, position + filled);
      if (got === 0) return false;
      filled += got;
    }
    return true;
  } catch {
    return false;
  }
}

/**
 * Writes bytes to a file, after those that were written before.
 *
 * @returns how many were taken; fewer where that fails: who writes the rest finds out why
 */
export function writeNext(file: number, bytes: Uint8Array): number {
  let written = 0;
  try {
    while (written < bytes.length) {
      const count = writeSync(file, bytes, written, bytes.length - written);
      if (count === 0) break;
      written += count;
    }
  } catch {
    // The failure comes again where the rest is written.
  }
  return written;
}
