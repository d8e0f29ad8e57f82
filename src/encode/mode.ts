import type { BinTable } from './bin-table.ts';

/** An output cell: a number, a label, or null for an empty cell. */
export type Value = number | string | null;

/** The suffix of output columns: the code (`fare_0`) or the label of the bin. */
export type NameBy = 'code' | 'label';

/** The kinds of suffixes of output columns. */
export const NAME_BYS: readonly NameBy[] = ['code', 'label'];

/**
 * An output mode: what it writes for one code, and how the k columns of a feature share it. Modes are
 * peers of this one shape, listed in `encode/registry.ts`.
 */
export interface OutputMode {
  /**
   * How the values of a feature's columns become a row's. `each`: every column writes its own;
   * `max` and `sum`: the feature writes one group, the element-wise maximum or sum over its columns
   * (as Keras's multi_hot and count are of one_hot).
   */
  readonly combine: 'each' | 'max' | 'sum';

  /**
   * Set for modes with a number for each bin: the bin of the first column. A value of one column is then a 1 in
   * the place of its code, and 0 elsewhere.
   */
  readonly firstBin?: number;

  /** True for a mode whose cells are the labels of bins. */
  readonly hasLabels?: boolean;

  /** True for a mode that writes one number for each bin, which is not its code. */
  readonly isValue?: boolean;

  /**
   * The names of the columns it makes.
   *
   * @param stem the name of the column, or of the feature where columns are combined
   * @returns as many names as `values` gives values; a single one, the stem itself, where the mode
   *   writes one cell and so can stand in its column's place
   */
  readonly names: (stem: string, bins: BinTable, by: NameBy) => readonly string[];

  /**
   * The values for one code.
   *
   * @param code from 0 to `bins.depth` (inclusive); `bins.depth` is a missing value without a bin
   */
  readonly values: (code: number, bins: BinTable) => readonly Value[];
}

/**
 * One row's values of a feature whose mode combines its columns.
 *
 * @param groups the values of each column, all of the same length; at least one
 */
export function combine(
  groups: readonly (readonly Value[])[],
  how: OutputMode['combine'],
): readonly Value[] {
  const [first = [], ...rest] = groups;
  if (rest.length === 0) return first;
  const join = how === 'max' ? Math.max : add;
  return first.map((value, bin) =>
    rest.reduce<number>((joined, group) => join(joined, Number(group[bin])), Number(value)),
  );
}

function add(a: number, b: number): number {
  return a + b;
}
