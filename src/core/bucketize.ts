import type { Boundaries } from './boundaries.ts';
import { type CodeArray, type NumberColumn, otherNumber, toFloat64 } from './number-column.ts';

/**
 * The rule, which no other place repeats: **the code of a value is the number of boundaries that are <= the value**
 * (< the value if bins are closed on the right). Keras, numpy.digitize, torch.bucketize with right=True and
 * PostgreSQL's width_bucket count the same way.
 *
 * Codes run from 0 to k for k boundaries. -Infinity falls into bin 0, +Infinity into bin k, and -0 where 0 does. NaN
 * falls into bin k, as in Keras, because the comparison is "below the threshold", which is false for NaN. Missing
 * values and values outside the edges are not part of the rule: the policies of the plan and `binReached` decide on
 * them.
 *
 * The thresholds include precision and side (`core/threshold.ts`). The search takes the same steps for every value,
 * without branches that a processor may mispredict; it was faster than a linear count for every length of list but 5
 * (see test/bench/README.md).
 *
 * @param x the value
 * @param thresholds strictly increasing; if empty, every value has code 0
 * @param from the first threshold to search (inclusive); `x` reaches all thresholds before it
 * @param to the end of the thresholds to search (exclusive); `x` reaches none from there on
 * @returns the number of thresholds that `x` reaches
 */
export function search(x: number, thresholds: Float64Array, from: number, to: number): number {
  let reached = from;
  let left = to - from;
  if (left === 0) return from;
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
 * The number of boundaries that a value reaches: the code of its bin, unless values outside the boundaries are
 * missing.
 *
 * @param x any number; NaN, null and undefined count as beyond the last boundary
 * @returns an integer from 0 to `boundaries.values.length` (inclusive)
 * @throws TypeError as `bucketize`
 */
export function boundariesReached(x: number, boundaries: Boundaries): number {
  if (!boundaries?.thresholds) throw rejected(boundaries, undefined, 'Boundaries');
  const value = typeof x === 'number' ? x : otherNumber(x);
  if (value === undefined) throw rejected(x, undefined, 'a number');
  return search(value, boundaries.thresholds, 0, boundaries.thresholds.length);
}

/**
 * The number of boundaries that each value of a column reaches, in one pass without allocations.
 *
 * @param out receives the counts; at least as long as the column, of a type that can hold the number of boundaries
 * @returns `out`
 */
export function boundariesReachedIn<Codes extends CodeArray = Int32Array>(
  column: Float64Array,
  { thresholds }: Boundaries,
  out: Codes = new Int32Array(column.length) as CodeArray as Codes,
): Codes {
  const { length } = thresholds;
  for (let row = 0; row < column.length; row++) {
    out[row] = search(column[row] as number, thresholds, 0, length);
  }
  return out;
}

/** The code of the bin above the reached boundaries; undefined for a value outside that counts as missing. */
export function binReached(reached: number, { outside, values }: Boundaries): number | undefined {
  if (outside === 'bins') return reached;
  return reached === 0 || reached === values.length ? undefined : reached - 1;
}

/**
 * The code of one value.
 *
 * @param x any number
 * @returns from 0 to `boundaries.bins - 1`, as for `binLabel`; the last bin for NaN, as in Keras. If values outside
 *   the boundaries are missing, `boundaries.bins` for such values and NaN
 * @throws TypeError as `bucketize`
 * @example bucketizeValue(0.15, Boundaries.of([-0.5, 0, 0.1, 0.2, 3])) // 3
 */
export function bucketizeValue(x: number, boundaries: Boundaries): number {
  return binReached(boundariesReached(x, boundaries), boundaries) ?? boundaries.bins;
}

/**
 * The codes of a column; see `bucketizeValue`.
 *
 * @param column the values; null and undefined are NaN. A Float64Array is used as it is, anything else is copied into
 *   one first
 * @param out receives the codes; at least as long as the column, owned by the caller; a new array if absent
 * @returns `out`
 * @throws TypeError with the code E_USAGE if `column` is not a column or holds an item that is not a number, if
 *   `boundaries` are not Boundaries, and if `out` is not an Int32Array or shorter than the column
 * @example bucketize([0, 0.15, 0.21, 0.3], Boundaries.of([-0.5, 0, 0.1, 0.2, 3])) // 2, 3, 4, 4
 */
export function bucketize(
  column: NumberColumn,
  boundaries: Boundaries,
  out?: Int32Array,
): Int32Array {
  if (!boundaries?.thresholds) throw rejected(boundaries, undefined, 'Boundaries');
  const values = toFloat64(column, rejected);
  if (out !== undefined && !(out instanceof Int32Array && out.length >= values.length)) {
    throw rejected(out, undefined, `an Int32Array of ${values.length}`);
  }
  const codes = boundariesReachedIn(values, boundaries, out);
  const { outside, bins } = boundaries;
  for (let row = 0; outside !== 'bins' && row < values.length; row++) {
    codes[row] = binReached(codes[row] as number, boundaries) ?? bins;
  }
  return codes;
}

/** The maximum number of characters of a value in messages. */
const MAX_SHOWN = 40;

/** A TypeError in place of a DiscretizeError, which keeps bundles of the rule alone small. */
function rejected(
  received: unknown,
  index: number | undefined,
  expected = 'a column of numbers',
): TypeError {
  const what = index === undefined ? `not ${expected}` : `value ${index} is not a number`;
  let text: string = typeof received;
  try {
    text = String(received).slice(0, MAX_SHOWN);
  } catch {} // An object without a text.
  return Object.assign(new TypeError(`${what}: ${text}`), { code: 'E_USAGE', received });
}
