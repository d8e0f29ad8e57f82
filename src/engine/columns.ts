import type { Stats } from '../core/stats.ts';
import { readColumns } from '../csv/columns/columns.ts';
import type { Source } from '../csv/decode.ts';
import type { Dialect } from '../csv/dialect.ts';
import type { RecordBlock } from '../csv/records/record-block.ts';
import type { Rejections } from '../csv/table/rejections.ts';
import type { Plan } from '../plan/plan.ts';
import type { Request } from '../plan/request.ts';
import type { TakeColumns } from './bytes/sink.ts';
import { type Applied, type RunOptions, withTable } from './open-table.ts';
import { countBlock, emptyStats } from './stats.ts';

/**
 * Reads the columns of a table as the main job does, by either engine, and hands them on instead of
 * bucketing them. The rows come in the order of the input; how they are cut into blocks is not told.
 *
 * @param sources at least one
 * @param start told the plan before the first rows; every feature in it has one column, so that each
 *   is counted by itself
 * @returns what was planned and counted (bins are not); undefined for an input without a single record
 * @throws DiscretizeError as `apply`; AbortError by the signal
 */
export async function readColumnsOf(
  request: Request,
  sources: readonly Source[],
  dialect: Dialect,
  options: RunOptions,
  start: (plan: Plan) => TakeColumns,
): Promise<Applied | undefined> {
  let single: Plan | undefined;
  const read = await withTable(request, sources, dialect, options, async (table) => {
    const plan = byColumn(table.plan);
    single = plan;
    const take = start(plan);
    if (table.blocks !== undefined)
      return await readRecordColumns(plan, { ...table, blocks: table.blocks }, take, options);
    const { runBytes } = await import('./bytes/run-files.ts');
    const { ColumnSink } = await import('./bytes/column-sink.ts');
    return await runBytes(
      plan,
      table.inputs,
      (width) => new ColumnSink({ plan, width, refusals: table.refusals }, take),
      options,
    );
  });
  return read && { ...read, plan: single ?? read.plan };
}

function byColumn(plan: Plan): Plan {
  const features = plan.features.flatMap((feature) =>
    feature.columns.map((column) => ({ ...feature, name: column.name, columns: [column] })),
  );
  return { ...plan, features };
}

async function readRecordColumns(
  plan: Plan,
  {
    blocks,
    refusals,
  }: { readonly blocks: AsyncIterable<RecordBlock>; readonly refusals: Rejections },
  take: TakeColumns,
  { signal }: RunOptions,
): Promise<Stats> {
  const stats = emptyStats(plan);
  for await (const block of blocks) {
    signal?.throwIfAborted();
    const columns = readColumns(block, plan.columns, plan.rules, refusals);
    await refusals.handOn();
    countBlock(stats, plan, columns);
    take(columns.values);
    if (columns.failure !== undefined) throw columns.failure;
  }
  return stats;
}
