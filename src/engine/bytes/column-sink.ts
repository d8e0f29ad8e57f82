import type { Stats } from '../../core/stats.ts';
import type { Plan } from '../../plan/plan.ts';
import { countBlock, countTask, emptyStats } from '../stats.ts';
import { type FallbackContext, parseFallback } from './fallback.ts';
import type { BlockSink, FallbackInput, FallbackResult, TakeColumns } from './sink.ts';
import type { TaskResult } from './worker/process-block.ts';
import { targetPlaces } from './worker/splice-program.ts';

/** Hands columns on, and writes nothing. */
export class ColumnSink implements BlockSink {
  readonly stats: Stats;
  readonly wants = 'columns';
  readonly #plan: Plan;
  readonly #court: FallbackContext;
  readonly #take: TakeColumns;
  /** For each of the plan's columns its place among the targets, which are in the file's order. */
  readonly #places: readonly number[];

  constructor(court: FallbackContext, take: TakeColumns) {
    const { plan } = court;
    this.stats = emptyStats(plan);
    this.#plan = plan;
    this.#court = court;
    this.#take = take;
    const positions = plan.columns.map(({ position }) => position);
    const sorted = positions.toSorted((a, b) => a - b);
    const places = targetPlaces(sorted);
    this.#places = positions.map((position) => places.get(position) ?? -1);
  }

  async begin(): Promise<void> {}

  async take(memory: WebAssembly.Memory, address: number, done: TaskResult): Promise<void> {
    const rows = done.rows - done.dropped;
    const column = (place: number): Float64Array =>
      new Float64Array(memory.buffer, address + 8 * place * rows, rows);
    this.#take(this.#places.map(column));
    countTask(this.stats, done);
  }

  async judge(one: FallbackInput): Promise<FallbackResult | undefined> {
    return await parseFallback(this.#court, one, async ({ columns }) => {
      countBlock(this.stats, this.#plan, columns);
      this.#take(columns.values);
      return { rows: columns.records.length, failure: undefined };
    });
  }
}
