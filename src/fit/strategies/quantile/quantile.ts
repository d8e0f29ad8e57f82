import { quantiles } from '../../quantiles/quantiles.ts';
import type { Sample } from '../../sample.ts';
import type { Strategy, StrategyOptions } from '../strategy.ts';
import { type QuantileParameters, quantileDescription } from './description.ts';

/**
 * As many values in each bin: n bins end at the quantiles 1/n, 2/n, ..., (n - 1)/n, as numpy's
 * `quantile` gives them, to the bit. (q is the quotient i / n. That is not what `np.linspace` gives,
 * which multiplies i by 1 / n: it has 0.30000000000000004 for 3 / 10.)
 *
 * Infinite values are values like others, below and above all, so that a boundary may be infinite.
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
