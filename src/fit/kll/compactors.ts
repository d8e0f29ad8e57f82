import { everyOther, mergeRuns } from '../numbers/runs.ts';

/** No level has less room than this. */
export const LEAST_ROOM = 8;
/** The capacity of a level relative to the level above. */
const SHRINK = 2 / 3;
const EMPTY = new Float64Array(0);

/** The seed of the coin of a new sketch. */
export const FIRST_COIN: number = 0x1e3779b9;

/** An ascending list at the start of memory of its own. */
interface Level {
  numbers: Float64Array;
  length: number;
}

/** Memory for lists that are on their way through the levels; no sketch keeps them. */
const passing: { merged: Float64Array; halved: Float64Array } = { merged: EMPTY, halved: EMPTY };

/**
 * The levels of a KLL sketch (`sketch.ts`): ascending lists, of which a value of list h stands for 2^h
 * values. A list that has more values than room gives every other one to the list above, from the first
 * or the second as a coin falls, and drops the rest. The coin is part of the data, so that the same
 * input has the same outcome. Once the levels have grown, nothing is allocated: an array for each
 * list on its way was left to the collector before.
 */
export class Compactors {
  readonly #k: number;
  readonly #levels: Level[];
  #coin: number;

  /**
   * @param k the room of the highest level
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
   * Adds an ascending list to a level, and makes room.
   *
   * @param run not changed, and not kept
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

  /** A level's list with another one; good until the next one is merged. */
  #merged(height: number, run: Float64Array): Float64Array {
    while (this.#levels.length <= height) this.#levels.push({ numbers: EMPTY, length: 0 });
    const { numbers, length } = this.#levels[height] as Level;
    passing.merged = withRoom(passing.merged, length + run.length);
    return mergeRuns(numbers.subarray(0, length), run, passing.merged);
  }

  /** Every other value of a list; a last one that has no partner is no part of it. Good until the next one is halved. */
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
   * Lets a number bear on how the coin falls. Sketches of the parts of a table would all toss alike
   * otherwise, and their errors add up where they are merged.
   */
  stir(number: number): void {
    this.#coin = (this.#coin ^ Math.imul(number, 0x85ebca6b)) | 0 || FIRST_COIN;
  }

  #room(height: number): number {
    const depth = this.#levels.length - 1 - height;
    return Math.max(LEAST_ROOM, Math.ceil(this.#k * SHRINK ** depth));
  }

  /** 0 or 1. G. Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8(14), 2003. */
  #toss(): number {
    this.#coin ^= this.#coin << 13;
    this.#coin ^= this.#coin >>> 17;
    this.#coin ^= this.#coin << 5;
    return this.#coin & 1;
  }
}

/** Memory that is kept, or larger one without the content of the old. */
function withRoom(numbers: Float64Array, length: number): Float64Array {
  return numbers.length >= length ? numbers : new Float64Array(length);
}
