import type { ReadStats } from '../../core/stats.ts';
import type { Origin } from '../../csv/records/record-block.ts';
import type { Ending } from '../../csv/records/recover.ts';
import type { HeadPlace } from '../../csv/table/table-source.ts';
import type { CsvBinPlan } from '../../plan/csv-plan.ts';
import type { WorkerPlan } from './worker/plan.ts';
import type { TaskResult } from './worker/process-block.ts';

/** Receives the results of blocks in order, as bytes or as columns. */
export interface BlockSink {
  /** The counts so far. */
  readonly stats: ReadStats;
  /** The plan of the output bytes; undefined if workers make columns only. */
  readonly output: CsvBinPlan | undefined;
  /** The output that workers make of a block. */
  readonly wants: WorkerPlan['wants'];
  /** The open file to which threads may write the output of blocks, each in turn; undefined if they may not. */
  readonly descriptor: number | undefined;
  /** True if, within a file, the output of the next block needs no bytes before it. */
  readonly isBegun: boolean;
  /** The number of rows that tasks may reject; undefined if the fallback parser must read each of them. */
  readonly room: number | undefined;
  /** Begins a file. */
  readonly begin: (head: FileHead) => Promise<void>;
  /** Takes a task's output at an address of a worker's memory, which changes once the promise resolves. */
  readonly take: (
    memory: WebAssembly.Memory,
    address: number,
    done: TaskResult,
    block: TakenBlock,
  ) => Promise<void>;
  /**
   * Parses the record that the kernel declined, and maybe following ones, with the fallback parser.
   *
   * @returns undefined if the bytes end within the record
   * @throws DiscretizeError as the records engine, once the records before it are accepted
   */
  readonly fallBack: (one: FallbackInput) => Promise<FallbackResult | undefined>;
}

/** The bytes of a task, in a worker's memory. */
export interface TakenBlock {
  /** The address of the block, from which offsets of cells count. */
  readonly src: number;
  /** The start of the task's records in it (inclusive). */
  readonly from: number;
  /** The line of the first record. */
  readonly line: number;
  readonly file: string;
  /** The number of bytes of the input before the block. */
  readonly base: number;
}

/** The part of a file before its rows. */
export interface FileHead {
  /** The file up to its first row, without a byte order mark. */
  readonly bytes: Buffer;
  /** The location of the header in the bytes. */
  readonly place: HeadPlace;
  /** True for the first file of the table, whose header is that of the output. */
  readonly isFirst: boolean;
  /** The number of fields of its first record. */
  readonly width: number;
}

/** Bytes that begin with a record for the fallback parser, and their location. */
export interface FallbackInput {
  readonly origin: Origin;
  readonly ending: Ending;
  /** The number of bytes to parse first, at least 1. */
  readonly look: number;
}

/** The end of what the fallback parser read. */
export interface FallbackResult {
  /** The end in the bytes (exclusive), and the number of lines that end before it. */
  readonly end: number;
  readonly lines: number;
  /** True if the rest of a line, which is after the bytes, must be skipped. */
  readonly isLineOpen: boolean;
}
