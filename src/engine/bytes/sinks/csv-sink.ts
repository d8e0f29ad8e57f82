import type { ReadStats } from '../../../core/stats.ts';
import { BOM, startsWithBom } from '../../../csv/byte-string.ts';
import type { CsvBinPlan } from '../../../plan/csv-plan.ts';
import { countTask, emptyBinStats, targetsOf } from '../../stats.ts';
import type { Sink } from '../../table.ts';
import { type FallbackContext, parseFallback } from '../fallback.ts';
import { FallbackWriter } from '../fallback-writer.ts';
import { outputHead } from '../header.ts';
import { RejectedTasks } from '../rejected/rejected-tasks.ts';
import type { BlockSink, FallbackInput, FallbackResult, FileHead, TakenBlock } from '../sink.ts';
import type { TaskResult } from '../worker/process-block.ts';

/** Writes the table with binned columns. Keeps other bytes. */
export class CsvSink implements BlockSink {
  readonly wants = 'bytes';
  readonly stats: ReadStats;
  readonly output: CsvBinPlan;
  readonly #context: FallbackContext;
  readonly #targets: readonly number[];
  readonly #found: FallbackWriter;
  readonly #rejected: RejectedTasks;
  readonly #sink: Sink;
  /** True if the last byte written ends a line, or no byte of a file is written yet. */
  #isLineEnded = true;
  #isStart = true;
  #isNewFile = false;

  constructor(context: FallbackContext<CsvBinPlan>, sink: Sink) {
    const { plan } = context;
    this.stats = emptyBinStats(plan);
    this.output = plan;
    this.#context = context;
    this.#targets = targetsOf(plan, plan.layout);
    this.#found = new FallbackWriter(plan);
    this.#rejected = new RejectedTasks(context);
    this.#sink = sink;
  }

  get descriptor(): number | undefined {
    return this.#sink.file?.descriptor;
  }

  get isBegun(): boolean {
    return !this.#isStart && !this.#isNewFile;
  }

  get room(): number | undefined {
    return this.#context.rejections.room;
  }

  async begin(head: FileHead): Promise<void> {
    this.#isNewFile = true;
    await this.#write(outputHead(head, this.output));
  }

  async take(
    memory: WebAssembly.Memory,
    address: number,
    done: TaskResult,
    block: TakenBlock,
  ): Promise<void> {
    const { written, sent } = done;
    if (sent > 0) this.#hasSent(sent);
    if (sent < written || written === 0)
      await this.#write(new Uint8Array(memory.buffer, address + sent, written - sent));
    countTask(this.stats, done, this.#targets);
    await this.#rejected.handOn(memory, done, block);
  }

  async fallBack(one: FallbackInput): Promise<FallbackResult | undefined> {
    // Consecutive bad rows make many small pieces.
    const pieces: Uint8Array[] = [];
    try {
      return await parseFallback(this.#context, one, async (found) => {
        const written = this.#found.write(found, this.stats);
        pieces.push(written.bytes);
        return written;
      });
    } finally {
      await this.#write(Buffer.concat(pieces));
    }
  }

  /** Counts whole records that a thread has written: the last byte ends a line. */
  #hasSent(bytes: number): void {
    this.#isLineEnded = true;
    this.#sink.file?.wrote(bytes);
  }

  /** Writes bytes unchanged, after a line ending that the previous file may lack. */
  async #write(bytes: Uint8Array): Promise<void> {
    // Even an empty write reports that the reader has left.
    if (bytes.length === 0) return await this.#sink.write(bytes);
    if (this.#isStart) await this.#begin(bytes);
    const lineEnd = Buffer.from(this.output.style.lineEnd, 'latin1');
    if (this.#isNewFile && !this.#isLineEnded) await this.#sink.write(lineEnd);
    this.#isNewFile = false;
    const last = bytes[bytes.length - 1];
    this.#isLineEnded = last === 10 || last === 13;
    await this.#sink.write(bytes);
  }

  /** Writes a byte order mark: that of the input, or one before a first cell that would read as a mark. */
  async #begin(bytes: Uint8Array): Promise<void> {
    this.#isStart = false;
    if (this.output.style.hasBom || startsWithBom(bytes)) {
      await this.#sink.write(Buffer.from(BOM, 'latin1'));
    }
  }
}
