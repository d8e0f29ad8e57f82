import type { ReadStats } from '../../core/stats.ts';
import type { Origin } from '../../csv/records/record-block.ts';
import type { Ending } from '../../csv/records/recover.ts';
import type { HeadPlace } from '../../csv/table/table-source.ts';
import type { CsvBinPlan } from '../../plan/csv-plan.ts';
import type { WorkerPlan } from './worker/plan.ts';
import type { TaskResult } from './worker/process-block.ts';

/** Receives the results of blocks in order, as bytes or as columns. */
export interface BlockSink {
  /** What was counted so far. */
  readonly stats: ReadStats;
  /** The plan by which workers make output bytes; undefined where they make columns only. */
  readonly output: CsvBinPlan | undefined;
  /** What workers make of a block. */
  readonly wants: WorkerPlan['wants'];
  /** The open file that threads may write the output of a block to, each in its turn; undefined where they may not. */
  readonly descriptor: number | undefined;
  /** Whether the next block's output follows just as it is, once a file is begun. */
  readonly isBegun: boolean;
  /** Begins a file. */
  readonly begin: (head: FileHead) => Promise<void>;
  /** Takes a task's output at an address of a worker's memory, which changes once this resolves. */
  readonly take: (
    memory: WebAssembly.Memory,
    address: number,
    done: TaskResult,
    block: TakenBlock,
  ) => Promise<void>;
  /**
   * Parses the record that the kernel declined, and maybe some after it, with the fallback parser.
   *
   * @returns undefined where the bytes end within the record
   * @throws DiscretizeError what the records engine would throw there, once the records before are taken
   */
  readonly fallBack: (one: FallbackInput) => Promise<FallbackResult | undefined>;
}

/** The bytes of a task, in a worker's memory. */
export interface TakenBlock {
  /** The address of the block; offsets of cells are from there. */
  readonly src: number;
  /** Where the task's records begin in it. */
  readonly from: number;
  /** The line that they begin on. */
  readonly line: number;
}

/** What stands before the rows of a file. */
export interface FileHead {
  /** The file up to its first row, without a byte order mark. */
  readonly bytes: Buffer;
  /** Where the header is in them. */
  readonly place: HeadPlace;
  /** Whether it is the first file of the table, whose header is the output's. */
  readonly isFirst: boolean;
  /** How many fields its first record has. */
  readonly width: number;
}

/** Bytes that begin with a record for the fallback parser, and their location. */
export interface FallbackInput {
  readonly origin: Origin;
  readonly ending: Ending;
  /** How many bytes to parse first, at least 1. */
  readonly look: number;
}

/** How far the fallback parser went. */
export interface FallbackResult {
  /** Where it ends in the bytes (exclusive), and how many lines end before that. */
  readonly end: number;
  readonly lines: number;
  /** Whether the rest of a line, which is after the bytes, must be skipped. */
  readonly isLineOpen: boolean;
}
