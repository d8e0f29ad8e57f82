import { type DoubleDouble, exactProduct, exactSum, sum } from './double-double.ts';

/** Below this part of the sum before it, a difference of sums has lost too many of its digits. */
const TRUSTED = 2 ** -30;

/** Sums over the values before each place: n + 1 of each, beginning with 0. */
interface Sums {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/**
 * How far weighted values lie from their mean: the sum of weighted squares, for any run of them, in
 * constant time. It is the difference of sums over all values before (Wang and Song, "Ckmeans.1d.dp",
 * The R Journal 3/2, 2011), of values moved to about their median, so that little cancels. Where much
 * does, as for a tight cluster between far outliers, the difference is taken with twice the digits.
 */
export class WithinSs {
  readonly #weights: Float64Array;
  readonly #moments: Sums;
  readonly #squares: Sums;

  /**
   * @param values ascending, of a size where squares neither over- nor underflow; not changed
   * @param weights > 0, as long as `values`; not changed
   */
  constructor(values: Float64Array, weights: Float64Array) {
    const middle = values[values.length >>> 1] ?? 0;
    const moved = values.map((value) => value - middle);
    const exact = summable(weights);
    const weightOf = (i: number) => exact[i] as number;
    const movedAt = (i: number) => moved[i] as number;
    this.#moments = sums(moved.length, (i) => exactProduct(weightOf(i), movedAt(i)));
    this.#squares = sums(moved.length, (i) => {
      const { high, low } = exactProduct(movedAt(i), movedAt(i));
      const product = exactProduct(weightOf(i), high);
      return exactSum(product.high, product.low + weightOf(i) * low);
    });
    this.#weights = sums(exact.length, (i) => ({ high: weightOf(i), low: 0 })).high;
  }

  /** The spread of the values from `start` to `end` (exclusive); there is at least one. */
  of(start: number, end: number): number {
    const [moments, squares] = [this.#moments.high, this.#squares.high];
    const weight = (this.#weights[end] as number) - (this.#weights[start] as number);
    const moment = (moments[end] as number) - (moments[start] as number);
    const reached = squares[end] as number;
    const spread = reached - (squares[start] as number) - (moment * moment) / weight;
    return spread > TRUSTED * reached ? spread : this.#carefully(start, end, weight);
  }

  #carefully(start: number, end: number, weight: number): number {
    if (end - start === 1) return 0;
    const moment = difference(this.#moments, start, end);
    const squares = difference(this.#squares, start, end);
    const square = exactProduct(moment.high, moment.high);
    const quotient = square.high / weight;
    const back = exactProduct(quotient, weight);
    const left = square.high - back.high - back.low + square.low + 2 * moment.high * moment.low;
    return Math.max(0, squares.high - quotient + (squares.low - left / weight));
  }
}

function difference({ high, low }: Sums, start: number, end: number): DoubleDouble {
  const whole = exactSum(high[end] as number, -(high[start] as number));
  return exactSum(whole.high, whole.low + ((low[end] as number) - (low[start] as number)));
}

function sums(length: number, term: (i: number) => DoubleDouble): Sums {
  const [highs, lows] = [new Float64Array(length + 1), new Float64Array(length + 1)];
  let total: DoubleDouble = { high: 0, low: 0 };
  for (let i = 0; i < length; i++) {
    total = sum(total, term(i));
    highs[i + 1] = total.high;
    lows[i + 1] = total.low;
  }
  return { high: highs, low: lows };
}

/** Weights rounded to multiples of a 2^52th of their sum, so that all sums of them are exact. */
function summable(weights: Float64Array): Float64Array {
  const total = weights.reduce((all, weight) => all + weight, 0);
  const unit = 2 ** (Math.ceil(Math.log2(total)) - 52);
  return weights.map((weight) => Math.max(1, Math.round(weight / unit)) * unit);
}
