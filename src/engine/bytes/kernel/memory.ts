/** The memory of one worker: a bump allocator, since everything in it lives as long as the run. */
export class KernelMemory {
  readonly memory: WebAssembly.Memory;
  #used = 64;

  /**
   * @param bytes the maximum to allocate; the system provides pages at their first write
   */
  constructor(bytes: number) {
    const pages = Math.ceil((bytes + 64) / PAGE);
    this.memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  }

  /** The address of a new region, a multiple of 64. */
  allocate(bytes: number): number {
    const address = this.#used;
    this.#used += Math.ceil(bytes / 64) * 64;
    return address;
  }
}

const PAGE = 64 * 1024;

/** Writes int32s to a new region. @returns its address */
export function writeInts(memory: KernelMemory, ints: ArrayLike<number>): number {
  const address = memory.allocate(ints.length * 4);
  new Int32Array(memory.memory.buffer, address, ints.length).set(ints);
  return address;
}

/**
 * Copies bytes as `into.set(from)`, faster on shared memory: there, `set` copies byte by byte if the alignments
 * differ, while `fill` with a pattern is one memcpy, on every version of Node.
 */
export function copyBytes(into: Uint8Array, from: Uint8Array): void {
  // An empty pattern is an error.
  if (from.length === 0) return;
  Buffer.from(into.buffer, into.byteOffset, into.byteLength).fill(from, 0, from.length);
}
