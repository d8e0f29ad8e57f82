/** The memory of one worker: a bump allocator, since everything in it lives as long as the run. */
export class KernelMemory {
  readonly memory: WebAssembly.Memory;
  #used = 64;

  /** @param bytes the most that may be allocated; the system provides pages once they are written to */
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
