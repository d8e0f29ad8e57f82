import { nextUp } from '../../core/ulp.ts';
import type { FinalBoundaries } from '../boundaries/finalize.ts';
import { totalWeight } from '../numbers/weights.ts';
import type { Sample } from '../sample.ts';
import { select } from '../selection/select.ts';
import { gapBetween, nicestWithin, type RoundedComparison, rounderOf } from './gap.ts';

/**
 * Rounds boundaries to nice numbers: each becomes the nearest of the decimals with the fewest digits whose rank
 * deviates by at most a share of the total weight. The median of each bin stays in the bin, so that boundaries stay
 * in order and no bin loses all of its values.
 *
 * @param exact valid boundaries and the weight in each bin; not changed
 * @param share above 0, at most 0.5
 * @returns as many boundaries, strictly increasing in the precision
 */
export function roundByRank(
  { boundaries, counts }: FinalBoundaries,
  sample: Sample,
  { share, ...comparison }: RoundedComparison & { readonly share: number },
): number[] {
  if (boundaries.length === 0) return [];
  const slack = share * totalWeight(counts);
  const { least, most } = limitsOf(counts, sample, slack);
  const round = rounderOf(comparison);
  return boundaries.map((boundary, i) => {
    const gap = gapBetween(least[i] as number, most[i] as number, comparison);
    // In an empty bin no value keeps the boundaries apart.
    const below = counts[i] === 0 ? halfway(boundaries[i - 1], boundary) : undefined;
    const above = counts[i + 1] === 0 ? halfway(boundary, boundaries[i + 1]) : undefined;
    const limited = {
      above: Math.max(gap.above, below ?? Number.NEGATIVE_INFINITY),
      below: Math.min(gap.below, above ?? Number.POSITIVE_INFINITY),
    };
    return round(nicestWithin(boundary, limited, comparison));
  });
}

/** The values that must stay below and above each boundary: by rank, and the medians of the bins. */
function limitsOf(
  counts: Float64Array,
  { values, weights, groups }: Sample,
  slack: number,
): { readonly least: Float64Array; readonly most: Float64Array } {
  const boundaries = counts.length - 1;
  const masses = new Float64Array(2 * boundaries);
  let rank = 0;
  for (let i = 0; i < boundaries; i++) {
    const [own, next] = [counts[i] as number, counts[i + 1] as number];
    rank += own;
    masses[i] = Math.max(rank - slack, rank - own / 2);
    masses[boundaries + i] = Math.min(
      nextUp(rank + slack),
      Math.max(nextUp(rank), rank + next / 2),
    );
  }
  const found = select(values, weights, masses, groups);
  return { least: found.slice(0, boundaries), most: found.slice(boundaries) };
}

/** The midpoint of two boundaries; undefined if one is missing. */
function halfway(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a / 2 + b / 2;
}

/** The largest change of the rank of a boundary between two lists of as many bins, as a share of the total weight. */
export function rankMoved(before: Float64Array, after: Float64Array): number {
  let [difference, most] = [0, 0];
  for (let bin = 0; bin < before.length; bin++) {
    difference += (after[bin] ?? 0) - (before[bin] ?? 0);
    most = Math.max(most, Math.abs(difference));
  }
  return most / totalWeight(before);
}
