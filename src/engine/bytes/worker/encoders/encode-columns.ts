import { countMissing } from '../../../../core/missing.ts';
import type { CellCounts } from '../../../../core/stats.ts';
import type { BatchRows, BlockColumns } from '../parse-columns.ts';
import type { WorkerPlan } from '../plan.ts';
import type { BatchContext, BatchEncoder, BatchPlace, BatchResult } from './batch.ts';

/** Makes the columns of a batch: those of the targets, then the numbers of keys; without dropped and rejected rows. */
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
    const { kept, leftOut } = read;
    const rows = kept - leftOut;
    for (const [target, isRead] of this.#plan.isRead.entries()) {
      if (!isRead) continue;
      const column = this.#columns.values(target, kept);
      if (read.mayMiss) (counts[target] as CellCounts).missing += countMissing(column);
      this.#write(column, target, dst, read);
    }
    const { length } = this.#plan.targets;
    for (const key of this.#plan.keys.keys()) {
      this.#write(this.#columns.keys.numbers(key, kept), length + key, dst, read);
    }
    return { kept, written: 8 * rows * (length + this.#plan.keys.length) };
  }

  /** Writes a column after the columns before it. */
  #write(column: Float64Array, index: number, dst: number, { kept, leftOut }: BatchRows): void {
    const rows = kept - leftOut;
    const out = new Float64Array(this.#memory, dst + 8 * index * rows, rows);
    out.set(leftOut === 0 ? column : column.filter((_, row) => this.#dropped[row] !== 1));
  }
}
