/**
 * Radix keys of float64 values. A value is two 32-bit words; with some bits flipped, the words order as the values do.
 */

/** The index of the high word in each pair: 1 on little-endian machines. */
export const HIGH: number = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;
export const LOW: number = 1 - HIGH;
export const TOP_BIT: number = 0x80000000 | 0;
const ALL = 0xffffffff;
/** The largest and the least number of bits of a group. With values on both sides of 0, half of the groups are below 1e-150. */
const MOST_BITS = 18;
const LEAST_BITS = 6;

const one = new Float64Array(1);
const oneWords = new Int32Array(one.buffer);

/** A range of keys divided into groups. A key is the high word of a value or, for values that share it, the low word. */
export interface RadixLevel {
  /** The high word of all values of this level; undefined if the high word is the key. */
  readonly high: number | undefined;
  /** The least key, as a signed number. */
  readonly least: number;
  /** The greatest key less the least. */
  readonly width: number;
  /** The number of low bits of the distance from the least key that a group ignores. */
  readonly shift: number;
}

/** The level of all possible values, with a number of groups that suits a sample. */
export function levelOf(values: Float64Array): RadixLevel {
  return levelFor(undefined, TOP_BIT, ALL, values.length);
}

/** True for the level of all possible values. */
export function isWhole({ high, width }: RadixLevel): boolean {
  return high === undefined && width === ALL;
}

function levelFor(
  high: number | undefined,
  least: number,
  width: number,
  size: number,
): RadixLevel {
  const sizeBits = 32 - Math.clz32(size);
  const bits = Math.min(Math.max(sizeBits, LEAST_BITS), MOST_BITS);
  return { high, least, width, shift: Math.max(0, 32 - Math.clz32(width) - bits) };
}

/** The key of a high word: the bits of negative values are flipped, so that keys order as values do. */
export function turned(word: number): number {
  return word ^ ((word >> 31) & 0x7fffffff);
}

/**
 * Narrows a level to the keys from its least to its greatest value.
 *
 * @param min the least value of the level
 * @param max the greatest value of the level
 * @param size the number of values to group
 */
export function tightened(
  { high, least, width }: RadixLevel,
  min: number,
  max: number,
  size: number,
): RadixLevel {
  if (high !== undefined) {
    const first = lowKey(min);
    return levelFor(high, first, (lowKey(max) - first) >>> 0, size);
  }
  // 0 and -0 compare as equal but have two keys, and both may occur. The level may end between the two keys; beyond
  // its end are values of other groups.
  const end = (least + width) | 0;
  const first = Math.max(highKey(min === 0 ? -0 : min), least);
  const room = (Math.min(highKey(max === 0 ? 0 : max), end) - first) >>> 0;
  if (room > 0) return levelFor(undefined, first, room, size);
  const low = lowKey(min);
  return levelFor(turned(first), low, (lowKey(max) - low) >>> 0, size);
}

function highKey(value: number): number {
  one[0] = value;
  return turned(oneWords[HIGH] as number);
}

function lowKey(value: number): number {
  one[0] = value;
  return (oneWords[LOW] as number) ^ ((oneWords[HIGH] as number) >> 31) ^ TOP_BIT;
}

/** The level of one group. */
export function narrower(level: RadixLevel, group: number): RadixLevel {
  const from = (group << level.shift) >>> 0;
  const least = (level.least + from) | 0;
  const width = Math.min(level.width - from, 2 ** level.shift - 1);
  if (width > 0 || level.high !== undefined) return { ...level, least, width };
  return { high: turned(least), least: TOP_BIT, width: ALL, shift: 0 };
}

/** The least and the greatest possible value of a group of a level, both inclusive. */
export function endsOf({ high, least, width, shift }: RadixLevel, group: number): [number, number] {
  const from = (group << shift) >>> 0;
  const to = Math.min(width, from + 2 ** shift - 1);
  const [first, last] = [
    valueOf(high, (least + from) | 0, 0),
    valueOf(high, (least + to) | 0, ALL),
  ];
  // The keys beyond the infinities are NaN.
  return [
    Number.isNaN(first) ? Number.NEGATIVE_INFINITY : first,
    Number.isNaN(last) ? Number.POSITIVE_INFINITY : last,
  ];
}

/** The value of a key. @param low the low bits if the key is a high word */
function valueOf(high: number | undefined, key: number, low: number): number {
  const word = high ?? turned(key);
  oneWords[HIGH] = word;
  oneWords[LOW] = high === undefined ? low ^ (word >> 31) : key ^ (word >> 31) ^ TOP_BIT;
  return one[0] as number;
}
