import type { Stats } from '../core/stats.ts';
import type { Origin } from '../csv/block.ts';
import { readColumns } from '../csv/columns.ts';
import type { Plan } from '../plan/plan.ts';
import type { Failure } from './input.ts';
import { findRecord } from './judge.ts';
import type { Judged, Outlet, TakeColumns } from './outlet.ts';
import type { TaskResult } from './processor.ts';
import { emptyStats, tallyBlock, tallyTask } from './tally.ts';

/** Hands columns on, and writes nothing. */
export class BytesColumns implements Outlet {
  readonly stats: Stats;
  readonly wants = 'columns';
  readonly #plan: Plan;
  readonly #width: number;
  readonly #take: TakeColumns;
  /** For each of the plan's columns its place among the targets, which are in the file's order. */
  readonly #places: readonly number[];

  /** @param width how many fields a record has */
  constructor(plan: Plan, width: number, take: TakeColumns) {
    this.stats = emptyStats(plan);
    this.#plan = plan;
    this.#width = width;
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

  async judge(origin: Origin, failure: Failure | undefined): Promise<Judged> {
    const found = await findRecord(origin, this.#width, failure);
    if (found.block === undefined) return found;
    const columns = readColumns(found.block, this.#plan.columns, this.#plan.rules);
    if (columns.failure !== undefined) throw columns.failure;
    tallyBlock(this.stats, this.#plan, columns);
    this.#take(columns.values);
    return found;
  }
}
