import { lerp } from '../quantiles/lerp.ts';
import { type Position, position } from '../quantiles/methods.ts';
import { totalOf, weightedQuantiles } from '../quantiles/weighted.ts';
import { select } from '../selection/select.ts';
import type { QuantileMethod, Sample, Strategy, StrategyOptions } from './strategy.ts';

/**
 * As many values in each bin: n bins end at the quantiles 1/n, 2/n, ..., (n - 1)/n, as numpy's
 * `quantile` gives them, to the bit. (q is the quotient i / n. That is not what `np.linspace` gives,
 * which multiplies i by 1 / n: it has 0.30000000000000004 for 3 / 10.)
 *
 * Infinite values are values like others, below and above all, so that a boundary may be infinite.
 */
export const quantile: Strategy = {
  needsAll: false,
  needsFinite: false,
  fillsBins: true,
  fillsEnds: true,
  learn: (kept: Sample, { bins, method }: StrategyOptions): readonly number[] =>
    quantiles(
      kept,
      Array.from({ length: bins - 1 }, (_, i) => (i + 1) / bins),
      method,
    ),
};

/**
 * The quantiles of values. Those of a sketch count as often as they weigh, whatever the method.
 *
 * @param qs 0 to 1 inclusive, in any order
 * @returns one for each of `qs`, never NaN
 * @throws DiscretizeError E_FIT for a method that has no meaning with weights
 */
export function quantiles(kept: Sample, qs: readonly number[], method: QuantileMethod): number[] {
  const { values, weights, areCounts = false, groups } = kept;
  if (weights !== undefined && !areCounts) {
    return weightedQuantiles({ values, weights }, qs, method);
  }
  const n = weights === undefined ? values.length : totalOf(weights);
  const positions = qs.map((q) => position(method, n, q));
  const masses = positions.flatMap(({ lower, upper }) => [lower + 1, upper + 1]);
  const found = select(values, weights, Float64Array.from(masses), groups);
  return positions.map(({ gamma }: Position, i) =>
    lerp(found[2 * i] as number, found[2 * i + 1] as number, gamma),
  );
}
