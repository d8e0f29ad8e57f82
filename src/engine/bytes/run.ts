import type { Known } from '../../csv/lines.ts';
import type { CsvReadPlan } from '../../plan/csv-plan.ts';
import { KernelUnavailable } from '../choose-engine.ts';
import type { AbortCheck } from '../table.ts';
import { Turns } from '../turns.ts';
import { Committer } from './commit.ts';
import { BlockCutter } from './cut-blocks.ts';
import { BlockPipeline } from './pipeline.ts';
import { WorkerPool, type WorkerPoolOptions } from './pool.ts';
import type { ByteInput } from './reader.ts';
import type { BlockSink, FileHead } from './sink.ts';
import { type WorkerPlan, workerPlan } from './worker/plan.ts';

/** How much is read at once, if nothing is said. */
const BLOCK_BYTES = 1024 * 1024;

/** How the work is cut up and shared out. The output does not depend on any of it. */
export interface WorkOptions extends WorkerPoolOptions {
  /** Stops the run. */
  readonly signal?: AbortCheck | undefined;
  /** How many bytes are read at once, at least 1; a mebibyte, if nothing is said. */
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
  readonly #turns = new Turns();
  #blocks = 0;

  /**
   * @param width how many fields a record has
   * @throws KernelUnavailable before anything is read or written
   */
  constructor(plan: CsvReadPlan, width: number, sink: BlockSink, options: WorkOptions) {
    const blockBytes = options.blockBytes ?? BLOCK_BYTES;
    this.#plan = workerPlan(plan, sink.output, { width, blockBytes });
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
    await this.#sink.begin(head);
    const cutter = new BlockCutter(input, this.#plan, this.#options.isEager ?? false);
    const parts = { input, cutter, pool: this.#pool, committer: this.#committer };
    const pipeline = new BlockPipeline(parts, at);
    for (let isOver = false; !isOver; this.#blocks++) {
      // Signals and timers get their turn between blocks, also where nothing else is waited for.
      if (this.#blocks > 0) await this.#turns.next();
      this.#options.signal?.throwIfAborted();
      await this.#pool.prepare(this.#blocks);
      isOver = await pipeline.next();
    }
  }

  /** Ends the worker threads, and the turns. */
  async close(): Promise<void> {
    this.#turns.close();
    await this.#pool.close();
  }
}

function poolOf(plan: WorkerPlan, options: WorkOptions): WorkerPool {
  try {
    return new WorkerPool(plan, options);
  } catch (cause) {
    throw new KernelUnavailable(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
