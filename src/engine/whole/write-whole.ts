import type { RowBlock } from '../../core/row-block.ts';
import type { Stats } from '../../core/stats.ts';
import type { Rejections } from '../../csv/table/rejections.ts';
import type { WholeTable } from '../../csv/table/whole-table.ts';
import type { Written } from '../../csv/write.ts';
import type { CsvBinPlan } from '../../plan/csv-plan.ts';
import type { EngineName } from '../choose-engine.ts';
import { RecordsRun } from '../records/records.ts';
import { featureStats } from '../stats.ts';
import { SplicedRun } from './spliced-run.ts';

/** Receives bytes, and owns them. */
export type TakeBytes = (bytes: Uint8Array) => void;

/**
 * Writes a table in memory with the columns of a plan binned, in one turn of the event loop.
 *
 * @param engine the engine whose output is written: `bytes` keeps unbinned bytes, `records` writes as csv-stringify
 * @param blocks the rows, for the records engine
 * @throws DiscretizeError as the engine, after the rows before are handed on
 */
export function writeWhole(
  plan: CsvBinPlan,
  table: WholeTable,
  blocks: Iterable<RowBlock>,
  { engine, rejections }: { readonly engine: EngineName; readonly rejections: Rejections },
  take: TakeBytes,
): Stats {
  const write = ({ bytes, rows, failure }: Written, end: () => Uint8Array): void => {
    take(bytes);
    rejections.handOnNow(rows);
    if (failure === undefined) return;
    take(end());
    throw failure;
  };
  if (engine === 'records') {
    const run = new RecordsRun(plan, rejections);
    const last = (): Uint8Array => run.end(true);
    if (plan.dialect.header) write(run.header(), last);
    for (const block of blocks) write(run.block(block), last);
    take(run.end());
    return featureStats(run.stats, plan);
  }
  const run = new SplicedRun(plan, table, rejections);
  take(run.head());
  for (const written of run.rows()) write(written, () => new Uint8Array(0));
  return featureStats(run.stats, plan);
}
