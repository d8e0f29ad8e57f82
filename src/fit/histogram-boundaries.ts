import type { Closed } from '../core/threshold.ts';
import { binCount, leastWidthOf, type RuleName } from './bin-count/rules.ts';
import { edgesOf } from './compat/compat.ts';
import { numpyEdges } from './compat/edges.ts';
import type { PresetName } from './compat/presets.ts';
import { extentOf } from './numbers/extent.ts';
import { linspace } from './numbers/linspace.ts';
import { niceEdges } from './numbers/nice-edges.ts';
import { shortestWithin } from './numbers/short-decimal.ts';
import type { Sample } from './sample.ts';

/** The most bins if nobody says how many: more lines than that are no picture any more. */
const MOST_LINES = 40;

/** An edge moves by less than this part of a bin's width: nobody sees it, and its number can be read. */
const UNSEEN = 1 / 200;

/** How the boundaries of a histogram are chosen. */
export interface HistogramOptions {
  readonly closed: Closed;
  /** The program whose edges of equal width are meant. */
  readonly compat: PresetName | undefined;
}

/**
 * The inner boundaries of a histogram, ascending; they may repeat in a narrower precision. By a rule, and
 * with `compat`, they are the inner edges of numpy's `histogram`, or of the program named, to the bit;
 * otherwise round numbers, and none for a single distinct value.
 *
 * @param kept finite values, at least one
 * @param bins the number of bins, or numpy's rule for it; undefined: numpy's `auto`, and without `compat`
 *   at most 40
 * @throws DiscretizeError E_FIT for a rule that asks for too many bins, and for edges that would repeat
 */
export function histogramBoundaries(
  kept: Sample,
  bins: number | RuleName | undefined,
  { closed, compat }: HistogramOptions,
): readonly number[] {
  if (compat !== undefined || typeof bins === 'string') {
    const count = typeof bins === 'number' ? bins : countOf(kept, bins ?? 'auto');
    const edges = edgesOf(compat, 'uniform') ?? numpyEdges;
    return edges(kept, { bins: count, closed, method: 'linear' }).slice(1, -1);
  }
  const { min, max } = extentOf(kept.values);
  if (min === max) return [];
  if (bins !== undefined) return shortened(linspace(min, max, bins).slice(1, -1), min, max);
  return roundBoundaries(kept, closed);
}

function countOf(kept: Sample, rule: RuleName): number {
  return binCount(rule, kept, leastWidthOf(kept.values));
}

/** Round boundaries, about as many as `auto` has. */
function roundBoundaries(kept: Sample, closed: Closed): readonly number[] {
  const { min, max } = extentOf(kept.values);
  const edges = niceEdges(min, max, Math.min(countOf(kept, 'auto'), MOST_LINES));
  const isEach =
    leastWidthOf(kept.values) === 1 &&
    edges.every((edge, i) => i === 0 || edge - (edges[i - 1] ?? 0) === 1);
  return edges.filter((x) => {
    // If each whole number has a bin, so has the one at the end that a bin includes.
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
