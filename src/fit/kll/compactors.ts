import { everyOther, mergeRuns } from '../numbers/runs.ts';

/** No level has less room than this. */
export const LEAST_ROOM = 8;
/** The capacity of a level relative to the level above. */
const SHRINK = 2 / 3;
const EMPTY = new Float64Array(0);

/** The seed of the coin of a new sketch. */
export const FIRST_COIN: number = 0x1e3779b9;

/**
 * The levels of a KLL sketch (`sketch.ts`): ascending lists, of which a value of list h stands for 2^h
 * values. A list that has more values than room gives every other one to the list above, from the first
 * or the second as a coin falls, and drops the rest. The coin is part of the data, so that the same
 * input has the same outcome.
 */
export class Compactors {
  readonly #k: number;
  readonly #lists: Float64Array[];
  #coin: number;

  /**
   * @param k the room of the highest level
   * @param coin 32 bits, signed, not all 0
   * @param lists ascending; kept, and not written to
   */
  constructor(k: number, coin: number = FIRST_COIN, lists: readonly Float64Array[] = []) {
    this.#k = k;
    this.#coin = coin;
    this.#lists = [...lists];
  }

  /** The lists. Do not write to them. */
  get lists(): readonly Float64Array[] {
    return this.#lists;
  }

  /** The state of the coin. */
  get coin(): number {
    return this.#coin;
  }

  /**
   * Adds an ascending list to a level, and makes room.
   *
   * @param run kept, and not written to
   */
  absorb(run: Float64Array, height: number): void {
    while (this.#lists.length <= height) this.#lists.push(EMPTY);
    this.#lists[height] = mergeRuns(this.#lists[height] ?? EMPTY, run);
    for (let h = height; h < this.#lists.length; h++) {
      const list = this.#lists[h] ?? EMPTY;
      if (list.length > this.#room(h)) this.#halve(list, h);
    }
  }

  /**
   * Lets a number bear on how the coin falls. Sketches of the parts of a table would all toss alike
   * otherwise, and their errors add up where they are merged.
   */
  stir(number: number): void {
    this.#coin = (this.#coin ^ Math.imul(number, 0x85ebca6b)) | 0 || FIRST_COIN;
  }

  #room(height: number): number {
    const depth = this.#lists.length - 1 - height;
    return Math.max(LEAST_ROOM, Math.ceil(this.#k * SHRINK ** depth));
  }

  /** A last value that has no partner stays. */
  #halve(list: Float64Array, height: number): void {
    const even = list.length - (list.length % 2);
    const half = everyOther(list.subarray(0, even), this.#toss());
    this.#lists[height] = list.slice(even);
    this.#lists[height + 1] = mergeRuns(this.#lists[height + 1] ?? EMPTY, half);
  }

  /** 0 or 1. G. Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8(14), 2003. */
  #toss(): number {
    this.#coin ^= this.#coin << 13;
    this.#coin ^= this.#coin >>> 17;
    this.#coin ^= this.#coin << 5;
    return this.#coin & 1;
  }
}
