import type { ReadStats } from '../../core/stats.ts';
import type { Source } from '../../csv/decode.ts';
import type { Dialect } from '../../csv/dialect.ts';
import type { EngineName } from '../../engine/choose-engine.ts';
import { type TableOptions, withTable } from '../../engine/open-table.ts';
import type { InputTable } from '../../engine/table.ts';
import type { BinPlan } from '../../plan/bin-plan.ts';
import type { BinRequest } from '../../plan/bin-request.ts';
import type { PlannedFeature } from '../../plan/feature.ts';
import { collectedKeyColumn } from '../../plan/groups/groups.ts';
import { BinCounter, type BinCounts } from './bin-counter.ts';
import { GroupBinCounter, type GroupCounts } from './group-counter.ts';
import { planCounts } from './plan-counts.ts';

/** The options for reading the table. */
export interface DriftReading extends TableOptions {
  /** True if rows are counted as the baselines of the spec count them; false: each row counts once. */
  readonly isWeighed: boolean;
  /** A column list: the columns whose cells make groups of rows; undefined: no groups. */
  readonly by?: string | undefined;
  /** Called with the plan and the engine of the run before the rows are read. */
  readonly onPlan?: (plan: BinPlan, table: InputTable, engine: EngineName) => void;
}

/** The groups of a table. */
interface CountedGroups {
  /** The names of the columns that make groups. */
  readonly by: readonly string[];
  /** The counts of each group, in the order in which they first occur. */
  readonly groups: readonly GroupCounts[];
}

/** The counts of a table that drift compares. */
export interface TableCounts {
  readonly features: readonly PlannedFeature[];
  readonly stats: ReadStats;
  /** The counts of each feature. */
  readonly counts: readonly BinCounts[];
  /** Undefined without groups. */
  readonly groups: CountedGroups | undefined;
}

/**
 * Counts the values of a table by feature and bin, in all rows and in each group.
 *
 * @param sources the files of the table, at least one
 * @returns undefined for an input without a single record
 * @throws DiscretizeError as the main command; E_FIT for invalid weights; E_COLUMNS for more than 10,000 groups
 */
export async function countTableBins(
  request: BinRequest,
  sources: readonly Source[],
  dialect: Dialect,
  options: DriftReading,
): Promise<TableCounts | undefined> {
  return await withTable(sources, dialect, options, (table) => countRows(request, table, options));
}

async function countRows(
  request: BinRequest,
  table: InputTable,
  { by, isWeighed, onPlan }: DriftReading,
): Promise<TableCounts> {
  const { header } = table;
  const plan = await planCounts(request, table, isWeighed);
  onPlan?.(plan, table, table.engineFor(header.length));
  const key = by === undefined ? undefined : collectedKeyColumn(by, header);
  const read = key === undefined ? plan : { ...plan, columns: [...plan.columns, key] };
  const counter = new BinCounter(plan);
  const groups = key && new GroupBinCounter(plan, key);
  const stats = await table.readColumns(read, (values) => {
    counter.take(values);
    groups?.take(values);
  });
  const names = key?.key.positions.map((position) => header[position] ?? '') ?? [];
  const counted = groups && { by: names, groups: groups.counts(stats) };
  return { features: plan.features, stats, counts: counter.counts(stats), groups: counted };
}
