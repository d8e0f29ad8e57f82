import type { ColumnType, ColumnTypeName } from '../column-types/registry.ts';
import { typeDefinition } from '../column-types/registry.ts';
import { binnedCounts, countBins } from '../fit/boundaries/count-bins.ts';
import { automaticBins } from '../fit/histogram/automatic-bins.ts';
import { quantiles } from '../fit/quantiles/quantiles.ts';
import type { Sample } from '../fit/sample.ts';

/** The quantiles of the values of a column, and their counts in bins of a histogram. */
export interface ValueSummary {
  readonly min: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly max: number;
  /** The rank error of the quartiles as a share; 0 if they are exact. */
  readonly rankError: number;
  readonly counts: readonly number[];
  /** The type of the values; undefined: plain numbers. */
  readonly type: ColumnType | undefined;
}

/**
 * The summary of values.
 *
 * @param sample the values of one kind, at least one
 * @param kind values of a kind with steps have quartiles among the values themselves; others are interpolated
 * @param type the type that writes the values
 */
export function valueSummary(
  sample: Sample,
  kind: ColumnTypeName,
  type: ColumnType | undefined,
): ValueSummary {
  const kept = binnedCounts(sample);
  const areValues = typeDefinition(kind).hasSteps === true;
  const method = areValues ? 'inverted_cdf' : 'linear';
  const [min, q1, median, q3, max] = quantiles(kept, [0, 0.25, 0.5, 0.75, 1], method);
  const finite = finiteOf(kept);
  const bins = finite.values.length === 0 ? [] : automaticBins(finite, 'left').boundaries;
  const counts = countBins(bins, finite, { precision: 'float64', closed: 'left' });
  return {
    min: min as number,
    q1: q1 as number,
    median: median as number,
    q3: q3 as number,
    max: max as number,
    rankError: kept.rankError,
    counts: [...counts],
    type,
  };
}

/** The finite values of a sample. */
function finiteOf(kept: Sample): Sample {
  if (kept.extent !== undefined) return kept;
  const values = kept.values.filter(Number.isFinite);
  const weights = kept.weights?.filter((_, i) => Number.isFinite(kept.values[i]));
  return { values, weights, rankError: kept.rankError };
}
