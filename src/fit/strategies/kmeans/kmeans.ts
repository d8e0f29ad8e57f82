import { DiscretizeError } from '../../../core/errors/error.ts';
import { type Groups, groupedValues, singles } from '../../clustering/groups.ts';
import { partition } from '../../clustering/partition.ts';
import { type Distinct, distinctOf } from '../../numbers/distinct.ts';
import type { Sample } from '../../sample.ts';
import type { Attempt, Strategy, StrategyOptions } from '../strategy.ts';
import { kmeansDescription } from './description.ts';

/** The largest number of distinct values with an exact optimum. */
export const EXACT_VALUES = 1_000_000;

/** The number of groups of more distinct values; for many clusters it is smaller. */
const SKETCH_GROUPS: number = 2 ** 18;

/** The largest product of values and clusters with an exact optimum: a few seconds of one core. */
const MOST_CELLS = 2 ** 25;

/** The largest number of clusters of grouped values. */
const MOST_CLUSTERS = 4096;

/**
 * Bins with the least sum of squared distances to the means of the bins: the optimum of k-means in one dimension,
 * known as the natural breaks of Jenks and Fisher. Each cluster is a bin. If there are fewer distinct values than
 * bins, each value has a bin of its own.
 */
export const kmeans: Strategy<Record<never, never>> = {
  ...kmeansDescription,
  needsEveryValue: true,
  needsAll: false,
  needsFinite: true,
  fillsBins: true,
  fillsEnds: true,
  learn: (sample: Sample, { bins }: StrategyOptions): readonly number[] =>
    clusters(sample, bins).boundaries,
  attempt: (sample: Sample, { bins }: StrategyOptions): Attempt => clusters(sample, bins),
};

/**
 * The boundaries between the optimal clusters of values; see {@link separator}. For too many distinct values the
 * result is not exact: it is the best partition that keeps groups of neighboring values together.
 *
 * @param kept finite values, at least one
 * @param bins at least 1
 * @throws DiscretizeError E_FIT for more than 4096 bins of values that must be grouped
 */
export function clusters(kept: Sample, bins: number): Attempt {
  const { values, weights } = distinctOf(kept);
  const groups = groupsFor({ values: scaled(values), weights: shares(weights) }, bins);
  const runs = partition(groups.means, groups.weights, Math.min(bins, groups.means.length));
  const starts = runs.map((run) => groups.starts[run] as number);
  const boundaries = starts
    .slice(1)
    .map((start) => separator(values[start - 1] as number, values[start] as number));
  return { boundaries, isExact: groups.means.length === values.length };
}

/**
 * A number that separates neighboring values: their midpoint, or `above` if rounding leaves no number between them.
 * It is > `below` and <= `above`; if both are float32 numbers, so in both precisions.
 *
 * @param below less than `above`
 */
export function separator(below: number, above: number): number {
  const half = below / 2 + above / 2;
  const areSingle = Math.fround(below) === below && Math.fround(above) === above;
  const kept = areSingle ? Math.fround(half) : half;
  return kept > below && kept <= above ? half : above;
}

/** The values to cluster: each distinct value, or groups of neighbors if there are too many. */
function groupsFor(distinct: Distinct, bins: number): Groups {
  const size = distinct.values.length;
  const isSmall = size * bins <= MOST_CELLS || bins >= size;
  if (isSmall && size <= EXACT_VALUES) return singles(distinct);
  if (bins > MOST_CLUSTERS) throw tooMany(bins, size);
  return groupedValues(distinct, Math.min(SKETCH_GROUPS, Math.floor(MOST_CELLS / bins)));
}

/**
 * Values times a power of two that scales their range to about 2^490: its square does not overflow, and the square
 * of a distance 10^290 times smaller does not underflow.
 */
function scaled(values: Float64Array): Float64Array {
  const [least, greatest] = [values[0] as number, values.at(-1) as number];
  const half = greatest / 2 - least / 2;
  if (half === 0) return values;
  const exponent = 490 - Math.max(-1022, Math.floor(Math.log2(half)));
  // Two factors, since 2 ** 1512 overflows.
  const [first, second] = [
    2 ** Math.trunc(exponent / 2),
    2 ** (exponent - Math.trunc(exponent / 2)),
  ];
  return values.map((value) => value * first * second);
}

/** Weights divided by a power of two near the greatest weight. */
function shares(weights: Float64Array): Float64Array {
  const greatest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  const unit = 2 ** Math.max(-1022, Math.floor(Math.log2(greatest)));
  return weights.map((weight) => weight / unit);
}

function tooMany(bins: number, size: number): DiscretizeError {
  const message = `cannot fit ${bins} kmeans bins to ${size} distinct values: ${MOST_CLUSTERS} is the maximum`;
  return new DiscretizeError('E_FIT', message, {
    expected: `1 to ${MOST_CLUSTERS}`,
    received: bins,
    hint: 'use fewer bins, or --strategy quantile or uniform',
  });
}
