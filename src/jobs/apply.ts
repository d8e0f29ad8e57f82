import type { Stats } from '../core/stats.ts';
import type { Source } from '../csv/decode.ts';
import type { Dialect } from '../csv/dialect.ts';
import type { EngineName } from '../engine/choose-engine.ts';
import { type TableOptions, withTable } from '../engine/open-table.ts';
import { planBinsOf } from '../engine/plan-table.ts';
import type { InputTable, Sink } from '../engine/table.ts';
import type { BinPlan } from '../plan/bin-plan.ts';
import type { BinRequest } from '../plan/bin-request.ts';

/** The result of a run. */
export interface Applied {
  readonly plan: BinPlan;
  readonly stats: Stats;
}

/** The options of a run, and its observers. */
export interface RunOptions extends TableOptions {
  /** Called with the plan, and the engine that runs, before the first byte is written. */
  readonly onPlan?: ((plan: BinPlan, table: InputTable, engine: EngineName) => void) | undefined;
}

/**
 * The main job: reads the sources as one table, plans, and writes the table with its columns binned.
 * Bytes go to the sink as they are made; memory does not grow with the input.
 *
 * @param sources at least one
 * @returns the plan and the counts; undefined for an input without a single record
 * @throws DiscretizeError for any fault of the input or the request; AbortError by the signal
 */
export async function apply(
  request: BinRequest,
  sources: readonly Source[],
  dialect: Dialect,
  sink: Sink,
  options: RunOptions,
): Promise<Applied | undefined> {
  return await withTable(sources, dialect, options, async (table) => {
    const plan = await planBinsOf(request, table);
    options.onPlan?.(plan, table, table.engineFor(plan.layout.header.length));
    return { plan, stats: await table.writeBinned(plan, sink) };
  });
}
