import type { TargetTable } from '../table.ts';

/**
 * The class counts among all columns of a table; a target with an event has two classes, the events last.
 *
 * @param columns in the order of `columnsOf`, as sums or cumulative sums
 */
export function classCounts(
  { kind }: TargetTable,
  columns: readonly Float64Array[],
): readonly Float64Array[] {
  const [weights = new Float64Array(0), ...counts] = columns;
  const [events] = counts;
  if (kind !== 'binary' || events === undefined) return counts;
  return [weights.map((weight, i) => weight - (events[i] as number)), events];
}
