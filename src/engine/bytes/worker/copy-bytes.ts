/**
 * Copies bytes to the start of others, as `set` does. To and from shared memory that copies byte by byte where the two
 * places are not aligned alike; a pattern that is filled in once is copied in one go, on every version of Node.
 */
export function copyBytes(into: Uint8Array, from: Uint8Array): void {
  // An empty pattern is an error.
  if (from.length === 0) return;
  Buffer.from(into.buffer, into.byteOffset, into.byteLength).fill(from, 0, from.length);
}
