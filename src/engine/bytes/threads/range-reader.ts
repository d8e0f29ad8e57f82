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

/** A range in a slot's memory. */
export interface Range {
  readonly number: number;
  /** Where its whole records are in the slot; undefined where only who reads in order can tell. */
  readonly records: { readonly start: number; readonly end: number } | undefined;
}

/** How many ranges a job has. */
export function rangeCount(
  { from, to }: Pick<RangeJob, 'from' | 'to'>,
  blockBytes: number,
): number {
  return Math.ceil((to - from) / blockBytes);
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

  /** Takes the next range into a slot. @returns undefined where there is none */
  next(slot: number): Range | undefined {
    const number = this.#board.claim();
    if (number === undefined) return undefined;
    const { blockBytes, srcBytes } = this.#regions;
    const position = this.#job.from + number * blockBytes;
    const length = Math.min(blockBytes, this.#job.to - position);
    const { src } = this.#regions.slots[slot] as SlotRegions;
    // The record that is not ended is put before it.
    const room = srcBytes - blockBytes;
    const from = src + room;
    const isRead = readAt(this.#job.input, this.#bytes.subarray(from, from + length), position);
    const quotes = this.#quote < 0 ? 0 : this.#kernel.countSign(from, length, this.#quote);
    const start = this.#board.start(number);
    if (start === undefined) return undefined;
    if (!isRead) return this.#leave(number);
    const isQuoted = start.isQuoted !== (quotes % 2 === 1);
    const end = lastRecordEnd(
      { bytes: this.#bytes, from, to: from + length, isQuoted },
      this.#quote,
    );
    const gap = end === 0 ? start.gap + length : from + length - end;
    if (gap > room) return this.#leave(number);
    this.#board.settle(number, { gap, isQuoted });
    if (end === 0) return { number, records: { start: room, end: room } };
    const before = this.#bytes.subarray(from - start.gap, from);
    if (!readAt(this.#job.input, before, position - start.gap)) return this.#leave(number);
    return { number, records: { start: room - start.gap, end: end - src } };
  }

  /** Leaves a range, and all after it, to who reads in order. */
  #leave(number: number): Range {
    this.#board.stop(number);
    return { number, records: undefined };
  }
}
