import type { Closed } from '../../core/threshold.ts';
import { nextUp } from '../../core/ulp.ts';
import { leastWidthOf } from '../bin-count/rules.ts';
import type { Extent } from '../numbers/extent.ts';
import { niceEdges } from '../numbers/nice-edges.ts';
import { totalWeight } from '../numbers/weights.ts';
import { type Sample, sampleExtent } from '../sample.ts';
import { coreRange } from './core-range.ts';

/** The default number of bins. */
const USUAL_BINS = 15;

/** The largest number of default bins, bins of outliers included. */
export const MOST_AUTOMATIC_BINS = 20;

/** Inner boundaries, ascending, and names for outer bins of a special kind. */
export interface HistogramBins {
  readonly boundaries: readonly number[];
  readonly low?: string | undefined;
  readonly high?: string | undefined;
  /** The names of all bins; undefined: intervals. */
  readonly names?: readonly string[] | undefined;
}

/**
 * The default bins of a histogram: equal widths and round boundaries; about 15 bins, at most 20, fewer for few values.
 * Whole numbers have bins of whole width. Outliers have a bin of their own at each end.
 *
 * @param kept finite values, at least one
 */
export function automaticBins(kept: Sample, closed: Closed): HistogramBins {
  const all = sampleExtent(kept);
  if (all.min === all.max) return { boundaries: [] };
  const leastWidth = leastWidthOf(kept.values);
  const isWhole = leastWidth === 1;
  const core = isWhole && all.max - all.min < MOST_AUTOMATIC_BINS ? all : coreRange(kept);
  const usual = usualCount(kept);
  const isWide = core.max / usual - core.min / usual >= leastWidth;
  let count = isWide ? usual : Math.max(1, Math.floor(core.max - core.min));
  for (;;) {
    const bins = binsOver(all, core, niceCover(all, core, count, closed), { closed, isWhole });
    if (bins.boundaries.length < MOST_AUTOMATIC_BINS || count === 1) return bins;
    count--;
  }
}

/** The default number of bins: the greater of the square root of the number of values and the rule of Sturges, up to 15. */
export function usualCount({ values, weights }: Pick<Sample, 'values' | 'weights'>): number {
  const n = weights === undefined ? values.length : totalWeight(weights);
  const count = Math.ceil(Math.max(Math.log2(n) + 1, Math.sqrt(n)));
  return Math.min(USUAL_BINS, Math.max(1, count));
}

/** Round edges that cover the core. An edge next to outliers belongs to their bin, and so differs from all core values. */
function niceCover(all: Extent, core: Extent, count: number, closed: Closed): number[] {
  const from = all.min < core.min && closed === 'right' ? -nextUp(-core.min) : core.min;
  const to = all.max > core.max && closed === 'left' ? nextUp(core.max) : core.max;
  return niceEdges(from, to, count);
}

/** The edges that divide the values: inside the core, and at its ends next to outliers. */
function binsOver(
  all: Extent,
  core: Extent,
  edges: readonly number[],
  { closed, isWhole }: { readonly closed: Closed; readonly isWhole: boolean },
): HistogramBins {
  const hasOutliers = { low: all.min < core.min, high: all.max > core.max };
  // If each whole number has a bin, so has the number at the included end.
  const isEach = isWhole && edges.every((edge, i) => i === 0 || edge - (edges[i - 1] ?? 0) === 1);
  const divides = (x: number): boolean =>
    closed === 'left' ? x > all.min && x <= all.max : x >= all.min && x < all.max;
  const isWanted = (x: number): boolean => {
    if (x <= core.min) return isEach || hasOutliers.low;
    return x < core.max || isEach || hasOutliers.high;
  };
  const boundaries = edges.filter((x) => divides(x) && isWanted(x));
  return {
    boundaries,
    low: hasOutliers.low && (boundaries[0] ?? all.max) <= core.min ? 'outliers' : undefined,
    high: hasOutliers.high && (boundaries.at(-1) ?? all.min) >= core.max ? 'outliers' : undefined,
  };
}
