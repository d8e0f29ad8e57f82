/** A method of `quantile` of numpy, by its name there. */
export type QuantileMethod =
  | 'inverted_cdf'
  | 'averaged_inverted_cdf'
  | 'closest_observation'
  | 'interpolated_inverted_cdf'
  | 'hazen'
  | 'weibull'
  | 'linear'
  | 'median_unbiased'
  | 'normal_unbiased'
  | 'lower'
  | 'higher'
  | 'midpoint'
  | 'nearest';

/** The position of a quantile among sorted values: `gamma` of the way from rank `lower` to rank `upper`. */
export interface Position {
  /** A rank, counted from 0. */
  readonly lower: number;
  /** `lower`, or the rank after it. */
  readonly upper: number;
  /** 0 to 1. */
  readonly gamma: number;
}

/**
 * The position of the quantile q among n sorted values, in the steps of `quantile` of numpy 2
 * (`numpy/lib/_function_base_impl.py`), so that it rounds as numpy does. The first nine methods are those of
 * R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50(4), 1996.
 *
 * @param n the number of values, a whole number >= 1
 * @param q 0 to 1, inclusive
 * @returns ranks from 0 to n - 1
 */
export function position(method: QuantileMethod, n: number, q: number): Position {
  return METHODS[method](n, q);
}

/** The default method for values with weights, and without. */
export function usualMethod(isWeighted: boolean): QuantileMethod {
  return isWeighted ? 'inverted_cdf' : 'linear';
}

type Rule = (n: number, q: number) => Position;

const METHODS: Readonly<Record<QuantileMethod, Rule>> = {
  inverted_cdf: (n, q) => at(n, Math.ceil(n * q - 1)),
  averaged_inverted_cdf: (n, q) => between(n, n * q - 1, (gamma) => (gamma === 0 ? 0.5 : 1)),
  closest_observation: (n, q) => at(n, closest(n * q - 1 - 0.5)),
  interpolated_inverted_cdf: (n, q) => between(n, virtual(n, q, 0, 1)),
  hazen: (n, q) => between(n, virtual(n, q, 0.5, 0.5)),
  weibull: (n, q) => between(n, virtual(n, q, 0, 0)),
  linear: (n, q) => between(n, (n - 1) * q),
  median_unbiased: (n, q) => between(n, virtual(n, q, 1 / 3, 1 / 3)),
  normal_unbiased: (n, q) => between(n, virtual(n, q, 3 / 8, 3 / 8)),
  lower: (n, q) => at(n, Math.floor((n - 1) * q)),
  higher: (n, q) => at(n, Math.ceil((n - 1) * q)),
  midpoint: (n, q) => between(n, (n - 1) * q, (gamma) => (gamma === 0 ? 0 : 0.5)),
  nearest: (n, q) => at(n, halfToEven((n - 1) * q)),
};

function at(n: number, rank: number): Position {
  const inside = Math.min(Math.max(rank, 0), n - 1);
  return { lower: inside, upper: inside, gamma: 0 };
}

/** The position between the ranks around a fractional index. */
function between(n: number, index: number, fix = (gamma: number): number => gamma): Position {
  if (index < 0) return at(n, 0);
  if (index >= n - 1) return at(n, n - 1);
  const lower = Math.floor(index);
  return { lower, upper: lower + 1, gamma: fix(index - lower) };
}

/** The index of Hyndman and Fan for the plotting positions alpha and beta. */
function virtual(n: number, q: number, alpha: number, beta: number): number {
  return n * q + (alpha + q * (1 - alpha - beta)) - 1;
}

/** The rank after an index; for an index that is a rank, the even one of both, counted from 1. */
function closest(index: number): number {
  const lower = Math.floor(index);
  return index === lower && Math.abs(lower % 2) === 1 ? lower : lower + 1;
}

function halfToEven(x: number): number {
  const lower = Math.floor(x);
  if (x - lower !== 0.5) return Math.round(x);
  return lower % 2 === 0 ? lower : lower + 1;
}

/** The names of all methods. */
export const QUANTILE_METHODS: readonly QuantileMethod[] = Object.keys(METHODS) as QuantileMethod[];

/**
 * Linear interpolation from a to b, in the steps of `_lerp` of numpy. Next to an infinite value, where numpy gives
 * NaN, the result is the nearer of the two; a difference of finite values that overflows in numpy does not here.
 *
 * @param a <= b
 * @param t 0 to 1
 */
export function lerp(a: number, b: number, t: number): number {
  const difference = b - a;
  if (!Number.isFinite(difference) && Number.isFinite(a) && Number.isFinite(b)) {
    return 2 * lerp(a / 2, b / 2, t);
  }
  const result = t >= 0.5 ? b - difference * (1 - t) : a + difference * t;
  if (Number.isNaN(result)) return t >= 0.5 ? b : a;
  return result;
}
