import { CountPacker } from '../../packed-counts.ts';
import type { BlockCounts } from '../../stats.ts';
import { type Kernel, STOP } from '../kernel/kernel.ts';
import type { BatchEncoder, BatchPlace } from './encoders/batch.ts';
import { ByteEncoder } from './encoders/encode-bytes.ts';
import { CellEncoder } from './encoders/encode-cells.ts';
import { ColumnEncoder } from './encoders/encode-columns.ts';
import { BadLines } from './faults/bad-lines.ts';
import { type RejectedRows, RowFaults } from './faults/row-faults.ts';
import { kernelOf, type Regions, type SlotRegions, type WorkerMemory } from './memory.ts';
import { BlockColumns } from './parse-columns.ts';
import type { WorkerPlan } from './plan.ts';
import { BatchScanner, type Scanned } from './scan-batch.ts';

/** A task: the whole records of a slot's bytes from `from` (inclusive) to `to` (exclusive). */
export interface Task {
  readonly slot: number;
  readonly from: number;
  readonly to: number;
  /** True if the input ends there, so that the last record may lack its line ending. */
  readonly isLast: boolean;
  /** The most records of the first batch; each later batch may have twice as many. Small if a bad record is likely. */
  readonly batch?: number;
  /** True if bad rows go to the fallback parser, though they may be rejected. */
  readonly isStrict?: boolean;
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
  /** The rows that are rejected; no count includes them. */
  readonly rejected: RejectedRows;
  /** The keys whose numbers are in a column of this task; none if they are known beforehand. */
  readonly keys: readonly string[];
}

/** The states of tasks by the reason why scan stopped. */
const STATES: readonly TaskResult['state'][] = ['done', 'full', 'fallback'];

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
  readonly #scanner: BatchScanner;
  readonly #faults: RowFaults;
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
    this.#faults = new RowFaults(regions.batch);
    this.#columns = new BlockColumns(
      plan,
      regions,
      { kernel: this.#kernel, faults: this.#faults },
      bytes,
    );
    this.#bounds = new Int32Array(bytes.buffer, regions.bounds, regions.batch * 2);
    const badLines = new BadLines(plan, regions, this.#faults, bytes.buffer);
    const parts = { kernel: this.#kernel, bounds: this.#bounds, badLines };
    this.#scanner = new BatchScanner(plan, regions, parts);
    const Maker = ENCODERS[plan.wants];
    const [kernel, columns, memory] = [this.#kernel, this.#columns, bytes.buffer];
    this.#maker = new Maker({ plan, regions, kernel, columns, memory });
  }

  /** Processes a task until it is done, the output is full, or a record needs the fallback parser. */
  process(task: Task): TaskResult {
    const { src, dst } = this.#regions.slots[task.slot] as SlotRegions;
    const { cells } = this.#counts;
    const isAlone = this.#plan.wants !== 'bytes';
    const keys: readonly string[] = [];
    const total = { written: 0, sent: 0, lines: 0, rows: 0, dropped: 0, keys };
    const rejects = this.#plan.rejects && task.isStrict !== true;
    const takesLines = rejects && !this.#plan.isLenient;
    this.#faults.begin();
    let batch = task.batch ?? this.#regions.batch;
    for (let from = task.from; ; batch *= 2) {
      if (!this.#hasRoom(total.written, task.to - from)) {
        return this.#result(total, from, 'full');
      }
      const most = Math.min(batch, this.#regions.batch);
      const range = { src, from, to: task.to, isLast: task.isLast, most };
      const scanned = this.#scanner.scan(range, takesLines);
      const read = this.#columns.read(src, scanned.records, cells, rejects);
      const place = { ...scanned, src, from, dst: dst + total.written };
      const made = this.#maker.make(read, place, cells);
      const isStopped = made.kept < scanned.records;
      const rejected = this.#faults.endBatch(made.kept, this.#bounds);
      from = isStopped ? (this.#bounds[2 * made.kept] as number) : scanned.consumed;
      total.keys = this.#columns.keys.collected;
      total.written += made.written;
      total.lines += this.#linesBefore(from, place, task.to);
      total.rows += made.kept - rejected;
      total.dropped += read.leftOut - read.rejected;
      const state = STATES[isStopped ? STOP.fallback : scanned.stopped] ?? 'done';
      // The columns of two batches are not contiguous.
      if (state !== 'full' || isAlone) return this.#result(total, from, state);
    }
  }

  #result(
    total: Omit<TaskResult, 'consumed' | 'state' | 'rejected' | 'cells'>,
    consumed: number,
    state: TaskResult['state'],
  ): TaskResult {
    const cells = this.#counts.take();
    return { ...total, consumed, state, rejected: this.#faults.rejected, cells };
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
}
