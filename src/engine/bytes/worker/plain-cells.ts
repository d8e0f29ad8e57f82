import type { Kernel } from '../kernel/kernel.ts';
import type { Regions } from './memory.ts';
import { naFlags } from './na-flags.ts';
import type { WorkerPlan } from './plan.ts';

/** The address of the spans of a column, their stride in bytes, and the address of its values. */
interface CellPlaces {
  readonly spans: number;
  readonly stride: number;
  readonly values: number;
}

/** Reads the plain numbers of a column with the kernel. */
export class PlainCells {
  readonly #plan: WorkerPlan;
  readonly #regions: Regions;
  readonly #kernel: Kernel;
  readonly #slow: Int32Array;
  readonly #values: Float64Array;
  readonly #otherValues: Float64Array;
  readonly #naNumbers: ReadonlySet<number>;
  readonly #na: ReturnType<typeof naFlags>;

  constructor(plan: WorkerPlan, regions: Regions, kernel: Kernel, memory: ArrayBufferLike) {
    const { batch, slow, values, otherValues } = regions;
    this.#plan = plan;
    this.#regions = regions;
    this.#kernel = kernel;
    this.#slow = new Int32Array(memory, slow, batch);
    this.#values = new Float64Array(memory, values, batch * plan.targets.length);
    this.#otherValues = new Float64Array(memory, otherValues, batch);
    this.#naNumbers = new Set(plan.naNumbers);
    this.#na = naFlags(plan);
  }

  /** The number of missing cells that the kernel found in the last column. */
  get missing(): number {
    return this.#kernel.missingCells.value;
  }

  /**
   * Reads the plain numbers of a column.
   *
   * @returns the rows of the cells that the grammar must read, ascending
   */
  parse(src: number, target: number, records: number): Int32Array | number[] {
    const { spans, values, batch } = this.#regions;
    const stride = this.#plan.targets.length * 8;
    const rows = this.#parse(src, records, {
      spans: spans + target * 8,
      stride,
      values: values + target * batch * 8,
    });
    return this.#naNumbers.size > 0 ? this.#withListed(rows, target, records) : rows;
  }

  /**
   * Reads the plain numbers among the cells of some rows of a column, whose spans are in `otherSpans`.
   *
   * @returns the rows of the cells that the grammar must read, ascending
   */
  parseOthers(src: number, target: number, rows: Int32Array): Int32Array {
    const { otherSpans: spans, otherValues: values, batch } = this.#regions;
    const found = this.#parse(src, rows.length, { spans, stride: 8, values });
    const first = target * batch;
    for (let i = 0; i < rows.length; i++) {
      this.#values[first + (rows[i] as number)] = this.#otherValues[i] as number;
    }
    for (let i = 0; i < found.length; i++) found[i] = rows[found[i] as number] as number;
    return found;
  }

  /** Reads the plain numbers of cells. @returns the indexes of all others, ascending */
  #parse(src: number, count: number, at: CellPlaces): Int32Array {
    const { slow: found, powers } = this.#regions;
    const { quote, notation } = this.#plan;
    this.#kernel.parse(
      src,
      at.spans,
      at.stride,
      count,
      quote,
      notation.decimal.charCodeAt(0),
      this.#na.isEmptyMissing ? 1 : 0,
      this.#na.lengths,
      powers,
      at.values,
      found,
    );
    return this.#slow.subarray(0, this.#kernel.slowCells.value);
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
