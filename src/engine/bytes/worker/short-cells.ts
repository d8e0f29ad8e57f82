import type { Kernel } from '../kernel/kernel.ts';
import type { Regions } from './memory.ts';
import type { WorkerPlan } from './plan.ts';

/** Has the kernel find the codes of short decimals, without their values. */
export class ShortCells {
  readonly #stride: number;
  readonly #regions: Regions;
  readonly #kernel: Kernel;
  readonly #others: Int32Array;
  /** For each target the rows without a code; undefined if it has no code table. */
  readonly #found: (Int32Array | undefined)[];

  constructor(plan: WorkerPlan, regions: Regions, kernel: Kernel, memory: ArrayBufferLike) {
    const { length } = plan.targets;
    this.#stride = length * 8;
    this.#regions = regions;
    this.#kernel = kernel;
    this.#found = plan.targets.map(() => undefined);
    this.#others = new Int32Array(memory, regions.others, regions.batch * length);
  }

  /**
   * Finds the codes of a column's short cells.
   *
   * @returns the rows of all other cells, ascending, whose spans are now in `otherSpans`; undefined if the column has no
   *   code table
   */
  find(src: number, target: number, records: number): Int32Array | undefined {
    const { codeTables, spans, codes, others, otherSpans, batch } = this.#regions;
    const table = codeTables[target];
    if (table === undefined) return undefined;
    const first = target * batch;
    this.#kernel.shortCodes(
      src,
      spans + target * 8,
      this.#stride,
      records,
      table.address,
      table.entryBytes,
      codes + first * 4,
      others + first * 4,
      otherSpans,
    );
    const rows = this.#others.subarray(first, first + this.#kernel.otherCells.value);
    this.#found[target] = rows;
    return rows;
  }

  /**
   * The rows of the last column found for a target that have no code yet, ascending; undefined if it has no code table.
   *
   * @param kept the number of first rows that count
   */
  others(target: number, kept: number): Int32Array | undefined {
    const rows = this.#found[target];
    return rows?.subarray(0, rows.findLastIndex((row) => row < kept) + 1);
  }
}
