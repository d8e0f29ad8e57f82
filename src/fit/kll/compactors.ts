import { everyOther, mergeRuns } from '../numbers/runs.ts';

/** The least capacity of a level. */
export const LEAST_ROOM = 8;
/** The capacity of a level relative to the level above. */
const SHRINK = 2 / 3;
const EMPTY = new Float64Array(0);

/** The seed of the coin of a new sketch. */
export const FIRST_COIN: number = 0x1e3779b9;

/** An ascending list at the start of its own memory. */
interface Level {
  numbers: Float64Array;
  length: number;
}

/** Memory for lists that pass through the levels; all sketches share it. */
const passing: { merged: Float64Array; halved: Float64Array } = { merged: EMPTY, halved: EMPTY };

/**
 * The compactors of a KLL sketch (`sketch.ts`), one for each level: ascending lists, in which a value of list h
 * stands for 2^h values. A list that exceeds its capacity passes every other value on to the next level and drops the
 * rest; a random bit, the coin, decides between odd and even positions. The state of the coin is part of the sketch,
 * so that equal inputs give equal sketches. Once the levels have grown, nothing is allocated.
 */
export class Compactors {
  readonly #k: number;
  readonly #levels: Level[];
  #coin: number;

  /**
   * @param k the capacity of the highest level
   * @param coin 32 bits, signed, not all 0
   * @param lists ascending; copied
   */
  constructor(k: number, coin: number = FIRST_COIN, lists: readonly Float64Array[] = []) {
    this.#k = k;
    this.#coin = coin;
    this.#levels = lists.map((list) => ({ numbers: list.slice(), length: list.length }));
  }

  /** A copy of the lists. */
  get lists(): readonly Float64Array[] {
    return this.#levels.map(({ numbers, length }) => numbers.slice(0, length));
  }

  /** The state of the coin. */
  get coin(): number {
    return this.#coin;
  }

  /**
   * Adds an ascending list to a level, and compacts full levels.
   *
   * @param run not changed, not kept
   */
  absorb(run: Float64Array, height: number): void {
    let list = this.#merged(height, run);
    for (let h = height; h < this.#levels.length; h++) {
      const isFull = list.length > this.#room(h);
      const half = isFull ? this.#halved(list) : EMPTY;
      this.#keep(h, isFull ? list.subarray(list.length - (list.length % 2)) : list);
      if (isFull || h + 1 < this.#levels.length) list = this.#merged(h + 1, half);
    }
  }

  /** The list of a level merged with another list; valid until the next call. */
  #merged(height: number, run: Float64Array): Float64Array {
    while (this.#levels.length <= height) this.#levels.push({ numbers: EMPTY, length: 0 });
    const { numbers, length } = this.#levels[height] as Level;
    passing.merged = withRoom(passing.merged, length + run.length);
    return mergeRuns(numbers.subarray(0, length), run, passing.merged);
  }

  /** Every other value of a list, without an odd last value; valid until the next call. */
  #halved(list: Float64Array): Float64Array {
    const even = list.length - (list.length % 2);
    passing.halved = withRoom(passing.halved, even / 2);
    return everyOther(list.subarray(0, even), this.#toss(), passing.halved);
  }

  /** Copies a list into a level. */
  #keep(height: number, list: Float64Array): void {
    const level = this.#levels[height] as Level;
    level.numbers = withRoom(level.numbers, list.length);
    level.numbers.set(list);
    level.length = list.length;
  }

  /**
   * Mixes a number into the state of the coin. Without it, sketches of the parts of a table would toss the same
   * sequence, and their errors would add up in a merge.
   */
  stir(number: number): void {
    this.#coin = (this.#coin ^ Math.imul(number, 0x85ebca6b)) | 0 || FIRST_COIN;
  }

  /** The capacity of a level. */
  #room(height: number): number {
    const depth = this.#levels.length - 1 - height;
    return Math.max(LEAST_ROOM, Math.ceil(this.#k * SHRINK ** depth));
  }

  /** A random bit (G. Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8(14), 2003). */
  #toss(): number {
    this.#coin ^= this.#coin << 13;
    this.#coin ^= this.#coin >>> 17;
    this.#coin ^= this.#coin << 5;
    return this.#coin & 1;
  }
}

/** The same memory if it is long enough, else new memory without the content. */
function withRoom(numbers: Float64Array, length: number): Float64Array {
  return numbers.length >= length ? numbers : new Float64Array(length);
}
