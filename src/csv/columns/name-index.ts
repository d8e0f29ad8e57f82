/** The positions of each name of a header, cached: a spec may name each of a hundred thousand columns. */
const indexes = new WeakMap<readonly string[], ReadonlyMap<string, readonly number[]>>();

const NOWHERE: readonly number[] = [];

/** The positions of the columns with a name, counted from 0, ascending. */
export function positionsOf(name: string, header: readonly string[]): readonly number[] {
  const index = indexes.get(header) ?? indexOf(header);
  indexes.set(header, index);
  return index.get(name) ?? NOWHERE;
}

function indexOf(header: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (const [position, name] of header.entries()) {
    const positions = index.get(name);
    if (positions === undefined) index.set(name, [position]);
    else positions.push(position);
  }
  return index;
}

/** The columns that column lists select, for each header. */
const selections = new WeakMap<readonly string[], Map<string, ReadonlySet<number>>>();

/** The set of the columns that a list selects. @param select selects the columns of an unknown list */
export function selectionOf(
  list: string,
  header: readonly string[],
  select: () => readonly number[],
): ReadonlySet<number> {
  const known = selections.get(header) ?? new Map<string, ReadonlySet<number>>();
  selections.set(header, known);
  const selection = known.get(list) ?? new Set(select());
  known.set(list, selection);
  return selection;
}
