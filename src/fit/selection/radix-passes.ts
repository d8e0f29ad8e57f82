/**
 * The passes of a radix selection over many values (`select.ts`). A value is read as two 32-bit words,
 * in place (`key-level.ts`). All loops here are the hot ones of learning quantiles, and are written out for
 * it.
 */
import { type Extent, extentOf } from '../numbers/extent.ts';
import type { WeightedValues } from '../numbers/weights.ts';
import { HIGH, isWhole, LOW, type RadixLevel, TOP_BIT, tightened, turned } from './radix-key.ts';

/** Values in groups of neighbors. */
export interface RadixGroups {
  readonly level: RadixLevel;
  /** The weight of each group. */
  readonly masses: Float64Array;
  /** The number of values. */
  readonly sizes: Uint32Array;
  /** Copies of the values of some groups, by index: kept by `groupValues`. */
  readonly copies: Map<number, Float64Array>;
}

/**
 * Puts the values of a level into groups.
 *
 * @param extent the extent of the values, if the level is of all there can be and it is known
 * @returns the one value, where all of them are the same
 */
export function radixGroups(
  sample: WeightedValues,
  level: RadixLevel,
  extent?: Extent,
): RadixGroups | number {
  const tight = isWhole(level) ? spreadOfAll(sample, level, extent) : spread(sample, level);
  return typeof tight === 'number' ? tight : countMass(sample, tight);
}

/** As `spread`, where all values are of the level. */
function spreadOfAll(
  { values }: WeightedValues,
  level: RadixLevel,
  extent: Extent | undefined,
): RadixLevel | number {
  const { min, max } = extent ?? extentOf(values);
  return min === max ? min : tightened(level, min, max, values.length);
}

/** The words of values, in place. */
function wordsOf(values: Float64Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length * 2);
}

/**
 * The level with no room below its least and above its greatest key; or the one value, where all values
 * of the level are the same.
 */
function spread(sample: WeightedValues, level: RadixLevel): RadixLevel | number {
  const { values } = sample;
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
    // No branches: whether a value is less or greater cannot be foretold in random data.
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return min === max ? min : tightened(level, min, max, values.length);
}

/** Counts the values of a level by group. */
function countMass({ values, weights }: WeightedValues, level: RadixLevel): RadixGroups {
  const { high, least, width, shift } = level;
  const words = wordsOf(values);
  if (weights === undefined && high === undefined) {
    const sizes = countHighWords(words, level);
    return { level, masses: new Float64Array(sizes), sizes, copies: new Map() };
  }
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
  return { level, masses: masses ?? new Float64Array(sizes), sizes, copies: new Map() };
}

/**
 * Counts values that each count once, of a level whose keys are high words. Two values at a time have counts of their own:
 * values that follow each other are often in one group, and its count would be waited for.
 */
function countHighWords(words: Int32Array, { least, width, shift }: RadixLevel): Uint32Array {
  const sizes = new Int32Array((width >>> shift) + 1);
  const others = new Int32Array(sizes.length);
  for (let i = HIGH; i < words.length; i += 4) {
    const distance = (turned(words[i] as number) - least) >>> 0;
    if (distance <= width) (sizes[distance >>> shift] as number)++;
    if (i + 2 >= words.length) break;
    const other = (turned(words[i + 2] as number) - least) >>> 0;
    if (other <= width) (others[other >>> shift] as number)++;
  }
  for (let group = 0; group < sizes.length; group++) {
    sizes[group] = (sizes[group] as number) + (others[group] as number);
  }
  return new Uint32Array(sizes.buffer);
}

/** The number of values that a pass takes at a time: its code is compiled after the first ones, with all its branches. */
const AT_ONCE = 4096;

/** The values of some groups, one group after the other, each in the pile's order. */
export function distribute(
  sample: WeightedValues,
  level: RadixLevel,
  groups: readonly { readonly index: number; readonly size: number }[],
  size: number,
): WeightedValues {
  const places = new Int32Array((level.width >>> level.shift) + 1);
  // Bytes stay in a nearer cache than places, and most values are in no wanted group.
  const isWanted = new Uint8Array(places.length);
  let start = 0;
  for (const group of groups) {
    isWanted[group.index] = 1;
    places[group.index] = start;
    start += group.size;
  }
  const weights = sample.weights === undefined ? undefined : new Float64Array(size);
  const out = { values: new Float64Array(size), weights };
  const pass = { sample, words: wordsOf(sample.values), level, isWanted, places, out };
  const { length } = sample.values;
  for (let from = 0; from < length; from += AT_ONCE)
    distributePart(pass, from, Math.min(from + AT_ONCE, length));
  return out;
}

/** A pass that copies the values of wanted groups. */
interface Distribution {
  readonly sample: WeightedValues;
  readonly words: Int32Array;
  readonly level: RadixLevel;
  readonly isWanted: Uint8Array;
  /** The place of the next value of each wanted group. */
  readonly places: Int32Array;
  readonly out: WeightedValues;
}

/** Copies the wanted values of a part of the sample. */
function distributePart(
  { sample: { values, weights }, words, level, isWanted, places, out }: Distribution,
  from: number,
  to: number,
): void {
  const { high, least, width, shift } = level;
  for (let i = 2 * from; i < 2 * to; i += 2) {
    const word = words[i + HIGH] as number;
    let key = turned(word);
    if (high !== undefined) {
      if (word !== high) continue;
      key = (words[i + LOW] as number) ^ (word >> 31) ^ TOP_BIT;
    }
    const distance = (key - least) >>> 0;
    if (distance > width) continue;
    const group = distance >>> shift;
    if (isWanted[group] === 0) continue;
    const place = places[group] as number;
    places[group] = place + 1;
    out.values[place] = values[i >>> 1] as number;
    if (out.weights !== undefined && weights !== undefined) {
      out.weights[place] = weights[i >>> 1] as number;
    }
  }
}
