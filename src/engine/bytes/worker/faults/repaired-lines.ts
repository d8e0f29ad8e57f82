import type { Regions } from '../memory.ts';
import type { WorkerPlan } from '../plan.ts';
import { SPLICE } from '../splice-program.ts';
import { RawLine } from './raw-line.ts';

/** The repairs of a row, as bits. */
export const REPAIR = { padded: 1, long: 2, quotes: 4 } as const;

/** The most bytes of a line ending. */
const LINE_END = 2;

/**
 * Writes lines as records of the table, for the kernel: pads short lines with empty fields, and quotes fields with
 * stray quotes. Long lines keep their extra fields: in the record, or after it if cells are appended.
 */
export class RepairedLines {
  readonly #plan: WorkerPlan;
  readonly #bytes: Uint8Array;
  readonly #bounds: Int32Array;
  readonly #spans: Int32Array;
  /** The address of the records. */
  readonly #into: number;
  readonly #appends: boolean;
  readonly #line: RawLine;
  #written = 0;
  /** The row and the end of each long record whose extra fields are after it. */
  #cut: { readonly row: number; readonly end: number }[] = [];

  constructor(plan: WorkerPlan, regions: Regions, memory: ArrayBufferLike) {
    const { batch, bounds, spans, repaired } = regions;
    const kinds = plan.edits.map(({ kind }) => kind);
    this.#plan = plan;
    this.#bytes = new Uint8Array(memory);
    this.#bounds = new Int32Array(memory, bounds, batch * 2);
    this.#spans = new Int32Array(memory, spans, batch * plan.targets.length * 2);
    this.#into = repaired;
    this.#appends =
      !kinds.includes(SPLICE.bare) &&
      (kinds.includes(SPLICE.append) || kinds.includes(SPLICE.appendGroup));
    this.#line = new RawLine(plan, this.#bytes);
  }

  /** The end of the last written record. */
  get written(): number {
    return this.#written;
  }

  /** The end of its line. */
  get end(): number {
    return this.#line.end;
  }

  /** Begins a batch. */
  begin(): void {
    this.#cut = [];
  }

  /**
   * Writes a line as a record.
   *
   * @param start the line's start in memory; `to` is the end of the bytes
   * @param out the end of the records before it; `room` is the most bytes of all records
   * @returns its repairs; undefined if it needs none or is not a {@link RawLine}; `full` if there is no room
   */
  write(
    start: number,
    to: number,
    row: number,
    out: number,
    room: number,
  ): number | 'full' | undefined {
    const line = this.#line;
    if (!line.read(start, to) || line.isGood(start)) return undefined;
    const { width } = this.#plan;
    // At worst, all bytes are doubled and all fields are quoted.
    const most = 2 * (line.content - start + line.fields) + width + LINE_END;
    if (out + most > room) return 'full';
    this.#bounds[2 * row] = out;
    this.#bounds[2 * row + 1] = this.#record(start, row, out);
    const isRagged = line.fields < width ? REPAIR.padded : line.fields > width ? REPAIR.long : 0;
    return isRagged | (line.quote >= 0 ? REPAIR.quotes : 0);
  }

  /** Extends long records by their extra fields if their rows are left out. @param leftOut 1 for each such row */
  leaveOut(leftOut: Uint8Array): void {
    for (const { row, end } of this.#cut) if (leftOut[row] === 1) this.#bounds[2 * row + 1] = end;
  }

  /** Writes the fields of a record and its line ending. @returns the end of the record */
  #record(start: number, row: number, out: number): number {
    const { delimiter, width, targets } = this.#plan;
    const bytes = this.#bytes;
    const { content, end, fields } = this.#line;
    const count = Math.max(width, fields);
    let [at, to, cut] = [start, this.#into + out, -1];
    for (let [field, target] = [0, 0]; field < count; field++) {
      if (field === width) cut = to - this.#into;
      if (field > 0) bytes[to++] = delimiter;
      const from = to - this.#into;
      const next = field < fields ? this.#fieldEnd(at) : at;
      to = this.#field(at, next, to);
      at = Math.min(next + 1, content);
      if (field === targets[target]) this.#span(row, target++, from, to - this.#into);
    }
    for (let i = content; i < end; i++) bytes[to++] = bytes[i] as number;
    const whole = to - this.#into;
    this.#written = whole;
    if (cut < 0 || !this.#appends) return whole;
    this.#cut.push({ row, end: whole });
    return cut;
  }

  #span(row: number, target: number, start: number, end: number): void {
    const span = 2 * (row * this.#plan.targets.length + target);
    this.#spans[span] = start;
    this.#spans[span + 1] = end;
  }

  #fieldEnd(start: number): number {
    const { content } = this.#line;
    let at = start;
    while (at < content && this.#bytes[at] !== this.#plan.delimiter) at++;
    return at;
  }

  /** Writes a field, in quotes if there is a quote in it. @returns the end of what is written */
  #field(start: number, end: number, out: number): number {
    const bytes = this.#bytes;
    const { quote } = this.#plan;
    let to = out;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte === quote) return this.#quoted(start, end, out);
      bytes[to++] = byte;
    }
    return to;
  }

  #quoted(start: number, end: number, out: number): number {
    const bytes = this.#bytes;
    const { quote } = this.#plan;
    let to = out;
    bytes[to++] = quote;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number;
      bytes[to++] = byte;
      if (byte === quote) bytes[to++] = quote;
    }
    bytes[to++] = quote;
    return to;
  }
}
