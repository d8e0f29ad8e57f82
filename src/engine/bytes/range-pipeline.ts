import type { Known } from '../../csv/lines.ts';
import type { AbortCheck } from '../table.ts';
import type { Committer } from './commit.ts';
import type { Block } from './cut-blocks.ts';
import type { WorkerPool } from './pool.ts';
import type { ByteInput } from './reader.ts';
import type { BlockSink } from './sink.ts';
import type { RangeResult } from './threads/messages.ts';
import { OwnRanges } from './threads/own-ranges.ts';
import { RangeBoard } from './threads/range-board.ts';
import { type RangeJob, rangeCount } from './threads/range-reader.ts';
import type { RangeListener, SlotWorker } from './threads/worker-slots.ts';
import type { WorkerPlan } from './worker/plan.ts';

/** The parts of the range pipeline of a file. */
export interface RangeParts {
  readonly plan: WorkerPlan;
  readonly input: ByteInput;
  readonly sink: BlockSink;
  readonly pool: WorkerPool;
  readonly committer: Committer;
  readonly workers: readonly SlotWorker[];
  /** The index of the file among the run's files. */
  readonly file: number;
  /** Waits for a turn of the event loop, in which messages of workers arrive. */
  readonly turn: () => Promise<void>;
  /** Stops the run. */
  readonly signal: AbortCheck | undefined;
}

/** The end of the processed ranges; the rest of the file is cut in order. */
export interface RangesEnd {
  /** The start of the first unprocessed record. */
  readonly at: Known;
  /** True if the rest of a line must be skipped first. */
  readonly isLineOpen: boolean;
  /** The number of next bytes in which no record ends. */
  readonly unfinished: number;
}

/** A range that a worker or this thread has processed. */
interface FinishedRange extends RangeResult {
  readonly worker: SlotWorker | undefined;
}

/**
 * Commits the ranges of a regular file in order; threads take, read and process them themselves. It ends with the
 * last range, or at a range that must be cut in order because of long records, stray quotes, or a file that has
 * become shorter.
 */
export class RangePipeline implements RangeListener {
  readonly #parts: RangeParts;
  readonly #board: RangeBoard;
  readonly #own: OwnRanges | undefined;
  readonly #job: RangeJob;
  /** Processed ranges that are not committed, by number. */
  readonly #worked = new Map<number, FinishedRange>();
  readonly #count: number;
  #nextToCommit = 0;
  /** The number of workers without ranges, and of workers that ended before they took a range. */
  #left = 0;
  #lost = 0;
  #at: Known;
  #failure: Error | undefined;
  #wake: () => void = () => {};
  #end: RangesEnd | undefined;

  /** @param at the start of the rows in the file */
  constructor(
    parts: RangeParts,
    file: { readonly descriptor: number; readonly size: number },
    at: Known,
  ) {
    const { plan, sink, pool, workers } = parts;
    const part = { from: at.offset, to: file.size };
    this.#count = rangeCount(part, plan.blockBytes);
    this.#board = RangeBoard.of(this.#count, workers.length);
    const output = sink.descriptor;
    this.#job = {
      number: parts.file,
      ...part,
      board: this.#board.memory,
      input: file.descriptor,
      output,
    };
    this.#parts = parts;
    this.#at = at;
    const own = workers.length === 0 ? pool.take() : pool.takeOwn();
    this.#own = own && new OwnRanges(this.#job, plan, own);
  }

  /** Processes all ranges. */
  async run(): Promise<RangesEnd> {
    try {
      const { workers } = this.#parts;
      for (const [index, worker] of workers.entries())
        worker.begin({ ...this.#job, worker: index }, this);
      while (this.#end === undefined) await this.#step();
      if (this.#failure !== undefined) throw this.#failure;
      // Workers that start later find no ranges.
      while (this.#left < this.#entered && this.#failure === undefined) await this.#nextReport();
    } finally {
      // Workers that are still busy drop their ranges.
      this.#board.stop(this.#nextToCommit);
      if (this.#own !== undefined) this.#parts.pool.release(this.#own.slot);
    }
    return this.#end;
  }

  range(worker: SlotWorker, result: RangeResult): void {
    this.#worked.set(result.number, { ...result, worker });
    this.#wake();
  }

  left(): void {
    this.#left++;
    this.#wake();
  }

  failed(worker: SlotWorker, error: Error): void {
    // A thread that ends before it enters has no ranges: the others continue without it.
    if (this.#board.hasEntered(this.#parts.workers.indexOf(worker))) this.#failure ??= error;
    else this.#lost++;
    this.#wake();
  }

  /** The number of workers that take ranges, or have taken some. */
  get #entered(): number {
    return this.#parts.workers.filter((_, index) => this.#board.hasEntered(index)).length;
  }

  /** True if no thread takes ranges. */
  get #isDeserted(): boolean {
    return this.#own === undefined && this.#lost === this.#parts.workers.length;
  }

  /** Commits the next range; otherwise lets the source read a part for itself, takes a range, or waits. */
  async #step(): Promise<void> {
    this.#parts.signal?.throwIfAborted();
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#nextToCommit === this.#count || this.#isDeserted) return this.#finish();
    const next = this.#worked.get(this.#nextToCommit);
    if (next !== undefined) return await this.#commit(next);
    const hasRead = this.#parts.input.file?.readPart?.() === true;
    if (hasRead || (await this.#takeOwn())) await this.#parts.turn();
    else await this.#nextReport();
  }

  /** Resolves once a worker has reported. */
  #nextReport(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** Processes a range in this thread. @returns true if there was one */
  async #takeOwn(): Promise<boolean> {
    const result = await this.#own?.take(() => this.#turn());
    if (result !== undefined) this.#worked.set(result.number, { ...result, worker: undefined });
    return result !== undefined;
  }

  /** Waits for a turn of the event loop, after which the run may have failed. */
  async #turn(): Promise<void> {
    await this.#parts.turn();
    if (this.#failure !== undefined) throw this.#failure;
  }

  async #commit(worked: FinishedRange): Promise<void> {
    const { committer, input, sink } = this.#parts;
    const { number, worker, records, done } = worked;
    this.#worked.delete(number);
    if (records === undefined || done === undefined) return this.#finish();
    const slot = worker?.slot(worked.slot) ?? (this.#own as OwnRanges).slot;
    const block: Block = { ...records, isLast: false, isWhole: true };
    const started = { slot, block, result: Promise.resolve(done), isDone: true };
    const { from, line, isLineOpen } = await committer.commit(started, input, this.#at);
    this.#at = { line, offset: this.#at.offset + from - block.start };
    input.file?.passed?.(from - block.start);
    if (from < block.end || isLineOpen) return this.#finish(block.end - from, isLineOpen);
    this.#nextToCommit++;
    this.#release(worked);
    if (sink.isBegun) this.#board.grantTurn(this.#nextToCommit);
  }

  #release({ worker, slot, isFree }: FinishedRange): void {
    if (worker === undefined) this.#own?.release();
    else if (!isFree) worker.release(slot);
  }

  #finish(unfinished = 0, isLineOpen = false): void {
    this.#board.stop(this.#nextToCommit);
    this.#end = { at: this.#at, unfinished, isLineOpen };
  }
}
