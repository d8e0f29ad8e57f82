import { upperGamma } from './gamma.ts';

/**
 * The upper tail of the chi-square distribution: the probability of a value of at least `x`; 1 without degrees of
 * freedom.
 */
export function chiSquareTail(x: number, freedom: number): number {
  return freedom <= 0 ? 1 : upperGamma(freedom / 2, x / 2);
}

/**
 * The quantile of the chi-square distribution with a given upper tail, by bisection.
 *
 * @param tail a probability, above 0 and below 1
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
