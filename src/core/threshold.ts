import { nextDownFloat32, nextUp, nextUpFloat32 } from './ulp.ts';

/**
 * The type in which a value is compared with the boundaries. `float64` compares as read; `float32` rounds value and
 * boundary to float32 first, as Keras does. The output mode does not change it.
 */
export type Precision = 'float64' | 'float32';

/** The side on which a bin includes its boundary: `left` is [a, b), `right` is (a, b]. */
export type Closed = 'left' | 'right';

/** The values of precision in specs, flags and options. */
export const PRECISIONS: readonly Precision[] = ['float64', 'float32'];
export const CLOSED_SIDES: readonly Closed[] = ['left', 'right'];

/**
 * The threshold of a boundary, which includes precision and side: the least float64 `t` such that `x >= t` exactly if
 * `x`, rounded to `precision`, reaches `boundary` (`>=` for closed `left`, `>` for closed `right`). It exists because
 * rounding to float32 is monotone. One comparison serves every precision and side, and no value is rounded at run
 * time.
 *
 * @param boundary finite; for `float32` already rounded with Math.fround
 */
export function threshold(boundary: number, precision: Precision, closed: Closed): number {
  if (precision === 'float64') return closed === 'left' ? boundary : nextUp(boundary);
  return leastThatRoundsTo(closed === 'left' ? boundary : nextUpFloat32(boundary));
}

/** The least float64 that rounds to the float32 `target` or more: the midpoint below `target`, or the next float64. */
function leastThatRoundsTo(target: number): number {
  const halfWay = (unbounded(nextDownFloat32(target)) + unbounded(target)) / 2;
  return Math.fround(halfWay) >= target ? halfWay : nextUp(halfWay);
}

/** The value of a float32 for rounding: infinity counts as 2^128, the next number after the largest float32. */
function unbounded(x: number): number {
  return Math.abs(x) === Number.POSITIVE_INFINITY ? Math.sign(x) * 2 ** 128 : x;
}
