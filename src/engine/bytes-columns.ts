import type { Stats } from '../core/stats.ts';
import type { Plan } from '../plan/plan.ts';
import { type Court, judgeRecords } from './judge.ts';
import type { Case, Judged, Outlet, TakeColumns } from './outlet.ts';
import type { TaskResult } from './processor.ts';
import { emptyStats, tallyBlock, tallyTask } from './tally.ts';

/** Hands columns on, and writes nothing. */
export class BytesColumns implements Outlet {
  readonly stats: Stats;
  readonly wants = 'columns';
  readonly #plan: Plan;
  readonly #court: Court;
  readonly #take: TakeColumns;
  /** For each of the plan's columns its place among the targets, which are in the file's order. */
  readonly #places: readonly number[];

  constructor(court: Court, take: TakeColumns) {
    const { plan } = court;
    this.stats = emptyStats(plan);
    this.#plan = plan;
    this.#court = court;
    this.#take = take;
    const positions = plan.columns.map(({ position }) => position);
    const sorted = positions.toSorted((a, b) => a - b);
    this.#places = positions.map((position) => sorted.indexOf(position));
  }

  async begin(): Promise<void> {}

  async take(memory: WebAssembly.Memory, address: number, done: TaskResult): Promise<void> {
    const rows = done.rows - done.dropped;
    const column = (place: number): Float64Array =>
      new Float64Array(memory.buffer, address + 8 * place * rows, rows);
    this.#take(this.#places.map(column));
    tallyTask(this.stats, done);
  }

  async judge(one: Case): Promise<Judged | undefined> {
    return await judgeRecords(this.#court, one, async ({ columns }) => {
      tallyBlock(this.stats, this.#plan, columns);
      this.#take(columns.values);
      return { rows: columns.records.length, failure: undefined };
    });
  }
}
