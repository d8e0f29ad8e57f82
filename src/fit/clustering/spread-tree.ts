/**
 * The spread of any run of weighted values in log n steps, from the spreads of parts of it and the
 * distances between their means (Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm
 * for computing sample variances", 1979). All terms are positive, so no digits are lost, however tight
 * the run and however far it is from other values. The parts are a segment tree over the values.
 */
export class SpreadTree {
  readonly #length: number;
  /** The weight, mean, rounding remainder of the mean, and spread of each part. */
  readonly #parts: Float64Array;
  /** The part that is being put together; it has the weight 0 at first. */
  #weight = 0;
  #mean = 0;
  #rest = 0;
  #spread = 0;

  /**
   * @param values ascending, of a size where squares neither over- nor underflow
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

  /** Adds a part. The sums of means are exact, as in `double-double.ts`; written out for their speed. */
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
