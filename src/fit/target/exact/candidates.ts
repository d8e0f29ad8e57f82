import type { Bins } from '../criterion/bins.ts';
import type { Objective } from '../options.ts';
import { treeSplits } from '../tree/cart.ts';

/** The limits of the tree whose splits are candidates besides equal frequencies. */
const TREE = { leaves: 20, share: 0.05 };

/** Options for choosing candidates. */
export interface CandidateRules {
  /** The most candidates of equal frequency. */
  readonly most: number;
  readonly objective: Objective;
  /** Indexes that must be candidates. */
  readonly fixed: readonly number[];
}

/**
 * The candidate indexes of bin ends, first and last included: all, if there are few enough; else those of equal
 * frequency, the splits of a tree, so that the partition is at least as good as the tree's, and fixed ones.
 */
export function candidatePlaces(bins: Bins, { most, objective, fixed }: CandidateRules): number[] {
  const { size } = bins;
  if (size <= most) return Array.from({ length: size + 1 }, (_, i) => i);
  const minWeight = Math.ceil(TREE.share * bins.weight(0, size));
  const tree = treeSplits(bins, { objective: purity(objective), leaves: TREE.leaves, minWeight });
  const all = new Set([0, ...equalFrequency(bins, most), ...tree, ...fixed, size]);
  return [...all].sort((a, b) => a - b);
}

function purity(objective: Objective): Objective {
  return objective === 'likelihood' || objective === 'ss' ? objective : 'gini';
}

/** The indexes that divide the rows into groups of equal weight, as far as ties allow. */
function equalFrequency({ size, weight }: Bins, groups: number): number[] {
  const total = weight(0, size);
  const places: number[] = [];
  let place = 0;
  for (let group = 1; group < groups; group++) {
    const target = (total * group) / groups;
    while (place < size && weight(0, place) < target) place++;
    if (place > 0 && place < size && place !== places.at(-1)) places.push(place);
  }
  return places;
}
