/**
 * Copies bytes as `into.set(from)` does, faster on shared memory: there, `set` copies byte by byte if the two are not
 * aligned alike, and `fill` with a pattern is one memcpy, on every version of Node.
 */
export function copyBytes(into: Uint8Array, from: Uint8Array): void {
  // An empty pattern is an error.
  if (from.length === 0) return;
  Buffer.from(into.buffer, into.byteOffset, into.byteLength).fill(from, 0, from.length);
}
