/** Weighted values in ascending order, NaN last; both arrays have one length. */
export interface Summary {
  readonly values: Float32Array;
  readonly weights: Float32Array;
}

/** The summary of no values. */
export const EMPTY: Summary = { values: new Float32Array(0), weights: new Float32Array(0) };

/**
 * `summarize` of Keras (keras/src/layers/preprocessing/discretization.py): every n-th value of a sorted batch. As in
 * Keras, the stride is truncated to an integer and the weight is not.
 *
 * @param batch not changed; rounded to float32; NaN and infinities stay
 * @param isLegacy true for Keras before 3.15, whose summary begins one stride later
 */
export function summarizeSorted(
  batch: ArrayLike<number>,
  epsilon: number,
  isLegacy: boolean,
): Summary {
  const sorted = Float32Array.from(batch).sort();
  const increment = sorted.length / (1 / epsilon);
  const step = Math.max(increment, 1);
  const start = Math.trunc(isLegacy ? increment : step - 1);
  const stride = Math.trunc(step);
  const size = Math.max(0, Math.ceil((sorted.length - start) / stride));
  const values = Float32Array.from({ length: size }, (_, i) => sorted[start + i * stride] ?? 0);
  return { values, weights: new Float32Array(size).fill(step) };
}

/**
 * The merge of two summaries, sorted by value. The sort is stable; the sort of Keras is unstable, so that the order
 * of equal values of different weight depends on the processor.
 */
export function merge(first: Summary, second: Summary): Summary {
  const values = joined(first.values, second.values);
  const weights = joined(first.weights, second.weights);
  const order = Array.from(values.keys()).sort((a, b) => ascending(values[a], values[b]));
  const sortedBy = (column: Float32Array) => Float32Array.from(order, (i) => column[i] ?? 0);
  return { values: sortedBy(values), weights: sortedBy(weights) };
}

function joined(first: Float32Array, second: Float32Array): Float32Array {
  const both = new Float32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function ascending(a = 0, b = 0): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b || 0;
}

/**
 * `compress` of Keras: a summary at the quantiles epsilon, 2 * epsilon and so on, as many as `arange(0, 1, epsilon)`
 * of numpy has values. As in Keras, weights are summed in float32.
 */
export function compress(summary: Summary, epsilon: number): Summary {
  const { values, weights } = summary;
  if (values.length * epsilon < 1) return summary;
  const sums = cumulative(weights);
  const total = sums[sums.length - 1] as number;
  const shares = sums.map((sum) => sum / total);
  const quantiles = Array.from({ length: Math.ceil(1 / epsilon) }, (_, i) => epsilon + i * epsilon);
  const newSums = quantiles.map((quantile) => interpolate(quantile, shares, sums));
  return {
    values: Float32Array.from(quantiles, (quantile) => interpolate(quantile, shares, values)),
    weights: Float32Array.from(newSums, (sum, i) => sum - (newSums[i - 1] ?? 0)),
  };
}

function cumulative(weights: Float32Array): Float32Array {
  const sums = Float32Array.from(weights);
  for (let i = 1; i < sums.length; i++) sums[i] = (sums[i - 1] as number) + (sums[i] as number);
  return sums;
}

/** `interp` of numpy (numpy/_core/src/multiarray/compiled_base.c). @param at ascending */
function interpolate(x: number, at: Float32Array, values: Float32Array): number {
  const last = at.length - 1;
  const j = lastAtMost(x, at);
  if (j < 0) return values[0] as number;
  const [x0, y0] = [at[j] as number, values[j] as number];
  if (j === last || x0 === x) return y0;
  const [x1, y1] = [at[j + 1] as number, values[j + 1] as number];
  const slope = (y1 - y0) / (x1 - x0);
  const fromLeft = slope * (x - x0) + y0;
  if (!Number.isNaN(fromLeft)) return fromLeft;
  const fromRight = slope * (x - x1) + y1;
  return Number.isNaN(fromRight) && y0 === y1 ? y0 : fromRight;
}

/** The index of the last number that is at most `x`; -1 if all are greater. */
function lastAtMost(x: number, ascendingNumbers: Float32Array): number {
  let [low, high] = [0, ascendingNumbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascendingNumbers[middle] as number) <= x) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
