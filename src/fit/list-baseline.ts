import type { Baseline, ListBaseline } from '../spec/baseline/baseline.ts';
import type { CollectedList, CollectedTable } from './collect/collected-table.ts';
import type { Learned } from './learn.ts';

/** The values of a list: those that were collected, and special ones. */
type ListValues = Pick<CollectedList, 'collector' | 'special'>;

/**
 * The counts of a list that later data are compared with. Values beyond closed outer bins are among the missing
 * ones.
 *
 * @param counts the values in each bin
 */
export function listBaseline(
  { collector: { seen }, special }: ListValues,
  counts: readonly number[],
): ListBaseline {
  const inside = totalOf(counts);
  // Sums in another order may differ in their last digits.
  const outside = seen.weight - inside > 1e-9 * seen.weight ? seen.weight - inside : 0;
  const codes = special && { special: special.counts };
  return { bins: counts, ...codes, missing: seen.missingWeight + outside };
}

/** The values in each bin of a list that was learned. */
export function learnedCounts(
  { collector: { seen } }: ListValues,
  { boundaries, counts }: Pick<Learned, 'boundaries' | 'counts'>,
): readonly number[] {
  return boundaries.length === 0 ? [seen.weight] : [...counts];
}

/**
 * The baseline of a list of columns; undefined for weights that are no column, which later data cannot have.
 *
 * @param own the counts of the list of all rows, or those of each group
 * @param bins the bins of the list of all rows, which may be more than a group has
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

/** The sums of lists of counts, place by place, as long as the longest of them, or longer. */
function added(lists: readonly (readonly number[])[], least: number): number[] {
  const length = lists.reduce((most, list) => Math.max(most, list.length), least);
  return Array.from({ length }, (_, i) => totalOf(lists.map((list) => list[i] ?? 0)));
}

function totalOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
