import type { CellGrammar } from '../../../core/cells/cell.ts';
import { countMissing, isMissing, verdictOn } from '../../../core/missing.ts';
import { addStyle, type CellCounts } from '../../../core/stats.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { fieldText } from './keys/field-text.ts';
import { BatchKeys } from './keys/read-keys.ts';
import type { Regions } from './memory.ts';
import { PlainCells } from './plain-cells.ts';
import type { WorkerPlan } from './plan.ts';
import { ShortCells } from './short-cells.ts';
import { type SlowCell, slowCell } from './slow-cell.ts';
import { type TypedReader, targetGrammars, typedReaders } from './typed-reader.ts';

/** The accepted rows of a batch. */
export interface BatchRows {
  /** The number of records accepted; fewer than there are if the next one goes to the fallback parser. */
  readonly kept: number;
  /** True if any of their values may be NaN. */
  readonly mayMiss: boolean;
  /** The number of rows dropped by a policy; `dropped` in the regions marks them. */
  readonly dropped: number;
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
  readonly #dropped: Uint8Array;
  /** For each target the grammar of its cells. */
  readonly #grammars: readonly CellGrammar[];
  /** For each target the reader of its type; undefined for plain numbers. */
  readonly #readers: readonly (TypedReader | undefined)[];
  /** For each target, the number of missing cells of the batch that the kernel found, which are empty. */
  readonly #empty: Float64Array;

  constructor(plan: WorkerPlan, regions: Regions, kernel: Kernel, bytes: Buffer) {
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
    this.#dropped = new Uint8Array(bytes.buffer, regions.dropped, batch);
    const [naValues, naNumbers] = [new Set(plan.naValues), new Set(plan.naNumbers)];
    this.#empty = new Float64Array(targets);
    const grammar = { naValues, naNumbers, notation: plan.notation };
    this.#readers = typedReaders(plan, grammar);
    this.#grammars = targetGrammars(plan, grammar, this.#readers);
  }

  /** The first values of a target: of all rows, or of its other rows; a view, valid until the next batch. */
  values(target: number, count: number): Float64Array {
    const start = target * this.#regions.batch;
    return this.#values.subarray(start, start + count);
  }

  /**
   * Reads the cells of the records that scan found.
   *
   * @param src the address of the block
   * @param counts one for each target; the counts of the batch are added
   */
  read(src: number, records: number, counts: readonly CellCounts[]): BatchRows {
    this.#empty.fill(0);
    const slow: SlowCell[] = [];
    for (const [target, isRead] of this.#plan.isRead.entries()) {
      if (!isRead) continue;
      if (this.#readers[target] === undefined) this.#parse(src, target, records, slow);
      else this.#parseTyped(src, target, records, slow);
    }
    let kept = this.keys.read(src, records);
    for (const cell of slow) kept = Math.min(kept, this.#rejectedRow(cell));
    this.#countEmpty(counts, kept, records);
    if (slow.length === 0) return { kept, mayMiss: this.#empty.some(Boolean), dropped: 0 };
    const rows = kept === records ? slow : slow.filter(({ row }) => row < kept);
    for (const cell of rows) this.#take(cell, counts[cell.target] as CellCounts);
    return { kept, mayMiss: true, dropped: this.#drop(rows, kept) };
  }

  /** Counts the empty cells that the kernel found, of accepted rows. */
  #countEmpty(counts: readonly CellCounts[], kept: number, records: number): void {
    for (const [target, counted] of counts.entries()) {
      const all = this.#empty[target] as number;
      if (all === 0) continue;
      // Before other cells are read, the kernel's NaN are the only ones.
      const count = this.short.others(target, kept)?.length ?? kept;
      counted.empty += kept === records ? all : countMissing(this.values(target, count));
    }
  }

  /** Parses a column of plain numbers. @param slow cells that the kernel left to the grammar are added */
  #parse(src: number, target: number, records: number, slow: SlowCell[]): void {
    const others = this.short.find(src, target, records);
    if (others?.length === 0) return;
    const found =
      others === undefined
        ? this.#plain.parse(src, target, records)
        : this.#plain.parseOthers(src, target, others.length);
    this.#empty[target] = this.#plain.missing;
    for (const index of found) {
      slow.push(this.#readCell(src, { target, index, row: others?.[index] ?? index }));
    }
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

  /** Reads a column whose cells are not plain numbers. @param slow cells without a finite number are added */
  #parseTyped(src: number, target: number, records: number, slow: SlowCell[]): void {
    const values = this.values(target, records);
    const stride = 2 * this.#plan.targets.length;
    const reader = this.#readers[target] as TypedReader;
    for (let row = 0, at = 2 * target; row < records; row++, at += stride) {
      const start = src + (this.#spans[at] as number);
      const end = src + (this.#spans[at + 1] as number);
      let value = reader.readBytes(this.#bytes, start, end);
      if (Number.isNaN(value)) value = reader.readText(this.#text(start, end));
      const isStyled = reader.mayBeStyled(this.#bytes, start, end);
      if (Number.isFinite(value) && !isStyled) values[row] = value;
      else slow.push(this.#readCell(src, { target, index: row, row }));
    }
  }

  #readCell(src: number, place: Pick<SlowCell, 'row' | 'target' | 'index'>): SlowCell {
    const { row, target } = place;
    const at = 2 * (row * this.#plan.targets.length + target);
    const text = this.#text(src + (this.#spans[at] ?? 0), src + (this.#spans[at + 1] ?? 0));
    return slowCell(place, text, this.#grammars[target] as CellGrammar);
  }

  /** A field as a byte string, without its quotes. */
  #text(start: number, end: number): string {
    return fieldText(this.#bytes, start, end, this.#plan.quote);
  }

  #rejectedRow({ row, value }: SlowCell): number {
    return verdictOn(value, this.#plan) === 'error' ? row : Number.POSITIVE_INFINITY;
  }

  #take(
    { index, target, value, isOverflow: isOver, isRounded: isNear, isEmpty, style }: SlowCell,
    counted: CellCounts,
  ): void {
    this.#values[target * this.#regions.batch + index] = value ?? Number.NaN;
    if (value === undefined) counted.invalid++;
    if (isEmpty) counted.empty++;
    // The column has NaN for it, which always counts as missing.
    if (value === undefined && !isMissing(value, this.#plan)) counted.missing--;
    if (isOver) counted.overflow++;
    if (isNear) counted.rounded++;
    if (style !== undefined) addStyle(counted, style);
  }

  /** Marks the rows that a policy drops. */
  #drop(cells: readonly SlowCell[], kept: number): number {
    let dropped = 0;
    for (const { row, value } of cells) {
      if (verdictOn(value, this.#plan) !== 'drop') continue;
      if (dropped === 0) this.#dropped.fill(0, 0, kept);
      if (this.#dropped[row] !== 1) dropped++;
      this.#dropped[row] = 1;
    }
    return dropped;
  }
}
