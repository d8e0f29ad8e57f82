import { aggregate, type TargetKind, type TargetRows } from './aggregate.ts';
import { columnsOf } from './table.ts';

/** Rows by what their values are; each part has the rows with a target only. */
export interface SeparatedRows {
  readonly clean: TargetRows;
  /** One part for each special bin, in the order given. */
  readonly special: readonly TargetRows[];
  readonly missing: TargetRows;
  /** The number of rows that no part has: their target is missing, or their weight is 0. */
  readonly leftOut: number;
}

/**
 * Separates special and missing values and rows without a target (NaN) from the rest.
 *
 * @param special the values of each special bin
 */
export function separateRows(
  rows: TargetRows,
  special: readonly (readonly number[])[],
): SeparatedRows {
  const { values, targets, weights } = rows;
  const bins = new Map(special.flatMap((list, bin) => list.map((value) => [value + 0, bin])));
  const parts = Array.from({ length: special.length + 2 }, (): number[] => []);
  let leftOut = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    const isOut = Number.isNaN(targets[row]) || weights?.[row] === 0;
    const part = Number.isNaN(value) ? special.length : (bins.get(value + 0) ?? special.length + 1);
    if (isOut) leftOut++;
    else parts[part]?.push(row);
  }
  const separated = parts.map((indexes) => ({
    values: Float64Array.from(indexes, (row) => values[row] as number),
    targets: Float64Array.from(indexes, (row) => targets[row] as number),
    weights: weights && Float64Array.from(indexes, (row) => weights[row] as number),
  }));
  const [missing = rows, clean = rows] = separated.slice(special.length);
  return { clean, special: separated.slice(0, special.length), missing, leftOut };
}

/**
 * What all rows of a part add up to, in the order of `columnsOf`.
 *
 * @param center what sums of a numeric target are distances to
 */
export function sumsOf(rows: TargetRows, target: TargetKind, center: number): number[] {
  const values = new Float64Array(rows.values.length);
  const table = aggregate({ ...rows, values }, target, center);
  return columnsOf(table).map((column) => column[0] ?? 0);
}
