import type { ReadStats } from '../../core/stats.ts';
import { readColumns } from '../../csv/columns/columns.ts';
import { type RecordBlock, rowsOf } from '../../csv/records/record-block.ts';
import type { Rejections } from '../../csv/table/rejections.ts';
import type { CsvReadPlan } from '../../plan/csv-plan.ts';
import { countBlock, emptyReadStats } from '../stats.ts';
import type { AbortCheck, TakeColumns } from '../table.ts';
import { inTurns } from '../turns.ts';

/**
 * Reads columns with the records engine.
 *
 * @param options `signal` stops the run between two blocks
 * @throws DiscretizeError for a bad row, once the rows before it are passed on
 */
export async function readRecordColumns(
  plan: CsvReadPlan,
  blocks: AsyncIterable<RecordBlock>,
  take: TakeColumns,
  {
    signal,
    rejections,
  }: { readonly signal?: AbortCheck | undefined; readonly rejections: Rejections },
): Promise<ReadStats> {
  const stats = emptyReadStats(plan);
  for await (const block of inTurns(blocks)) {
    signal?.throwIfAborted();
    const columns = readColumns(rowsOf(block), plan.columns, plan.rules, rejections);
    await rejections.handOn();
    countBlock(stats, columns);
    await take(columns.values);
    if (columns.failure !== undefined) throw columns.failure;
  }
  return stats;
}
