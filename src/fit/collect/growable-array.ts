/** The number of values up to which a plain array is used, which needs no address space. */
const SMALL = 65_536;
const PAGE = 65_536;
const VALUE = Float64Array.BYTES_PER_ELEMENT;
/** The maximum size of a WebAssembly memory. */
const MOST_PAGES = 65_536;

/**
 * A list of numbers that grows where it is, so that it needs 8 bytes a number, is one array, and is never
 * copied as a whole. It is in a WebAssembly memory: address space is set aside for all it may hold, and
 * the system gives memory only as it is written to. If a process may not have so much address space,
 * it is in plain arrays, and copied into a larger one by and by.
 */
export class GrowableArray {
  readonly #most: number;
  #memory: WebAssembly.Memory | undefined;
  #numbers: Float64Array = new Float64Array(0);
  #length = 0;

  /** @param bytes how much memory the numbers may take; of more than 4 GB, 4 GB */
  constructor(bytes: number) {
    this.#most = Math.floor(Math.min(bytes, MOST_PAGES * PAGE) / VALUE);
  }

  /**
   * Adds numbers, which are copied.
   *
   * @returns false where there is no room for them; then none was added
   */
  push(numbers: Float64Array): boolean {
    const length = this.#length + numbers.length;
    if (length > this.#most) return false;
    if (length > this.#numbers.length && !this.#grow(length)) return false;
    this.#numbers.set(numbers, this.#length);
    this.#length = length;
    return true;
  }

  /** All numbers, in the order they came in: the memory itself, not a copy. Do not write to it. */
  view(): Float64Array {
    return this.#numbers.subarray(0, this.#length);
  }

  /** Gives up all numbers, and their memory. */
  clear(): void {
    [this.#memory, this.#numbers, this.#length] = [undefined, new Float64Array(0), 0];
  }

  /** @returns false where the system has no memory left */
  #grow(length: number): boolean {
    const capacity = Math.min(this.#most, Math.max(length, 1024, Math.ceil(this.#length * 1.5)));
    try {
      if (capacity <= SMALL) this.#move(new Float64Array(capacity));
      else this.#growMemory(capacity);
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  }

  #growMemory(length: number): void {
    const pages = Math.ceil((length * VALUE) / PAGE);
    if (this.#memory !== undefined) {
      this.#memory.grow(pages - this.#memory.buffer.byteLength / PAGE);
      this.#numbers = new Float64Array(this.#memory.buffer);
      return;
    }
    // A plain array that is larger already is a sign that there is no memory of the other kind.
    const memory = this.#numbers.length <= SMALL ? newMemory(pages, this.#most) : undefined;
    this.#move(memory === undefined ? new Float64Array(length) : new Float64Array(memory.buffer));
    this.#memory = memory;
  }

  #move(numbers: Float64Array): void {
    numbers.set(this.view());
    this.#numbers = numbers;
  }
}

function newMemory(initial: number, most: number): WebAssembly.Memory | undefined {
  try {
    const maximum = Math.max(initial, Math.ceil((most * VALUE) / PAGE));
    return new WebAssembly.Memory({ initial, maximum, shared: true });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
