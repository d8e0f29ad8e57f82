import type { NiceScale } from '../../column-types/column-type.ts';
import type { Extent } from '../numbers/extent.ts';
import { type Sample, sampleExtent } from '../sample.ts';
import { type HistogramBins, MOST_AUTOMATIC_BINS, usualCount } from './automatic-bins.ts';
import { coreRange } from './core-range.ts';

/** The number of bins outside the core in which the edge of outliers lies: no step is wider than two bins. */
const MARGIN = 3;

/**
 * Bins between nice numbers of a scale, such as whole minutes or the first days of months.
 *
 * @param kept finite values, at least one
 * @param bins the number of bins; undefined: about 15, and bins of outliers
 */
export function scaleBins(kept: Sample, bins: number | undefined, scale: NiceScale): HistogramBins {
  const all = sampleExtent(kept);
  if (all.min === all.max) return { boundaries: [] };
  if (bins !== undefined) return { boundaries: scale.niceEdges(all.min, all.max, bins) };
  const core = coreRange(kept);
  if (core.min === core.max) {
    return { boundaries: scale.niceEdges(all.min, all.max, usualCount(kept)) };
  }
  for (let count = usualCount(kept); ; count--) {
    const chosen = binsOver(all, core, count, scale);
    if (chosen.boundaries.length < MOST_AUTOMATIC_BINS || count === 1) return chosen;
  }
}

function binsOver(all: Extent, core: Extent, count: number, scale: NiceScale): HistogramBins {
  const margin = MARGIN * ((core.max - core.min) / count);
  const edges = scale.niceEdges(core.min - margin, core.max + margin, count + 2 * MARGIN);
  const low = all.min < core.min ? edges.findLast((x) => x <= core.min) : undefined;
  const high = all.max > core.max ? edges.find((x) => x > core.max) : undefined;
  const inner = edges.filter((x) => x > core.min && x <= core.max);
  const boundaries = [low, ...inner, high].filter(
    (x): x is number => x !== undefined && x > all.min && x <= all.max,
  );
  return {
    boundaries,
    low: low !== undefined && low > all.min ? 'outliers' : undefined,
    high: high !== undefined && high <= all.max ? 'outliers' : undefined,
  };
}
