import { expect } from 'vitest';

/**
 * Equality of typed arrays of one type whose bytes are equal. Others are left to the comparison of their elements, which
 * takes a thousand times as long and shows the difference.
 */
function equalBytes(a: unknown, b: unknown): true | undefined {
  if (!ArrayBuffer.isView(a) || !ArrayBuffer.isView(b) || a.constructor !== b.constructor) return;
  return Buffer.compare(bytesOf(a), bytesOf(b)) === 0 || undefined;
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

// Once for all test files of a process, which share this module.
expect.addEqualityTesters([equalBytes]);
