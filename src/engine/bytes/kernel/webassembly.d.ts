/**
 * The part of the WebAssembly JavaScript API that the kernel needs; the types of Node lack it, those of the DOM have
 * it.
 */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Memory {
    readonly buffer: SharedArrayBuffer;
    constructor(size: { initial: number; maximum: number; shared: true });
  }
  class Instance {
    readonly exports: unknown;
    constructor(module: Module, imports: { env: { memory: Memory } });
  }
}
