import type { Kernel } from '../kernel/kernel.ts';
import type { Regions } from './memory.ts';
import { naFlags } from './na-flags.ts';
import type { WorkerPlan } from './plan.ts';

/** The address of a column's spans, and the bytes between them. */
interface SpanPlaces {
  readonly spans: number;
  readonly stride: number;
}

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
    const { spans } = this.#regions;
    const stride = this.#plan.targets.length * 8;
    const rows = this.#parse(src, target, records, { spans: spans + target * 8, stride });
    return this.#naNumbers.size > 0 ? this.#withListed(rows, target, records) : rows;
  }

  /**
   * Reads the plain numbers among a column's cells that have no code yet.
   *
   * @returns the indexes among these of the cells that the grammar must read, ascending
   */
  parseOthers(src: number, target: number, count: number): Int32Array {
    return this.#parse(src, target, count, { spans: this.#regions.otherSpans, stride: 8 });
  }

  /** Reads the plain numbers of cells. @returns the indexes of all others, ascending */
  #parse(src: number, target: number, count: number, at: SpanPlaces): Int32Array {
    const { values, slow: found, powers, batch } = this.#regions;
    const { quote, notation } = this.#plan;
    const column = values + target * batch * 8;
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
      column,
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
