import type { TypeMembers } from '../column-types/column-type.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import type { ColumnStats, ReadStats } from '../core/stats.ts';
import type { Source } from '../csv/decode.ts';
import type { Dialect } from '../csv/dialect.ts';
import { type CsvOptions, openCsvTable } from '../engine/csv-table.ts';
import { planColumnsOf } from '../engine/plan-table.ts';
import type { TakeColumns } from '../engine/table.ts';
import { ColumnCollector } from '../fit/collect/collect.ts';
import {
  type CollectedList,
  type CollectedTable,
  emptyTable,
} from '../fit/collect/collected-table.ts';
import { interleave, repeated } from '../fit/collect/interleave.ts';
import { EMPTY_HINT, nothingToLearn } from '../fit/undivided.ts';
import type { ColumnPlan } from '../plan/column-plan.ts';
import type { FitRequest } from './fit-request.ts';

/** The columns that one list is for, while they are read. */
interface ListCollector {
  readonly columns: readonly string[];
  /** Their indexes among the plan's columns. */
  readonly indexes: readonly number[];
  readonly position: number;
  readonly type: TypeMembers | undefined;
  readonly gathered: ColumnCollector;
}

/**
 * Collects the values of the columns that lists are learned for.
 *
 * @param sources the files of one table
 * @throws DiscretizeError as the main command; E_FIT for an input without a single record, and for
 *   invalid weights
 */
export async function collectTable(
  request: FitRequest,
  sources: readonly Source[],
  dialect: Dialect,
  run: CsvOptions & {
    /** Called with what was counted while the rows were read. */
    readonly onRead?: (stats: ReadStats) => void;
  },
): Promise<CollectedTable> {
  const table = await openCsvTable(sources, dialect, run);
  if (table === undefined) return emptyPart(request, dialect);
  try {
    const plan = await planColumnsOf(request.read, table);
    const collectors = collectorsOf(request, plan);
    checkNames(collectors);
    const stats = await table.readColumns(plan, collecting(collectors, weightIndex(plan)));
    run.onRead?.(stats);
    const lists = collectors.map((one) => collectedList(one, stats.columns));
    const { header } = table;
    const { weight, spec } = request;
    return { header, rules: spec, weight, rows: stats.rows, sources: [], lists };
  } finally {
    await table.close();
  }
}

/** The index of the column of weights among the plan's columns; -1 where rows have none. */
function weightIndex({ columns }: ColumnPlan): number {
  return columns.findIndex(({ role }) => role === 'weight');
}

/** Hands columns to the collectors of their lists. */
function collecting(collectors: readonly ListCollector[], weight: number): TakeColumns {
  return (values) => {
    for (const { indexes, gathered } of collectors) {
      const columns = indexes.map((index) => values[index] as Float64Array);
      gathered.add(interleave(columns), repeated(values[weight], indexes.length));
    }
  };
}

function collectedList(
  { indexes, ...list }: ListCollector,
  columns: readonly ColumnStats[],
): CollectedList {
  const sum = (count: 'invalid' | 'overflow'): number =>
    indexes.reduce((all, index) => all + (columns[index]?.[count] ?? 0), 0);
  return { ...list, invalid: sum('invalid'), overflow: sum('overflow') };
}

/** An input without a record is a part of a table, unless its header is missing. */
function emptyPart({ spec, weight, isPartial }: FitRequest, { header }: Dialect): CollectedTable {
  if (!isPartial || header) throw nothingToLearn('the input is empty', EMPTY_HINT);
  return emptyTable(spec, weight);
}

/** Makes sure that names tell the columns apart, as a spec must. */
function checkNames(collectors: readonly ListCollector[]): void {
  const names = collectors.flatMap(({ columns }) => columns);
  const seen = new Set<string>();
  for (const name of names) {
    if (!seen.has(name)) seen.add(name);
    else
      throw new DiscretizeError('E_AMBIGUOUS_COLUMN', `two columns are named "${name}"`, {
        received: name,
        hint: 'a spec cannot tell them apart: choose one of them with -c, or rename one',
      });
  }
}

function collectorsOf({ isShared, collect }: FitRequest, { columns }: ColumnPlan): ListCollector[] {
  const weighted = columns.some(({ role }) => role === 'weight');
  const features = [...columns.keys()].filter((index) => columns[index]?.role === 'feature');
  const groups = isShared && features.length > 0 ? [features] : features.map((index) => [index]);
  const memory = Math.floor(collect.memory / Math.max(1, groups.length));
  return groups.map((group) => ({
    columns: group.map((index) => columns[index]?.name ?? ''),
    indexes: group,
    position: columns[group[0] ?? -1]?.position ?? -1,
    type: columns[group[0] ?? -1]?.type?.members,
    gathered: new ColumnCollector({ ...collect, memory, weighted }),
  }));
}
