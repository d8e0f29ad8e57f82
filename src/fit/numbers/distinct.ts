import { isAscending } from './runs.ts';
import type { WeightedValues } from './weights.ts';

/** Distinct values, ascending, with their weights; both arrays have one length. */
export interface Distinct {
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

/**
 * The distinct values of a sample with the sums of their weights. -0 equals 0.
 *
 * @param kept finite values in any order; not changed
 */
export function distinctOf(kept: WeightedValues): Distinct {
  const { values, weights } = ascending(kept);
  const places = new Float64Array(values.length);
  const totals = new Float64Array(values.length);
  let size = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (size === 0 || places[size - 1] !== value) places[size++] = value + 0;
    totals[size - 1] = (totals[size - 1] as number) + (weights?.[i] ?? 1);
  }
  return { values: places.slice(0, size), weights: totals.slice(0, size) };
}

/** True if there are fewer than `count` distinct values. */
export function hasFewerDistinct(values: Float64Array, count: number): boolean {
  const seen = new Set<number>();
  for (const value of values) {
    if (seen.has(value)) continue;
    seen.add(value);
    if (seen.size >= count) return false;
  }
  return seen.size < count;
}

/** Values in ascending order, with their weights. */
function ascending(kept: WeightedValues): WeightedValues {
  const { values, weights } = kept;
  if (isAscending(values)) return kept;
  if (weights === undefined) return { values: values.toSorted(), weights };
  const order = Uint32Array.from(values.keys());
  order.sort((a, b) => (values[a] as number) - (values[b] as number));
  const along = (column: Float64Array) => Float64Array.from(order, (i) => column[i] as number);
  return { values: along(values), weights: along(weights) };
}
