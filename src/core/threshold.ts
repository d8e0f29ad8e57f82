import { nextDownFloat32, nextUp, nextUpFloat32 } from './ulp.ts';

/**
 * The type in which a value is compared with the boundaries. `float64` compares as read; `float32`
 * rounds value and boundary to float32 first, as Keras does. It never depends on the output mode.
 */
export type Precision = 'float64' | 'float32';

/** The side on which a bin includes its boundary: `left` is [a, b), `right` is (a, b]. */
export type Closed = 'left' | 'right';

/** The words for both, as specs, flags and options have them. */
export const PRECISIONS: readonly Precision[] = ['float64', 'float32'];
export const CLOSED_SIDES: readonly Closed[] = ['left', 'right'];

/**
 * Moves precision and side out of the comparison and into the number that is compared with: the
 * least float64 `t` such that `x >= t` exactly when `x`, read in `precision`, has reached `boundary`
 * (is >= it for closed `left`, > it for closed `right`). It exists because rounding to float32 is
 * monotone. So one comparison serves every precision and side, and no value is rounded at run time.
 *
 * @param boundary finite; for `float32` already rounded with Math.fround
 */
export function threshold(boundary: number, precision: Precision, closed: Closed): number {
  if (precision === 'float64') return closed === 'left' ? boundary : nextUp(boundary);
  return leastThatRoundsTo(closed === 'left' ? boundary : nextUpFloat32(boundary));
}

/** The least float64 whose float32 rounding is `target` or more: half-way below it, or just above. */
function leastThatRoundsTo(target: number): number {
  const halfWay = (unbounded(nextDownFloat32(target)) + unbounded(target)) / 2;
  return Math.fround(halfWay) >= target ? halfWay : nextUp(halfWay);
}

/** Float32 overflows where 2^128 would be the next number: rounding treats infinity as that. */
function unbounded(x: number): number {
  return Math.abs(x) === Number.POSITIVE_INFINITY ? Math.sign(x) * 2 ** 128 : x;
}
