import type { TargetBinTable } from '../../fit/target/report/bin-table.ts';
import type { Baseline } from '../../spec/baseline/baseline.ts';
import type { BaselineTarget } from '../../spec/baseline/baseline-target.ts';
import type { TargetFit, TargetNames } from './target-record.ts';

type Row = TargetBinTable['rows'][number];

/** The baseline of rows with a target: the counts of bins, and the events or sums of the target. */
export function targetBaseline(
  { table: { rows, totals }, invalid }: TargetFit,
  names: TargetNames,
): Baseline {
  const of = (role: Row['role']) => rows.filter((row) => row.role === role);
  const weights = (role: Row['role']) => of(role).map(({ weight }) => weight);
  const special = weights('special');
  return {
    rows: totals.weight,
    ...(names.weight !== undefined && { weight: names.weight }),
    bins: weights('interval'),
    ...(special.length > 0 && { special }),
    missing: weights('missing')[0] ?? 0,
    invalid,
    ...(names.classes.length === 0 && { target: baselineTarget(rows, names) }),
  };
}

/** The sums of the target by bin: events, or of a numeric target its mean times the weight of the rows. */
function baselineTarget(
  rows: readonly Row[],
  { target: column, event, areTexts }: TargetNames,
): BaselineTarget {
  const sumOf = ({ weight, rates, events }: Row): number =>
    event === undefined ? (weight === 0 ? 0 : (rates[0] ?? 0) * weight) : (events[0] ?? 0);
  const of = (role: Row['role']) => rows.filter((row) => row.role === role).map(sumOf);
  const special = of('special');
  return {
    column,
    ...(event !== undefined && { event: areTexts ? event : Number(event) }),
    bins: of('interval'),
    ...(special.length > 0 && { special }),
    missing: of('missing')[0] ?? 0,
  };
}
