import type { TypeMembers } from '../column-types/registry.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import { KeyCollector } from '../core/groups/key-table.ts';
import type { ColumnStats, ReadStats } from '../core/stats.ts';
import type { Source } from '../csv/decode.ts';
import type { Dialect } from '../csv/dialect.ts';
import { type TableOptions, withTable } from '../engine/open-table.ts';
import { planColumnsOf } from '../engine/plan-table.ts';
import type { TakeColumns } from '../engine/table.ts';
import { ColumnCollector } from '../fit/collect/collect.ts';
import {
  type CollectedList,
  type CollectedTable,
  emptyTable,
} from '../fit/collect/collected-table.ts';
import { type GroupedList, GroupedValues } from '../fit/collect/grouped-values.ts';
import { interleave, repeated } from '../fit/collect/interleave.ts';
import { SpecialValues } from '../fit/collect/special-values.ts';
import { EMPTY_HINT, nothingToLearn } from '../fit/undivided.ts';
import { type ColumnPlan, checkOneType, type PlannedColumn } from '../plan/column-plan.ts';
import type { FitRequest } from './fit-request.ts';

/** The columns of one boundary list, while they are read. */
interface ListCollector {
  readonly columns: readonly string[];
  /** Their indexes among the plan's columns. */
  readonly indexes: readonly number[];
  readonly position: number;
  readonly type: TypeMembers | undefined;
  readonly collector: ColumnCollector;
  /** Takes special values out; undefined without special codes. */
  readonly special: SpecialValues | undefined;
  /** The values with the groups of their rows; undefined without groups. */
  readonly grouped: GroupedValues | undefined;
}

/**
 * Collects the values of the columns that boundaries are fitted to.
 *
 * @param sources the files of one table
 * @throws DiscretizeError as the main command; E_FIT for an input without a single record, and for
 *   invalid weights
 */
export async function collectTable(
  request: FitRequest,
  sources: readonly Source[],
  dialect: Dialect,
  run: TableOptions & {
    /** Called with the counts of the rows, once they are read. */
    readonly onRead?: (stats: ReadStats) => void;
  },
): Promise<CollectedTable> {
  const collected = await withTable(sources, dialect, run, async (table) => {
    const plan = await planColumnsOf(request.read, table);
    if (request.isShared) checkOneType(plan);
    const collectors = collectorsOf(request, plan);
    checkNames(collectors);
    const stats = await table.readColumns(plan, collecting(collectors, plan));
    run.onRead?.(stats);
    const { header } = table;
    const lists = collectors.map((one) => collectedList(one, stats.columns, keysOf(plan, header)));
    const { weight, spec } = request;
    return { header, rules: spec, weight, rows: stats.rows, sources: [], lists };
  });
  return collected ?? emptyPart(request, dialect);
}

/** The index of the column with a role among the plan's columns; -1 if there is none. */
function indexOf({ columns }: ColumnPlan, sought: 'weight' | 'group'): number {
  return columns.findIndex(({ role }) => role === sought);
}

/** The names of the columns that make groups, and the keys of their rows. */
type GroupKeys = Pick<GroupedList, 'by' | 'keys'>;

/** The keys of all rows; undefined without groups. */
function keysOf({ columns }: ColumnPlan, header: readonly string[]): GroupKeys | undefined {
  const key = columns.find(({ role }) => role === 'group')?.key;
  if (key === undefined || !(key.table instanceof KeyCollector)) return undefined;
  const by = key.positions.map((position) => header[position] ?? '');
  return { by, keys: key.table.keys };
}

/** Hands columns to the collectors of their lists. */
function collecting(collectors: readonly ListCollector[], plan: ColumnPlan): TakeColumns {
  const [weight, group] = [indexOf(plan, 'weight'), indexOf(plan, 'group')];
  return (values) => {
    for (const { indexes, collector, special, grouped } of collectors) {
      const own = interleave(indexes.map((index) => values[index] as Float64Array));
      const weights = repeated(values[weight], indexes.length);
      const plain = special?.takeOut(own, weights) ?? { values: own, weights };
      collector.add(plain.values, plain.weights);
      const numbers = repeated(values[group], indexes.length);
      if (numbers !== undefined) grouped?.add(own, numbers, weights);
    }
  };
}

function collectedList(
  { indexes, grouped: values, special, ...list }: ListCollector,
  columns: readonly ColumnStats[],
  keys: GroupKeys | undefined,
): CollectedList {
  const sum = (count: 'invalid' | 'overflow'): number =>
    indexes.reduce((all, index) => all + (columns[index]?.[count] ?? 0), 0);
  const grouped = values && keys && { ...keys, values };
  const seen = special?.seen;
  return { ...list, grouped, special: seen, invalid: sum('invalid'), overflow: sum('overflow') };
}

/** An input without a record is a part of a table, unless its header is missing. */
function emptyPart({ spec, weight, isPartial }: FitRequest, { header }: Dialect): CollectedTable {
  if (!isPartial || header) throw nothingToLearn('the input is empty', EMPTY_HINT);
  return emptyTable(spec, weight);
}

/** Rejects columns with the same name, which a spec cannot tell apart. */
function checkNames(collectors: readonly ListCollector[]): void {
  const names = collectors.flatMap(({ columns }) => columns);
  const seen = new Set<string>();
  for (const name of names) {
    if (!seen.has(name)) seen.add(name);
    else
      throw new DiscretizeError('E_AMBIGUOUS_COLUMN', `several columns are named "${name}"`, {
        received: name,
        hint: 'select one with -c, or rename one: a spec names columns',
      });
  }
}

function collectorsOf({ isShared, collect }: FitRequest, { columns }: ColumnPlan): ListCollector[] {
  const weighted = columns.some(({ role }) => role === 'weight');
  const features = [...columns.keys()].filter((index) => columns[index]?.role === 'feature');
  const groups = isShared && features.length > 0 ? [features] : features.map((index) => [index]);
  const isGrouped = columns.some(({ role }) => role === 'group');
  const memory = Math.floor(collect.memory / Math.max(1, groups.length));
  return groups.map((group) => ({
    columns: group.map((index) => columns[index]?.name ?? ''),
    indexes: group,
    position: columns[group[0] ?? -1]?.position ?? -1,
    type: columns[group[0] ?? -1]?.type?.members,
    collector: new ColumnCollector({ ...collect, memory, weighted }),
    special: specialOf(group.map((index) => columns[index] as PlannedColumn)),
    grouped: isGrouped
      ? new GroupedValues({ memory, weighted, special: columns[group[0] ?? -1]?.special })
      : undefined,
  }));
}

/**
 * Takes special values out of the columns of a list.
 *
 * @throws DiscretizeError E_USAGE if columns that share the list have other codes
 */
function specialOf(columns: readonly PlannedColumn[]): SpecialValues | undefined {
  const [first] = columns;
  const codesOf = ({ special }: PlannedColumn): string => JSON.stringify(special?.codes ?? []);
  const other = columns.find((column) => first && codesOf(column) !== codesOf(first));
  if (other === undefined) return first?.special && new SpecialValues(first.special);
  const message = `"${first?.name}" and "${other.name}" share boundaries, but not special codes`;
  throw new DiscretizeError('E_USAGE', message, {
    hint: 'give the codes for all columns: --special -999,-998; or remove --shared',
  });
}
