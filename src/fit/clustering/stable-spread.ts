/**
 * Computes the spread of any run of weighted values in log n steps, from the spreads of its parts and the distances
 * between their means (Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing sample
 * variances", 1979). All terms are positive, so no digits cancel, however tight the run and however far from other
 * values. The parts form a segment tree over the values.
 */
export class SpreadTree {
  readonly #length: number;
  /** The weight, mean, rounding remainder of the mean, and spread of each part. */
  readonly #parts: Float64Array;
  /** The accumulated part; its weight is 0 at first. */
  #weight = 0;
  #mean = 0;
  #rest = 0;
  #spread = 0;

  /**
   * @param values ascending; their squares neither over- nor underflow
   * @param weights > 0, as long as `values`
   */
  constructor(values: Float64Array, weights: Float64Array) {
    this.#length = values.length;
    this.#parts = new Float64Array(8 * values.length);
    for (const [i, mean] of values.entries()) {
      this.#parts.set([weights[i] as number, mean, 0, 0], 4 * (this.#length + i));
    }
    // Part i is made of 2i and 2i + 1.
    for (let i = this.#length - 1; i > 0; i--) {
      this.#weight = 0;
      this.#join(2 * i);
      this.#join(2 * i + 1);
      this.#parts.set([this.#weight, this.#mean, this.#rest, this.#spread], 4 * i);
    }
  }

  /** The spread of the values from `start` to `end` (exclusive). */
  of(start: number, end: number): number {
    this.#weight = 0;
    let [from, to] = [start + this.#length, end + this.#length];
    while (from < to) {
      if (from % 2 === 1) this.#join(from++);
      if (to % 2 === 1) this.#join(--to);
      from >>>= 1;
      to >>>= 1;
    }
    return this.#spread;
  }

  /** Adds a part. The sums of means are exact, as in `double-double.ts`; they are inlined, since this is a hot loop. */
  #join(part: number): void {
    const at = 4 * part;
    const weight = this.#parts[at] as number;
    const mean = this.#parts[at + 1] as number;
    const rest = this.#parts[at + 2] as number;
    const spread = this.#parts[at + 3] as number;
    if (this.#weight === 0) {
      this.#weight = weight;
      this.#mean = mean;
      this.#rest = rest;
      this.#spread = spread;
      return;
    }
    const own = this.#mean;
    const high = mean - own;
    const minus = high - mean;
    const low = mean - (high - minus) - (own + minus);
    const distance = high + (low + (rest - this.#rest));
    const total = this.#weight + weight;
    const step = distance * (weight / total);
    this.#spread += spread + distance * step * this.#weight;
    const moved = own + step;
    const added = moved - own;
    const left = own - (moved - added) + (step - added) + this.#rest;
    this.#mean = moved + left;
    this.#rest = left - (this.#mean - moved);
    this.#weight = total;
  }
}

/**
 * The spread of few values: the sum of squares about a number near their mean, corrected for the difference to the
 * mean. No digits cancel, in two steps for each value.
 *
 * @param end exclusive; there is at least one value
 */
export function directSpread(
  values: Float64Array,
  weights: Float64Array,
  start: number,
  end: number,
): number {
  const first = values[start] as number;
  let [weight, moment] = [0, 0];
  for (let i = start; i < end; i++) {
    weight += weights[i] as number;
    moment += (weights[i] as number) * ((values[i] as number) - first);
  }
  const mean = moment / weight;
  let [squares, off] = [0, 0];
  for (let i = start; i < end; i++) {
    const distance = (values[i] as number) - first - mean;
    squares += (weights[i] as number) * distance * distance;
    off += (weights[i] as number) * distance;
  }
  return Math.max(0, squares - (off * off) / weight);
}
