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

/** The default size of a block; very wide rows have larger blocks, so that a block holds several. */
const BLOCK_BYTES = 1024 * 1024;
const MAX_BLOCK_BYTES = 8 * BLOCK_BYTES;

/** The minimum size of a block for each column. */
const BLOCK_BYTES_A_COLUMN = 256;

/** Options for the size of blocks and the number of threads. The output does not depend on them. */
export interface WorkOptions extends WorkerPoolOptions {
  /** Stops the run. */
  readonly signal?: AbortCheck | undefined;
  /** The size of a block in bytes, at least 1; by default a mebibyte, or more for wide rows. */
  readonly blockBytes?: number | undefined;
  /** True if any available bytes form a block, without waiting for more. */
  readonly isEager?: boolean | undefined;
}

/** A file of the table, read up to its first row. */
export interface BytesFile {
  readonly input: ByteInput;
  /** The bytes before its rows. */
  readonly head: FileHead;
  /** The start of its rows in the input. */
  readonly at: Known;
}

/**
 * A run of the bytes engine: blocks of whole records, the kernel, the core. Results go to a sink in the order of the
 * input, whichever thread processed them.
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
   * @param width the number of fields of a record
   * @throws KernelUnavailable before any byte is read or written
   */
  constructor(plan: CsvReadPlan, width: number, sink: BlockSink, options: WorkOptions) {
    const blockBytes = options.blockBytes ?? usualBlockBytes(width);
    this.#plan = workerPlan(plan, sink.output, {
      wants: sink.wants,
      width,
      blockBytes,
      rejects: sink.room !== undefined,
    });
    this.#sink = sink;
    this.#options = options;
    this.#pool = poolOf(this.#plan, options);
    this.#committer = new Committer(sink, plan.dialect);
  }

  /**
   * Processes the rows of a file.
   *
   * @throws DiscretizeError for a bad row, after the rows before it are handed on; errors of the input and the sink
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

  /** Waits for a turn of the event loop, so that signals and timers run between blocks. */
  async #turn(): Promise<void> {
    await nextTurn();
    this.#options.signal?.throwIfAborted();
  }

  /** Lets threads read a large file by themselves. @returns undefined if all of it must be cut in order */
  async #ranges(input: ByteInput, at: Known): Promise<RangesEnd | undefined> {
    const opened = this.#pool.isAlone ? undefined : input.file?.open();
    if (opened === undefined) return undefined;
    const blocks = Math.floor((opened.size - at.offset) / this.#plan.blockBytes);
    if (!this.#pool.mayReadRanges(blocks)) return undefined;
    // Loaded for threads only: most files are small. Threads may take the last descriptors, so they start later.
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

/** @throws KernelUnavailable if there is no WebAssembly, or no memory for it */
function poolOf(plan: WorkerPlan, options: WorkOptions): WorkerPool {
  try {
    return new WorkerPool(plan, options);
  } catch (cause) {
    // A TypeError is a mistake in this program, which another engine would hide.
    if (cause instanceof TypeError) throw cause;
    throw new KernelUnavailable(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
