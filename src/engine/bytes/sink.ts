import type { Stats } from '../../core/stats.ts';
import type { Origin } from '../../csv/records/record-block.ts';
import type { Ending } from '../../csv/records/recover.ts';
import type { TaskResult } from './worker/process-block.ts';

/** Where what comes of blocks goes: out as bytes, or on as columns. */
export interface BlockSink {
  /** What was counted so far. */
  readonly stats: Stats;
  /** What the workers are to make of a block. */
  readonly wants: 'bytes' | 'columns';
  /** A file begins. @param bytes what stands before its rows */
  readonly begin: (bytes: Uint8Array) => Promise<void>;
  /** Takes what a task left at an address of a worker's memory, which changes once this resolves. */
  readonly take: (memory: WebAssembly.Memory, address: number, done: TaskResult) => Promise<void>;
  /**
   * Takes the record that the kernel left alone and maybe some after it, or refuses them.
   *
   * @returns undefined where the bytes end within the record
   * @throws DiscretizeError what the records engine would throw there, once the records before are taken
   */
  readonly judge: (one: FallbackInput) => Promise<FallbackResult | undefined>;
}

/** Bytes that begin with a record that needs a verdict, and their place. */
export interface FallbackInput {
  readonly origin: Origin;
  readonly ending: Ending;
  /** How many bytes are looked at first, at least 1: a verdict costs what is looked at. */
  readonly look: number;
}

/** Up to where a verdict went. */
export interface FallbackResult {
  /** Where it ends in the bytes (exclusive), and how many lines end before that. */
  readonly end: number;
  readonly lines: number;
  /** Whether the rest of a line, which is after the bytes, is to be passed over. */
  readonly isLineOpen: boolean;
}

/**
 * Takes the columns of some rows: one array for each of the plan's columns, NaN where a value is
 * missing. They change once it returns.
 */
export type TakeColumns = (values: readonly Float64Array[]) => void;
