import { instantiateKernel, type Kernel } from '../../src/engine/bytes/kernel/kernel.ts';
import { KernelMemory } from '../../src/engine/bytes/kernel/memory.ts';

/** How many texts are read at once. */
export const BATCH = 4096;
const LONGEST = 64;
const QUOTE = 34;

/** The kernel's parse, on texts in memory. */
export class KernelNumbers {
  readonly #kernel: Kernel;
  readonly #bytes: Buffer;
  readonly #memory: KernelMemory;
  readonly #at: Readonly<Record<'src' | 'spans' | 'values' | 'slow' | 'powers', number>>;

  constructor() {
    this.#memory = new KernelMemory(BATCH * (LONGEST + 20) + 4096);
    this.#kernel = instantiateKernel(this.#memory.memory);
    this.#bytes = Buffer.from(this.#memory.memory.buffer);
    const room = (bytes: number): number => this.#memory.allocate(bytes);
    this.#at = {
      src: room(BATCH * LONGEST),
      spans: room(BATCH * 8),
      values: room(BATCH * 8),
      slow: room(BATCH * 4),
      powers: room(23 * 8),
    };
    const powers = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
    new Float64Array(this.#memory.memory.buffer, this.#at.powers).set(powers);
  }

  /**
   * Reads texts.
   *
   * @param texts at most BATCH of them, each at most 64 bytes
   * @returns the value of each; undefined where the kernel leaves it to the grammar
   */
  read(texts: readonly string[], decimal: '.' | ',' = '.'): (number | undefined)[] {
    const { src, spans, values, slow, powers } = this.#at;
    const { buffer } = this.#memory.memory;
    const places = new Int32Array(buffer, spans, texts.length * 2);
    let end = 0;
    for (const [i, text] of texts.entries()) {
      places[2 * i] = end;
      end += this.#bytes.write(text, src + end, 'latin1');
      places[2 * i + 1] = end;
    }
    this.#kernel.parse(
      src,
      spans,
      8,
      texts.length,
      QUOTE,
      decimal.charCodeAt(0),
      0,
      0,
      powers,
      values,
      slow,
    );
    const read: (number | undefined)[] = [...new Float64Array(buffer, values, texts.length)];
    for (const i of new Int32Array(buffer, slow, this.#kernel.slowCells.value)) read[i] = undefined;
    return read;
  }
}

/** A pseudo-random number generator: whole numbers from 0 to `below` (exclusive), the same for a seed. */
export type Random = (below: number) => number;

/** Mulberry32: small, and good enough to make texts with. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const float = new DataView(new ArrayBuffer(8));

/** Any finite float64, each of its bits at random. */
export function anyFloat(random: Random): number {
  float.setUint32(0, random(2 ** 32));
  float.setUint32(4, random(2 ** 32));
  const value = float.getFloat64(0);
  return Number.isFinite(value) ? value : 0;
}

function digits(random: Random, count: number): string {
  let text = '';
  for (let i = 0; i < count; i++) text += random(10);
  return text;
}

/** Mantissas around 2^53, up to which whole numbers are exact, and around halves of the last place. */
function nearExact(random: Random): string {
  const shift = BigInt(random(11));
  const value =
    ((2n ** 53n) << shift) + BigInt(random(64) - 32) * (1n << (shift > 1n ? shift - 1n : 0n));
  return `${value + BigInt(random(3) - 1)}`;
}

const SIGNS = ['', '', '', '-', '+'];
const NOISE = '0123456789.+-eE 0019\t"x';

/** The kinds of texts: each makes one. */
const KINDS: readonly ((random: Random) => string)[] = [
  (random) => `${digits(random, random(8))}.${digits(random, random(8))}`,
  (random) => digits(random, 1 + random(19)),
  (random) => `${digits(random, random(12))}.${digits(random, random(25))}`,
  (random) => `${digits(random, 1 + random(20))}e${SIGNS[random(5)]}${random(30)}`,
  (random) => `${random(10)}.${digits(random, random(18))}E${SIGNS[random(5)]}${random(400)}`,
  (random) => String(anyFloat(random)),
  (random) => anyFloat(random).toPrecision(1 + random(21)),
  (random) => (anyFloat(random) % 1e6).toFixed(random(12)),
  (random) => String(random(2 ** 32) / 10 ** random(10)),
  nearExact,
  (random) => `${nearExact(random)}e${random(50) - 25}`,
  (random) => {
    const whole = nearExact(random);
    const point = random(whole.length);
    return `${whole.slice(0, point)}.${whole.slice(point)}`;
  },
  (random) => Array.from({ length: random(9) }, () => NOISE[random(NOISE.length)]).join(''),
];

/** A text that is a number, or nearly one; some in quotes. */
export function numberText(random: Random): string {
  const kind = KINDS[random(KINDS.length)] as (random: Random) => string;
  const text = (SIGNS[random(5)] + kind(random)).slice(0, LONGEST - 2);
  return random(8) === 0 ? `"${text}"` : text;
}

/** What the kernel reads: the text without its quotes. */
export function unquoted(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1) : text;
}
