import type { Kernel } from '../kernel/kernel.ts';
import { lastRecordEnd } from '../worker/last-record-end.ts';
import { kernelOf, type Regions, type SlotRegions, type WorkerMemory } from '../worker/memory.ts';
import type { WorkerPlan } from '../worker/plan.ts';
import { readAt } from './file-bytes.ts';
import { type BoardMemory, RangeBoard } from './range-board.ts';

/** A part of a file that threads work on, a range of bytes each. */
export interface RangeJob {
  /** Which of a run's jobs it is. */
  readonly number: number;
  readonly board: BoardMemory;
  /** The open file. */
  readonly input: number;
  /** Its bytes from here (inclusive), where a record begins, to `to` (exclusive). */
  readonly from: number;
  readonly to: number;
  /** The open file that each thread writes its output to, in its turn; undefined if the first thread does. */
  readonly output: number | undefined;
}

/** A job as one worker gets it. */
export interface WorkerJob extends RangeJob {
  /** Which of the job's workers it is. */
  readonly worker: number;
}

/** A range in a slot's memory. */
export interface Range {
  readonly number: number;
  /** Where its whole records are in the slot; undefined where only the ordered pipeline can tell. */
  readonly records: { readonly start: number; readonly end: number } | undefined;
}

/** A range in a slot's memory whose start is not known. */
interface Unaligned {
  readonly number: number;
  /** Where its bytes are in the kernel's memory; the address of the slot. */
  readonly from: number;
  readonly to: number;
  readonly src: number;
  /** False where the file has fewer bytes, or none can be read. */
  readonly isRead: boolean;
  /** Whether the number of its quotes is odd. */
  readonly isOdd: boolean;
}

/** How many ranges a job has; none where the file has become shorter than what was read of it. */
export function rangeCount(
  { from, to }: Pick<RangeJob, 'from' | 'to'>,
  blockBytes: number,
): number {
  return Math.max(0, Math.ceil((to - from) / blockBytes));
}

/**
 * Reads ranges into the slots of one thread, and cuts them. The records of a range are those that end in it; a record
 * that began before it is read again from there. The quotes of each range tell how the next one begins.
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

  /** Takes the next range into a slot, and waits for its start. @returns undefined where there is none */
  next(slot: number): Range | undefined {
    const read = this.read(slot);
    if (read === undefined) return undefined;
    this.#board.waitForStart(read.number);
    return this.cut(read);
  }

  /** Takes the next range, and reads it into a slot. @returns undefined where there is none */
  read(slot: number): Unaligned | undefined {
    const number = this.#board.claim();
    if (number === undefined) return undefined;
    const { blockBytes, srcBytes } = this.#regions;
    const position = this.#job.from + number * blockBytes;
    const length = Math.min(blockBytes, this.#job.to - position);
    const { src } = this.#regions.slots[slot] as SlotRegions;
    // The record that is not ended is put before it.
    const from = src + srcBytes - blockBytes;
    const to = from + length;
    const isRead = readAt(this.#job.input, this.#bytes.subarray(from, to), position);
    const quotes = this.#quote < 0 ? 0 : this.#kernel.countSign(from, length, this.#quote);
    return { number, from, to, src, isRead, isOdd: quotes % 2 === 1 };
  }

  /**
   * Cuts a range whose start was waited for, and publishes the start of the next one.
   *
   * @returns undefined where it is to be forgotten
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

  /** Leaves a range, and all after it, to the ordered pipeline. */
  #leave(number: number): Range {
    this.#board.stop(number);
    return { number, records: undefined };
  }
}
