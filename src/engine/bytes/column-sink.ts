import type { ReadStats } from '../../core/stats.ts';
import { countBlock, countTask, emptyReadStats, targetsOf } from '../stats.ts';
import type { TakeColumns } from '../table.ts';
import { type FallbackContext, parseFallback } from './fallback.ts';
import type { BlockSink, FallbackInput, FallbackResult } from './sink.ts';
import type { TaskResult } from './worker/process-block.ts';

/** Hands columns on, and writes nothing. */
export class ColumnSink implements BlockSink {
  readonly stats: ReadStats;
  readonly output = undefined;
  readonly #context: FallbackContext;
  readonly #take: TakeColumns;
  readonly #targets: readonly number[];

  constructor(context: FallbackContext, take: TakeColumns) {
    this.stats = emptyReadStats(context.plan);
    this.#context = context;
    this.#take = take;
    this.#targets = targetsOf(context.plan);
  }

  async begin(): Promise<void> {}

  async take(memory: WebAssembly.Memory, address: number, done: TaskResult): Promise<void> {
    const rows = done.rows - done.dropped;
    const column = (target: number): Float64Array =>
      new Float64Array(memory.buffer, address + 8 * target * rows, rows);
    await this.#take(this.#targets.map(column));
    countTask(this.stats, done, this.#targets);
  }

  async fallBack(one: FallbackInput): Promise<FallbackResult | undefined> {
    return await parseFallback(this.#context, one, async ({ columns }) => {
      countBlock(this.stats, columns);
      await this.#take(columns.values);
      return { rows: columns.records.length, failure: undefined };
    });
  }
}
