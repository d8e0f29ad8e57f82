import { pairwiseSum } from '../numbers/pairwise.ts';
import type { Sample } from '../sample.ts';

/** Moments of a sample. */
export interface Moments {
  /** The standard deviation, by n and not by n - 1. */
  readonly deviation: number;
  /** The third standardized moment; 0 if all values are the same. */
  readonly skewness: number;
}

/**
 * The moments of values, to the bits of numpy's `std` and `mean` where each value counts once.
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
