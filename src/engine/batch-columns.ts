import { countMissing } from '../core/missing.ts';
import type { BatchContext, BatchMaker, BatchPlace, Made } from './batch.ts';
import type { BatchRows, BlockColumns } from './block-columns.ts';
import type { BytesPlan } from './bytes-plan.ts';
import type { FeatureTally } from './feature-tally.ts';

/** Makes the columns of a batch: one after the other in the order of the targets, without dropped rows. */
export class BatchColumns implements BatchMaker {
  readonly #plan: BytesPlan;
  readonly #columns: BlockColumns;
  readonly #memory: ArrayBufferLike;
  readonly #dropped: Uint8Array;

  constructor({ plan, regions, columns, memory }: BatchContext) {
    this.#plan = plan;
    this.#columns = columns;
    this.#memory = memory;
    this.#dropped = new Uint8Array(memory, regions.dropped, regions.batch);
  }

  make(read: BatchRows, { dst }: BatchPlace, features: readonly FeatureTally[]): Made {
    const { kept, dropped } = read;
    const rows = kept - dropped;
    for (const [i, { targets }] of this.#plan.features.entries()) {
      for (const target of targets) {
        const out = new Float64Array(this.#memory, dst + 8 * target * rows, rows);
        const column = this.#columns.values(target, kept);
        if (read.mayMiss) (features[i] as FeatureTally).missing += countMissing(column);
        out.set(dropped === 0 ? column : column.filter((_, row) => this.#dropped[row] !== 1));
      }
    }
    return { kept, written: 8 * rows * this.#plan.targets.length };
  }
}
