import type { RowBlock, TakeCells } from '../../core/row-block.ts';
import type { ReadStats } from '../../core/stats.ts';
import { readColumns } from '../../csv/columns/columns.ts';
import type { Rejections } from '../../csv/table/rejections.ts';
import type { ColumnPlan } from '../../plan/column-plan.ts';
import { countBlock, emptyReadStats } from '../stats.ts';
import type { AbortCheck, TakeColumns } from '../table.ts';
import { inTurns } from '../turns.ts';

/** The abort signal of a run, and its policy for bad rows. */
interface ReadOptions {
  readonly signal?: AbortCheck | undefined;
  readonly rejections: Rejections;
}

/**
 * Reads columns with the records engine.
 *
 * @param options `signal` stops the run between two blocks
 * @throws DiscretizeError for a bad row, once the rows before it are passed on
 */
export async function readRecordColumns(
  plan: ColumnPlan,
  blocks: AsyncIterable<RowBlock>,
  take: TakeColumns,
  { signal, rejections }: ReadOptions,
): Promise<ReadStats> {
  const stats = emptyReadStats(plan);
  for await (const block of inTurns(blocks)) {
    signal?.throwIfAborted();
    const columns = readColumns(block, plan.columns, plan.rules, rejections);
    await rejections.handOn();
    countBlock(stats, columns);
    await take(columns.values);
    if (columns.failure !== undefined) throw columns.failure;
  }
  return stats;
}

/**
 * Hands on the good rows.
 *
 * @param options `signal` stops the run between two blocks
 * @throws DiscretizeError for a bad row, once the rows before it are handed on
 */
export async function readRecordCells(
  { rules }: ColumnPlan,
  blocks: AsyncIterable<RowBlock>,
  take: TakeCells,
  { signal, rejections }: ReadOptions,
): Promise<void> {
  for await (const block of inTurns(blocks)) {
    signal?.throwIfAborted();
    const { records: rows, failure } = readColumns(block, [], rules, rejections);
    take.rows({ ...block, rows });
    await rejections.handOn();
    if (failure !== undefined) throw failure;
  }
}
