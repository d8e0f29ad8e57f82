import { Boundaries } from '../../core/boundaries.ts';
import { boundariesReached, boundariesReachedIn } from '../../core/bucketize.ts';
import type { Closed, Precision } from '../../core/threshold.ts';
import { totalWeight } from '../numbers/weights.ts';
import type { Sample } from '../sample.ts';
import { type GroupSize, groupCopies, sizeOf } from '../selection/group-copies.ts';
import { levelOf } from '../selection/radix-key.ts';
import { radixGroups } from '../selection/radix-passes.ts';
import { groupRuns } from './group-runs.ts';

/** The number of values from which counting by groups is faster. */
const MANY = 100_000;

/** The number of codes that fit into a near cache. */
const CHUNK = 8192;

/**
 * Counts the values of each bin of a list: the sums of their weights, by the rule of core/.
 *
 * @param boundaries strictly increasing in the precision; an empty list has one bin
 */
export function countBins(
  boundaries: readonly number[],
  kept: Sample,
  { precision, closed }: { readonly precision: Precision; readonly closed: Closed },
): Float64Array {
  const { values, weights } = kept;
  if (boundaries.length === 0) {
    return Float64Array.of(weights === undefined ? values.length : totalWeight(weights));
  }
  const list = Boundaries.of(boundaries, { precision, closed });
  const counts = new Float64Array(list.bins);
  if (weights === undefined && values.length >= MANY) countGroups(kept, list, counts);
  else countEach(kept, list, counts);
  return counts;
}

/**
 * Adds groups of neighbors to a large sample without weights, so that later passes reuse them.
 */
export function binnedCounts(kept: Sample): Sample {
  const { values, weights, extent } = kept;
  if (weights !== undefined || values.length < MANY) return kept;
  return { ...kept, groups: radixGroups({ values, weights }, levelOf(values), extent) };
}

/**
 * Counts by groups of neighboring values. The rule is monotone: if the least and the greatest value that a group may
 * have are in one bin, the whole group is. Only the values of the other groups, one group for each boundary, are
 * compared.
 */
function countGroups(
  { values, extent, groups: known }: Sample,
  list: Boundaries,
  counts: Float64Array,
): void {
  const pile = { values, weights: undefined };
  const groups = known ?? radixGroups(pile, levelOf(values), extent);
  if (typeof groups === 'number') {
    counts[boundariesReached(groups, list)] = values.length;
    return;
  }
  const { sizes } = groups;
  const divided: GroupSize[] = [];
  for (const { from, to, reached } of groupRuns(list, groups)) {
    const size = sumOf(sizes, from, to);
    if (reached !== undefined) counts[reached] = (counts[reached] as number) + size;
    else if (size > 0) divided.push({ index: from, size });
  }
  // A copy of most values costs more memory than the time that it saves.
  const isWorthIt = sizeOf(divided) <= values.length / 2;
  if (!isWorthIt) counts.fill(0);
  const others = isWorthIt ? groupCopies(values, groups, divided) : [values];
  for (const part of others) countEach({ values: part, weights: undefined }, list, counts);
}

/** The sum of the sizes of groups. @param to exclusive */
function sumOf(sizes: Uint32Array, from: number, to: number): number {
  let sum = 0;
  for (let group = from; group < to; group++) sum += sizes[group] as number;
  return sum;
}

/** Counts value by value. */
function countEach(
  { values, weights }: Pick<Sample, 'values' | 'weights'>,
  list: Boundaries,
  counts: Float64Array,
): void {
  const codes = new Int32Array(Math.min(CHUNK, values.length));
  for (let from = 0; from < values.length; from += CHUNK) {
    const part = values.subarray(from, from + CHUNK);
    boundariesReachedIn(part, list, codes);
    for (let i = 0; i < part.length; i++) {
      const code = codes[i] as number;
      counts[code] = (counts[code] as number) + (weights?.[from + i] ?? 1);
    }
  }
}
