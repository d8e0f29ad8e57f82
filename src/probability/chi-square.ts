import { upperGamma } from './gamma.ts';

/** The probability that a chi-square variable is at least `x`. */
export function chiSquareTail(x: number, freedom: number): number {
  return freedom <= 0 ? 1 : upperGamma(freedom / 2, x / 2);
}

/**
 * The number that a chi-square variable reaches with a given probability.
 *
 * @param tail from 0 to 1, without the ends
 * @param freedom degrees of freedom, at least 1
 * @example chiSquareQuantile(0.05, 1) // 3.841458820694124
 */
export function chiSquareQuantile(tail: number, freedom: number): number {
  let [low, high] = [0, Math.max(1, freedom)];
  while (chiSquareTail(high, freedom) > tail) high *= 2;
  for (let step = 0; step < 200; step++) {
    const middle = low / 2 + high / 2;
    if (middle === low || middle === high) break;
    if (chiSquareTail(middle, freedom) > tail) low = middle;
    else high = middle;
  }
  return high;
}
