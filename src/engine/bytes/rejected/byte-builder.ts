const QUOTE = 34;

/** Bytes for repeated use, added four at a time. */
export interface FixedBytes {
  readonly length: number;
  readonly words: Int32Array;
}

/** Bytes for repeated use. */
export function fixedBytes(bytes: Uint8Array): FixedBytes {
  const padded = new Uint8Array(4 * Math.ceil(bytes.length / 4));
  padded.set(bytes);
  const view = new DataView(padded.buffer);
  const words = Int32Array.from({ length: padded.length / 4 }, (_, i) =>
    view.getInt32(4 * i, true),
  );
  return { length: bytes.length, words };
}

/** The padding at the end, since fixed bytes are written in words. */
const PAD = 4;

/** The largest number whose digits are computed with int32s. */
const MOST_INT = 2 ** 31 - 1;

/** Composes bytes in a buffer, which is reused after `take`. */
export class ByteBuilder {
  #bytes: Uint8Array;
  #view: DataView;
  #length = 0;

  constructor(size: number) {
    this.#bytes = new Uint8Array(size + PAD);
    this.#view = new DataView(this.#bytes.buffer);
  }

  get length(): number {
    return this.#length;
  }

  /** Makes room for a number of bytes, which the next calls must not exceed. */
  reserve(more: number): void {
    const wanted = this.#length + more + PAD;
    if (wanted <= this.#bytes.length) return;
    const bytes = new Uint8Array(Math.max(wanted, 2 * this.#bytes.length));
    bytes.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer);
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
  add({ length, words }: FixedBytes): void {
    const view = this.#view;
    const start = this.#length;
    for (let i = 0; i < words.length; i++) view.setInt32(start + 4 * i, words[i] as number, true);
    this.#length = start + length;
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
    if (number > MOST_INT) this.add(fixedBytes(Buffer.from(String(number))));
    else this.#int(number);
  }

  #int(number: number): void {
    const bytes = this.#bytes;
    let end = this.#length + 1;
    for (let rest = number; rest >= 10; rest = (rest / 10) | 0) end++;
    this.#length = end;
    let rest = number;
    do {
      const next = (rest / 10) | 0;
      bytes[--end] = 48 + (rest - 10 * next);
      rest = next;
    } while (rest > 0);
  }
}
