import type { WorkerPlan } from '../worker/plan.ts';
import type { Slot } from '../worker/slots.ts';
import type { RangeResult } from './messages.ts';
import { RangeBoard } from './range-board.ts';
import { type Range, type RangeJob, RangeReader } from './range-reader.ts';

/** For how many milliseconds this thread waits for others at once. */
const PATIENCE = 5;

/** The ranges of a file that this thread takes itself, one at a time. */
export class OwnRanges {
  readonly slot: Slot;
  readonly #board: RangeBoard;
  readonly #reader: RangeReader;
  #isFree = true;

  constructor(job: RangeJob, plan: WorkerPlan, slot: Slot) {
    this.slot = slot;
    this.#board = new RangeBoard(job.board);
    this.#reader = new RangeReader(job, plan, slot.memory);
  }

  /**
   * Takes a range and works on it, once the one before is released.
   *
   * @param turn a turn of the event loop, which throws where the run has failed
   * @returns undefined where there is none
   */
  async take(turn: () => Promise<void>): Promise<RangeResult | undefined> {
    if (!this.#isFree || this.#board.isExhausted) return undefined;
    const range = await this.#read(turn);
    if (range === undefined) return undefined;
    this.#isFree = false;
    const { slot } = this;
    const { records } = range;
    const done =
      records &&
      (await slot.run({ slot: slot.index, from: records.start, to: records.end, isLast: false }));
    return { ...range, slot: slot.index, done, isFree: false };
  }

  /** Reads a range. Its start is waited for in turns: the thread that is to publish it may have ended. */
  async #read(turn: () => Promise<void>): Promise<Range | undefined> {
    const read = this.#reader.read(this.slot.index);
    if (read === undefined) return undefined;
    while (!this.#board.waitForStart(read.number, PATIENCE)) await turn();
    return this.#reader.cut(read);
  }

  /** Gives the slot back, whose range is done with. */
  release(): void {
    this.#isFree = true;
  }
}
