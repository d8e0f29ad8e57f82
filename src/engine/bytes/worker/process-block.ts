import { CountPacker } from '../../packed-counts.ts';
import type { BlockCounts } from '../../stats.ts';
import { type Kernel, STOP } from '../kernel/kernel.ts';
import type { BatchEncoder, BatchPlace } from './encoders/batch.ts';
import { ByteEncoder } from './encoders/encode-bytes.ts';
import { CellEncoder } from './encoders/encode-cells.ts';
import { ColumnEncoder } from './encoders/encode-columns.ts';
import { kernelOf, type Regions, type SlotRegions, type WorkerMemory } from './memory.ts';
import { BlockColumns } from './parse-columns.ts';
import type { WorkerPlan } from './plan.ts';

/** A task: the whole records of a slot's bytes from `from` (inclusive) to `to` (exclusive). */
export interface Task {
  readonly slot: number;
  readonly from: number;
  readonly to: number;
  /** True if the input ends there, so that the last record may lack its line ending. */
  readonly isLast: boolean;
  /** The most records of the first batch; each later batch may have twice as many. Small if a bad record is likely. */
  readonly batch?: number;
}

/** The result of scan: whole records up to `consumed` (exclusive), and the reason why it stopped. */
interface Scanned {
  readonly records: number;
  readonly consumed: number;
  readonly stopped: number;
  readonly lines: number;
}

/** The result of a task. */
export interface TaskResult extends BlockCounts {
  /** The number of output bytes in the slot. */
  readonly written: number;
  /** The number of output bytes that the thread has already written to the output file. */
  readonly sent: number;
  /** The end of the processed input (exclusive). */
  readonly consumed: number;
  /**
   * `full`: to be continued once the output is written; `fallback`: the record at `consumed` goes to the fallback
   * parser.
   */
  readonly state: 'done' | 'full' | 'fallback';
  /** The number of lines that end before `consumed`. */
  readonly lines: number;
  /** The keys whose numbers are in a column of this task; none if they are known beforehand. */
  readonly keys: readonly string[];
}

const ENCODERS = { bytes: ByteEncoder, columns: ColumnEncoder, cells: CellEncoder };

/**
 * Processes blocks in one worker's memory, a batch of records at a time: scan, parse, and then bucketize and splice
 * for bytes, or columns or cells only. The kernel only moves bytes; core decides what a number is, which bin it is in,
 * and the outcome of invalid cells.
 */
export class BlockProcessor {
  readonly #kernel: Kernel;
  readonly #plan: WorkerPlan;
  readonly #regions: Regions;
  readonly #columns: BlockColumns;
  readonly #maker: BatchEncoder;
  readonly #bounds: Int32Array;
  readonly #counts: CountPacker;

  constructor(plan: WorkerPlan, workerMemory: WorkerMemory) {
    const { regions } = workerMemory;
    const bytes = Buffer.from(workerMemory.memory.buffer);
    this.#kernel = kernelOf(workerMemory);
    this.#plan = plan;
    this.#counts = new CountPacker(plan.depths);
    this.#regions = regions;
    this.#columns = new BlockColumns(plan, regions, this.#kernel, bytes);
    this.#bounds = new Int32Array(bytes.buffer, regions.bounds, regions.batch * 2);
    const Maker = ENCODERS[plan.wants];
    const [kernel, columns, memory] = [this.#kernel, this.#columns, bytes.buffer];
    this.#maker = new Maker({ plan, regions, kernel, columns, memory });
  }

  /** Processes a task until it is done, the output is full, or a record needs the fallback parser. */
  process(task: Task): TaskResult {
    const result = this.#run(task);
    return { ...result, cells: this.#counts.take() };
  }

  #run(task: Task): Omit<TaskResult, 'cells'> {
    const { src, dst } = this.#regions.slots[task.slot] as SlotRegions;
    const { cells } = this.#counts;
    const isAlone = this.#plan.wants !== 'bytes';
    const keys: readonly string[] = [];
    const total = { written: 0, sent: 0, lines: 0, rows: 0, dropped: 0, keys };
    let batch = task.batch ?? this.#regions.batch;
    for (let from = task.from; ; batch *= 2) {
      if (!this.#hasRoom(total.written, task.to - from)) {
        return { ...total, consumed: from, state: 'full' };
      }
      const scanned = this.#scan(src, from, task, Math.min(batch, this.#regions.batch));
      const read = this.#columns.read(src, scanned.records, cells);
      const place = { ...scanned, src, from, dst: dst + total.written };
      const made = this.#maker.make(read, place, cells);
      const isRejected = made.kept < scanned.records;
      from = isRejected ? (this.#bounds[2 * made.kept] as number) : scanned.consumed;
      total.keys = this.#columns.keys.collected;
      total.written += made.written;
      total.lines += this.#linesBefore(from, place, task.to);
      total.rows += made.kept;
      total.dropped += read.dropped;
      const state = isRejected ? STOP.fallback : scanned.stopped;
      if (state === STOP.fallback) return { ...total, consumed: from, state: 'fallback' };
      if (state === STOP.end) return { ...total, consumed: from, state: 'done' };
      // The columns of two batches are not contiguous.
      if (isAlone) return { ...total, consumed: from, state: 'full' };
    }
  }

  /** Counts the lines of a batch that end before an offset. */
  #linesBefore(
    end: number,
    { src, from, consumed, lines }: Scanned & Pick<BatchPlace, 'src' | 'from'>,
    to: number,
  ): number {
    return end === consumed ? lines : this.#kernel.countLines(src, from, end, to);
  }

  #hasRoom(written: number, left: number): boolean {
    const { batch, dstBytes } = this.#regions;
    return written === 0 || written + left + batch * this.#plan.growth <= dstBytes;
  }

  #scan(src: number, from: number, { to, isLast }: Task, batch: number): Scanned {
    const { delimiter, quote, width } = this.#plan;
    const { targets, spans, bounds } = this.#regions;
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
    return { records: long, consumed: start, stopped: STOP.fallback, lines };
  }

  /** The index of the first record that may be too long. */
  #firstTooLong(records: number): number {
    for (let i = 0; i < records; i++) {
      const length = (this.#bounds[2 * i + 1] as number) - (this.#bounds[2 * i] as number);
      if (length > this.#plan.maxRecord) return i;
    }
    return records;
  }
}
