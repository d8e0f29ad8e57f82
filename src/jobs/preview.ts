import type { DiscretizeError } from '../core/errors/error.ts';
import type { RowBlock } from '../core/row-block.ts';
import type { ReadStats, Stats } from '../core/stats.ts';
import { textOf } from '../csv/byte-string.ts';
import { readColumns } from '../csv/columns/columns.ts';
import type { Source } from '../csv/decode.ts';
import type { Dialect } from '../csv/dialect.ts';
import type { Rejections } from '../csv/table/rejections.ts';
import { withTable } from '../engine/open-table.ts';
import { planBinsOf } from '../engine/plan-table.ts';
import { assemble, byteCells } from '../engine/records/records.ts';
import { emptyBinStats, featureStats } from '../engine/stats.ts';
import type { BinPlan } from '../plan/bin-plan.ts';
import type { BinRequest } from '../plan/bin-request.ts';

/** The first rows of a run, before and after; as text. */
export interface Preview {
  readonly plan: BinPlan;
  /** The input's columns. */
  readonly header: readonly string[];
  /** The written rows: their fields in the input and in the output. */
  readonly rows: readonly PreviewRow[];
  /** The counts of the rows read, dropped ones included. */
  readonly stats: Stats;
  /** The error at which a run would fail within these rows. */
  readonly failure: DiscretizeError | undefined;
}

/** One row of a {@link Preview}. */
interface PreviewRow {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * Bins the first rows with the plan of the whole run, and writes nothing. It reads no more than the plan and these rows
 * need.
 *
 * @param sources at least one
 * @param count the number of rows, at least 1
 * @param rejections the outcome of bad rows; by default the first one fails the run
 * @returns undefined for an input without a single record
 * @throws DiscretizeError as `apply`, except for faults of rows
 */
export async function preview(
  request: BinRequest,
  sources: readonly Source[],
  dialect: Dialect,
  count: number,
  rejections?: Rejections,
): Promise<Preview | undefined> {
  const options = { engine: 'records', threads: 1, rejections } as const;
  return await withTable(sources, dialect, options, async (table) => {
    const plan = await planBinsOf(request, table);
    const stats = emptyBinStats(plan);
    const input = { blocks: table.rows(), rejections: table.rejections };
    const first = await firstRows(plan, input, count, stats);
    return { plan, header: table.header, ...first, stats: featureStats(stats, plan) };
  });
}

type FirstRows = Pick<Preview, 'rows' | 'failure'>;

async function firstRows(
  plan: BinPlan,
  {
    blocks,
    rejections,
  }: { readonly blocks: AsyncIterable<RowBlock>; readonly rejections: Rejections },
  count: number,
  stats: ReadStats,
): Promise<FirstRows> {
  const cells = plan.features.map(byteCells);
  const rows: PreviewRow[] = [];
  for await (const block of blocks) {
    const columns = readColumns(
      cut(block, count - stats.rows),
      plan.columns,
      plan.rules,
      rejections,
    );
    await rejections.handOn();
    const after = assemble(plan, columns, cells, stats);
    rows.push(...columns.records.map(({ fields }, row) => textRow(fields, after[row] ?? [])));
    const { failure } = columns;
    if (failure !== undefined || stats.rows >= count) return { rows, failure };
  }
  return { rows, failure: undefined };
}

function textRow(before: readonly string[], after: readonly string[]): PreviewRow {
  return { before: before.map(textOf), after: after.map(textOf) };
}

/** The first rows of a block, without the failure after them. */
function cut(block: RowBlock, count: number): RowBlock {
  if (block.rows.length < count) return block;
  return { ...block, rows: block.rows.slice(0, count), failure: undefined };
}
