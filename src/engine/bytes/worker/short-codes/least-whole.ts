import type { Boundaries } from '../../../../core/boundaries.ts';
import { search } from '../../../../core/bucketize.ts';

/** The maximum number of digits of a short decimal. */
export const MAX_DIGITS = 8;

/** The least whole number with more digits. */
const BEYOND: number = 10 ** MAX_DIGITS;

/**
 * For each boundary, the least whole number that reaches it when divided by a power of ten, by the rule; 10^8 if no
 * number of 8 digits does, and -10^8 if all do. The quotient of two exact numbers equals the float64 of the decimal,
 * and grows with the whole number: a short decimal reaches a boundary if its digits are at least this number.
 */
export function leastWholeNumbers({ thresholds }: Boundaries, exponent: number): Int32Array {
  const power = Number(`1e${exponent}`);
  return Int32Array.from(thresholds, (threshold, index) => {
    const reaches = (whole: number): boolean =>
      search(whole / power, thresholds, 0, thresholds.length) > index;
    let least = Math.ceil(Math.max(-BEYOND, Math.min(BEYOND, threshold * power)));
    while (least > -BEYOND && reaches(least - 1)) least--;
    while (least < BEYOND && !reaches(least)) least++;
    return least;
  });
}
