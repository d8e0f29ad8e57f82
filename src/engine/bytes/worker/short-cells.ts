import type { Kernel } from '../kernel/kernel.ts';
import type { Regions } from './memory.ts';
import type { WorkerPlan } from './plan.ts';

const NO_ROWS: Int32Array = new Int32Array(0);

/** Looks up the codes of short decimals with the kernel, without their values. */
export class ShortCells {
  readonly #stride: number;
  readonly #regions: Regions;
  readonly #kernel: Kernel;
  readonly #others: Int32Array;
  readonly #values: Float64Array;
  readonly #otherValues: Float64Array;
  /** For each target the number of rows without a code. */
  readonly #found: Int32Array;

  constructor(plan: WorkerPlan, regions: Regions, kernel: Kernel, memory: ArrayBufferLike) {
    const { length } = plan.targets;
    this.#stride = length * 8;
    this.#regions = regions;
    this.#kernel = kernel;
    const { batch, values, otherValues } = regions;
    this.#values = new Float64Array(memory, values, batch * length);
    this.#otherValues = new Float64Array(memory, otherValues, batch);
    this.#found = new Int32Array(length);
    this.#others = new Int32Array(memory, regions.others, regions.batch * length);
  }

  /**
   * Finds the codes of the short cells of a column.
   *
   * @returns the rows of all other cells, ascending, whose spans are now in `otherSpans`; undefined if the column has
   *   no code table
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
    this.#found[target] = this.#kernel.otherCells.value;
    return this.#rows(target);
  }

  /**
   * The first rows of a column that have no code yet, ascending; undefined if the column has no code table.
   *
   * @param kept the number of accepted first rows of the batch
   */
  others(target: number, kept: number): Int32Array | undefined {
    if (this.#regions.codeTables[target] === undefined) return undefined;
    const rows = this.#rows(target);
    if ((rows[rows.length - 1] ?? -1) < kept) return rows;
    return rows.subarray(0, rows.findLastIndex((row) => row < kept) + 1);
  }

  /** Reuses an empty array for no rows, the usual case. */
  #rows(target: number): Int32Array {
    const count = this.#found[target] as number;
    const first = target * this.#regions.batch;
    return count === 0 ? NO_ROWS : this.#others.subarray(first, first + count);
  }

  /** The values of these rows, valid until the next call; undefined if the column has no code table. */
  values(target: number, kept: number): Float64Array | undefined {
    const rows = this.others(target, kept);
    if (rows === undefined) return undefined;
    const first = target * this.#regions.batch;
    for (let i = 0; i < rows.length; i++) {
      this.#otherValues[i] = this.#values[first + (rows[i] as number)] as number;
    }
    return this.#otherValues.subarray(0, rows.length);
  }
}
