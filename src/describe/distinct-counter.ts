import { hashNumber, hashText, hashWords, secondHalf } from './hash.ts';
import { NumberSet } from './number-set.ts';

/** The number of distinct values up to which counts are exact. */
export const EXACT_DISTINCT = 10_000;

/** Registers of the estimate: 2^14, one byte each. */
const INDEX_BITS = 14;
const REGISTERS = 2 ** INDEX_BITS;

/** The standard error of the estimate, as a share: 0.81%. */
const STANDARD_ERROR = 1.04 / Math.sqrt(REGISTERS);

/** A number of distinct values. */
export interface DistinctCount {
  readonly count: number;
  /** The standard error as a share of the count; 0 for an exact count. */
  readonly error: number;
}

/**
 * Counts distinct values: exactly up to 10,000, then by HyperLogLog (P. Flajolet and others, "HyperLogLog: the
 * analysis of a near-optimal cardinality estimation algorithm", AofA 2007), in constant memory. Numbers are distinct
 * by value: -0 equals 0. A number never equals a text.
 */
export class DistinctCounter {
  #numbers: NumberSet = new NumberSet();
  readonly #texts: Set<string> = new Set();
  #registers: Uint8Array | undefined;

  /** Adds numbers, none of them NaN. */
  addNumbers(values: Float64Array): void {
    let at = 0;
    for (; at < values.length && this.#registers === undefined; at++) {
      if (this.#numbers.add(values[at] as number)) this.#spillIfMany();
    }
    const registers = this.#registers;
    if (registers === undefined) return;
    const words = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
    for (let i = 2 * at; i < words.length; i += 2) {
      raise(registers, hashWords(words[i] as number, words[i + 1] as number));
    }
  }

  /** Adds a number that is not NaN. */
  addNumber(value: number): void {
    if (this.#registers !== undefined) raise(this.#registers, hashNumber(value));
    else {
      this.#numbers.add(value);
      this.#spillIfMany();
    }
  }

  /** Adds a text. */
  addText(text: string): void {
    if (this.#registers !== undefined) raise(this.#registers, hashText(text));
    else {
      this.#texts.add(text);
      this.#spillIfMany();
    }
  }

  /** The number of distinct values so far. */
  get count(): DistinctCount {
    if (this.#registers === undefined) return { count: this.#exact, error: 0 };
    return { count: Math.round(estimate(this.#registers)), error: STANDARD_ERROR };
  }

  get #exact(): number {
    return this.#numbers.size + this.#texts.size;
  }

  #spillIfMany(): void {
    if (this.#exact <= EXACT_DISTINCT) return;
    this.#registers = new Uint8Array(REGISTERS);
    for (const value of this.#numbers.values()) raise(this.#registers, hashNumber(value));
    for (const text of this.#texts) raise(this.#registers, hashText(text));
    this.#numbers = new NumberSet();
    this.#texts.clear();
  }
}

/** Raises the register of the last hash. @param first the first half of the hash */
function raise(registers: Uint8Array, first: number): void {
  const at = first >>> (32 - INDEX_BITS);
  const rank = Math.clz32(secondHalf()) + 1;
  if (rank > (registers[at] as number)) registers[at] = rank;
}

/** The HyperLogLog estimate, with linear counting for small numbers. */
function estimate(registers: Uint8Array): number {
  const alpha = 0.7213 / (1 + 1.079 / REGISTERS);
  const sum = registers.reduce((all, rank) => all + 2 ** -rank, 0);
  const raw = (alpha * REGISTERS ** 2) / sum;
  const zeros = registers.reduce((count, rank) => count + Number(rank === 0), 0);
  if (raw <= 2.5 * REGISTERS && zeros > 0) return REGISTERS * Math.log(REGISTERS / zeros);
  return raw;
}
