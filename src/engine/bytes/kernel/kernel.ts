import { KERNEL_CODE } from './code.ts';

/** The reasons why `scan` stops; the constants of assembly/scan.ts. */
export const STOP = { end: 0, full: 1, fallback: 2 } as const;

/** The kernel's functions, as in assembly/. All numbers are byte addresses, offsets and counts. */
export interface Kernel {
  readonly scan: (
    src: number,
    from: number,
    n: number,
    delimiter: number,
    quote: number,
    width: number,
    targets: number,
    isLast: number,
    spans: number,
    bounds: number,
    capacity: number,
    bits: number,
    lineList: number,
  ) => number;
  readonly consumed: { readonly value: number };
  readonly stopped: { readonly value: number };
  readonly lines: { readonly value: number };
  readonly longest: { readonly value: number };
  readonly parse: (
    src: number,
    spans: number,
    stride: number,
    count: number,
    quote: number,
    decimal: number,
    flags: number,
    naLengths: number,
    powers: number,
    values: number,
    slow: number,
  ) => void;
  readonly shortCodes: (
    src: number,
    spans: number,
    stride: number,
    count: number,
    table: number,
    entryBytes: number,
    codes: number,
    others: number,
    otherSpans: number,
  ) => void;
  readonly otherCells: { readonly value: number };
  readonly missingCells: { readonly value: number };
  readonly slowCells: { readonly value: number };
  readonly splice: (
    src: number,
    from: number,
    to: number,
    bounds: number,
    spans: number,
    stride: number,
    count: number,
    dropped: number,
    program: number,
    ops: number,
    delimiter: number,
    dst: number,
  ) => number;
  readonly parity: (src: number, n: number, sign: number) => number;
  readonly countLines: (src: number, from: number, to: number, n: number) => number;
}

let compiled: WebAssembly.Module | undefined;

/** Compiles the kernel, once for each thread. */
function compileKernel(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(Buffer.from(KERNEL_CODE, 'base64'));
  return compiled;
}

/** Instantiates the kernel on a memory; several instances may share one memory. */
export function instantiateKernel(memory: WebAssembly.Memory): Kernel {
  const { exports } = new WebAssembly.Instance(compileKernel(), { env: { memory } });
  return exports as Kernel;
}
