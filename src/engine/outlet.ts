import type { Stats } from '../core/stats.ts';
import type { Origin } from '../csv/block.ts';
import type { Failure } from './input.ts';
import type { TaskResult } from './processor.ts';

/** Where what comes of blocks goes: out as bytes, or on as columns. */
export interface Outlet {
  /** What was counted so far. */
  readonly stats: Stats;
  /** What the workers are to make of a block. */
  readonly wants: 'bytes' | 'columns';
  /** A file begins. @param bytes what stands before its rows */
  readonly begin: (bytes: Uint8Array) => Promise<void>;
  /** Takes what a task left at an address of a worker's memory, which changes once this resolves. */
  readonly take: (memory: WebAssembly.Memory, address: number, done: TaskResult) => Promise<void>;
  /**
   * Takes the record that the kernel left alone, or refuses it.
   *
   * @param origin bytes that begin with the record, and their place
   * @param failure why there are no more bytes, if not for the input's end
   * @throws DiscretizeError what the records engine would throw there; or the failure
   */
  readonly judge: (origin: Origin, failure: Failure | undefined) => Promise<Judged>;
}

/** Up to where a verdict went. */
export interface Judged {
  /** Where the record ends in the bytes (exclusive), and how many lines end before that. */
  readonly end: number;
  readonly lines: number;
}

/**
 * Takes the columns of some rows: one array for each of the plan's columns, NaN where a value is
 * missing. They change once it returns.
 */
export type TakeColumns = (values: readonly Float64Array[]) => void;
