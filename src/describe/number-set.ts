import { hashNumber } from './hash.ts';

/** The first number of places; there are always at least twice as many places as numbers. */
const FIRST_PLACES = 16;

/** A set of numbers other than NaN by open addressing, without the object that a Set allocates for each number. */
export class NumberSet {
  /** Each number is at the place of its hash or at the next free place; NaN marks a free place. */
  #places: Float64Array = emptyPlaces(FIRST_PLACES);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds a number. @returns true if it is new */
  add(value: number): boolean {
    if (!put(this.#places, value)) return false;
    this.#size++;
    if (2 * this.#size > this.#places.length) this.#grow();
    return true;
  }

  /** The numbers, in the order of their hashes. */
  values(): Float64Array {
    return this.#places.filter((value) => !Number.isNaN(value));
  }

  #grow(): void {
    const larger = emptyPlaces(2 * this.#places.length);
    for (const value of this.values()) put(larger, value);
    this.#places = larger;
  }
}

function emptyPlaces(count: number): Float64Array {
  return new Float64Array(count).fill(Number.NaN);
}

/** Puts a number into its place. @returns true if it was absent */
function put(places: Float64Array, value: number): boolean {
  const mask = places.length - 1;
  for (let at = hashNumber(value) & mask; ; at = (at + 1) & mask) {
    const there = places[at] as number;
    if (there === value) return false;
    if (Number.isNaN(there)) {
      places[at] = value;
      return true;
    }
  }
}
