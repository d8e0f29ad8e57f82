const QUOTE = 34;

/** Bytes that are put together in a buffer which is used again once they are taken. */
export class ByteBuilder {
  #bytes: Uint8Array;
  #length = 0;

  constructor(size: number) {
    this.#bytes = new Uint8Array(size);
  }

  get length(): number {
    return this.#length;
  }

  /** Makes room for more bytes; those that are added next must not be more. */
  reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const bytes = new Uint8Array(Math.max(this.#length + more, 2 * this.#bytes.length));
    bytes.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = bytes;
  }

  /** The bytes; a view, valid until more are added. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    return taken;
  }

  byte(value: number): void {
    this.#bytes[this.#length++] = value;
  }

  /** Adds bytes as they are. */
  add(from: Uint8Array): void {
    const bytes = this.#bytes;
    let length = this.#length;
    for (let i = 0; i < from.length; i++) bytes[length++] = from[i] as number;
    this.#length = length;
  }

  /** Adds a part of some bytes as a part of a quoted field. */
  addQuoted(from: Uint8Array, start: number, end: number): void {
    const bytes = this.#bytes;
    let length = this.#length;
    for (let i = start; i < end; i++) {
      const byte = from[i] as number;
      bytes[length++] = byte;
      if (byte === QUOTE) bytes[length++] = QUOTE;
    }
    this.#length = length;
  }

  /** Adds a whole number in decimal. */
  decimal(number: number): void {
    let digits = 1;
    for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) digits++;
    this.#length += digits;
    let rest = number;
    for (let at = this.#length - 1; digits > 0; digits--, at--) {
      const next = Math.floor(rest / 10);
      this.#bytes[at] = 48 + (rest - 10 * next);
      rest = next;
    }
  }
}
