import type { Boundaries } from './boundaries.ts';

/**
 * The rule, and the only place where it stands: **a value's code is the number of boundaries that
 * are <= it** (< it where bins are closed on the right). Keras, numpy.digitize, torch.bucketize with
 * right=True and PostgreSQL's width_bucket count the same way.
 *
 * Codes run from 0 to k for k boundaries. -Infinity falls into bin 0, +Infinity into bin k, and -0
 * where 0 does. NaN falls into bin k, as in Keras, because the comparison asks "is it below?" and
 * NaN is never below; what is done with missing values is a policy of the plan, not of the rule. Nor is
 * what is outside of the edges: where that is missing, `binOf` makes a bin of this count, or none.
 *
 * Precision and side are already in the thresholds (`core/threshold.ts`). The search takes the same
 * steps for every value and has no branch to mispredict; it measured faster than a linear count for
 * every length of list but 5 (see test/bench/README.md), so it is the only one.
 *
 * @param x the value
 * @param thresholds strictly increasing; without any, every value has code 0
 * @returns how many thresholds `x` has reached
 */
function search(x: number, thresholds: Float64Array): number {
  let reached = 0;
  let left = thresholds.length;
  if (left === 0) return 0;
  while (left > 1) {
    const half = left >>> 1;
    const isBelow = x < (thresholds[reached + half - 1] as number);
    reached += Math.imul(Number(!isBelow), half);
    left -= half;
  }
  const isBelow = x < (thresholds[reached] as number);
  return reached + Number(!isBelow);
}

/**
 * The code of one value.
 *
 * @param x any number; NaN gives the last bin
 * @param boundaries the list to search
 * @returns an integer from 0 to `boundaries.values.length` (inclusive)
 * @example bucketizeValue(0.15, Boundaries.of([-0.5, 0, 0.1, 0.2, 3])) // 3
 */
export function bucketizeValue(x: number, boundaries: Boundaries): number {
  return search(x, boundaries.thresholds);
}

/**
 * The codes of a column, in one pass and without allocating per value.
 *
 * @param column the values; a Float64Array is used as it is, anything else is copied into one first
 *   (so a bigint or a hole behaves as `Float64Array.from` has it)
 * @param boundaries the list to search
 * @param out where the codes go, at least as long as the column; the caller owns it. Made if absent
 * @returns `out`
 * @throws RangeError where `out` is shorter than the column
 * @example bucketize([0, 0.15, 0.21, 0.3], Boundaries.of([-0.5, 0, 0.1, 0.2, 3])) // 2, 3, 4, 4
 */
export function bucketize(
  column: ArrayLike<number>,
  boundaries: Boundaries,
  out: Int32Array = new Int32Array(column.length),
): Int32Array {
  if (out.length < column.length) {
    throw new RangeError(`out holds ${out.length} codes, the column has ${column.length} values`);
  }
  const values = column instanceof Float64Array ? column : Float64Array.from(column);
  const { thresholds } = boundaries;
  for (let row = 0; row < values.length; row++) {
    out[row] = search(values[row] as number, thresholds);
  }
  return out;
}
