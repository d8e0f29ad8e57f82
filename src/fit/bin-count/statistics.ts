import type { Distinct } from '../numbers/distinct.ts';
import { pairwiseSum } from '../numbers/pairwise.ts';
import type { Sample } from '../sample.ts';

/** The moments of a sample that rules use. */
export interface Moments {
  /** The population standard deviation: the divisor is n. */
  readonly deviation: number;
  /** The third standardized moment; 0 if all values are equal. */
  readonly skewness: number;
}

/**
 * The moments of values; without weights, bit for bit those of `std` and `mean` of numpy.
 *
 * @param kept at least one value
 * @param total the sum of the weights
 */
export function momentsOf({ values, weights }: Sample, total: number): Moments {
  const mean = (column: Float64Array) =>
    pairwiseSum(weights === undefined ? column : column.map((x, i) => x * (weights[i] as number))) /
    total;
  const middle = mean(values);
  const away = values.map((value) => value - middle);
  const deviation = Math.sqrt(mean(away.map((x) => x * x)));
  if (!(deviation > 0)) return { deviation: 0, skewness: 0 };
  return { deviation, skewness: mean(away.map((x) => (x / deviation) ** 3)) };
}

/**
 * The interquartile range by `percentile` of numpy ("linear"), with each value repeated by its weight.
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
  // As _lerp of numpy, which is exact at both ends.
  return part < 0.5 ? a + (b - a) * part : b - (b - a) * (1 - part);
}

/** The value at a rank, counted from 0, among values repeated by their weights. */
function valueAt({ values, weights }: Distinct, place: number): number {
  let reached = 0;
  for (let i = 0; i < values.length; i++) {
    reached += weights[i] as number;
    if (reached > place) return values[i] as number;
  }
  return values.at(-1) as number;
}
