import { DiscretizeError } from '../../core/errors/error.ts';
import { nextUp } from '../../core/ulp.ts';
import { totalWeight } from '../numbers/weights.ts';
import type { Sample } from '../sample.ts';
import { select } from '../selection/select.ts';
import { lerp, type Position, position, type QuantileMethod } from './methods.ts';

/**
 * The quantiles of values. The weights of a sketch are counts, which all methods accept.
 *
 * @param qs 0 to 1 inclusive, in any order
 * @returns a quantile for each of `qs`, never NaN
 * @throws DiscretizeError E_FIT for a method that weights do not allow
 */
export function quantiles(
  { values, weights, areCounts = false, groups }: Sample,
  qs: readonly number[],
  method: QuantileMethod,
): number[] {
  if (weights !== undefined && !areCounts) {
    return weightedQuantiles({ values, weights }, qs, method);
  }
  const n = weights === undefined ? values.length : totalWeight(weights);
  const positions = qs.map((q) => position(method, n, q));
  const masses = positions.flatMap(({ lower, upper }) => [lower + 1, upper + 1]);
  const found = select(values, weights, Float64Array.from(masses), groups);
  return positions.map(({ gamma }: Position, i) =>
    lerp(found[2 * i] as number, found[2 * i + 1] as number, gamma),
  );
}

/** Values with their weights. */
export interface Weighted {
  /** At least one; no NaN. */
  readonly values: Float64Array;
  /** > 0, as long as `values`. */
  readonly weights: Float64Array;
}

/**
 * The quantiles of weighted values: the least value whose cumulative weight reaches q of the total, as `inverted_cdf`
 * of numpy; with `averaged_inverted_cdf`, the midpoint between this value and the next if the cumulative weight is
 * exactly q of the total, as in scikit-learn (which tolerates a difference of 2.2e-16). Whole weights equal
 * repetition.
 *
 * Cumulative weights are compared with q times the total; numpy divides them by the total instead. If a cumulative
 * weight is about q of the total, rounding may lead to neighboring values.
 *
 * @param qs 0 to 1 inclusive, in any order
 * @throws DiscretizeError E_FIT for any other method: interpolation by counts has no meaning for fractional weights
 */
export function weightedQuantiles(
  { values, weights }: Weighted,
  qs: readonly number[],
  method: QuantileMethod,
): number[] {
  checkMethod(method);
  const total = totalWeight(weights);
  const reached = Float64Array.from(qs, (q) => q * total);
  const lower = select(values, weights, reached);
  if (method === 'inverted_cdf') return [...lower];
  const upper = select(values, weights, reached.map(nextUp));
  return Array.from(lower, (value, i) => lerp(value, upper[i] as number, 0.5));
}

function checkMethod(method: QuantileMethod): void {
  if (method === 'inverted_cdf' || method === 'averaged_inverted_cdf') return;
  throw new DiscretizeError('E_FIT', `cannot use quantile method ${method} with weights`, {
    expected: 'inverted_cdf or averaged_inverted_cdf',
    received: method,
    hint: 'use --quantile-method inverted_cdf, or remove the weights',
  });
}
