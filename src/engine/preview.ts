import type { DiscretizeError } from '../core/errors/error.ts';
import type { Stats } from '../core/stats.ts';
import { textOf } from '../csv/byte-string.ts';
import { readColumns } from '../csv/columns/columns.ts';
import type { Source } from '../csv/decode.ts';
import type { Dialect } from '../csv/dialect.ts';
import type { RecordBlock } from '../csv/records/record-block.ts';
import type { Rejections } from '../csv/table/rejections.ts';
import type { Plan } from '../plan/plan.ts';
import type { Request } from '../plan/request.ts';
import { type RunOptions, withTable } from './open-table.ts';
import { assemble, byteCells } from './records/records.ts';
import { emptyStats } from './stats.ts';

/** The first rows of a run, before and after; as text. */
export interface Preview {
  readonly plan: Plan;
  /** The input's columns. */
  readonly header: readonly string[];
  /** The rows that are written: their fields, and what becomes of them. */
  readonly rows: readonly PreviewRow[];
  /** What was counted of the rows looked at, left out ones included. */
  readonly stats: Stats;
  /** What would end the run within these rows. */
  readonly failure: DiscretizeError | undefined;
}

/** One row of a {@link Preview}. */
interface PreviewRow {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * Does a run's first rows with the plan of the whole run, and writes nothing. No more is read than is
 * needed for the plan and for these rows.
 *
 * @param sources at least one
 * @param count how many rows to look at, >= 1
 * @param refusals what becomes of bad rows; the first one ends the preview, if nothing is said
 * @returns undefined for an input without a single record
 * @throws DiscretizeError as `apply`, but for what is wrong in the rows
 */
export async function preview(
  request: Request,
  sources: readonly Source[],
  dialect: Dialect,
  count: number,
  refusals?: Rejections,
): Promise<Preview | undefined> {
  let header: readonly string[] = [];
  let first: FirstRows = { rows: [], failure: undefined };
  const options: RunOptions = {
    engine: 'records',
    threads: 1,
    refusals,
    onPlan: (_, table) => {
      header = table.header;
    },
  };
  const done = await withTable(
    request,
    sources,
    dialect,
    options,
    async ({ plan, blocks = [], refusals }) => {
      const stats = emptyStats(plan);
      first = await firstRows(plan, { blocks, refusals }, count, stats);
      return stats;
    },
  );
  return done && { ...done, ...first, header };
}

type Blocks = AsyncIterable<RecordBlock> | Iterable<RecordBlock>;

type FirstRows = Pick<Preview, 'rows' | 'failure'>;

async function firstRows(
  plan: Plan,
  { blocks, refusals }: { readonly blocks: Blocks; readonly refusals: Rejections },
  count: number,
  stats: Stats,
): Promise<FirstRows> {
  const cells = plan.features.map(byteCells);
  const rows: PreviewRow[] = [];
  for await (const block of blocks) {
    const columns = readColumns(cut(block, count - stats.rows), plan.columns, plan.rules, refusals);
    await refusals.handOn();
    const after = assemble(plan, columns, cells, stats);
    const shown = columns.records.map(({ fields }, row) => ({
      before: fields.map(textOf),
      after: (after[row] ?? []).map(textOf),
    }));
    rows.push(...shown);
    const { failure } = columns;
    if (failure !== undefined || stats.rows >= count) return { rows, failure };
  }
  return { rows, failure: undefined };
}

/** A block's first records; what is wrong after it is not reached where there are more. */
function cut(block: RecordBlock, count: number): RecordBlock {
  if (block.records.length < count) return block;
  return { ...block, records: block.records.slice(0, count), failure: undefined };
}
