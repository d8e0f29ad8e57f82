import { Boundaries, type BoundaryOptions } from '../../../../core/boundaries.ts';
import { type GroupLists, groupLists } from '../../../../core/groups/group-codes.ts';
import { ALL_ROWS, type KnownKeys } from '../../../../core/groups/key-table.ts';
import type { BinPlan } from '../../../../plan/bin-plan.ts';
import type { ColumnPlan } from '../../../../plan/column-plan.ts';

/** A column with the numbers of keys, as plain data. */
export interface WorkerKey {
  /** Indexes of its fields among the targets. */
  readonly targets: readonly number[];
  /** The known keys; undefined if each batch numbers keys in order of appearance, and passes them on. */
  readonly known: KnownKeys | undefined;
}

/** The lists of the groups of a feature as plain data: one array, since there may be 100,000 lists. */
export interface WorkerGroups {
  /** The index of the numbers of keys among `keys`. */
  readonly key: number;
  readonly hasOwnCells: boolean;
  /** The boundaries of all lists, concatenated. */
  readonly boundaries: Float64Array;
  /** The end of each list; an empty list with the end -1 stands for the list of all rows. */
  readonly ends: Int32Array;
}

/**
 * The columns with numbers of keys in a plan.
 *
 * @param places the index of each position among the targets
 */
export function workerKeys(
  { columns }: ColumnPlan,
  places: ReadonlyMap<number, number>,
): WorkerKey[] {
  return columns.flatMap(({ key }) =>
    key === undefined
      ? []
      : [{ targets: key.positions.map((at) => places.get(at) ?? -1), known: key.known }],
  );
}

/** The groups of a feature in a plan; undefined if it has none. */
export function workerGroups(
  { columns, features, keyColumns }: BinPlan,
  feature: number,
): WorkerGroups | undefined {
  const groups = features[feature]?.groups;
  const column = keyColumns[feature] ?? -1;
  if (groups === undefined) return undefined;
  const { lists, hasOwnCells } = groups;
  const key = columns.slice(0, column).filter((one) => one.key !== undefined).length;
  const isOwn = (list: Boundaries, i: number): boolean =>
    i === ALL_ROWS || list !== lists[ALL_ROWS];
  const lengths = lists.map((list, i) => (isOwn(list, i) ? list.values.length : 0));
  const boundaries = new Float64Array(lengths.reduce((sum, length) => sum + length, 0));
  const ends = new Int32Array(lists.length);
  let at = 0;
  for (const [i, list] of lists.entries()) {
    const own = isOwn(list, i);
    if (own) boundaries.set(list.values, at);
    at += lengths[i] ?? 0;
    ends[i] = own ? at : -1;
  }
  return { key, hasOwnCells, boundaries, ends };
}

/**
 * The boundary lists of plain data.
 *
 * @param special the numbers of each bin of special codes
 */
export function listsOf(
  { boundaries, ends }: WorkerGroups,
  special: readonly (readonly number[])[],
  options: BoundaryOptions,
): GroupLists {
  const lists: Boundaries[] = [];
  let at = 0;
  for (const end of ends) {
    const all = lists[ALL_ROWS];
    if (end < 0 && all !== undefined) {
      lists.push(all);
      continue;
    }
    lists.push(Boundaries.of(boundaries.subarray(at, end), options).withSpecial(special));
    at = end;
  }
  return groupLists(lists);
}
