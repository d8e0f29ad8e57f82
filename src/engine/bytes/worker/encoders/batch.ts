import type { CellCounts } from '../../../../core/stats.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Regions } from '../memory.ts';
import type { BatchRows, BlockColumns } from '../parse-columns.ts';
import type { WorkerPlan } from '../plan.ts';

/** The memory of a worker and the readers that encoders use. */
export interface BatchContext {
  readonly plan: WorkerPlan;
  readonly regions: Regions;
  readonly kernel: Kernel;
  readonly columns: BlockColumns;
  readonly memory: ArrayBufferLike;
}

/** The location of a batch of records in a worker's memory, and of its output. */
export interface BatchPlace {
  /** The address of the block. */
  readonly src: number;
  /** The start of the batch in the block (inclusive); `consumed` is exclusive. */
  readonly from: number;
  readonly consumed: number;
  /** The number of records of the batch. */
  readonly records: number;
  /** The address to write to. */
  readonly dst: number;
}

/** The number of records of a batch that were accepted, and of bytes that were written. */
export interface BatchResult {
  readonly kept: number;
  readonly written: number;
}

/** Makes the output of a batch whose columns are read. All encoders implement it. */
export interface BatchEncoder {
  /** @param counts one for each target; the counts of the batch are added */
  readonly make: (read: BatchRows, place: BatchPlace, counts: readonly CellCounts[]) => BatchResult;
}
