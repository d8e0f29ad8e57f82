import type { Kernel } from '../kernel/kernel.ts';
import { lastRecordEnd } from '../worker/last-record-end.ts';
import { kernelOf, type Regions, type SlotRegions, type WorkerMemory } from '../worker/memory.ts';
import type { WorkerPlan } from '../worker/plan.ts';
import { readAt } from './file-bytes.ts';
import { type BoardMemory, RangeBoard } from './range-board.ts';

/** A part of a file that threads process, a range of bytes at a time. */
export interface RangeJob {
  /** The number of the job in the run. */
  readonly number: number;
  readonly board: BoardMemory;
  /** The open file. */
  readonly input: number;
  /** The start of its bytes (inclusive), where a record begins; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** The open file to which each thread writes its output, in turn; undefined if the first thread writes. */
  readonly output: number | undefined;
}

/** A job for a worker. */
export interface WorkerJob extends RangeJob {
  /** The index of the worker among the job's workers. */
  readonly worker: number;
}

/** A range in a slot's memory. */
export interface Range {
  readonly number: number;
  /** The extent of its whole records in the slot; undefined if only the block pipeline can find them. */
  readonly records: { readonly start: number; readonly end: number } | undefined;
}

/** A range in a slot's memory whose start is not yet known. */
interface Unaligned {
  readonly number: number;
  /** The start of its bytes in the kernel's memory; `src` is the address of the slot. */
  readonly from: number;
  readonly to: number;
  readonly src: number;
  /** False if the file has fewer bytes, or none can be read. */
  readonly isRead: boolean;
  /** True if the number of its quotes is odd. */
  readonly isOdd: boolean;
}

/** The number of ranges of a job; 0 if the file is now shorter than the part that was read. */
export function rangeCount(
  { from, to }: Pick<RangeJob, 'from' | 'to'>,
  blockBytes: number,
): number {
  return Math.max(0, Math.ceil((to - from) / blockBytes));
}

/**
 * Reads ranges into the slots of one thread, and cuts them into whole records. The records of a range are those that
 * end in it; a record that began before it is read again from its start. The number of quotes of each range
 * determines whether the next range begins inside quotes.
 */
export class RangeReader {
  readonly #job: RangeJob;
  readonly #board: RangeBoard;
  readonly #regions: Regions;
  readonly #bytes: Uint8Array;
  readonly #quote: number;
  readonly #kernel: Kernel;

  constructor(job: RangeJob, { quote }: WorkerPlan, memory: WorkerMemory) {
    this.#job = job;
    this.#board = new RangeBoard(job.board);
    this.#regions = memory.regions;
    this.#bytes = new Uint8Array(memory.memory.buffer);
    this.#quote = quote;
    this.#kernel = kernelOf(memory);
  }

  /** Takes the next range into a slot, and waits for its start. @returns undefined if there is none */
  next(slot: number): Range | undefined {
    const read = this.read(slot);
    if (read === undefined) return undefined;
    this.#board.waitForStart(read.number);
    return this.cut(read);
  }

  /** Takes the next range, and reads it into a slot. @returns undefined if there is none */
  read(slot: number): Unaligned | undefined {
    const number = this.#board.claim();
    if (number === undefined) return undefined;
    const { blockBytes, srcBytes } = this.#regions;
    const position = this.#job.from + number * blockBytes;
    const length = Math.min(blockBytes, this.#job.to - position);
    const { src } = this.#regions.slots[slot] as SlotRegions;
    // The unfinished record is copied before the range.
    const from = src + srcBytes - blockBytes;
    const to = from + length;
    const isRead = readAt(this.#job.input, this.#bytes.subarray(from, to), position);
    const isOdd = this.#quote >= 0 && this.#kernel.parity(from, length, this.#quote) === 1;
    return { number, from, to, src, isRead, isOdd };
  }

  /**
   * Cuts a range whose start was waited for, and publishes the start of the next one.
   *
   * @returns undefined if the range must be dropped
   */
  cut({ number, from, to, src, isRead, isOdd }: Unaligned): Range | undefined {
    const start = this.#board.start(number);
    if (start === undefined) return undefined;
    if (!isRead) return this.#leave(number);
    const room = from - src;
    const isQuoted = start.isQuoted !== isOdd;
    const end = lastRecordEnd({ bytes: this.#bytes, from, to, isQuoted }, this.#quote);
    const openRecordBytes = end === 0 ? start.openRecordBytes + to - from : to - end;
    if (openRecordBytes > room) return this.#leave(number);
    this.#board.publishStart(number, { openRecordBytes, isQuoted });
    if (end === 0) return { number, records: { start: room, end: room } };
    const before = this.#bytes.subarray(from - start.openRecordBytes, from);
    const position = this.#job.from + number * this.#regions.blockBytes;
    if (!readAt(this.#job.input, before, position - start.openRecordBytes))
      return this.#leave(number);
    return { number, records: { start: room - start.openRecordBytes, end: end - src } };
  }

  /** Leaves a range, and all after it, to the block pipeline. */
  #leave(number: number): Range {
    this.#board.stop(number);
    return { number, records: undefined };
  }
}
