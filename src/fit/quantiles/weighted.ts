import { DiscretizeError } from '../../core/errors/error.ts';
import { nextUp } from '../../core/ulp.ts';
import { totalWeight } from '../numbers/weights.ts';
import { select } from '../selection/select.ts';
import { lerp } from './lerp.ts';
import type { QuantileMethod } from './methods.ts';

/** Values, and what each of them weighs. */
export interface Weighted {
  /** At least one; no NaN. */
  readonly values: Float64Array;
  /** > 0, as long as `values`. */
  readonly weights: Float64Array;
}

/**
 * The quantiles of values with weights: the least value that q of the whole weight reaches, as numpy's
 * `inverted_cdf` has it; or, where the weights up to a value are q of the whole to the bit, the middle
 * between it and the next, as `averaged_inverted_cdf` has it in scikit-learn (which forgives
 * a difference of 2.2e-16). Whole weights give what repeated values would.
 *
 * q times the whole weight is compared with sums of weights. numpy divides the sums by the whole
 * instead; so, and because sums of fractions are rounded on the way, the two may choose neighbors where
 * a sum is just q of the whole.
 *
 * @param qs 0 to 1 inclusive, in any order
 * @throws DiscretizeError E_FIT for any other method: what they put between two values has no meaning
 *   where a value counts less than once
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
