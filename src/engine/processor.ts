import { Boundaries } from '../core/boundaries.ts';
import { codesOf } from '../core/codes.ts';
import { type Kernel, STOP } from '../csv/kernel.ts';
import { type BatchRows, BlockColumns } from './block-columns.ts';
import type { BytesPlan } from './bytes-plan.ts';
import { emptyTally, type FeatureTally, tallyColumn } from './feature-tally.ts';
import { kernelOf, type Regions, type Slot, type Workspace } from './workspace.ts';

/** A piece of work: the whole records of a slot's bytes from `from` (inclusive) to `to` (exclusive). */
export interface Task {
  readonly slot: number;
  readonly from: number;
  readonly to: number;
  /** Whether the input ends there, so that the last record may lack its line end. */
  readonly isLast: boolean;
}

/** What scan found: whole records up to `consumed` (exclusive), and why it stopped there. */
interface Scanned {
  readonly records: number;
  readonly consumed: number;
  readonly stopped: number;
  readonly lines: number;
}

/** What became of a task. */
export interface TaskResult {
  /** How many bytes of output there are in the slot. */
  readonly written: number;
  /** Up to where the input is used (exclusive). */
  readonly consumed: number;
  /** `full`: to be gone on with once the output is taken; `judge`: the record at `consumed` needs a verdict. */
  readonly state: 'done' | 'full' | 'judge';
  /** How many lines end before `consumed`. */
  readonly lines: number;
  /** Rows taken, dropped ones included. */
  readonly rows: number;
  readonly dropped: number;
  readonly features: readonly FeatureTally[];
}

/**
 * Turns blocks into output in one worker's memory: scan, parse, bucketize, splice, a batch of records
 * at a time. The kernel moves bytes; what a number is, which bin it is in and what becomes of a cell
 * that is none are core's to say.
 */
export class BlockProcessor {
  readonly #kernel: Kernel;
  readonly #plan: BytesPlan;
  readonly #regions: Regions;
  readonly #columns: BlockColumns;
  readonly #boundaries: readonly Boundaries[];
  readonly #bounds: Int32Array;
  readonly #codes: Int32Array;
  readonly #dropped: Uint8Array;

  constructor(plan: BytesPlan, workspace: Workspace) {
    const { regions } = workspace;
    const bytes = Buffer.from(workspace.memory.buffer);
    this.#kernel = kernelOf(workspace);
    this.#plan = plan;
    this.#regions = regions;
    this.#columns = new BlockColumns(plan, regions, this.#kernel, bytes);
    this.#boundaries = plan.features.map(({ boundaries, precision, closed }) =>
      Boundaries.of(boundaries, { precision, closed }),
    );
    this.#bounds = new Int32Array(bytes.buffer, regions.bounds, regions.batch * 2);
    this.#codes = new Int32Array(bytes.buffer, regions.codes, regions.batch * plan.targets.length);
    this.#dropped = new Uint8Array(bytes.buffer, regions.dropped, regions.batch);
  }

  /** Works until the task is done, the output is full, or a record needs a verdict. */
  process(task: Task): TaskResult {
    const { src, dst } = this.#regions.slots[task.slot] as Slot;
    const features = this.#plan.features.map(emptyTally);
    const total = { written: 0, lines: 0, rows: 0, dropped: 0, features };
    for (let from = task.from; ; ) {
      if (!this.#hasRoom(total.written, task.to - from)) {
        return { ...total, consumed: from, state: 'full' };
      }
      const scanned = this.#scan(src, from, task);
      const read = this.#columns.read(src, scanned.records, features);
      this.#bucketize(read, features);
      const rows = { ...read, kept: this.#writableRows(read) };
      const isRefused = rows.kept < scanned.records;
      const consumed = isRefused ? (this.#bounds[2 * rows.kept] as number) : scanned.consumed;
      total.written += this.#splice(src, from, consumed, rows, dst + total.written);
      total.lines += isRefused
        ? this.#kernel.countLines(src, from, consumed, task.to)
        : scanned.lines;
      total.rows += rows.kept;
      total.dropped += rows.dropped;
      from = consumed;
      const state = isRefused ? STOP.judge : scanned.stopped;
      if (state === STOP.judge) return { ...total, consumed, state: 'judge' };
      if (state === STOP.end) return { ...total, consumed, state: 'done' };
    }
  }

  #hasRoom(written: number, left: number): boolean {
    const { batch, dstBytes } = this.#regions;
    return written === 0 || written + left + batch * this.#plan.growth <= dstBytes;
  }

  #scan(src: number, from: number, { to, isLast }: Task): Scanned {
    const { delimiter, quote, width } = this.#plan;
    const { targets, spans, bounds, batch } = this.#regions;
    const last = isLast ? 1 : 0;
    const records = this.#kernel.scan(
      src,
      from,
      to,
      delimiter,
      quote,
      width,
      targets,
      last,
      spans,
      bounds,
      batch,
    );
    const [consumed, stopped] = [this.#kernel.consumed.value, this.#kernel.stopped.value];
    if (this.#kernel.longest.value <= this.#plan.maxRecord) {
      return { records, consumed, stopped, lines: this.#kernel.lines.value };
    }
    const long = this.#firstTooLong(records);
    const start = this.#bounds[2 * long] as number;
    const lines = this.#kernel.countLines(src, from, start, to);
    return { records: long, consumed: start, stopped: STOP.judge, lines };
  }

  /** The first record that may be longer than records may be. */
  #firstTooLong(records: number): number {
    for (let i = 0; i < records; i++) {
      const length = (this.#bounds[2 * i + 1] as number) - (this.#bounds[2 * i] as number);
      if (length > this.#plan.maxRecord) return i;
    }
    return records;
  }

  /** The codes of every target, by the rule; counts them on the way. */
  #bucketize(rows: BatchRows, features: readonly FeatureTally[]): void {
    for (const [i, { missing: policy, targets }] of this.#plan.features.entries()) {
      for (const target of targets) {
        const start = target * this.#regions.batch;
        const out = this.#codes.subarray(start, start + rows.kept);
        const column = this.#columns.values(target, rows.kept);
        const { missing } = codesOf(
          column,
          this.#boundaries[i] as Boundaries,
          policy,
          out,
          rows.mayMiss,
        );
        const dropped = rows.dropped > 0 ? this.#dropped : undefined;
        tallyColumn(features[i] as FeatureTally, out, missing, dropped);
      }
    }
  }

  /** The rows before the first one with a cell that cannot be written: its verdict ends the run. */
  #writableRows({ kept, dropped }: BatchRows): number {
    let rows = kept;
    for (const { targets, unwritable } of this.#plan.features) {
      for (const target of unwritable.length === 0 ? [] : targets) {
        const start = target * this.#regions.batch;
        const isStop = (code: number, row: number): boolean =>
          unwritable.includes(code) && !(dropped > 0 && this.#dropped[row] === 1);
        const at = this.#codes.subarray(start, start + rows).findIndex(isStop);
        if (at >= 0) rows = at;
      }
    }
    return rows;
  }

  #splice(src: number, from: number, to: number, rows: BatchRows, dst: number): number {
    const { delimiter, targets, edits } = this.#plan;
    const { bounds, spans, dropped, program } = this.#regions;
    const marks = rows.dropped > 0 ? dropped : 0;
    const stride = targets.length * 8;
    return this.#kernel.splice(
      src,
      from,
      to,
      bounds,
      spans,
      stride,
      rows.kept,
      marks,
      program,
      edits.length,
      delimiter,
      dst,
    );
  }
}
