import { totalWeight } from '../numbers/weights.ts';
import { sortRun } from './sort.ts';

/**
 * The level of a sketch that heavy values enter: the highest level at which `k` values have at most the total weight.
 * A sketch of values of weight 1 with the same total has this level too, so that weights create no level early, and
 * the levels below have the capacity that the rank error requires.
 *
 * @param total the weight of all values, new ones included
 * @param k the capacity of the highest level
 */
export function heaviestLevel(total: number, k: number): number {
  let height = 0;
  while (k * 2 ** (height + 1) <= total) height++;
  return height;
}

/**
 * Splits weighted values into a run for each level by the bits of their weights: a value of weight 5 enters levels 0
 * and 2. A value heavier than the last level enters it repeatedly.
 *
 * @param values none of them NaN
 * @param weights whole, as long as `values`
 * @param heaviest the last level
 * @returns the values of each level, ascending
 */
export function runsByLevel(
  values: Float64Array,
  weights: Float64Array,
  heaviest: number,
): Float64Array[] {
  const rest = weights.slice();
  const runs = Array.from({ length: heaviest }, () => takeOdd(values, rest));
  runs.push(repeated(values, rest));
  for (const run of runs) sortRun(run);
  return runs;
}

/** The values with odd remaining weight. Halves all remaining weights for the next level. */
function takeOdd(values: Float64Array, rest: Float64Array): Float64Array {
  const odd = new Float64Array(values.length);
  let length = 0;
  for (let i = 0; i < values.length; i++) {
    const weight = rest[i] as number;
    const half = Math.floor(weight / 2);
    odd[length] = values[i] as number;
    length += weight - 2 * half;
    rest[i] = half;
  }
  return odd.slice(0, length);
}

/** Repeats each value `copies` times. */
function repeated(values: Float64Array, copies: Float64Array): Float64Array {
  const out = new Float64Array(totalWeight(copies));
  let length = 0;
  for (let i = 0; i < values.length; i++) {
    const end = length + (copies[i] as number);
    out.fill(values[i] as number, length, end);
    length = end;
  }
  return out;
}
