/**
 * Values in the order of their bits. A value is two 32-bit words; turned a little, they order as the value
 * does: those are its keys.
 */

/** The index of the high word in each pair: little-endian on all machines that Node runs on but s390x. */
export const HIGH: number = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;
export const LOW: number = 1 - HIGH;
export const TOP_BIT: number = 0x80000000 | 0;
const ALL = 0xffffffff;
/** 2 to this many groups at most, and at least. Half of them are below 1e-150 if there are values on both sides of 0. */
const MOST_BITS = 18;
const LEAST_BITS = 6;

const one = new Float64Array(1);
const oneWords = new Int32Array(one.buffer);

/** A range of keys in groups. A key is a value's high word or, among those that share it, the low one. */
export interface RadixLevel {
  /** The high word that all values of this level have; undefined if the high word is the key. */
  readonly high: number | undefined;
  /** The least key, as a signed number. */
  readonly least: number;
  /** The greatest key less the least. */
  readonly width: number;
  /** The group of a key is its distance from the least, less this many bits. */
  readonly shift: number;
}

/** The level of all values there can be, for a pile of as many as these. */
export function levelOf(values: Float64Array): RadixLevel {
  return levelFor(undefined, TOP_BIT, ALL, values.length);
}

/** True if all values there can be are of a level. */
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

/** The high word, turned so that it orders as the value does: negative values have the other words flipped. */
export function turned(word: number): number {
  return word ^ ((word >> 31) & 0x7fffffff);
}

/**
 * The part of a level from the key of its least value to that of its greatest.
 *
 * @param min the least of its values, and the greatest
 * @param size how many values are to be put into groups
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
  // The comparison took the zeros for one value; they are two keys, and both may be there. But the level may
  // end between them, and beyond its end are the least negative or positive values of other groups.
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

/** The least and the greatest value that a group of a level may have, both inclusive. */
export function endsOf({ high, least, width, shift }: RadixLevel, group: number): [number, number] {
  const from = (group << shift) >>> 0;
  const to = Math.min(width, from + 2 ** shift - 1);
  const [first, last] = [
    valueOf(high, (least + from) | 0, 0),
    valueOf(high, (least + to) | 0, ALL),
  ];
  // Past the infinities there are only NaN.
  return [
    Number.isNaN(first) ? Number.NEGATIVE_INFINITY : first,
    Number.isNaN(last) ? Number.POSITIVE_INFINITY : last,
  ];
}

/** The value of a key, with these low bits where the key is a high word. */
function valueOf(high: number | undefined, key: number, low: number): number {
  const word = high ?? turned(key);
  oneWords[HIGH] = word;
  oneWords[LOW] = high === undefined ? low ^ (word >> 31) : key ^ (word >> 31) ^ TOP_BIT;
  return one[0] as number;
}
