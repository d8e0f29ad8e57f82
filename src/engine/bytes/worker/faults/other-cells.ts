import type { CellGrammar } from '../../../../core/cells/cell.ts';
import { isMissing, verdictOn } from '../../../../core/missing.ts';
import { addStyle, type CellCounts } from '../../../../core/stats.ts';
import { fieldText } from '../keys/field-text.ts';
import type { Regions } from '../memory.ts';
import type { WorkerPlan } from '../plan.ts';
import { InvalidCells } from './invalid-cells.ts';
import { FAULT, type FaultKind, type RowFaults } from './row-faults.ts';
import { type SlowCell, slowCell } from './slow-cell.ts';

/** The parts for reading other cells. */
interface CellParts {
  /** One for each target. */
  readonly grammars: readonly CellGrammar[];
  readonly faults: RowFaults;
  readonly bytes: Buffer;
}

/** The cells of a batch that the kernel left to the grammar, and the outcome of their rows. */
export class OtherCells {
  readonly #plan: WorkerPlan;
  readonly #batch: number;
  readonly #grammars: readonly CellGrammar[];
  readonly #faults: RowFaults;
  readonly #bytes: Buffer;
  readonly #spans: Int32Array;
  readonly #values: Float64Array;
  readonly #dropped: Uint8Array;
  readonly #invalid: InvalidCells;
  #slow: SlowCell[] = [];

  constructor(plan: WorkerPlan, regions: Regions, { grammars, faults, bytes }: CellParts) {
    const { batch, spans, values, dropped } = regions;
    const targets = plan.targets.length;
    this.#plan = plan;
    this.#batch = batch;
    this.#grammars = grammars;
    this.#faults = faults;
    this.#bytes = bytes;
    this.#spans = new Int32Array(bytes.buffer, spans, batch * targets * 2);
    this.#values = new Float64Array(bytes.buffer, values, batch * targets);
    this.#dropped = new Uint8Array(bytes.buffer, dropped, batch);
    this.#invalid = new InvalidCells(grammars, plan.quote, bytes);
  }

  /** The number of cells. */
  get count(): number {
    return this.#slow.length + this.#invalid.count;
  }

  /** Begins a batch. */
  begin(): void {
    this.#slow = [];
    this.#invalid.begin();
  }

  /** Takes the cell of a row that is a record. @param src the address of the block */
  take(src: number, row: number, target: number): void {
    if (this.#faults.kinds[row] !== FAULT.none) return;
    const at = 2 * (row * this.#plan.targets.length + target);
    const start = src + (this.#spans[at] as number);
    const end = src + (this.#spans[at + 1] as number);
    if (this.#invalid.take(row, target, start, end)) return;
    const text = fieldText(this.#bytes, start, end, this.#plan.quote);
    this.#slow.push(slowCell({ row, target }, text, this.#grammars[target] as CellGrammar));
  }

  /**
   * Finds the rows with a bad cell.
   *
   * @param rejects true to reject them
   * @returns the row that ends the accepted rows; Infinity for none
   */
  judge(rejects: boolean): number {
    let first = Number.POSITIVE_INFINITY;
    for (const { row, target, value } of this.#slow) {
      if (verdictOn(value, this.#plan) !== 'error') continue;
      if (rejects) this.#mark(row, target, value === undefined ? FAULT.invalid : FAULT.missing);
      else first = Math.min(first, row);
    }
    if (verdictOn(undefined, this.#plan) !== 'error') return first;
    for (let i = 0; i < this.#invalid.count; i++) {
      const row = this.#invalid.rowOf(i);
      if (rejects) this.#mark(row, this.#invalid.targetOf(i), FAULT.invalid);
      else first = Math.min(first, row);
    }
    return first;
  }

  #mark(row: number, target: number, kind: FaultKind): void {
    const at = 2 * (row * this.#plan.targets.length + target);
    const [start, end] = [this.#spans[at] as number, this.#spans[at + 1] as number];
    this.#faults.markCell(row, kind, this.#plan.columns[target] as number, start, end);
  }

  /** Marks rejected rows among the first rows; counts no missing cells for them. @returns the number of rejected rows */
  reject(rows: number): number {
    if (this.#faults.marked === 0) return 0;
    const { kinds } = this.#faults;
    const dropped = this.#dropped;
    let rejected = 0;
    for (let row = 0; row < rows; row++) {
      const mark = kinds[row] === FAULT.none ? 0 : 1;
      dropped[row] = mark;
      rejected += mark;
    }
    for (const target of this.#plan.targets.keys()) {
      const start = target * this.#batch;
      const values = this.#values.subarray(start, start + rows);
      for (let row = 0; row < rows; row++) if (dropped[row] === 1) values[row] = 0;
    }
    return rejected;
  }

  /**
   * Writes and counts the cells of the first rows, without rejected ones.
   *
   * @param rejected the number of rejected rows, which are marked
   * @returns the number of rows that a policy drops
   */
  accept(counts: readonly CellCounts[], rows: number, rejected: number): number {
    if (this.count === 0) return 0;
    if (rejected === 0) this.#dropped.fill(0, 0, rows);
    let dropped = 0;
    for (const cell of this.#slow) {
      if (!this.#isAccepted(cell.row, rows)) continue;
      this.#count(cell, counts[cell.target] as CellCounts);
      dropped += this.#outcome(cell.row, cell.value);
    }
    const isBad = verdictOn(undefined, this.#plan) === 'error';
    for (let i = 0; !isBad && i < this.#invalid.count; i++) {
      const [row, target] = [this.#invalid.rowOf(i), this.#invalid.targetOf(i)];
      if (!this.#isAccepted(row, rows)) continue;
      this.#countValue(row, target, undefined, counts[target] as CellCounts);
      dropped += this.#outcome(row, undefined);
    }
    return dropped;
  }

  #isAccepted(row: number, rows: number): boolean {
    return row < rows && this.#faults.kinds[row] === FAULT.none;
  }

  #count(cell: SlowCell, counted: CellCounts): void {
    const { row, target, value, isOverflow: isOver, isRounded: isNear, isEmpty, style } = cell;
    this.#countValue(row, target, value, counted);
    if (isEmpty) counted.empty++;
    if (isOver) counted.overflow++;
    if (isNear) counted.rounded++;
    if (style !== undefined) addStyle(counted, style);
  }

  #countValue(row: number, target: number, value: number | undefined, counted: CellCounts): void {
    this.#values[target * this.#batch + row] = value ?? Number.NaN;
    if (value === undefined) counted.invalid++;
    // The column has NaN for it, which always counts as missing.
    if (value === undefined && !isMissing(value, this.#plan)) counted.missing--;
  }

  /** Marks a row that a policy drops for a cell. @returns 1 if it was not marked */
  #outcome(row: number, value: number | undefined): number {
    if (verdictOn(value, this.#plan) !== 'drop' || this.#dropped[row] === 1) return 0;
    this.#dropped[row] = 1;
    return 1;
  }
}
