import type { Boundaries } from '../../../../core/boundaries.ts';
import { search } from '../../../../core/bucketize.ts';

/** The maximum number of digits of a short decimal. */
export const MAX_DIGITS = 8;

/** Greater than every whole number of so many digits. */
const BEYOND: number = 10 ** MAX_DIGITS;

/**
 * The least whole number that reaches each boundary once it is divided by a power of ten, as the rule has it; 10^8 if
 * none of 8 digits does, and -10^8 if all do. A quotient of two exact numbers is rounded as the text is that it
 * stands for, and grows with the whole number: so a short decimal has reached a boundary if its digits are at least this.
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
