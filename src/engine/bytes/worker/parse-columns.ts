import { countMissing } from '../../../core/missing.ts';
import type { CellCounts } from '../../../core/stats.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { OtherCells } from './faults/other-cells.ts';
import { FAULT, type RowFaults } from './faults/row-faults.ts';
import { fieldText } from './keys/field-text.ts';
import { BatchKeys } from './keys/read-keys.ts';
import type { Regions } from './memory.ts';
import { PlainCells } from './plain-cells.ts';
import type { WorkerPlan } from './plan.ts';
import { ShortCells } from './short-cells.ts';
import { type TypedReader, targetGrammars, typedReaders } from './typed-reader.ts';

/** The accepted rows of a batch. */
export interface BatchRows {
  /** The number of accepted records; fewer than all if the next record goes to the fallback parser. */
  readonly kept: number;
  /** True if any of their values may be NaN. */
  readonly mayMiss: boolean;
  /** The number of dropped and rejected rows, which `dropped` in the regions marks. */
  readonly leftOut: number;
  /** The number of rejected rows, whose values are 0. */
  readonly rejected: number;
}

/** The parts for reading columns. */
interface ColumnParts {
  readonly kernel: Kernel;
  readonly faults: RowFaults;
}

/**
 * Fills the value columns of a batch: the kernel reads plain decimals, and the grammar of core/ reads every other
 * cell.
 */
export class BlockColumns {
  readonly keys: BatchKeys;
  /** The cells that have codes without values. */
  readonly short: ShortCells;
  readonly #plain: PlainCells;
  readonly #plan: WorkerPlan;
  readonly #regions: Regions;
  readonly #bytes: Buffer;
  readonly #spans: Int32Array;
  readonly #values: Float64Array;
  readonly #faults: RowFaults;
  readonly #others: OtherCells;
  /** For each target the reader of its type; undefined for plain numbers. */
  readonly #readers: readonly (TypedReader | undefined)[];
  /** For each target, the number of missing cells of the batch that the kernel found, which are empty. */
  readonly #empty: Float64Array;

  constructor(plan: WorkerPlan, regions: Regions, { kernel, faults }: ColumnParts, bytes: Buffer) {
    const [{ batch }, targets] = [regions, plan.targets.length];
    this.#plain = new PlainCells(plan, regions, kernel, bytes.buffer);
    this.short = new ShortCells(plan, regions, kernel, bytes.buffer);
    this.#plan = plan;
    this.#regions = regions;
    this.#bytes = bytes;
    this.#spans = new Int32Array(bytes.buffer, regions.spans, batch * targets * 2);
    const { keys, quote } = plan;
    this.keys = new BatchKeys({ keys, quote, targets, bytes, spans: this.#spans, batch });
    this.#values = new Float64Array(bytes.buffer, regions.values, batch * targets);
    const [naValues, naNumbers] = [new Set(plan.naValues), new Set(plan.naNumbers)];
    this.#empty = new Float64Array(targets);
    const grammar = { naValues, naNumbers, notation: plan.notation };
    this.#readers = typedReaders(plan, grammar);
    const grammars = targetGrammars(plan, grammar, this.#readers);
    this.#faults = faults;
    this.#others = new OtherCells(plan, regions, { grammars, faults, bytes });
  }

  /** The values of a target for the first rows of the batch; a view, valid until the next batch. Not of short cells. */
  values(target: number, rows: number): Float64Array {
    const start = target * this.#regions.batch;
    return this.#values.subarray(start, start + rows);
  }

  /**
   * Reads the cells of the records that scan found.
   *
   * @param src the address of the block
   * @param counts one for each target; the counts of the batch are added
   * @param rejects true if rows with a bad cell are rejected; false if the first one ends the accepted rows
   */
  read(src: number, records: number, counts: readonly CellCounts[], rejects: boolean): BatchRows {
    this.#empty.fill(0);
    this.#others.begin();
    for (const [target, isRead] of this.#plan.isRead.entries()) {
      if (!isRead) continue;
      if (this.#readers[target] === undefined) this.#parse(src, target, records);
      else this.#parseTyped(src, target, records);
    }
    const kept = Math.min(this.keys.read(src, records), this.#others.judge(rejects));
    const rejected = this.#others.reject(kept);
    this.#countEmpty(counts, kept, kept === records && rejected === 0);
    const mayMiss = this.#others.count > 0 || this.#empty.some(Boolean);
    const dropped = this.#others.accept(counts, kept, rejected);
    return { kept, mayMiss, leftOut: rejected + dropped, rejected };
  }

  /** Counts the empty cells that the kernel found, of accepted rows. @param areAll true if all rows are accepted */
  #countEmpty(counts: readonly CellCounts[], kept: number, areAll: boolean): void {
    for (const [target, counted] of counts.entries()) {
      const all = this.#empty[target] as number;
      if (all === 0) continue;
      // Before other cells are read, the kernel's NaN are the only ones.
      counted.empty += areAll
        ? all
        : countMissing(this.short.values(target, kept) ?? this.values(target, kept));
    }
  }

  /** Parses a column of plain numbers. Cells that the kernel left to the grammar join the other cells. */
  #parse(src: number, target: number, records: number): void {
    const others = this.short.find(src, target, records);
    if (others?.length === 0) return;
    const rows =
      others === undefined
        ? this.#plain.parse(src, target, records)
        : this.#plain.parseOthers(src, target, others);
    this.#empty[target] = this.#plain.missing;
    for (let i = 0; i < rows.length; i++) this.#others.take(src, rows[i] as number, target);
  }

  /**
   * Parses the plain numbers of a column.
   *
   * @returns the rows of cells that are neither plain numbers nor empty, ascending; all rows of a column of
   *   another type
   */
  plain(src: number, target: number, records: number): ArrayLike<number> {
    if (this.#readers[target] === undefined) return this.#plain.parse(src, target, records);
    return Array.from({ length: records }, (_, row) => row);
  }

  /** Reads a column whose cells are not plain numbers. Cells without a finite number join the other cells. */
  #parseTyped(src: number, target: number, records: number): void {
    const values = this.values(target, records);
    const stride = 2 * this.#plan.targets.length;
    const reader = this.#readers[target] as TypedReader;
    for (let row = 0, at = 2 * target; row < records; row++, at += stride) {
      if (this.#faults.kinds[row] !== FAULT.none) continue;
      const start = src + (this.#spans[at] as number);
      const end = src + (this.#spans[at + 1] as number);
      let value = reader.readBytes(this.#bytes, start, end);
      if (Number.isNaN(value)) {
        value = reader.readText(fieldText(this.#bytes, start, end, this.#plan.quote));
      }
      const isStyled = reader.mayBeStyled(this.#bytes, start, end);
      if (Number.isFinite(value) && !isStyled) values[row] = value;
      else this.#others.take(src, row, target);
    }
  }
}
