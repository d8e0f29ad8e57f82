import { DiscretizeError } from '../../core/errors/error.ts';
import type { Closed } from '../../core/threshold.ts';
import { nextUp } from '../../core/ulp.ts';
import { leastWidthOf } from '../bin-count/rules.ts';
import { type Extent, extentOf } from '../numbers/extent.ts';
import { shortestWithin } from '../numbers/short-decimal.ts';
import type { Sample } from '../sample.ts';
import { type HistogramBins, usualCount } from './automatic-bins.ts';
import { coreRange } from './core-range.ts';

/** The largest number of edges of default bins: with a bin for other values, 20 bins. */
const MOST_EDGES = 19;

/** The series of first digits of edges, from few edges in a power of ten to many. */
const SERIES: readonly (readonly number[])[] = [
  [1],
  [1, 2, 5],
  [1, 1.5, 2, 3, 5, 7],
  [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8],
];

/** The part of its value, or of the width of a bin, by which an edge may move. */
const UNSEEN = 1 / 200;

/** Options of the bins of a logarithmic scale. */
interface LogOptions {
  /** The number of bins for values above 0; undefined: about 15. */
  readonly count: number | undefined;
  readonly closed: Closed;
}

/**
 * The bins of a histogram on a logarithmic scale: round boundaries such as 1, 2, 5, 10 in about 15 bins; or, with a
 * number of bins, boundaries at equal ratios. Values of 0 and less have a bin of their own.
 *
 * @param kept finite values, at least one
 * @throws DiscretizeError E_FIT if no value is above 0
 */
export function logBins(kept: Sample, { count, closed }: LogOptions): HistogramBins {
  const positive = positiveOf(kept);
  if (positive.values.length === 0) throw noPositive();
  const above = extentOf(positive.values);
  const hasOthers = positive.values.length < kept.values.length;
  if (above.min === above.max && !hasOthers) return { boundaries: [] };
  const low = hasOthers ? 'zero or less' : undefined;
  if (count === undefined) return roundBins(positive, low, closed);
  const first = hasOthers ? [justBelow(above.min)] : [];
  return { boundaries: [...first, ...equalRatios(above, count)], low };
}

/**
 * About 15 round bins, without long empty tails.
 *
 * @param others the name of the first bin if it is for values of 0 and less
 */
function roundBins(positive: Sample, others: string | undefined, closed: Closed): HistogramBins {
  const { min, max } = extentOf(positive.values);
  const core = coreRange(positive, Math.log);
  const low = min < core.min ? 'outliers' : others;
  const hasHigh = max > core.max;
  const from = closed === 'right' && low !== undefined ? -nextUp(-core.min) : core.min;
  const to = closed === 'left' && hasHigh ? nextUp(core.max) : core.max;
  const isWanted = (x: number): boolean => {
    if (x <= core.min) return low !== undefined;
    return x < core.max || (hasHigh && x <= max);
  };
  const isWhole = leastWidthOf(positive.values) === 1;
  const boundaries = roundEdges(from, to, usualCount(positive)).filter(
    (x) => isWanted(x) && (!isWhole || x < 1 || Number.isInteger(x)),
  );
  const isCut = hasHigh && (boundaries.at(-1) ?? 0) >= core.max;
  return { boundaries, low, high: isCut ? 'outliers' : undefined };
}

/** The values above 0. */
function positiveOf({ values, weights, rankError }: Sample): Sample {
  const isPositive = (_: number, i: number): boolean => (values[i] as number) > 0;
  return { values: values.filter(isPositive), weights: weights?.filter(isPositive), rankError };
}

/** A short number just below `x`. */
function justBelow(x: number): number {
  const slack = x * UNSEEN;
  return shortestWithin(x - slack / 2, { above: x - slack, below: x }, Number);
}

/** The inner boundaries of bins of equal ratio, each moved to a short number nearby. */
function equalRatios({ min, max }: Extent, count: number): number[] {
  const [from, to] = [Math.log(min), Math.log(max)];
  const edges = Array.from({ length: count + 1 }, (_, i) =>
    Math.exp(from + (to - from) * (i / count)),
  );
  return edges.slice(1, -1).map((x, i) => {
    const slack = (x - (edges[i] as number)) * UNSEEN;
    return shortestWithin(x, { above: x - slack, below: x + slack }, Number);
  });
}

/** Round edges that cover a range above 0, in about the requested number of bins. */
function roundEdges(min: number, max: number, count: number): number[] {
  const decades = Math.log10(max) - Math.log10(min);
  const step = Math.max(1, Math.ceil(decades / count));
  const covers = SERIES.map((digits) => cover(digits, step, min, max));
  const fitting = covers.filter((edges, i) => i === 0 || edges.length <= MOST_EDGES);
  const distance = (edges: readonly number[]): number => Math.abs(edges.length - 1 - count);
  return fitting.reduce((best, edges) => (distance(edges) < distance(best) ? edges : best));
}

/**
 * The edges of a series from at most `min` to at least `max`.
 *
 * @param step the exponent step between the powers of ten of the series
 */
function cover(digits: readonly number[], step: number, min: number, max: number): number[] {
  const first = Math.floor(Math.log10(min) / step) * step - step;
  const last = Math.ceil(Math.log10(max)) + step;
  const own = step === 1 ? digits : [1];
  const edges: number[] = [];
  for (let exponent = first; exponent <= last; exponent += step) {
    edges.push(...own.map((digit) => Number(`${digit}e${exponent}`)));
  }
  const finite = edges.filter((edge) => edge > 0 && Number.isFinite(edge));
  const from = finite.findLastIndex((edge) => edge <= min);
  const to = finite.findIndex((edge) => edge >= max);
  return finite.slice(Math.max(0, from), to < 0 ? undefined : to + 1);
}

function noPositive(): DiscretizeError {
  return new DiscretizeError('E_FIT', 'cannot use a logarithmic scale: no value is above 0', {
    hint: 'use --log=counts, which has a logarithmic scale for the counts only',
  });
}
