/**
 * The passes of a radix selection over many values (`select.ts`). A value is read as two 32-bit words,
 * in place; turned a little, they order as the value does. All loops here are the hot ones of learning
 * quantiles, and are written out for it.
 */

/** Values, and what each of them weighs. */
export interface Pile {
  readonly values: Float64Array;
  /** Undefined where each value weighs 1. */
  readonly weights: Float64Array | undefined;
}

/** A range of keys in groups. A key is a value's high word or, among those that share it, the low one. */
export interface Level {
  /** The high word that all values of this level have; undefined where the high word is the key. */
  readonly high: number | undefined;
  /** The least key, as a signed number. */
  readonly least: number;
  /** The greatest key less the least. */
  readonly width: number;
  /** The group of a key is its distance from the least, less this many bits. */
  readonly shift: number;
}

/** The index of the high word in each pair: little-endian on all machines that Node runs on but s390x. */
const HIGH = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;
const LOW = 1 - HIGH;
const TOP_BIT = 0x80000000 | 0;
const ALL = 0xffffffff;
/** 2 to this many groups at most, and at least. */
const MOST_BITS = 16;
const LEAST_BITS = 6;

const one = new Float64Array(1);
const oneWords = new Int32Array(one.buffer);

/** The level of all values there can be, for a pile of as many as these. */
export function levelOf(values: Float64Array): Level {
  return levelFor(undefined, TOP_BIT, ALL, values.length);
}

function levelFor(high: number | undefined, least: number, width: number, size: number): Level {
  const sizeBits = 32 - Math.clz32(size);
  const bits = Math.min(Math.max(sizeBits, LEAST_BITS), MOST_BITS);
  return { high, least, width, shift: Math.max(0, 32 - Math.clz32(width) - bits) };
}

/** The words of values, in place. */
function wordsOf(values: Float64Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length * 2);
}

/** The high word, turned so that it orders as the value does: negative values have the other words flipped. */
function turned(word: number): number {
  return word ^ ((word >> 31) & 0x7fffffff);
}

/**
 * The level with no room below its least and above its greatest key; or the one value, where all values
 * of the level are the same.
 */
export function spread(pile: Pile, level: Level): Level | number {
  const { values } = pile;
  const { high, least, width } = level;
  const words = wordsOf(values);
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < words.length; i += 2) {
    const word = words[i + HIGH] as number;
    let key = turned(word);
    if (high !== undefined) {
      if (word !== high) continue;
      key = (words[i + LOW] as number) ^ (word >> 31) ^ TOP_BIT;
    }
    if ((key - least) >>> 0 > width) continue;
    const value = values[i >>> 1] as number;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min === max ? min : tightened(high, min, max, values.length);
}

function tightened(high: number | undefined, min: number, max: number, size: number): Level {
  if (high !== undefined) {
    const least = lowKey(min);
    return levelFor(high, least, (lowKey(max) - least) >>> 0, size);
  }
  // The comparison took the zeros for one value; they are two keys, and both may be there.
  const least = highKey(min === 0 ? -0 : min);
  const width = (highKey(max === 0 ? 0 : max) - least) >>> 0;
  if (width > 0) return levelFor(undefined, least, width, size);
  const low = lowKey(min);
  return levelFor(turned(least), low, (lowKey(max) - low) >>> 0, size);
}

function highKey(value: number): number {
  one[0] = value;
  return turned(oneWords[HIGH] as number);
}

function lowKey(value: number): number {
  one[0] = value;
  return (oneWords[LOW] as number) ^ ((oneWords[HIGH] as number) >> 31) ^ TOP_BIT;
}

/** How much each group of a level weighs, and how many values it has. */
export function countMass(
  { values, weights }: Pile,
  level: Level,
): { masses: Float64Array; sizes: Uint32Array } {
  const { high, least, width, shift } = level;
  const words = wordsOf(values);
  const sizes = new Uint32Array((width >>> shift) + 1);
  const masses = weights === undefined ? undefined : new Float64Array(sizes.length);
  for (let i = 0; i < words.length; i += 2) {
    const word = words[i + HIGH] as number;
    let key = turned(word);
    if (high !== undefined) {
      if (word !== high) continue;
      key = (words[i + LOW] as number) ^ (word >> 31) ^ TOP_BIT;
    }
    const distance = (key - least) >>> 0;
    if (distance > width) continue;
    const group = distance >>> shift;
    (sizes[group] as number)++;
    if (masses !== undefined && weights !== undefined) {
      (masses[group] as number) += weights[i >>> 1] as number;
    }
  }
  return { masses: masses ?? Float64Array.from(sizes), sizes };
}

/** The values of some groups, one group after the other, each in the pile's order. */
export function distribute(
  { values, weights }: Pile,
  level: Level,
  groups: readonly { readonly index: number; readonly size: number }[],
  size: number,
): Pile {
  const { high, least, width, shift } = level;
  const words = wordsOf(values);
  const places = new Int32Array((width >>> shift) + 1).fill(-1);
  let start = 0;
  for (const group of groups) {
    places[group.index] = start;
    start += group.size;
  }
  const out = new Float64Array(size);
  const outWeights = weights === undefined ? undefined : new Float64Array(size);
  for (let i = 0; i < words.length; i += 2) {
    const word = words[i + HIGH] as number;
    let key = turned(word);
    if (high !== undefined) {
      if (word !== high) continue;
      key = (words[i + LOW] as number) ^ (word >> 31) ^ TOP_BIT;
    }
    const distance = (key - least) >>> 0;
    if (distance > width) continue;
    const group = distance >>> shift;
    const place = places[group] as number;
    if (place < 0) continue;
    places[group] = place + 1;
    out[place] = values[i >>> 1] as number;
    if (outWeights !== undefined && weights !== undefined) {
      outWeights[place] = weights[i >>> 1] as number;
    }
  }
  return { values: out, weights: outWeights };
}

/** The level of one group. */
export function narrower(level: Level, group: number): Level {
  const from = (group << level.shift) >>> 0;
  const least = (level.least + from) | 0;
  const width = Math.min(level.width - from, 2 ** level.shift - 1);
  if (width > 0 || level.high !== undefined) return { ...level, least, width };
  return { high: turned(least), least: TOP_BIT, width: ALL, shift: 0 };
}
