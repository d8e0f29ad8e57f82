import type { Closed } from '../../core/threshold.ts';
import { binCount, leastWidthOf, type RuleName } from '../bin-count/rules.ts';
import type { Sample } from '../strategies/strategy.ts';
import { extentOf } from './extent.ts';
import { linspace } from './linspace.ts';
import { niceEdges } from './nice-edges.ts';
import { shortestWithin } from './short-decimal.ts';

/** The most bins where nobody says how many: more lines than that are no picture any more. */
const MOST_LINES = 40;

/** An edge moves by less than this part of a bin's width: nobody sees it, and its number can be read. */
const UNSEEN = 1 / 200;

/**
 * The inner boundaries of a histogram, ascending; they may repeat in a narrower precision. None for a
 * single distinct value.
 *
 * @param kept finite values, at least one
 * @param bins so many bins of equal width, but for what makes their edges short; or round boundaries, about as many as the rule has;
 *   undefined: as numpy's `auto` has, up to 40
 * @throws DiscretizeError E_FIT where a rule asks for too many
 */
export function histogramBoundaries(
  kept: Sample,
  bins: number | RuleName | undefined,
  closed: Closed,
): readonly number[] {
  const { min, max } = extentOf(kept.values);
  if (min === max) return [];
  if (typeof bins === 'number') return shortened(linspace(min, max, bins).slice(1, -1), min, max);
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

/** Edges at equal distances, each moved to a short number beside it. */
function shortened(edges: readonly number[], min: number, max: number): readonly number[] {
  const bins = edges.length + 1;
  const slack = (max / bins - min / bins) * UNSEEN;
  return edges.map((x) => shortestWithin(x, { above: x - slack, below: x + slack }, Number));
}
