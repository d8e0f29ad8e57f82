import type { Closed } from '../../core/threshold.ts';
import { binCount, leastWidthOf, type RuleName } from '../bin-count/rules.ts';
import { edgesOf, numpyEdges } from '../compat/edges.ts';
import type { PresetName } from '../compat/presets.ts';
import { linspace } from '../numbers/linspace.ts';
import { shortestWithin } from '../numbers/short-decimal.ts';
import { type Sample, sampleExtent } from '../sample.ts';
import { automaticBins } from './automatic-bins.ts';

/** The part of the width of a bin by which an edge may move: too little to see. */
const UNSEEN = 1 / 200;

/** Options of the boundaries of a histogram. */
export interface HistogramBoundaryOptions {
  readonly closed: Closed;
  /** The program whose edges of equal width are computed. */
  readonly compat: PresetName | undefined;
}

/**
 * The inner boundaries of a histogram, ascending; they may repeat in a narrower precision. With a rule or `compat`,
 * they are bit for bit the inner edges of `histogram` of numpy, or of the named program; otherwise round numbers,
 * and none for a single distinct value.
 *
 * @param kept finite values, at least one
 * @param bins the number of bins or a rule of numpy; undefined: `auto` of numpy with `compat`, about 15 without
 * @throws DiscretizeError E_FIT for a rule that gives too many bins, and for edges that would repeat
 */
export function histogramBoundaries(
  kept: Sample,
  bins: number | RuleName | undefined,
  { closed, compat }: HistogramBoundaryOptions,
): readonly number[] {
  if (compat !== undefined || typeof bins === 'string') {
    const count = typeof bins === 'number' ? bins : countOf(kept, bins ?? 'auto');
    const edges = edgesOf(compat, 'uniform') ?? numpyEdges;
    return edges(kept, { bins: count, closed, method: 'linear' }).slice(1, -1);
  }
  const { min, max } = sampleExtent(kept);
  if (min === max) return [];
  return bins === undefined
    ? automaticBins(kept, closed).boundaries
    : equalWidths(kept, bins, closed);
}

function countOf(kept: Sample, rule: RuleName): number {
  return binCount(rule, kept, leastWidthOf(kept.values));
}

/** The inner edges of bins of equal width: the requested number of bins, or fewer of whole width. */
function equalWidths(kept: Sample, bins: number, closed: Closed): readonly number[] {
  const { min, max } = sampleExtent(kept);
  const isWhole = leastWidthOf(kept.values) === 1 && max - min < Number.MAX_SAFE_INTEGER;
  if (isWhole) return wholeWidths(max - min, bins, closed).map((x) => min + x);
  return shortened(linspace(min, max, bins).slice(1, -1), min, max);
}

/**
 * The inner edges of bins of whole width from 0 to `range`, at most the requested number. Bins of width 1 hold one
 * number each.
 */
function wholeWidths(range: number, bins: number, closed: Closed): number[] {
  const least = Math.ceil(range / bins);
  const width = least === 1 && range + 1 > bins ? 2 : least;
  if (width > 1)
    return Array.from({ length: Math.ceil(range / width) - 1 }, (_, i) => (i + 1) * width);
  return Array.from({ length: range }, (_, i) => (closed === 'left' ? i + 1 : i));
}

/** Moves edges at equal distances to short numbers nearby. */
function shortened(edges: readonly number[], min: number, max: number): readonly number[] {
  const bins = edges.length + 1;
  const slack = (max / bins - min / bins) * UNSEEN;
  return edges.map((x) => shortestWithin(x, { above: x - slack, below: x + slack }, Number));
}
