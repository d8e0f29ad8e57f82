import type { WorkerPlan } from '../worker/plan.ts';
import type { Slot } from '../worker/slots.ts';
import type { RangeResult } from './messages.ts';
import { RangeBoard } from './range-board.ts';
import { type Range, type RangeJob, RangeReader } from './range-reader.ts';

/** The number of milliseconds that this thread waits for others at a time. */
const PATIENCE = 5;

/** The ranges of a file that the first thread takes, one at a time. */
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
   * Takes a range and processes it, after the range before it is released.
   *
   * @param turn waits for a turn of the event loop; throws if the run has failed
   * @returns undefined if there is none
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

  /** Reads a range. Waits for its start in turns, since the thread that publishes it may have ended. */
  async #read(turn: () => Promise<void>): Promise<Range | undefined> {
    const read = this.#reader.read(this.slot.index);
    if (read === undefined) return undefined;
    while (!this.#board.waitForStart(read.number, PATIENCE)) await turn();
    return this.#reader.cut(read);
  }

  /** Releases the slot of a committed range. */
  release(): void {
    this.#isFree = true;
  }
}
