import type { BinTable } from './bin-table.ts';

/** An output cell: a number, a label, or null for an empty cell. */
export type Value = number | string | null;

/** The suffix of output columns: the code (`fare_0`) or the label of the bin. */
export type NameBy = 'code' | 'label';

/** The kinds of suffixes of output columns. */
export const NAME_BYS: readonly NameBy[] = ['code', 'label'];

/**
 * An output mode: the values for a code, and the combination of the columns of a feature. All modes have this shape
 * and are listed in `encode/registry.ts`.
 */
export interface OutputMode {
  /**
   * The combination of the columns of a feature. `each`: every column has its own values; `max` and `sum`: the feature
   * has one group of values, the element-wise maximum or sum over its columns (as in multi_hot and count of Keras).
   */
  readonly combine: 'each' | 'max' | 'sum';

  /**
   * The bin of the first output column, for modes with an output column for each bin: a cell then has a 1 in the
   * column of its code, and 0 elsewhere. Undefined for other modes.
   */
  readonly firstBin?: number;

  /** True for a mode whose cells are the labels of bins. */
  readonly hasLabels?: boolean;

  /** True for a mode that writes the bin value of a code. */
  readonly isValue?: boolean;

  /**
   * The names of the output columns.
   *
   * @param stem the name of the column, or of the feature if columns are combined
   * @returns a name for each of the `values`; a single name, `stem` itself, for a mode that writes one cell in the place
   *   of the input column
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
 * Combines the values of the columns of a feature in one row.
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
