import type { TargetTable } from '../table.ts';

/**
 * The columns of a table that count classes, out of all its columns; a target with an event has two,
 * with the events last.
 *
 * @param columns in the order of `columnsOf`, summed up or not
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
