import type { Regions } from '../memory.ts';
import type { WorkerPlan } from '../plan.ts';
import { FAULT, type RowFaults } from './row-faults.ts';

const [LF, CR] = [10, 13];

/** The offsets of bad lines in a block. */
interface LineSpan {
  readonly from: number;
  /** The end of the block's bytes (exclusive). */
  readonly to: number;
}

/**
 * Bad rows that their lines tell: without a field that begins with a quote, fields end at delimiters and records with
 * lines. Such a row is of another width, or its first quote is stray, which is all that csv-parse finds there too. Any
 * other bad row is left to csv-parse.
 */
export class BadLines {
  readonly #plan: WorkerPlan;
  readonly #faults: RowFaults;
  readonly #bytes: Uint8Array;
  readonly #bounds: Int32Array;
  readonly #spans: Int32Array;
  /** The line that was looked at: its end without and with its line ending, its fields, and places in it. */
  #content = 0;
  #end = 0;
  #fields = 0;
  #lastField = 0;
  /** The start of the first field past the last column. */
  #extra = 0;
  /** The first quote; -1 for none. */
  #quote = -1;

  constructor(plan: WorkerPlan, regions: Regions, faults: RowFaults, memory: ArrayBufferLike) {
    const { batch, bounds, spans } = regions;
    this.#plan = plan;
    this.#faults = faults;
    this.#bytes = new Uint8Array(memory);
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
    for (; row + rows < most && this.#read(start, src + to); rows++) {
      if (!this.#reject(start, src, row + rows)) break;
      start = this.#end;
    }
    return { rows, end: start - src };
  }

  /** Rejects a row if its line is bad. @returns false for a good line */
  #reject(start: number, src: number, row: number): boolean {
    const { width, targets } = this.#plan;
    const isStray = this.#quote >= 0;
    const isLong = this.#fields > width;
    if (!isStray && (this.#fields === width || this.#content === start)) return false;
    const place = isStray ? this.#quote : isLong ? this.#extra : this.#lastField;
    const kind = isStray ? FAULT.stray : FAULT.ragged;
    this.#faults.markRow(row, kind, isStray ? 0 : this.#fields, place - src);
    this.#bounds[2 * row] = start - src;
    this.#bounds[2 * row + 1] = this.#end - src;
    const end = 2 * (row + 1) * targets.length;
    for (let at = end - 2 * targets.length; at < end; at++) this.#spans[at] = start - src;
    return true;
  }

  /**
   * Looks at a line.
   *
   * @returns false if it does not end in the bytes, is longer than records may be, or has a quoted field
   */
  #read(start: number, to: number): boolean {
    const bytes = this.#bytes;
    let at = start;
    while (at < to && bytes[at] !== LF && bytes[at] !== CR) at++;
    // A CR at the end of the block may be half of a CR LF.
    if (at >= to || (bytes[at] === CR && at + 1 === to)) return false;
    this.#content = at;
    this.#end = bytes[at] === CR && bytes[at + 1] === LF ? at + 2 : at + 1;
    return at - start <= this.#plan.maxRecord && this.#readFields(start);
  }

  /** Counts the fields of the line. @returns false if one begins with a quote */
  #readFields(start: number): boolean {
    const { delimiter, quote, width } = this.#plan;
    let [fields, field, extra, firstQuote] = [1, start, start, -1];
    for (let at = start; at < this.#content; at++) {
      const byte = this.#bytes[at] as number;
      if (byte === delimiter) {
        field = at + 1;
        if (fields++ === width) extra = field;
      } else if (byte === quote) {
        if (at === field) return false;
        if (firstQuote < 0) firstQuote = at;
      }
    }
    this.#fields = fields;
    this.#lastField = field;
    this.#extra = extra;
    this.#quote = firstQuote;
    return true;
  }
}
