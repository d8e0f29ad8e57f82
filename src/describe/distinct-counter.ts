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
 * analysis of a near-optimal cardinality estimation algorithm", AofA 2007), in constant memory.
 */
export class DistinctCounter {
  readonly #exact: Set<number | string> = new Set();
  #registers: Uint8Array | undefined;

  /** Adds a value. Numbers are distinct by value, so that -0 is 0; a number and a text are never the same. */
  add(value: number | string): void {
    if (this.#registers !== undefined) addTo(this.#registers, value);
    else if (this.#exact.add(value).size > EXACT_DISTINCT) this.#spill();
  }

  /** The number of distinct values so far. */
  get count(): DistinctCount {
    if (this.#registers === undefined) return { count: this.#exact.size, error: 0 };
    return { count: Math.round(estimate(this.#registers)), error: STANDARD_ERROR };
  }

  #spill(): void {
    this.#registers = new Uint8Array(REGISTERS);
    for (const value of this.#exact) addTo(this.#registers, value);
    this.#exact.clear();
  }
}

function addTo(registers: Uint8Array, value: number | string): void {
  const [index, bits] = typeof value === 'number' ? hashNumber(value) : hashText(value);
  const at = index >>> (32 - INDEX_BITS);
  const rank = Math.clz32(bits) + 1;
  if (rank > (registers[at] as number)) registers[at] = rank;
}

function estimate(registers: Uint8Array): number {
  const alpha = 0.7213 / (1 + 1.079 / REGISTERS);
  const sum = registers.reduce((all, rank) => all + 2 ** -rank, 0);
  const raw = (alpha * REGISTERS ** 2) / sum;
  const zeros = registers.reduce((count, rank) => count + Number(rank === 0), 0);
  if (raw <= 2.5 * REGISTERS && zeros > 0) return REGISTERS * Math.log(REGISTERS / zeros);
  return raw;
}

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

function hashNumber(value: number): readonly [number, number] {
  double[0] = value + 0;
  const [low, high] = [words[0] as number, words[1] as number];
  return finished(Math.imul(low, 0x9e3779b1) ^ high, Math.imul(high, 0x85ebca77) ^ low);
}

function hashText(text: string): readonly [number, number] {
  let [first, second] = [0x811c9dc5, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    first = Math.imul(first ^ unit, 0x9e3779b1);
    second = Math.imul(second ^ unit, 0x5f356495);
  }
  return finished(first, second);
}

/** Two hashes whose bits all depend on all bits of both (the finalizer of MurmurHash3). */
function finished(first: number, second: number): readonly [number, number] {
  const mixed = mix(first ^ Math.imul(second, 0xc2b2ae35));
  return [mixed, mix(second ^ Math.imul(mixed, 0x27d4eb2f))];
}

function mix(hash: number): number {
  let bits = hash;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
