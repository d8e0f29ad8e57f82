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

/** Separates special and missing values and rows without a target (NaN) from the rest. */
export function separateRows(rows: TargetRows, special: SpecialCodes): SeparatedRows {
  const { length } = special.codes;
  const places = placesOf(rows, special);
  const separated = partsOf(rows, places, length + 2);
  const leftOut = places.reduce((count, place) => (place < 0 ? count + 1 : count), 0);
  const [missing = rows, clean = rows] = separated.slice(length);
  return { clean, special: separated.slice(0, length), missing, leftOut };
}

/** The part of each row: special bins, missing values, the rest; -1 for a row that no part has. */
function placesOf({ values, targets, weights }: TargetRows, special: SpecialCodes): Int32Array {
  const { length } = special.codes;
  const places = new Int32Array(values.length).fill(length + 1);
  if (length > 0) placeSpecial(values, places, special, 0);
  for (let row = 0; row < places.length; row++) {
    if (Number.isNaN(values[row])) places[row] = length;
    if (Number.isNaN(targets[row]) || weights?.[row] === 0) places[row] = -1;
  }
  return places;
}

/** The rows of each part, in their order. */
function partsOf(
  { values, targets, weights }: TargetRows,
  places: Int32Array,
  count: number,
): TargetRows[] {
  const sizes = new Int32Array(count);
  for (const place of places) if (place >= 0) sizes[place] = (sizes[place] as number) + 1;
  const columnOf = (column: Float64Array): Float64Array[] => split(column, places, sizes);
  const [ownValues, ownTargets] = [columnOf(values), columnOf(targets)];
  const ownWeights = weights && columnOf(weights);
  return ownValues.map((part, i) => ({
    values: part,
    targets: ownTargets[i] as Float64Array,
    weights: ownWeights?.[i],
  }));
}

/** The cells of each part of a column. */
function split(column: Float64Array, places: Int32Array, sizes: Int32Array): Float64Array[] {
  const parts = Array.from(sizes, (size) => new Float64Array(size));
  const next = new Int32Array(sizes.length);
  for (let row = 0; row < places.length; row++) {
    const place = places[row] as number;
    if (place < 0) continue;
    const at = next[place] as number;
    (parts[place] as Float64Array)[at] = column[row] as number;
    next[place] = at + 1;
  }
  return parts;
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
