import type { Baseline, ListBaseline } from '../spec/baseline/baseline.ts';
import type { CollectedList, CollectedTable } from './collect/collected-table.ts';
import type { Learned } from './learn.ts';

/** The collected values and the special values of a list. */
type ListValues = Pick<CollectedList, 'collector' | 'special'>;

/**
 * The baseline of a list: the counts that later data are compared with. Values beyond closed outer bins count as
 * missing.
 *
 * @param counts the values in each bin
 */
export function listBaseline(
  { collector: { seen }, special }: ListValues,
  counts: readonly number[],
): ListBaseline {
  const inside = totalOf(counts);
  // The order of summation may change the last digits.
  const outside = seen.weight - inside > 1e-9 * seen.weight ? seen.weight - inside : 0;
  const codes = special && { special: special.counts };
  return { bins: counts, ...codes, missing: seen.missingWeight + outside };
}

/** The weight of the values in each bin of a learned list. */
export function learnedCounts(
  { collector: { seen } }: ListValues,
  { boundaries, counts }: Pick<Learned, 'boundaries' | 'counts'>,
): readonly number[] {
  return boundaries.length === 0 ? [seen.weight] : [...counts];
}

/**
 * The baseline of a feature; undefined if the weights are not a column, since later data cannot have them.
 *
 * @param own the baseline of all rows, or the baselines of all groups
 * @param bins the number of bins of the list of all rows; a group may have fewer
 */
export function featureBaseline(
  { collector: { seen, weighted }, special, columns, invalid }: Omit<CollectedList, 'grouped'>,
  { rows, weight }: Pick<CollectedTable, 'rows' | 'weight'>,
  own: readonly ListBaseline[],
  bins: number,
): Baseline | undefined {
  if (weighted && weight === undefined) return undefined;
  const total = seen.weight + seen.missingWeight + totalOf(special?.counts ?? []);
  return {
    rows: weighted ? total / columns.length : rows,
    ...(weighted && { weight }),
    bins: added(
      own.map((one) => one.bins),
      bins,
    ),
    ...(special && { special: special.counts }),
    missing: totalOf(own.map(({ missing }) => missing)),
    invalid,
  };
}

/** The sums of lists of counts by bin. @param least the least length of the result */
function added(lists: readonly (readonly number[])[], least: number): number[] {
  const length = lists.reduce((most, list) => Math.max(most, list.length), least);
  return Array.from({ length }, (_, i) => totalOf(lists.map((list) => list[i] ?? 0)));
}

function totalOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
