import type { Known } from '../../csv/lines.ts';
import type { CsvReadPlan } from '../../plan/csv-plan.ts';
import { KernelUnavailable } from '../choose-engine.ts';
import type { AbortCheck } from '../table.ts';
import { nextTurn } from '../turns.ts';
import { Committer } from './commit.ts';
import { BlockCutter } from './cut-blocks.ts';
import { BlockPipeline } from './pipeline.ts';
import { WorkerPool, type WorkerPoolOptions } from './pool.ts';
import type { RangesEnd } from './range-pipeline.ts';
import type { ByteInput } from './reader.ts';
import type { BlockSink, FileHead } from './sink.ts';
import { loadFiles } from './threads/file-bytes.ts';
import { type WorkerPlan, workerPlan } from './worker/plan.ts';

/** How much is read at once, if nothing is said: for very wide rows more, for a block to hold some of them. */
const BLOCK_BYTES = 1024 * 1024;
const MAX_BLOCK_BYTES = 8 * BLOCK_BYTES;

/** So many bytes of a block for each column, up to the most. */
const BLOCK_BYTES_A_COLUMN = 64;

/** How the work is cut up and shared out. The output does not depend on any of it. */
export interface WorkOptions extends WorkerPoolOptions {
  /** Stops the run. */
  readonly signal?: AbortCheck | undefined;
  /** How many bytes are read at once, at least 1; a mebibyte or more, if nothing is said. */
  readonly blockBytes?: number | undefined;
  /** Whether a block is done as soon as it has bytes, and does not wait for others to fill it. */
  readonly isEager?: boolean | undefined;
}

/** A file of the table, read up to its first row. */
export interface BytesFile {
  readonly input: ByteInput;
  /** What stands before its rows in the output. */
  readonly head: FileHead;
  /** Where its rows begin in the input. */
  readonly at: Known;
}

/**
 * The fast engine: blocks of whole records, the kernel, the core. Results go to a sink in the order of the
 * input, whichever thread worked on them.
 */
export class BytesRun {
  readonly #plan: WorkerPlan;
  readonly #sink: BlockSink;
  readonly #options: WorkOptions;
  readonly #pool: WorkerPool;
  readonly #committer: Committer;
  #blocks = 0;
  #files = 0;

  /**
   * @param width how many fields a record has
   * @throws KernelUnavailable before anything is read or written
   */
  constructor(plan: CsvReadPlan, width: number, sink: BlockSink, options: WorkOptions) {
    const blockBytes = options.blockBytes ?? usualBlockBytes(width);
    this.#plan = workerPlan(plan, sink.output, { wants: sink.wants, width, blockBytes });
    this.#sink = sink;
    this.#options = options;
    this.#pool = poolOf(this.#plan, options);
    this.#committer = new Committer(sink, plan.dialect);
  }

  /**
   * Works on the rows of a file.
   *
   * @throws DiscretizeError what is wrong with a row, once the rows before it are handed on; whatever
   *   the input or the sink throws
   */
  async file({ input, head, at }: BytesFile): Promise<void> {
    this.#files++;
    await this.#sink.begin(head);
    const cutter = new BlockCutter(input, this.#plan, this.#options.isEager ?? false);
    this.#options.signal?.throwIfAborted();
    const parts = { input, cutter, pool: this.#pool, committer: this.#committer };
    const ranges = await this.#ranges(input, at);
    const pipeline = new BlockPipeline(parts, ranges?.at ?? at);
    if (ranges !== undefined) {
      input.seek(ranges.at.offset);
      cutter.unread(new Uint8Array(0), ranges.unfinished);
      if (ranges.isLineOpen) await pipeline.skipLine();
    }
    for (let isOver = false; !isOver; this.#blocks++) {
      if (this.#blocks > 0) await this.#turn();
      await this.#pool.prepare(this.#blocks);
      isOver = await pipeline.next();
    }
  }

  /** Signals and timers get their turn between blocks, also where nothing else is waited for. */
  async #turn(): Promise<void> {
    await nextTurn();
    this.#options.signal?.throwIfAborted();
  }

  /** Has threads read a large file by themselves. @returns undefined where all of it must be cut in order */
  async #ranges(input: ByteInput, at: Known): Promise<RangesEnd | undefined> {
    const opened = this.#pool.isAlone ? undefined : input.file?.open();
    if (opened === undefined) return undefined;
    const blocks = Math.floor((opened.size - at.offset) / this.#plan.blockBytes);
    if (!this.#pool.mayReadRanges(blocks)) return undefined;
    // Loaded where there are threads: most files are small. Threads may take the last descriptors, so they start later.
    const { RangePipeline } = await import('./range-pipeline.ts');
    await loadFiles();
    const workers = await this.#pool.workers(blocks);
    if (workers === undefined) return undefined;
    const [plan, sink, pool, committer] = [this.#plan, this.#sink, this.#pool, this.#committer];
    const turn = (): Promise<void> => this.#turn();
    const { signal } = this.#options;
    const parts = { plan, input, sink, pool, committer, workers, file: this.#files, turn, signal };
    return await new RangePipeline(parts, opened, at).run();
  }

  /** Ends the worker threads. */
  async close(): Promise<void> {
    await this.#pool.close();
  }
}

function usualBlockBytes(width: number): number {
  return Math.min(MAX_BLOCK_BYTES, Math.max(BLOCK_BYTES, BLOCK_BYTES_A_COLUMN * width));
}

function poolOf(plan: WorkerPlan, options: WorkOptions): WorkerPool {
  try {
    return new WorkerPool(plan, options);
  } catch (cause) {
    throw new KernelUnavailable(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
