import type { ReadStats } from '../../../core/stats.ts';
import type { ColumnPlan } from '../../../plan/column-plan.ts';
import { targetPositions } from '../../../plan/positions.ts';
import { countBlock, countTask, emptyReadStats, targetsOf } from '../../stats.ts';
import type { TakeColumns } from '../../table.ts';
import { type FallbackContext, parseFallback } from '../fallback.ts';
import { RejectedTasks } from '../rejected/rejected-tasks.ts';
import type { BlockSink, FallbackInput, FallbackResult, TakenBlock } from '../sink.ts';
import type { TaskResult } from '../worker/process-block.ts';

/** Passes on the columns of blocks; writes no bytes. */
export class ColumnSink implements BlockSink {
  readonly wants = 'columns';
  readonly stats: ReadStats;
  readonly output = undefined;
  readonly descriptor = undefined;
  readonly isBegun = false;
  readonly #context: FallbackContext;
  readonly #rejected: RejectedTasks;
  readonly #take: TakeColumns;
  readonly #targets: readonly number[];
  /** For each column of the plan, its index among the columns of a task. */
  readonly #places: readonly number[];

  constructor(context: FallbackContext, take: TakeColumns) {
    this.stats = emptyReadStats(context.plan);
    this.#context = context;
    this.#rejected = new RejectedTasks(context);
    this.#take = take;
    this.#targets = targetsOf(context.plan);
    this.#places = placesOf(context.plan, this.#targets);
  }

  get room(): number | undefined {
    return this.#context.rejections.room;
  }

  async begin(): Promise<void> {}

  async take(
    memory: WebAssembly.Memory,
    address: number,
    done: TaskResult,
    block: TakenBlock,
  ): Promise<void> {
    const rows = done.rows - done.dropped;
    const column = (place: number): Float64Array =>
      new Float64Array(memory.buffer, address + 8 * place * rows, rows);
    const values = this.#places.map(column);
    await this.#take(values.map((one, i) => this.#numbered(one, i, done.keys)));
    countTask(this.stats, done, this.#targets);
    await this.#rejected.handOn(memory, done, block);
  }

  /** A column of values; key numbers of a task become those of all tasks. */
  #numbered(values: Float64Array, index: number, keys: readonly string[]): Float64Array {
    const key = this.#context.plan.columns[index]?.key;
    if (key === undefined || key.known !== undefined) return values;
    const numbers = keys.map((one) => key.table.numberOf(one) ?? Number.NaN);
    return values.map((number) => numbers[number] as number);
  }

  async fallBack(one: FallbackInput): Promise<FallbackResult | undefined> {
    return await parseFallback(this.#context, one, async ({ columns }) => {
      countBlock(this.stats, columns);
      await this.#take(columns.values);
      return { rows: columns.records.length, failure: undefined };
    });
  }
}

/** For each column of the plan, its index among those of a task: targets first, then the numbers of keys. */
function placesOf(plan: ColumnPlan, targets: readonly number[]): number[] {
  let next = targetPositions(plan, undefined).length;
  return plan.columns.map(({ key }, i) => (key === undefined ? (targets[i] as number) : next++));
}
