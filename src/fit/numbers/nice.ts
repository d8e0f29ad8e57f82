import { Boundaries } from '../../core/boundaries.ts';
import { boundariesReachedIn } from '../../core/bucketize.ts';
import type { Closed, Precision } from '../../core/threshold.ts';
import { shortestWithin } from './short-decimal.ts';

/**
 * Boundaries as short numbers: each becomes the decimal of the fewest digits, and of these the nearest,
 * that lies less than half the way to its neighbours, and between a value of the bin below it and one of
 * the bin above. So they stay in order, and no bin that has values loses all of them. A boundary with no
 * shorter number there stays.
 *
 * @param list settled boundaries; not changed
 * @param values what they were learned from; no NaN
 * @returns as many, finite and strictly increasing, rounded to the precision
 */
export function niceBoundaries(
  list: readonly number[],
  values: Float64Array,
  options: { readonly precision: Precision; readonly closed: Closed },
): number[] {
  if (list.length === 0) return [];
  const { precision, closed } = options;
  const round = precision === 'float32' ? Math.fround : Number;
  const keepers = keepersOf(values, Boundaries.of(list, { precision, closed }));
  return list.map((boundary, i) => {
    const least = halfway(list[i - 1] ?? Number.NEGATIVE_INFINITY, boundary);
    const most = halfway(list[i + 1] ?? Number.POSITIVE_INFINITY, boundary);
    const gap = {
      above: round(Math.max(least, keepers[i] ?? Number.NEGATIVE_INFINITY)),
      below: round(Math.min(most, keepers[i + 1] ?? Number.POSITIVE_INFINITY)),
    };
    return round(shortestWithin(boundary, gap, round));
  });
}

function halfway(neighbour: number, boundary: number): number {
  return neighbour / 2 + boundary / 2;
}

/**
 * A value of each bin that is to stay in it: the one nearest to the middle of its values. A bin without
 * values has none.
 */
function keepersOf(values: Float64Array, boundaries: Boundaries): (number | undefined)[] {
  const codes = boundariesReachedIn(values, boundaries);
  const least = new Float64Array(boundaries.bins).fill(Number.POSITIVE_INFINITY);
  const most = new Float64Array(boundaries.bins).fill(Number.NEGATIVE_INFINITY);
  for (let row = 0; row < values.length; row++) {
    const [code, value] = [codes[row] as number, values[row] as number];
    if (value < (least[code] as number)) least[code] = value;
    if (value > (most[code] as number)) most[code] = value;
  }
  const middles = least.map((value, code) => halfway(value, most[code] as number));
  return nearestOf(values, codes, middles);
}

/** For each bin the value nearest to its middle. */
function nearestOf(
  values: Float64Array,
  codes: Int32Array,
  middles: Float64Array,
): (number | undefined)[] {
  const found = Array<number | undefined>(middles.length).fill(undefined);
  const distances = new Float64Array(middles.length).fill(Number.POSITIVE_INFINITY);
  for (let row = 0; row < values.length; row++) {
    const [code, value] = [codes[row] as number, values[row] as number];
    const distance = Math.abs(value - (middles[code] as number));
    if (!(distance < (distances[code] as number)) && found[code] !== undefined) continue;
    [found[code], distances[code]] = [value, distance];
  }
  return found;
}
