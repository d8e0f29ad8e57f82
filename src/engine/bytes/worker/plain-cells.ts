import type { Kernel } from '../kernel/kernel.ts';
import type { Regions } from './memory.ts';
import { naFlags } from './na-flags.ts';
import type { WorkerPlan } from './plan.ts';

/** Has the kernel read the plain numbers of a column. */
export class PlainCells {
  readonly #plan: WorkerPlan;
  readonly #regions: Regions;
  readonly #kernel: Kernel;
  readonly #slow: Int32Array;
  readonly #values: Float64Array;
  readonly #naNumbers: ReadonlySet<number>;
  readonly #na: ReturnType<typeof naFlags>;

  constructor(plan: WorkerPlan, regions: Regions, kernel: Kernel, memory: ArrayBufferLike) {
    const { batch, slow, values } = regions;
    this.#plan = plan;
    this.#regions = regions;
    this.#kernel = kernel;
    this.#slow = new Int32Array(memory, slow, batch);
    this.#values = new Float64Array(memory, values, batch * plan.targets.length);
    this.#naNumbers = new Set(plan.naNumbers);
    this.#na = naFlags(plan);
  }

  /** The number of cells of the last column that the kernel found to be missing. */
  get missing(): number {
    return this.#kernel.missingCells.value;
  }

  /**
   * Reads the plain numbers of a column.
   *
   * @returns the rows of the cells that the grammar must read, ascending
   */
  parse(src: number, target: number, records: number): Int32Array | number[] {
    const { spans, values, slow: found, powers, batch } = this.#regions;
    const { quote, notation, targets } = this.#plan;
    const stride = targets.length * 8;
    const column = values + target * batch * 8;
    this.#kernel.parse(
      src,
      spans + target * 8,
      stride,
      records,
      quote,
      notation.decimal.charCodeAt(0),
      this.#na.isEmptyMissing ? 1 : 0,
      this.#na.lengths,
      powers,
      column,
      found,
    );
    const rows = this.#slow.subarray(0, this.#kernel.slowCells.value);
    return this.#naNumbers.size > 0 ? this.#withListed(rows, target, records) : rows;
  }

  /** The rows of cells left to the grammar, and those with a number of the NA list; ascending. */
  #withListed(slow: Int32Array, target: number, records: number): number[] {
    const start = target * this.#regions.batch;
    const values = this.#values.subarray(start, start + records);
    const rows: number[] = [];
    for (let row = 0, at = 0; row < records; row++) {
      const isSlow = slow[at] === row;
      if (isSlow) at++;
      if (isSlow || this.#naNumbers.has(values[row] as number)) rows.push(row);
    }
    return rows;
  }
}
