import type { Closed } from '../core/threshold.ts';
import { extentOf } from './extent.ts';
import { linspace } from './linspace.ts';
import { niceEdges } from './nice-edges.ts';
import { binCount, leastWidthOf, type RuleName } from './rules.ts';
import type { Kept } from './strategy.ts';

/** The most bins where nobody says how many: more lines than that are no picture any more. */
const MOST_LINES = 40;

/**
 * The inner boundaries of a histogram, ascending; they may repeat in a narrower precision. None for a
 * single distinct value.
 *
 * @param kept finite values, at least one
 * @param bins so many bins of equal width; or round boundaries, about as many as the rule has;
 *   undefined: as numpy's `auto` has, up to 40
 * @throws DiscretizeError E_FIT where a rule asks for too many
 */
export function histogramBoundaries(
  kept: Kept,
  bins: number | RuleName | undefined,
  closed: Closed,
): readonly number[] {
  const { min, max } = extentOf(kept.values);
  if (min === max) return [];
  if (typeof bins === 'number') return linspace(min, max, bins).slice(1, -1);
  const least = leastWidthOf(kept.values);
  const count = binCount(bins ?? 'auto', kept, least);
  const edges = niceEdges(min, max, bins === undefined ? Math.min(count, MOST_LINES) : count);
  const isEach =
    least === 1 && edges.every((edge, i) => i === 0 || edge - (edges[i - 1] ?? 0) === 1);
  return edges.filter((x) => {
    // Where each whole number has a bin, so has the one at the end that a bin includes.
    if (isEach) return closed === 'left' ? x > min : x < max;
    return x > min && x < max;
  });
}
