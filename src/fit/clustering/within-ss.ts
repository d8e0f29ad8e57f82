import { type DoubleDouble, exactProduct, exactSum, sum } from '../numbers/double-double.ts';
import { type GapBlocks, gapBlocks } from './gap-blocks.ts';
import { directSpread, SpreadTree } from './stable-spread.ts';

/** The part of the sums below which their difference has lost too many digits. */
const TRUSTED = 2 ** -24;

/** The same for a difference of double-double sums. */
const TRUSTED_TWICE = 2 ** -72;

/** The largest number of values whose spread is computed directly if sums are too inaccurate. */
const SHORT = 16;

/** The largest depth of nested blocks; deeper ones are rare. */
const MOST_LEVELS = 8;

/** Cumulative sums from the middle value to each place, negative before the middle; n + 1 items each. */
interface Sums {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/**
 * Computes the spread of any run of weighted values: the weighted sum of squared distances from their mean. It is a
 * difference of cumulative sums, in constant time (Wang and Song, "Ckmeans.1d.dp", The R Journal 3/2, 2011), of
 * values shifted by their median. Sums run from the median to both sides, so that a far value is only in the sums of
 * runs that contain it or lie beyond it. If a difference has lost digits, as for a tight cluster far from the median,
 * the spread is computed from sums around the median of the block of the run, if wide gaps separate the block; else
 * from double-double sums; and if these are too inaccurate, from parts without cancellation (`stable-spread.ts`).
 */
export class WithinSs {
  readonly #values: Float64Array;
  readonly #center: number;
  readonly #own: Float64Array;
  readonly #weights: Float64Array;
  readonly #moments: Sums;
  readonly #squares: Sums;
  #tree: SpreadTree | undefined;
  /** The maximum number of levels of blocks below. */
  readonly #levels: number;
  /** The blocks between wide gaps; undefined until first needed, null if there are none. */
  #blocks: GapBlocks | null | undefined;
  readonly #inner: (WithinSs | undefined)[] = [];

  /**
   * @param values ascending; their squares neither over- nor underflow; not changed
   * @param weights > 0, as long as `values`; their sum times squares does not overflow; not changed
   * @param levels the depth to which blocks between wide gaps have sums of their own
   */
  constructor(values: Float64Array, weights: Float64Array, levels: number = MOST_LEVELS) {
    this.#levels = levels;
    const middle = values.length >>> 1;
    const own = summable(weights);
    this.#values = values;
    this.#center = values[middle] ?? 0;
    this.#own = own;
    this.#moments = noSums(values.length);
    this.#squares = noSums(values.length);
    this.#addUp(middle, values.length, 1);
    this.#addUp(middle - 1, -1, -1);
    this.#weights = runningTotals(own);
  }

  /**
   * Adds up the values on one side of the middle, from the middle outwards. The state of the loop is scalars, so that
   * no objects are allocated.
   */
  #addUp(from: number, to: number, step: 1 | -1): void {
    const [values, own, center] = [this.#values, this.#own, this.#center];
    const [moments, squares] = [this.#moments, this.#squares];
    let [momentHigh, momentLow, squareHigh, squareLow] = [0, 0, 0, 0];
    for (let i = from; i !== to; i += step) {
      const [weight, place] = [(own[i] as number) * step, step === 1 ? i + 1 : i];
      const moved = exactSum(values[i] as number, -center);
      const moment = sum({ high: momentHigh, low: momentLow }, times(moved, weight));
      const squared = sum({ high: squareHigh, low: squareLow }, times(square(moved), weight));
      moments.high[place] = momentHigh = moment.high;
      moments.low[place] = momentLow = moment.low;
      squares.high[place] = squareHigh = squared.high;
      squares.low[place] = squareLow = squared.low;
    }
  }

  /** The approximate mean of the values from `start` to `end` (exclusive), at least one value. */
  meanOf(start: number, end: number): number {
    const { high } = this.#moments;
    const weight = (this.#weights[end] as number) - (this.#weights[start] as number);
    return ((high[end] as number) - (high[start] as number)) / weight + this.#center;
  }

  /** The first place from `low` to `high` (inclusive) whose value exceeds a number; `high` if there is none. */
  firstAbove(value: number, low: number, high: number): number {
    let [least, most] = [low, high];
    while (least < most) {
      const place = (least + most) >>> 1;
      if ((this.#values[place] as number) > value) most = place;
      else least = place + 1;
    }
    return least;
  }

  /** The spread of the values from `start` to `end` (exclusive), at least one value. */
  of(start: number, end: number): number {
    const [moments, squares] = [this.#moments.high, this.#squares.high];
    const weight = (this.#weights[end] as number) - (this.#weights[start] as number);
    const moment = (moments[end] as number) - (moments[start] as number);
    const [before, after] = [squares[start] as number, squares[end] as number];
    const spread = after - before - (moment * moment) / weight;
    // Inlined: most of the time is spent here.
    const reached = Math.max(after, -before);
    return spread > TRUSTED * reached ? spread : this.#carefully(start, end, weight, reached);
  }

  /** The spread of a run for which the difference of sums is too inaccurate. */
  #carefully(start: number, end: number, weight: number, reached: number): number {
    if (end - start <= SHORT) return directSpread(this.#values, this.#own, start, end);
    const block = this.#blockOf(start, end);
    if (block !== undefined) return this.#within(block, start, end);
    const moment = difference(this.#moments, start, end);
    const squares = difference(this.#squares, start, end);
    const product = square(moment);
    const quotient = product.high / weight;
    const back = exactProduct(quotient, weight);
    const left = product.high - back.high - back.low + product.low;
    const spread = squares.high - quotient + (squares.low - left / weight);
    if (spread > TRUSTED_TWICE * reached) return spread;
    this.#tree ??= new SpreadTree(this.#values, this.#own);
    return this.#tree.of(start, end);
  }

  /** The block that contains a run; undefined if there is none. */
  #blockOf(start: number, end: number): number | undefined {
    if (this.#blocks === undefined) {
      this.#blocks = (this.#levels > 0 && gapBlocks(this.#values)) || null;
    }
    if (this.#blocks === null) return undefined;
    const { blockOf } = this.#blocks;
    return blockOf[start] === blockOf[end - 1] ? blockOf[start] : undefined;
  }

  /** The spread of a run by the sums of its block. */
  #within(block: number, start: number, end: number): number {
    const { starts } = this.#blocks as GapBlocks;
    const [from, to] = [starts[block] as number, starts[block + 1] as number];
    let inner = this.#inner[block];
    if (inner === undefined) {
      const [values, own] = [this.#values.subarray(from, to), this.#own.subarray(from, to)];
      this.#inner[block] = inner = new WithinSs(values, own, this.#levels - 1);
    }
    return inner.of(start - from, end - from);
  }
}

function difference({ high, low }: Sums, start: number, end: number): DoubleDouble {
  return sum(
    { high: high[end] as number, low: low[end] as number },
    { high: -(high[start] as number), low: -(low[start] as number) },
  );
}

function square({ high, low }: DoubleDouble): DoubleDouble {
  const product = exactProduct(high, high);
  return exactSum(product.high, product.low + 2 * high * low);
}

function times({ high, low }: DoubleDouble, factor: number): DoubleDouble {
  const product = exactProduct(high, factor);
  return exactSum(product.high, product.low + low * factor);
}

function noSums(length: number): Sums {
  return { high: new Float64Array(length + 1), low: new Float64Array(length + 1) };
}

/** Cumulative sums: item i is the sum of the first i numbers. */
function runningTotals(numbers: Float64Array): Float64Array {
  const totals = new Float64Array(numbers.length + 1);
  for (let i = 0; i < numbers.length; i++) {
    totals[i + 1] = (totals[i] as number) + (numbers[i] as number);
  }
  return totals;
}

/** Weights rounded to multiples of about 2^-52 of their sum, so that all their sums are exact. */
function summable(weights: Float64Array): Float64Array {
  const total = weights.reduce((all, weight) => all + weight, 0);
  const unit = 2 ** (Math.ceil(Math.log2(total)) - 52);
  return weights.map((weight) => Math.max(1, Math.round(weight / unit)) * unit);
}
