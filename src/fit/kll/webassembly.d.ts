/** The part of the WebAssembly types that `collect/growable-array.ts` needs: memory that grows in place. */
declare namespace WebAssembly {
  interface Memory {
    /** @throws RangeError if it cannot grow */
    grow(pages: number): number;
  }
}
