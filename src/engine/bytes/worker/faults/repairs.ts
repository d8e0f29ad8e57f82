import type { RepairedCounts } from '../../../../core/stats.ts';
import { type Kernel, STOP } from '../../kernel/kernel.ts';
import type { Regions } from '../memory.ts';
import type { WorkerPlan } from '../plan.ts';
import { REPAIR, RepairedLines } from './repaired-lines.ts';
import type { Batch, BatchScanner, ScanRange } from './scan-batch.ts';

/** The number of consecutive good records after which the kernel continues with the block itself. */
const MANY_GOOD = 64;

/** The parts for repairing records. */
interface RepairParts {
  readonly kernel: Kernel;
  readonly scanner: BatchScanner;
  readonly memory: ArrayBufferLike;
}

/** Batches of repaired records, and of good records between them, in separate memory. */
export class Repairs {
  readonly #regions: Regions;
  readonly #kernel: Kernel;
  readonly #scanner: BatchScanner;
  readonly #bytes: Uint8Array;
  readonly #bounds: Int32Array;
  readonly #lines: RepairedLines;
  /** The start of each row in its block, and its repairs. */
  readonly #starts: Int32Array;
  readonly #repairs: Uint8Array;
  /** The batch so far: its rows, the end of its records, and the end of their lines in the block. */
  #rows = 0;
  #out = 0;
  #at = 0;
  #isFull = false;

  constructor(plan: WorkerPlan, regions: Regions, { kernel, scanner, memory }: RepairParts) {
    this.#regions = regions;
    this.#kernel = kernel;
    this.#scanner = scanner;
    this.#bytes = new Uint8Array(memory);
    this.#bounds = new Int32Array(memory, regions.bounds, regions.batch * 2);
    this.#lines = new RepairedLines(plan, regions, memory);
    this.#starts = new Int32Array(regions.batch);
    this.#repairs = new Uint8Array(regions.batch);
  }

  /**
   * Repairs the records at the start of a range.
   *
   * @param room the maximum number of bytes of records
   * @returns no records if the first record needs another repair, or if there is no room for it
   */
  batch(range: ScanRange, room: number): Batch {
    this.#rows = 0;
    this.#out = 0;
    this.#at = range.from;
    this.#isFull = false;
    this.#lines.begin();
    while (this.#repair(range, room) && this.#copyGood(range, room));
    const isStopped = this.#rows === 0 && !this.#isFull;
    return {
      src: this.#regions.repaired,
      from: 0,
      end: this.#out,
      records: this.#rows,
      consumed: this.#at,
      stopped: isStopped ? STOP.fallback : STOP.full,
      lines: this.#kernel.countLines(range.src, range.from, this.#at, range.to),
    };
  }

  /** The start of a row in its block. */
  startOf(row: number): number {
    return this.#starts[row] as number;
  }

  /** Prepares the output of a batch. @param leftOut 1 for each dropped or rejected row */
  leaveOut(leftOut: Uint8Array): void {
    this.#lines.leaveOut(leftOut);
  }

  /** Adds the repairs of the first rows to counts. */
  count(rows: number, counts: RepairedCounts): void {
    for (let row = 0; row < rows; row++) {
      const repairs = this.#repairs[row] as number;
      if (repairs === 0) continue;
      if ((repairs & REPAIR.padded) !== 0) counts.padded++;
      if ((repairs & REPAIR.long) !== 0) counts.long++;
      if ((repairs & REPAIR.quotes) !== 0) counts.quotes++;
    }
  }

  /** Repairs consecutive bad lines. @returns false if the batch ends */
  #repair({ src, to, most }: ScanRange, room: number): boolean {
    const before = this.#rows;
    while (this.#rows < most) {
      const repairs = this.#lines.write(src + this.#at, src + to, this.#rows, this.#out, room);
      if (repairs === 'full') this.#isFull = true;
      if (repairs === undefined || repairs === 'full') break;
      this.#starts[this.#rows] = this.#at;
      this.#repairs[this.#rows++] = repairs;
      this.#out = this.#lines.written;
      this.#at = this.#lines.end - src;
    }
    return this.#rows > before && this.#rows < most && !this.#isFull;
  }

  /** Copies the good records after repaired ones. @returns false if the batch ends */
  #copyGood(range: ScanRange, room: number): boolean {
    const { src, to, most } = range;
    const [at, out, first] = [this.#at, this.#out, this.#rows];
    const { consumed } = this.#scanner.records({ ...range, from: at }, first);
    const length = consumed - at;
    if (length === 0) return at < to;
    if (out + length > room) return false;
    const { repaired } = this.#regions;
    this.#bytes.copyWithin(repaired + out, src + at, src + consumed);
    const copied = { src: repaired, from: out, to: out + length, isLast: true, most };
    const { records } = this.#scanner.records(copied, first);
    for (let row = first; row < first + records; row++) {
      this.#starts[row] = (this.#bounds[2 * row] as number) - out + at;
      this.#repairs[row] = 0;
    }
    this.#rows += records;
    this.#out += length;
    this.#at = consumed;
    return records < MANY_GOOD && this.#rows < most;
  }
}
