import type { Distinct } from '../numbers/distinct.ts';

/**
 * The distance between the first and the third quartile, by the definition of numpy's `percentile`
 * ("linear"): over all values in order, each as often as its weight says.
 *
 * @param distinct at least one value
 * @param total the sum of the weights
 */
export function interquartileRange(distinct: Distinct, total: number): number {
  return quantile(distinct, total, 0.75) - quantile(distinct, total, 0.25);
}

function quantile(distinct: Distinct, total: number, q: number): number {
  const place = q * Math.max(0, total - 1);
  const below = Math.floor(place);
  const [a, b] = [valueAt(distinct, below), valueAt(distinct, below + 1)];
  const part = place - below;
  // As numpy's _lerp, which is exact at both ends.
  return part < 0.5 ? a + (b - a) * part : b - (b - a) * (1 - part);
}

/** The value at a place, counted from 0, among values as often as their weights say. */
function valueAt({ values, weights }: Distinct, place: number): number {
  let reached = 0;
  for (let i = 0; i < values.length; i++) {
    reached += weights[i] as number;
    if (reached > place) return values[i] as number;
  }
  return values.at(-1) as number;
}
