import { Boundaries } from '../../core/boundaries.ts';
import type { Gap } from '../numbers/short-decimal.ts';
import type { Sample } from '../sample.ts';
import { gapBetween, nicestWithin, type RoundedComparison } from './gap.ts';
import { valuesBeside } from './values-beside.ts';

/** The part of the narrower adjacent bin by which a boundary may move: just under a thousandth, for rounding errors. */
const SLACK = (1 - 1e-9) / 1000;

/**
 * Rounds boundaries to short decimals that leave every value of the sample in its bin: each becomes the nearest of the
 * decimals with the fewest digits that lies between the adjacent values and moves by less than a thousandth of the
 * narrower adjacent bin. The outer bins end at the least and the greatest finite value.
 *
 * @param list valid boundaries; not changed
 * @returns as many boundaries, strictly increasing in the precision
 */
export function roundWithinGaps(
  list: readonly number[],
  sample: Sample,
  comparison: RoundedComparison,
): number[] {
  if (list.length === 0) return [];
  const { below, above } = valuesBeside(
    Boundaries.of(list, { precision: comparison.precision, closed: comparison.closed }),
    sample,
  );
  const edges = edgesOf(list, sample);
  return list.map((boundary, i) => {
    const gap = gapBetween(below[i] as number, above[i] as number, comparison);
    const narrower = Math.min(boundary - (edges[i] as number), (edges[i + 2] as number) - boundary);
    return nicestWithin(boundary, nearer(gap, boundary, narrower * SLACK), comparison);
  });
}

/** The part of a gap that is near a boundary. */
function nearer({ above, below }: Gap, boundary: number, slack: number): Gap {
  return {
    above: Math.max(above, boundary - slack),
    below: Math.min(below, boundary + slack),
  };
}

/** The boundaries with the least and the greatest finite value at the ends. */
function edgesOf(list: readonly number[], { values, extent }: Sample): number[] {
  if (extent !== undefined) return [extent.min, ...list, extent.max];
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return [min, ...list, max];
}
