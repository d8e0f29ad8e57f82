import type { Boundaries } from '../../core/boundaries.ts';
import { textOfKey } from '../../core/cells/cell-text.ts';
import type { Notation } from '../../core/cells/notation.ts';
import { type GroupLists, groupLists } from '../../core/groups/group-codes.ts';
import { joinKey, keyOf, keyPart } from '../../core/groups/key.ts';
import {
  KeyCollector,
  type KeyTable,
  type KnownKeys,
  knownKeyTable,
} from '../../core/groups/key-table.ts';
import type { MissingPolicy } from '../../core/missing.ts';
import { specialLabel } from '../../core/special/special-codes.ts';
import type { ColumnPlace } from '../../csv/columns/columns.ts';
import type { KeyPlace } from '../../csv/columns/row-key.ts';
import { columnPosition, selectColumns } from '../../csv/columns/select.ts';
import { type BinTable, codeBins } from '../../encode/bin-table.ts';
import { type CellTable, cellText } from '../../encode/cells.ts';
import type { OutputMode, Value } from '../../encode/mode.ts';
import { featureBoundaries } from '../../spec/feature-type.ts';
import type { Feature, Spec } from '../../spec/spec.ts';
import { groupBinTables } from './tables.ts';

/** The groups of a feature, resolved. */
export interface PlannedGroups extends GroupLists {
  readonly by: readonly string[];
  /** The positions of the columns of `by`. */
  readonly positions: readonly number[];
  readonly known: KnownKeys;
  /** The bins of a list, by its number. */
  readonly bins: number;
  readonly tables: (list: number) => BinTable;
  /** True if cells depend on the list, and not on the code alone. */
  readonly hasOwnCells: boolean;
}

/** A column with the number of the key of each row. */
export interface KeyColumn extends ColumnPlace {
  readonly role: 'group';
  readonly key: KeyPlace;
  readonly type?: undefined;
}

/** The context in which groups are resolved. */
interface GroupContext {
  readonly boundaries: Boundaries;
  readonly missing: MissingPolicy;
  readonly mode: OutputMode;
  /** The number notation of cells. */
  readonly notation: Notation;
}

/** Resolves the groups of a feature; undefined for one without. */
export function planGroups(
  feature: Feature,
  names: readonly string[],
  { boundaries, missing, mode, notation }: GroupContext,
): PlannedGroups | undefined {
  const { by, groups = [], else: otherwise = 'all' } = feature;
  if (by === undefined) return undefined;
  const own = groups.map((group) =>
    group.boundaries === undefined
      ? boundaries
      : featureBoundaries(
          { ...feature, boundaries: group.boundaries },
          boundaries.precision,
          notation,
        ),
  );
  const lists = groupLists([boundaries, ...own]);
  return {
    ...lists,
    by,
    positions: by.map((name) => columnPosition(name, names)),
    known: { keys: groups.map(({ key }) => keyOf(key)), otherwise },
    tables: groupBinTables(lists.lists, missing, feature),
    hasOwnCells: usesIntervals(mode),
  };
}

/** True for a mode whose values depend on the edges of bins, not only on codes. */
function usesIntervals(mode: OutputMode): boolean {
  let isUsed = false;
  const use = <T>(value: T): T => {
    isUsed = true;
    return value;
  };
  mode.values(0, {
    depth: 1,
    label: () => use(''),
    edges: () => use([0, 1] as const),
    valueNames: [],
    value: () => use(0),
  });
  return isUsed;
}

/** The bins that groups share: codes without intervals. */
export function sharedBins(
  { bins, lists: [first] }: PlannedGroups,
  missing: MissingPolicy,
  feature: Pick<Feature, 'labels' | 'values' | 'value'>,
): BinTable {
  const special = first?.special.codes.map((_, index) => specialLabel(first.special, index)) ?? [];
  return codeBins({ bins, special }, missing, feature);
}

/**
 * The values that a mode writes for a shared code, in the bins of a list. The list may have fewer bins, so that a
 * missing value has another code in it.
 */
export function groupValues(
  { bins, valued, lists, tables }: PlannedGroups,
  mode: OutputMode,
  missing: MissingPolicy,
): (list: number, code: number) => readonly Value[] {
  return (list, code) => {
    const table = tables(list);
    const own = missing === 'own' ? table.depth - 1 : table.depth;
    const special = code - bins + (lists[list]?.bins ?? bins);
    return mode.values(code === valued ? own : code < bins ? code : special, table);
  };
}

/** The cells of all lists, concatenated; each list has one code more than the groups have bins. */
export function groupCells(
  groups: PlannedGroups,
  mode: OutputMode,
  missing: MissingPolicy,
): CellTable {
  const made = new Map<number, readonly string[]>();
  const width = groups.valued + 1;
  const valuesOf = groupValues(groups, mode, missing);
  return (index) => {
    const cells =
      made.get(index) ?? valuesOf(Math.floor(index / width), index % width).map(cellText);
    made.set(index, cells);
    return cells;
  };
}

/** The column with the number of the key of each row, for features with the same groups. */
export function knownKeyColumn(groups: PlannedGroups): KeyColumn {
  return keyColumn(groups.by, groups.positions, knownKeyTable(groups.known), groups.known);
}

/**
 * A column that numbers the keys of rows in the order of their first use.
 *
 * @param by a column list
 */
export function collectedKeyColumn(by: string, header: readonly string[]): KeyColumn {
  const positions = selectColumns(by, header);
  const names = positions.map((position) => header[position] ?? '');
  return keyColumn(names, positions, new KeyCollector(), undefined);
}

function keyColumn(
  by: readonly string[],
  positions: readonly number[],
  table: KeyTable,
  known: KnownKeys | undefined,
): KeyColumn {
  const [position = -1] = positions;
  const key = { positions, table, known };
  return { position, name: by.join(', '), role: 'group', key };
}

/** The key of a row in memory, whose cells are values of any type; undefined if a value cannot be converted to text. */
export function keyOfValues(values: readonly unknown[]): string | undefined {
  const parts: string[] = [];
  for (const value of values) {
    const text = textOfKey(value);
    if (text === undefined) return undefined;
    parts.push(keyPart(text));
  }
  return joinKey(parts);
}

/** True for features whose groups have the same keys. */
export function haveSameKeys(a: PlannedGroups, b: PlannedGroups): boolean {
  return (
    a.known.otherwise === b.known.otherwise &&
    JSON.stringify(a.positions) === JSON.stringify(b.positions) &&
    a.known.keys.length === b.known.keys.length &&
    a.known.keys.every((key, i) => key === b.known.keys[i])
  );
}

/** The positions of columns of keys, which a feature without named columns does not take. */
export function groupPositions({ features }: Spec, header: readonly string[]): ReadonlySet<number> {
  const open = features.filter(({ columns }) => columns === undefined);
  const names = open.flatMap(({ by = [] }) => by);
  return new Set(names.map((name) => columnPosition(name, header)));
}
