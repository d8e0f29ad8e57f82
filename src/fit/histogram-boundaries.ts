import type { Precision } from '../core/threshold.ts';
import { extentOf } from './extent.ts';
import { linspace } from './linspace.ts';
import type { Kept } from './strategy.ts';

/**
 * The inner boundaries of a histogram, ascending; none for a single distinct value.
 *
 * @param kept finite values, at least one
 * @param bins so many bins of equal width; undefined: round boundaries, about as many as Sturges's rule has
 * @param precision boundaries that are the same number in it are one
 */
export function histogramBoundaries(
  kept: Kept,
  bins: number | undefined,
  precision: Precision,
): readonly number[] {
  const { min, max } = extentOf(kept.values);
  if (min === max) return [];
  const inner =
    bins === undefined
      ? roundBoundaries(min, max, sturges(kept))
      : linspace(min, max, bins).slice(1, -1);
  return precision === 'float32' ? distinct(inner.map(Math.fround)) : distinct(inner);
}

/** H. A. Sturges, "The choice of a class interval", JASA 21 (1926), as numpy has it. */
function sturges({ values, weights }: Kept): number {
  const n = weights?.reduce((sum, weight) => sum + weight, 0) ?? values.length;
  return Math.ceil(Math.log2(n) + 1);
}

/** The multiples of 1, 2 or 5 times a power of ten that lie inside, about `bins - 1` of them. */
function roundBoundaries(min: number, max: number, bins: number): readonly number[] {
  const width = max / bins - min / bins;
  const power = Math.floor(Math.log10(width));
  const factor = [1, 2, 5, 10].find((one) => one * 10 ** power >= width * 0.75) ?? 10;
  const first = Math.floor(min / factor / 10 ** power) + 1;
  const inside: number[] = [];
  for (let i = 0; i < 3 * bins; i++) {
    // Read from digits, so that each is the number that its label says.
    const boundary = decimal((first + i) * factor, power);
    if (boundary > min && boundary < max) inside.push(boundary);
  }
  return inside.length > 0 ? inside : linspace(min, max, bins).slice(1, -1);
}

/** `whole` times ten to `power`, correctly rounded; NaN where the whole number has an exponent of its own. */
function decimal(whole: number, power: number): number {
  return Number(`${whole}e${power}`);
}

/** Without the infinite ones, too. */
function distinct(ascending: readonly number[]): readonly number[] {
  return ascending.filter((value, i) => Number.isFinite(value) && value !== ascending[i - 1]);
}
