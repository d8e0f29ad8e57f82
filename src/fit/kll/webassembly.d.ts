/** What a store of values needs besides the kernel: the memory that grows where it is. */
declare namespace WebAssembly {
  interface Memory {
    /** @throws RangeError where it cannot grow */
    grow(pages: number): number;
  }
}
