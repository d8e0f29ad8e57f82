import { totalWeight } from '../numbers/weights.ts';
import { sortRun } from './sort.ts';

/**
 * The level of a sketch at which heavy weights enter: the highest one that `k` values fill with the
 * total weight, at most. A sketch of as many values of weight 1 has that level, too. So no level exists
 * sooner for the weights, and the levels below have the room that the rank error asks for.
 *
 * @param total the weight of all values, those that enter among them
 * @param k the room of the highest level
 */
export function heaviestLevel(total: number, k: number): number {
  let height = 0;
  while (k * 2 ** (height + 1) <= total) height++;
  return height;
}

/**
 * Splits weighted values into one run for each level: a value of weight 5 enters level 0 and level 2.
 * What is heavier than a value of the last level enters it several times.
 *
 * @param values none NaN
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

/** The values whose rest is odd. Every rest is halved: what remains of it belongs to the next level. */
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
