import type { NiceScale } from '../../column-types/column-type.ts';
import type { Closed, Precision } from '../../core/threshold.ts';
import { nextDownFloat32, nextUp, nextUpFloat32 } from '../../core/ulp.ts';
import { type Gap, shortestWithin } from '../numbers/short-decimal.ts';

/** The rules by which values are compared with boundaries. */
export interface Comparison {
  readonly precision: Precision;
  readonly closed: Closed;
}

/** The rules by which boundaries are rounded. */
export interface RoundedComparison extends Comparison {
  /** The nice numbers; undefined: short decimals. */
  readonly scale?: NiceScale | undefined;
}

/** The nicest number in a gap; of equally nice numbers the nearest to `value`. */
export function nicestWithin(value: number, gap: Gap, comparison: RoundedComparison): number {
  const nicest = comparison.scale?.shortestWithin(value, gap);
  return nicest ?? shortestWithin(value, gap, rounderOf(comparison));
}

/** The function that rounds a number to the precision of a comparison. */
export function rounderOf({ precision }: Comparison): (x: number) => number {
  return precision === 'float32' ? Math.fround : Number;
}

/**
 * The gap in which a boundary separates two values: `below` does not reach it, and `above` does.
 *
 * @param below -Infinity if there is no value below; `above` is Infinity if there is none above
 */
export function gapBetween(below: number, above: number, comparison: Comparison): Gap {
  const round = rounderOf(comparison);
  const [low, high] = [round(below), round(above)];
  const isSingle = comparison.precision === 'float32';
  if (comparison.closed === 'left') {
    const next = isSingle ? nextUpFloat32(high) : nextUp(high);
    return { above: low, below: Number.isFinite(high) ? next : high };
  }
  const next = isSingle ? nextDownFloat32(low) : -nextUp(-low);
  return { above: Number.isFinite(low) ? next : low, below: high };
}
