import { totalWeight } from '../numbers/weights.ts';
import type { Sample } from '../sample.ts';
import { select } from '../selection/select.ts';
import { lerp } from './lerp.ts';
import { type Position, position, type QuantileMethod } from './methods.ts';
import { weightedQuantiles } from './weighted.ts';

/**
 * The quantiles of values. Those of a sketch count as often as they weigh, whatever the method.
 *
 * @param qs 0 to 1 inclusive, in any order
 * @returns one for each of `qs`, never NaN
 * @throws DiscretizeError E_FIT for a method that has no meaning with weights
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
