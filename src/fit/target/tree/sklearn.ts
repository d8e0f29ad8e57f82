import { tableBins } from '../criterion/bins.ts';
import { joinGroups, type TargetTable, upperOf } from '../table.ts';
import { type TreeOptions, treeSplits } from './cart.ts';

/** scikit-learn's `FEATURE_THRESHOLD`, as a float32: closer values are not split. */
const NEAR: number = Math.fround(1e-7);

/**
 * The thresholds of scikit-learn's decision trees over one column, to the bit: values are rounded to float32,
 * neighbors within 1e-7 are not split, and a threshold is the float64 halfway between two values, or the lower one if
 * no number is between. A value <= a threshold is left of it.
 */
export function sklearnThresholds(
  table: TargetTable,
  options: Omit<TreeOptions, 'isSplit'>,
): number[] {
  const single = inSingle(table);
  const { values } = single;
  const valueAt = (index: number): number => values[index] as number;
  const upper = upperOf(single);
  const below = (index: number): number => upper[index - 1] as number;
  const isSplit = (index: number): boolean => valueAt(index) > Math.fround(below(index) + NEAR);
  const splits = treeSplits(tableBins(single), { ...options, isSplit });
  return splits.map((index) => thresholdBetween(below(index), valueAt(index)));
}

/**
 * A table with its values rounded to float32; values that become equal are joined. The greatest values of groups are
 * rounded, too.
 */
export function inSingle(table: TargetTable): TargetTable {
  if (table.upper !== undefined) return table;
  const values = table.values.map((value) => Math.fround(value) + 0);
  const starts = [...values.keys()].filter((i) => i === 0 || values[i] !== values[i - 1]);
  return joinGroups({ ...table, values }, starts, starts);
}

function thresholdBetween(below: number, above: number): number {
  const half = below / 2 + above / 2;
  return half === above || !Number.isFinite(half) ? below : half;
}
