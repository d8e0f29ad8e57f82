import { quantiles } from '../../quantiles/quantiles.ts';
import type { Sample } from '../../sample.ts';
import type { Strategy, StrategyOptions } from '../strategy.ts';
import { type QuantileParameters, quantileDescription } from './description.ts';

/**
 * Bins of equal counts: n bins have boundaries at the quantiles 1/n, 2/n, ..., (n - 1)/n, bit for bit as `quantile`
 * of numpy computes them. (q is the quotient i / n; `np.linspace` multiplies i by 1 / n and has
 * 0.30000000000000004 for 3 / 10.)
 *
 * Infinite values have ranks like other values, so that a boundary may be infinite.
 */
export const quantile: Strategy<QuantileParameters> = {
  ...quantileDescription,
  needsAll: false,
  needsFinite: false,
  fillsBins: true,
  fillsEnds: true,
  learn: (
    sample: Sample,
    { bins, method }: StrategyOptions<QuantileParameters>,
  ): readonly number[] =>
    quantiles(
      sample,
      Array.from({ length: bins - 1 }, (_, i) => (i + 1) / bins),
      method,
    ),
};
