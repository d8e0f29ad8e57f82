import { countMissing } from '../../../core/missing.ts';
import type { CellCounts } from '../../../core/stats.ts';
import type { BatchContext, BatchEncoder, BatchPlace, BatchResult } from './batch.ts';
import type { BatchRows, BlockColumns } from './parse-columns.ts';
import type { WorkerPlan } from './plan.ts';

/** Makes the columns of a batch: one after the other in the order of the targets, without dropped rows. */
export class ColumnEncoder implements BatchEncoder {
  readonly #plan: WorkerPlan;
  readonly #columns: BlockColumns;
  readonly #memory: ArrayBufferLike;
  readonly #dropped: Uint8Array;

  constructor({ plan, regions, columns, memory }: BatchContext) {
    this.#plan = plan;
    this.#columns = columns;
    this.#memory = memory;
    this.#dropped = new Uint8Array(memory, regions.dropped, regions.batch);
  }

  make(read: BatchRows, { dst }: BatchPlace, counts: readonly CellCounts[]): BatchResult {
    const { kept, dropped } = read;
    const rows = kept - dropped;
    for (const target of this.#plan.targets.keys()) {
      const out = new Float64Array(this.#memory, dst + 8 * target * rows, rows);
      const column = this.#columns.values(target, kept);
      if (read.mayMiss) (counts[target] as CellCounts).missing += countMissing(column);
      out.set(dropped === 0 ? column : column.filter((_, row) => this.#dropped[row] !== 1));
    }
    return { kept, written: 8 * rows * this.#plan.targets.length };
  }
}
