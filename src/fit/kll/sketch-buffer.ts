import { totalWeight } from '../numbers/weights.ts';
import { RUN } from './sort.ts';

/** The first capacity of a buffer; many sketches hold few values. */
const FIRST_ROOM = 64;

/**
 * The buffer of a sketch: its latest values, up to {@link RUN}, in the order of the input. Memory grows with the
 * values. Weights are kept only if one of them is not 1, so that weights of 1 change nothing.
 */
export class SketchBuffer {
  #values: Float64Array = new Float64Array(0);
  #weights: Float64Array | undefined;
  #length = 0;
  #weight = 0;

  /** The total weight of the values. */
  get weight(): number {
    return this.#weight;
  }

  /** True if the buffer holds {@link RUN} values. */
  get isFull(): boolean {
    return this.#length === RUN;
  }

  /** A copy of the values. */
  values(): Float64Array {
    return this.#values.slice(0, this.#length);
  }

  /** A copy of the weights; undefined if all of them are 1. */
  weights(): Float64Array | undefined {
    return this.#weights?.slice(0, this.#length);
  }

  /**
   * Adds values from an index on, until the buffer is full.
   *
   * @param weights > 0, as long as `values`; undefined if each is 1
   * @returns the index of the first value that was not added
   */
  push(values: Float64Array, weights: Float64Array | undefined, from: number): number {
    const to = Math.min(values.length, from + RUN - this.#length);
    const length = this.#length + to - from;
    this.#grow(length);
    this.#values.set(values.subarray(from, to), this.#length);
    const own = weights?.subarray(from, to);
    this.#pushWeights(own, length);
    this.#weight += own === undefined ? to - from : totalWeight(own);
    this.#length = length;
    return to;
  }

  /** The values of a full buffer, in its own memory; valid until the next `push`. The caller may change them. */
  get full(): Float64Array {
    return this.#values;
  }

  /** Removes all values. */
  clear(): void {
    [this.#length, this.#weight, this.#weights] = [0, 0, undefined];
  }

  #pushWeights(weights: Float64Array | undefined, length: number): void {
    if (this.#weights === undefined && (weights === undefined || weights.every(isOne))) return;
    this.#weights ??= new Float64Array(this.#values.length).fill(1);
    if (weights === undefined) this.#weights.fill(1, this.#length, length);
    else this.#weights.set(weights, this.#length);
  }

  #grow(length: number): void {
    if (length <= this.#values.length) return;
    const room = Math.min(RUN, Math.max(length, FIRST_ROOM, 2 * this.#values.length));
    this.#values = grown(this.#values, room);
    if (this.#weights !== undefined) this.#weights = grown(this.#weights, room);
  }
}

function isOne(weight: number): boolean {
  return weight === 1;
}

function grown(numbers: Float64Array, room: number): Float64Array {
  const larger = new Float64Array(room);
  larger.set(numbers);
  return larger;
}
