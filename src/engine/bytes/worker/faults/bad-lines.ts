import type { Regions } from '../memory.ts';
import type { WorkerPlan } from '../plan.ts';
import { RawLine } from './raw-line.ts';
import { FAULT, type RowFaults } from './row-faults.ts';

/** The offsets of bad lines in a block. */
interface LineSpan {
  readonly from: number;
  /** The end of the block's bytes (exclusive). */
  readonly to: number;
}

/**
 * Bad rows that are recognized by their lines: rows of another width, or with a stray quote. csv-parse reads other
 * bad rows.
 */
export class BadLines {
  readonly #plan: WorkerPlan;
  readonly #faults: RowFaults;
  readonly #bounds: Int32Array;
  readonly #spans: Int32Array;
  readonly #line: RawLine;

  constructor(plan: WorkerPlan, regions: Regions, faults: RowFaults, memory: ArrayBufferLike) {
    const { batch, bounds, spans } = regions;
    this.#plan = plan;
    this.#faults = faults;
    this.#line = new RawLine(plan, new Uint8Array(memory));
    this.#bounds = new Int32Array(memory, bounds, batch * 2);
    this.#spans = new Int32Array(memory, spans, batch * plan.targets.length * 2);
  }

  /**
   * Takes the bad lines of a block from an offset on, as rows of the batch without cells.
   *
   * @param src the address of the block
   * @param rows the first row that is free (inclusive), and the end of the batch (exclusive)
   * @returns the number of rows taken; `end` is the end of the last one
   */
  take(
    src: number,
    { from, to }: LineSpan,
    row: number,
    most: number,
  ): { rows: number; end: number } {
    let [start, rows] = [src + from, 0];
    for (; row + rows < most && this.#line.read(start, src + to); rows++) {
      if (!this.#reject(start, src, row + rows)) break;
      start = this.#line.end;
    }
    return { rows, end: start - src };
  }

  /** Rejects a row if its line is bad. @returns false for a good line */
  #reject(start: number, src: number, row: number): boolean {
    const line = this.#line;
    if (line.isGood(start)) return false;
    const { width, targets } = this.#plan;
    const isStray = line.quote >= 0;
    const isLong = line.fields > width;
    const place = isStray ? line.quote : isLong ? line.extra : line.lastField;
    const kind = isStray ? FAULT.stray : FAULT.ragged;
    this.#faults.markRow(row, kind, isStray ? 0 : line.fields, place - src);
    this.#bounds[2 * row] = start - src;
    this.#bounds[2 * row + 1] = line.end - src;
    const end = 2 * (row + 1) * targets.length;
    for (let at = end - 2 * targets.length; at < end; at++) this.#spans[at] = start - src;
    return true;
  }
}
