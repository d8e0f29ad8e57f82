/**
 * The passes of a radix selection over many values (`select.ts`). A pass reads values in place as two 32-bit words
 * (`radix-key.ts`). These are the hot loops of learning quantiles: each repeats the lines that find the key of a
 * value, in place of a call for each value.
 */
import { type Extent, extentOf } from '../numbers/extent.ts';
import type { WeightedValues } from '../numbers/weights.ts';
import { HIGH, isWhole, LOW, type RadixLevel, TOP_BIT, tightened, turned } from './radix-key.ts';

/** Groups of neighboring values. */
export interface RadixGroups {
  readonly level: RadixLevel;
  /** The weight of each group. */
  readonly masses: Float64Array;
  /** The number of values of each group. */
  readonly sizes: Uint32Array;
  /** Copies of the values of some groups, by index; see `groupCopies`. */
  readonly copies: Map<number, Float64Array>;
}

/**
 * Groups the values of a level.
 *
 * @param extent the extent of the values if known; used for the level of all possible values
 * @returns the only value if all values are equal
 */
export function radixGroups(
  sample: WeightedValues,
  level: RadixLevel,
  extent?: Extent,
): RadixGroups | number {
  const tight = isWhole(level) ? narrowedWhole(sample, level, extent) : narrowed(sample, level);
  return typeof tight === 'number' ? tight : countMass(sample, tight);
}

/** As {@link narrowed}, for the level of all possible values. */
function narrowedWhole(
  { values }: WeightedValues,
  level: RadixLevel,
  extent: Extent | undefined,
): RadixLevel | number {
  const { min, max } = extent ?? extentOf(values);
  return min === max ? min : tightened(level, min, max, values.length);
}

/** A view of values as 32-bit words. */
function wordsOf(values: Float64Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length * 2);
}

/**
 * Narrows a level to the keys of its values.
 *
 * @returns the only value if all values of the level are equal
 */
function narrowed(sample: WeightedValues, level: RadixLevel): RadixLevel | number {
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
    // Without branches, which are unpredictable for random data.
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return min === max ? min : tightened(level, min, max, values.length);
}

/** Counts the values of a level by group, and adds up their weights. */
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
 * Counts values without weights of a level whose keys are high words. Even and odd values have counts of their own:
 * consecutive values are often in one group, and increments of one count would wait for each other.
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

/** The number of values of one call of a pass: after the first calls, the engine compiles the loop with all its branches. */
const AT_ONCE = 4096;

/** Copies the values of some groups, one group after the other, each in the order of the sample. */
export function distribute(
  sample: WeightedValues,
  level: RadixLevel,
  groups: readonly { readonly index: number; readonly size: number }[],
  size: number,
): WeightedValues {
  const places = new Int32Array((level.width >>> level.shift) + 1);
  // The flags are smaller than the places and stay in a nearer cache; most values are in other groups.
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

/** The state of a pass that copies the values of requested groups. */
interface Distribution {
  readonly sample: WeightedValues;
  readonly words: Int32Array;
  readonly level: RadixLevel;
  readonly isWanted: Uint8Array;
  /** The index of the next value of each requested group in the output. */
  readonly places: Int32Array;
  readonly out: WeightedValues;
}

/** Copies the values of requested groups from a part of the sample. */
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
