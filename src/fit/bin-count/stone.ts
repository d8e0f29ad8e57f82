import { Boundaries, MAX_BOUNDARIES } from '../../core/boundaries.ts';
import { boundariesReachedIn } from '../../core/bucketize.ts';
import { groupedValues } from '../clustering/groups.ts';
import type { Distinct } from '../numbers/distinct.ts';
import { linspace } from '../numbers/linspace.ts';

/** The least limit of the numbers of bins that are tried. */
const TRIED = 100;

/**
 * The rule of Stone: the number of bins of equal width, from 1 to max(100, sqrt(n)), with the least estimate of the
 * integrated squared error, (2 - (n + 1) * sum of squared shares) / width (`_hist_bin_stone` of numpy; C. J. Stone,
 * "An asymptotically optimal histogram selection rule", 1984).
 *
 * @param distinct at least two values; more than a million are grouped first
 * @param total the sum of the weights, above 1
 * @returns the number of bins
 */
export function stone(distinct: Distinct, total: number): number {
  const { values, weights } = coarse(distinct);
  const [min, max] = [values[0] as number, values.at(-1) as number];
  const below = weightsBelow({ values, weights });
  let [best, least] = [1, Number.POSITIVE_INFINITY];
  for (let bins = 1; bins <= Math.max(TRIED, Math.floor(Math.sqrt(total))); bins++) {
    const counts = below(linspace(min, max, bins).slice(1, -1));
    const squares = counts.reduce((sum, count) => sum + (count / total) ** 2, 0);
    const error = (2 - (total + 1) * squares) / ((max - min) / bins);
    if (error < least) [best, least] = [bins, error];
  }
  return best;
}

/** Distinct values, grouped if there are too many. */
function coarse(distinct: Distinct): Distinct {
  if (distinct.values.length <= MAX_BOUNDARIES) return distinct;
  const { means, weights } = groupedValues(distinct, MAX_BOUNDARIES);
  return { values: means, weights };
}

/**
 * Makes a function that counts bins by their edges instead of by the values, in log n steps for each edge: with the
 * values as boundaries, the rule of core/ gives the number of values below an edge.
 */
function weightsBelow({ values, weights }: Distinct): (edges: readonly number[]) => number[] {
  const places = Boundaries.of(values, { closed: 'right' });
  const sums = new Float64Array(values.length + 1);
  for (const [i, weight] of weights.entries()) sums[i + 1] = (sums[i] as number) + weight;
  return (edges) => {
    const reached = [0, ...boundariesReachedIn(Float64Array.from(edges), places), values.length];
    return reached.slice(1).map((place, i) => (sums[place] ?? 0) - (sums[reached[i] ?? 0] ?? 0));
  };
}
