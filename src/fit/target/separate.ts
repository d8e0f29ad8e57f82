import { placeSpecial, type SpecialCodes } from '../../core/special/special-codes.ts';
import { aggregate, type TargetKind, type TargetRows } from './aggregate.ts';
import { columnsOf } from './table.ts';

/** Rows separated by their values; each part has only rows with a target. */
export interface SeparatedRows {
  readonly clean: TargetRows;
  /** One part for each special bin, in order. */
  readonly special: readonly TargetRows[];
  readonly missing: TargetRows;
  /** The number of rows in no part: their target is missing, or their weight is 0. */
  readonly leftOut: number;
}

/**
 * Separates special and missing values and rows without a target (NaN) from the rest.
 *
 */
export function separateRows(rows: TargetRows, special: SpecialCodes): SeparatedRows {
  const { values, targets, weights } = rows;
  const { length } = special.codes;
  const places = new Int32Array(values.length).fill(length + 1);
  placeSpecial(values, places, special, 0);
  const parts = Array.from({ length: length + 2 }, (): number[] => []);
  let leftOut = 0;
  for (let row = 0; row < values.length; row++) {
    const isOut = Number.isNaN(targets[row]) || weights?.[row] === 0;
    const part = Number.isNaN(values[row]) ? length : (places[row] as number);
    if (isOut) leftOut++;
    else parts[part]?.push(row);
  }
  const separated = parts.map((indexes) => ({
    values: Float64Array.from(indexes, (row) => values[row] as number),
    targets: Float64Array.from(indexes, (row) => targets[row] as number),
    weights: weights && Float64Array.from(indexes, (row) => weights[row] as number),
  }));
  const [missing = rows, clean = rows] = separated.slice(length);
  return { clean, special: separated.slice(0, length), missing, leftOut };
}

/**
 * The sums over all rows of a part, in the order of `columnsOf`.
 *
 * @param center the number that the sums of a numeric target are measured from
 */
export function sumsOf(rows: TargetRows, target: TargetKind, center: number): number[] {
  const values = new Float64Array(rows.values.length);
  const table = aggregate({ ...rows, values }, target, center);
  return columnsOf(table).map((column) => column[0] ?? 0);
}
