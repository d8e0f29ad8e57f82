/** The number of values up to which a typed array is used, which reserves no address space. */
const SMALL = 65_536;
const PAGE = 65_536;
const VALUE = Float64Array.BYTES_PER_ELEMENT;
/** The maximum size of a WebAssembly memory, in pages. */
const MOST_PAGES = 65_536;

/**
 * An array of numbers that grows in place: it takes 8 bytes for each number and is never copied as a whole. The
 * numbers are in a WebAssembly memory, which reserves address space up to the limit; the system provides memory as it
 * is written. If the process cannot reserve the address space, the numbers are in typed arrays, which are copied as
 * they grow.
 */
export class GrowableArray {
  readonly #most: number;
  #memory: WebAssembly.Memory | undefined;
  #numbers: Float64Array = new Float64Array(0);
  #length = 0;

  /** @param bytes the memory limit; more than 4 GiB count as 4 GiB */
  constructor(bytes: number) {
    this.#most = Math.floor(Math.min(bytes, MOST_PAGES * PAGE) / VALUE);
  }

  /**
   * Adds numbers, which are copied.
   *
   * @returns false beyond the memory limit; then no numbers are added
   */
  push(numbers: Float64Array): boolean {
    const length = this.#length + numbers.length;
    if (length > this.#most) return false;
    if (length > this.#numbers.length && !this.#grow(length)) return false;
    this.#numbers.set(numbers, this.#length);
    this.#length = length;
    return true;
  }

  /** All numbers in the order of the input: the memory itself, not a copy. Do not write to it. */
  view(): Float64Array {
    return this.#numbers.subarray(0, this.#length);
  }

  /** Removes all numbers and releases their memory. */
  clear(): void {
    [this.#memory, this.#numbers, this.#length] = [undefined, new Float64Array(0), 0];
  }

  /** Grows the memory to hold a number of numbers. @returns false if the system has no memory left */
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
    // A larger typed array shows that an earlier reservation failed.
    const memory = this.#numbers.length <= SMALL ? newMemory(pages, this.#most) : undefined;
    this.#move(memory === undefined ? new Float64Array(length) : new Float64Array(memory.buffer));
    this.#memory = memory;
  }

  #move(numbers: Float64Array): void {
    numbers.set(this.view());
    this.#numbers = numbers;
  }
}

/** Reserves a WebAssembly memory; undefined if the address space is too small. */
function newMemory(initial: number, most: number): WebAssembly.Memory | undefined {
  try {
    const maximum = Math.max(initial, Math.ceil((most * VALUE) / PAGE));
    return new WebAssembly.Memory({ initial, maximum, shared: true });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
