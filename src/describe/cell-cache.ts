/** The length of the longest cell that is kept, in bytes. */
const MAX_LENGTH = 31;

/** The bytes of a place: the length of a cell, then the cell. */
const STRIDE = MAX_LENGTH + 1;

/** The first and the largest number of places. */
const [FIRST_PLACES, MOST_PLACES] = [64, 2 ** 14];

/** The memory of a place, with its entry in the list of results. */
const PLACE_BYTES = STRIDE + 8;

/**
 * A cache of results by the bytes of cells. It is two-way set-associative: a cell has two places, and a new cell
 * replaces an older one there. It grows with the number of cells, up to a limit of memory.
 */
export class CellCache<Result> {
  readonly #mostPlaces: number;
  #bytes: Uint8Array = new Uint8Array(0);
  #results: (Result | undefined)[] = [];
  #used = 0;
  /** The hash of the cell of the last look-up. */
  #hash = 0;

  /** @param memory the limit of its memory, in bytes */
  constructor(memory: number) {
    const places = 2 ** Math.floor(Math.log2(Math.max(1, memory / PLACE_BYTES)));
    this.#mostPlaces = places < FIRST_PLACES ? 0 : Math.min(MOST_PLACES, places);
  }

  /** Looks up the result for a cell; undefined if it is not kept. */
  find(bytes: Uint8Array, start: number, end: number): Result | undefined {
    const length = end - start;
    if (length > MAX_LENGTH) return undefined;
    this.#hash = hashOf(bytes, start, end);
    if (this.#used === 0) return undefined;
    const place = this.#hash & (this.#results.length - 1);
    if (this.#holds(place, bytes, start, length)) return this.#results[place];
    return this.#holds(place ^ 1, bytes, start, length) ? this.#results[place ^ 1] : undefined;
  }

  /** Keeps the result for the cell of the last look-up. */
  keep(bytes: Uint8Array, start: number, end: number, result: Result): void {
    if (end - start > MAX_LENGTH || this.#mostPlaces === 0) return;
    if (2 * this.#used >= this.#results.length && this.#results.length < this.#mostPlaces) {
      this.#grow();
    }
    this.#put(this.#hash, bytes, start, end, result);
  }

  #grow(): void {
    const [bytes, results] = [this.#bytes, this.#results];
    const places = Math.max(FIRST_PLACES, 2 * results.length);
    this.#bytes = new Uint8Array(places * STRIDE);
    this.#results = new Array<Result | undefined>(places).fill(undefined);
    this.#used = 0;
    for (const [place, result] of results.entries()) {
      if (result === undefined) continue;
      const start = place * STRIDE + 1;
      const end = start + (bytes[start - 1] as number);
      this.#put(hashOf(bytes, start, end), bytes, start, end, result);
    }
  }

  #put(hash: number, bytes: Uint8Array, start: number, end: number, result: Result): void {
    const first = hash & (this.#results.length - 1);
    const place = this.#results[first] === undefined ? first : first ^ 1;
    if (this.#results[place] === undefined) this.#used++;
    this.#results[place] = result;
    const at = place * STRIDE;
    this.#bytes[at] = end - start;
    for (let i = start; i < end; i++) this.#bytes[at + 1 + i - start] = bytes[i] as number;
  }

  #holds(place: number, bytes: Uint8Array, start: number, length: number): boolean {
    const at = place * STRIDE;
    if (this.#bytes[at] !== length || this.#results[place] === undefined) return false;
    for (let i = 0; i < length; i++) {
      if (this.#bytes[at + 1 + i] !== bytes[start + i]) return false;
    }
    return true;
  }
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
