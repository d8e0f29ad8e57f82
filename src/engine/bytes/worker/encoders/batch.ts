import type { CellCounts } from '../../../../core/stats.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Regions } from '../memory.ts';
import type { BatchRows, BlockColumns } from '../parse-columns.ts';
import type { WorkerPlan } from '../plan.ts';

/** What makers work with: a worker's memory and who reads in it. */
export interface BatchContext {
  readonly plan: WorkerPlan;
  readonly regions: Regions;
  readonly kernel: Kernel;
  readonly columns: BlockColumns;
  readonly memory: ArrayBufferLike;
}

/** Where a batch of records is in a worker's memory, and where what is made of it goes. */
export interface BatchPlace {
  /** The address of the block. */
  readonly src: number;
  /** The batch is the block's bytes from here (inclusive) up to `consumed` (exclusive). */
  readonly from: number;
  readonly consumed: number;
  /** How many records it has. */
  readonly records: number;
  /** The address to write to. */
  readonly dst: number;
}

/** How many records of a batch were taken, and how many bytes were made of them. */
export interface BatchResult {
  readonly kept: number;
  readonly written: number;
}

/** Makes what is wanted of a batch whose columns are read. Makers are peers of this one shape. */
export interface BatchEncoder {
  /** @param counts one for each target; what is counted is added to them */
  readonly make: (read: BatchRows, place: BatchPlace, counts: readonly CellCounts[]) => BatchResult;
}
