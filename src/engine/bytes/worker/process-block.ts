import type { RepairedCounts } from '../../../core/stats.ts';
import { CountPacker } from '../../packed-counts.ts';
import type { BlockCounts } from '../../stats.ts';
import { type Kernel, STOP } from '../kernel/kernel.ts';
import type { BatchEncoder } from './encoders/batch.ts';
import { ByteEncoder } from './encoders/encode-bytes.ts';
import { CellEncoder } from './encoders/encode-cells.ts';
import { ColumnEncoder } from './encoders/encode-columns.ts';
import { BadLines } from './faults/bad-lines.ts';
import { Repairs } from './faults/repairs.ts';
import { type RejectedRows, RowFaults } from './faults/row-faults.ts';
import { type Batch, BatchScanner, type ScanRange } from './faults/scan-batch.ts';
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
  /** The maximum records of the first batch, few if a bad record is likely; doubled for each later batch. */
  readonly batch?: number;
  /** True if bad rows go to the fallback parser, although they may be rejected. */
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
   * `full`: continues after the output is written; `fallback`: the record at `consumed` goes to the fallback parser.
   */
  readonly state: 'done' | 'full' | 'fallback';
  /** The number of lines that end before `consumed`. */
  readonly lines: number;
  /** The number of repaired rows, by kind of repair. */
  readonly repaired: RepairedCounts;
  /** The rejected rows; no count includes them. */
  readonly rejected: RejectedRows;
  /** The keys that this task numbered; none if all are known beforehand. */
  readonly keys: readonly string[];
}

/** The counts of a task so far. */
type Total = Writable<Omit<TaskResult, 'consumed' | 'state' | 'rejected' | 'cells'>>;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A task that is being processed. */
interface TaskRun {
  readonly total: Total;
  /** True if bad rows are rejected. */
  readonly rejects: boolean;
  /** The address of its output. */
  readonly dst: number;
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
  readonly #repairs: Repairs;
  readonly #bounds: Int32Array;
  readonly #dropped: Uint8Array;
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
    this.#dropped = new Uint8Array(bytes.buffer, regions.dropped, regions.batch);
    const Maker = ENCODERS[plan.wants];
    const [kernel, columns, memory] = [this.#kernel, this.#columns, bytes.buffer];
    this.#maker = new Maker({ plan, regions, kernel, columns, memory });
    this.#repairs = new Repairs(plan, regions, { kernel, scanner: this.#scanner, memory });
  }

  /** Processes a task until it is done, the output is full, or a record needs the fallback parser. */
  process(task: Task): TaskResult {
    const { src, dst } = this.#regions.slots[task.slot] as SlotRegions;
    const run: TaskRun = { ...this.#startTask(task), dst };
    const { total } = run;
    const { wants, isLenient } = this.#plan;
    const isAlone = wants !== 'bytes';
    let [batch, mustRepair] = [task.batch ?? this.#regions.batch, false];
    for (let from = task.from; ; batch *= 2) {
      if (!this.#hasRoom(total.written, task.to - from)) return this.#result(total, from, 'full');
      const most = Math.min(batch, this.#regions.batch);
      const range = { src, from, to: task.to, isLast: task.isLast, most };
      const found = mustRepair
        ? this.#repaired(range, total)
        : this.#scanner.scan(range, run.rejects && !isLenient);
      const { end, state } = this.#work(range, found, run);
      // A record that the kernel declined may be repaired; a cell may not.
      mustRepair = isLenient && !mustRepair && state === 'fallback' && end === found.consumed;
      // The columns of two batches are not contiguous.
      const goesOn = mustRepair || (state === 'full' && end > from);
      if (!goesOn) return this.#result(total, end, state);
      if (isAlone && end > from) return this.#result(total, end, 'full');
      from = end;
    }
  }

  #startTask({ isStrict = false }: Task): Omit<TaskRun, 'dst'> {
    const keys: readonly string[] = [];
    const repaired = { padded: 0, long: 0, quotes: 0 };
    this.#faults.begin();
    const total = { written: 0, sent: 0, lines: 0, rows: 0, dropped: 0, keys, repaired };
    return { total, rejects: this.#plan.rejects && !isStrict };
  }

  /** Repairs records, as many as the output has room for. */
  #repaired(range: ScanRange, { written }: Total): Batch {
    const { batch, dstBytes, srcBytes } = this.#regions;
    const room = Math.min(srcBytes, dstBytes - written - batch * this.#plan.growth);
    const found = this.#repairs.batch(range, room);
    // csv-parse reads a record that needs more than all the room.
    return found.records === 0 && written === 0 ? { ...found, stopped: STOP.fallback } : found;
  }

  /** Makes the output of a batch. @returns its end in the block */
  #work(
    range: ScanRange,
    found: Batch,
    { total, rejects, dst }: TaskRun,
  ): { readonly end: number; readonly state: TaskResult['state'] } {
    const isRepaired = found.src !== range.src;
    // The offsets of rejected rows are those of the block.
    const mayReject = rejects && !isRepaired;
    const read = this.#columns.read(found.src, found.records, this.#counts.cells, mayReject);
    if (isRepaired && read.leftOut > 0) this.#repairs.leaveOut(this.#dropped);
    const place = { ...found, consumed: found.end, dst: dst + total.written };
    const made = this.#maker.make(read, place, this.#counts.cells);
    const rejected = this.#faults.endBatch(made.kept, this.#bounds);
    if (isRepaired) this.#repairs.count(made.kept, total.repaired);
    const isStopped = made.kept < found.records;
    const end = isStopped ? this.#startOf(made.kept, isRepaired) : found.consumed;
    total.keys = this.#columns.keys.collected;
    total.written += made.written;
    const { src, from, to } = range;
    total.lines += isStopped ? this.#kernel.countLines(src, from, end, to) : found.lines;
    total.rows += made.kept - rejected;
    total.dropped += read.leftOut - read.rejected;
    return { end, state: STATES[isStopped ? STOP.fallback : found.stopped] ?? 'done' };
  }

  /** The start of a row of the batch in the block. */
  #startOf(row: number, isRepaired: boolean): number {
    return isRepaired ? this.#repairs.startOf(row) : (this.#bounds[2 * row] as number);
  }

  #result(total: Total, consumed: number, state: TaskResult['state']): TaskResult {
    const cells = this.#counts.take();
    return { ...total, consumed, state, rejected: this.#faults.rejected, cells };
  }

  #hasRoom(written: number, left: number): boolean {
    const { batch, dstBytes } = this.#regions;
    return written === 0 || written + left + batch * this.#plan.growth <= dstBytes;
  }
}
