import { columnType, type TypeMembers } from '../../column-types/registry.ts';
import { POINT } from '../../core/cells/notation.ts';
import { itemsOf } from '../../core/number-column.ts';
import type { CellRules } from '../../csv/columns/columns.ts';
import type { CollectedList, CollectedTable } from '../../fit/collect/collected-table.ts';
import { type GroupedList, GroupedValues } from '../../fit/collect/grouped-values.ts';
import { interleave, repeated } from '../../fit/collect/interleave.ts';
import { SpecialValues } from '../../fit/collect/special-values.ts';
import type { FitRequest } from '../../jobs/fit-request.ts';
import { checkOneType, type PlannedColumn } from '../../plan/column-plan.ts';
import { cellRules } from '../../plan/read-request.ts';
import { readSpecialOf } from '../../plan/special/special-request.ts';
import { NO_TYPES, type TypeRequest, typeOfColumn } from '../../plan/type-request.ts';
import { keptRows, type ReadCells, readCells } from '../memory/cell-columns.ts';
import { columnOf, type UnreadColumn, unreadColumnsOf, weightsOf } from './fit-columns.ts';
import type { FitOptions } from './fit-options.ts';
import { codesInColumn, collectorOf } from './fit-values.ts';
import { type GroupKeys, keysOf, selectRows, withoutKeys } from './group-keys.ts';
import { checkTypes } from './type-options.ts';

/** The name in errors of a column that is given by itself. */
const SHOWN_NAME = 'values';

/** The cells of a column, with its type. */
interface FitCells extends ReadCells {
  readonly place: PlannedColumn;
}

/** The rows that are not dropped, with their weights and the keys of their groups. */
interface FitRows {
  readonly kept: Int32Array | undefined;
  readonly weights: Float64Array | undefined;
  readonly keys: GroupKeys | undefined;
}

/**
 * Collects columns in memory as the command collects those of a file.
 *
 * @throws DiscretizeError E_COLUMNS, E_RAGGED_ROW, E_NOT_A_NUMBER; E_UNKNOWN_COLUMN for groups; E_FIT for weights
 */
export function fitTableOf(
  columns: unknown,
  request: FitRequest,
  options: FitOptions,
): CollectedTable {
  const { features, keyColumns } = withoutKeys(columns, options.by);
  const given = unreadColumnsOf(features);
  const rules = cellRules(request.spec, POINT);
  const header = given.map(({ name = SHOWN_NAME }) => name);
  const typed = typedColumns(given, request.read.types ?? NO_TYPES);
  const read = typed.map((column, position) => readColumn(column, position, request, rules));
  const kept = keptRows(read, rules);
  const all = read[0]?.values.length ?? 0;
  const weights = options.weights && selectRows(weightsOf(options.weights, all), kept);
  const keys = keyColumns && keysOf(keyColumns, all, kept);
  const rows: FitRows = { kept, weights, keys };
  const groups = request.isShared ? [read] : read.map((cells) => [cells]);
  if (request.isShared) checkOneType({ columns: read.map(({ place }) => place) });
  const lists = groups.map((group) => collected(group, rows, options));
  return { header, rules: request.spec, weight: undefined, rows: all, sources: [], lists };
}

/** A column, and the members that make its type. */
interface TypedColumn {
  /** Undefined for one that was given by itself. */
  readonly name: string | undefined;
  readonly items: unknown;
  readonly members: TypeMembers;
}

/**
 * Columns with their types.
 *
 * @throws DiscretizeError E_UNKNOWN_COLUMN for the type of a column that is not fitted; E_USAGE for a member of types
 *   that no column reads
 */
function typedColumns(columns: readonly UnreadColumn[], types: TypeRequest): TypedColumn[] {
  const typed = columns.map(({ name, given }): TypedColumn => {
    const items = ArrayBuffer.isView(given) ? given : (itemsOf(given) ?? given);
    return { name, items, members: membersOf(name ?? SHOWN_NAME, items, types) };
  });
  checkTypes(
    types,
    typed.map(({ name = SHOWN_NAME, members }) => ({ name, type: members.type })),
  );
  return typed;
}

function readColumn(
  { name, items, members }: TypedColumn,
  position: number,
  { read, spec }: FitRequest,
  rules: CellRules,
): FitCells {
  const shownName = name ?? SHOWN_NAME;
  const type = columnType(members, POINT);
  const given = read.special?.[0]?.bins ?? [];
  const special = readSpecialOf(codesInColumn(given, members), members, spec, POINT);
  const place: PlannedColumn = { position, name: shownName, role: 'feature', type, ...special };
  const cells = type === undefined ? columnOf(items, name) : items;
  return { ...readCells(cells, place, rules), place };
}

/** The members of a column's type; Date objects are times if no option names a type. */
function membersOf(name: string, items: unknown, types: TypeRequest): TypeMembers {
  const { type = types.type } = types.own.find(({ columns }) => columns === name) ?? {};
  const first = Array.isArray(items)
    ? items.find((item) => item !== null && item !== undefined)
    : 0;
  const found = type ?? (first instanceof Date ? 'datetime' : undefined);
  return typeOfColumn(-1, { ...types, type: found, own: [] }, []);
}

function collected(
  group: readonly FitCells[],
  { kept, weights, keys }: FitRows,
  options: FitOptions,
): CollectedList {
  const [first] = group as readonly [FitCells];
  const own = interleave(group.map(({ values }) => selectRows(values, kept)));
  const ownWeights = repeated(weights, group.length);
  const special = first.place.special && new SpecialValues(first.place.special);
  const plain = special?.takeOut(own, ownWeights) ?? { values: own, weights: ownWeights };
  const collector = collectorOf(options, own.length);
  collector.add(plain.values, plain.weights);
  return {
    columns: group.map(({ place }) => place.name),
    position: first.place.position,
    type: first.place.type?.members,
    collector,
    special: special?.seen,
    grouped: keys && groupedList(keys, group, own, ownWeights),
    invalid: group.reduce((sum, { invalid }) => sum + invalid.length, 0),
    overflow: group.reduce((sum, { overflow }) => sum + overflow, 0),
  };
}

function groupedList(
  { by, keys, numbers }: GroupKeys,
  columns: readonly FitCells[],
  values: Float64Array,
  weights: Float64Array | undefined,
): GroupedList {
  const memory = Number.MAX_SAFE_INTEGER;
  const special = columns[0]?.place.special;
  const grouped = new GroupedValues({ memory, weighted: weights !== undefined, special });
  grouped.add(values, repeated(numbers, columns.length) as Float64Array, weights);
  return { by, keys, values: grouped };
}
