import type { SlotRegions, WorkerMemory } from '../worker/memory.ts';
import type { WorkerPlan } from '../worker/plan.ts';
import type { BlockProcessor, TaskResult } from '../worker/process-block.ts';
import { writeNext } from './file-bytes.ts';
import type { RangeResult } from './messages.ts';
import { RangeBoard } from './range-board.ts';
import { type Range, RangeReader, type WorkerJob } from './range-reader.ts';

/** A processed range whose output its thread is to write. */
interface Unwritten {
  readonly number: number;
  readonly slot: number;
  readonly done: TaskResult;
  readonly range: Range;
}

/** The services that a range worker needs of its thread. */
export interface RangeHost {
  readonly plan: WorkerPlan;
  readonly memory: WorkerMemory;
  readonly processor: BlockProcessor;
  readonly report: (result: RangeResult) => void;
  /** Handles the orders that have arrived. */
  readonly handlePending: () => void;
}

/**
 * Processes ranges of a file in one thread: takes a range, reads it, processes it, and writes its output once all
 * output before it is written. It waits for its turn to write only if it has no slot for another range.
 */
export class RangeWorker {
  readonly #host: RangeHost;
  readonly #job: WorkerJob;
  readonly #board: RangeBoard;
  readonly #reader: RangeReader;
  readonly #bytes: Uint8Array;
  readonly #free: number[];
  /** The ranges to write, in order. */
  #unwritten: Unwritten[] = [];

  constructor(host: RangeHost, job: WorkerJob) {
    this.#host = host;
    this.#job = job;
    this.#board = new RangeBoard(job.board);
    this.#reader = new RangeReader(job, host.plan, host.memory);
    this.#bytes = new Uint8Array(host.memory.memory.buffer);
    this.#free = [...host.memory.regions.slots.keys()];
  }

  /** Processes ranges until none is left. */
  run(): void {
    this.#board.enter(this.#job.worker);
    for (;;) {
      const seen = this.#board.changes;
      this.#host.handlePending();
      this.#writeNext();
      const slot = this.#free.shift();
      const isOver = this.#board.isExhausted;
      if (slot !== undefined && !isOver) this.#take(slot);
      else if (isOver && this.#unwritten.length === 0) return;
      else this.#board.wait(seen);
    }
  }

  /** Releases the slot of a committed range. */
  release(slot: number): void {
    this.#free.push(slot);
  }

  #take(slot: number): void {
    const range = this.#reader.next(slot);
    if (range === undefined) this.release(slot);
    else if (range.records === undefined) this.#report({ ...range, slot, done: undefined });
    else this.#work(range, range.records, slot);
  }

  #work(range: Range, records: NonNullable<Range['records']>, slot: number): void {
    const task = { slot, from: records.start, to: records.end, isLast: false };
    const done = this.#host.processor.process(task);
    const isWhole = done.state === 'done' && done.consumed === records.end;
    // The first thread decides whether the run continues after rejected rows.
    const isGood = isWhole && done.rejected.count === 0;
    if (isGood && this.#job.output !== undefined && this.#board.workersWrite) {
      this.#unwritten.push({ number: range.number, slot, done, range });
    } else this.#report({ ...range, slot, done });
  }

  /** Writes the output of ranges whose turn has come. */
  #writeNext(): void {
    this.#unwritten = this.#unwritten.filter(({ number }) => this.#board.isGood(number));
    for (
      let [one] = this.#unwritten;
      one && this.#board.hasTurn(one.number);
      [one] = this.#unwritten
    ) {
      this.#unwritten.shift();
      const { slot, done, range } = one;
      const { dst } = this.#host.memory.regions.slots[slot] as SlotRegions;
      const output = this.#bytes.subarray(dst, dst + done.written);
      const sent = writeNext(this.#job.output as number, output);
      const isFree = sent === done.written;
      if (isFree) {
        this.#board.grantTurn(one.number + 1);
        this.release(slot);
      }
      this.#host.report({ ...range, slot, done: { ...done, sent }, isFree });
    }
  }

  #report(result: Omit<RangeResult, 'isFree'>): void {
    this.#host.report({ ...result, isFree: false });
  }
}
