import { Boundaries } from '../../core/boundaries.ts';
import { type Gap, shortestWithin } from '../numbers/short-decimal.ts';
import type { Sample } from '../sample.ts';
import { type Comparison, gapBetween, rounderOf } from './gap.ts';
import { valuesBeside } from './values-beside.ts';

/** A boundary moves by less than this part of the narrower bin beside it; a bit less, to be sure of it. */
const SLACK = (1 - 1e-9) / 1000;

/**
 * Boundaries as short decimals that leave every value of the sample in its bin: each becomes the decimal
 * of the fewest digits, and of these the nearest, that lies between the values beside it and is off by
 * less than a thousandth of the narrower bin beside it. The outer bins end at the least and the greatest
 * finite value.
 *
 * @param list valid boundaries; not changed
 * @returns as many, strictly increasing in the precision
 */
export function roundWithinGaps(
  list: readonly number[],
  sample: Sample,
  comparison: Comparison,
): number[] {
  if (list.length === 0) return [];
  const { below, above } = valuesBeside(
    Boundaries.of(list, { precision: comparison.precision, closed: comparison.closed }),
    sample,
  );
  const edges = edgesOf(list, sample);
  const round = rounderOf(comparison);
  return list.map((boundary, i) => {
    const gap = gapBetween(below[i] as number, above[i] as number, comparison);
    const narrower = Math.min(boundary - (edges[i] as number), (edges[i + 2] as number) - boundary);
    return shortestWithin(boundary, nearer(gap, boundary, narrower * SLACK), round);
  });
}

function nearer({ above, below }: Gap, boundary: number, slack: number): Gap {
  return {
    above: Math.max(above, boundary - slack),
    below: Math.min(below, boundary + slack),
  };
}

/** Boundaries between the least and the greatest finite value. */
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
