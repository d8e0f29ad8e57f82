/** Cells of more bytes are not kept. */
const MAX_LENGTH = 31;

/** The bytes for each place: those of a cell, and its length. */
const STRIDE = MAX_LENGTH + 1;

/** The places at first, and the most. */
const [FIRST_PLACES, MOST_PLACES] = [64, 2 ** 14];

/** What a place takes, an entry of the list of results among it. */
const PLACE_BYTES = STRIDE + 8;

/**
 * Results for the bytes of cells that were read lately: a cell has two places, and the last ones of those that share them stay. It
 * grows with the cells, up to some memory.
 */
export class CellCache<Result> {
  readonly #mostPlaces: number;
  #bytes: Uint8Array = new Uint8Array(0);
  #results: (Result | undefined)[] = [];
  #used = 0;
  /** The hash of the cell that was looked for last. */
  #hash = 0;

  /** @param memory the most bytes that it may take */
  constructor(memory: number) {
    const places = 2 ** Math.floor(Math.log2(Math.max(1, memory / PLACE_BYTES)));
    this.#mostPlaces = places < FIRST_PLACES ? 0 : Math.min(MOST_PLACES, places);
  }

  /** The result for a cell; undefined if there is none. */
  find(bytes: Uint8Array, start: number, end: number): Result | undefined {
    const length = end - start;
    if (length > MAX_LENGTH) return undefined;
    this.#hash = hashOf(bytes, start, end);
    if (this.#used === 0) return undefined;
    const place = this.#hash & (this.#results.length - 1);
    if (this.#holds(place, bytes, start, length)) return this.#results[place];
    return this.#holds(place ^ 1, bytes, start, length) ? this.#results[place ^ 1] : undefined;
  }

  /** Keeps the result for the cell that was looked for last. */
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
