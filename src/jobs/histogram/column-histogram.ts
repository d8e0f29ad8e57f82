import { binInterval } from '../../core/bin.ts';
import type { CellPolicies } from '../../core/missing.ts';
import type { Histogram } from '../../view/histogram/histogram.ts';
import type { CountedColumn } from './count-columns.ts';

/** A histogram, and the column that it is drawn of. */
export interface ColumnHistogram extends CountedColumn {
  readonly histogram: Histogram;
}

/** The rows that columns were counted in. */
interface CountedRows {
  readonly rows: number;
  /** The column of weights, if there is one. */
  readonly weight: string | undefined;
  readonly policies: CellPolicies;
}

/** The histogram of a counted column. With weights it has no numbers of cells. */
export function columnHistogram(
  column: CountedColumn,
  { rows, weight, policies }: CountedRows,
): ColumnHistogram {
  const { stats, extent } = column;
  const { invalid, empty, missing, ...cells } = stats;
  const among = policies.invalid === 'missing' ? invalid : undefined;
  const words = missing - empty - (among ?? 0);
  const isWeighted = weight !== undefined;
  const histogram = {
    ...cells,
    missing,
    missingCells: isWeighted ? undefined : { empty, words, invalid: among },
    hasMissingBin: policies.missing === 'own' && column.boundaries !== undefined,
    invalid: isWeighted ? undefined : invalid,
    extent,
    type: column.type,
    interval: intervalsOf(column),
    rows,
    weight,
  };
  return { ...column, histogram };
}

/** The edges of bins; both edges of the only bin are its only value, or open. */
function intervalsOf({ boundaries, extent }: CountedColumn): Histogram['interval'] {
  if (boundaries !== undefined) {
    return (code) => (code < boundaries.bins ? binInterval(boundaries, code) : undefined);
  }
  const [min = 0, max = 0] = [extent?.min, extent?.max];
  const isOne = min === max && Number.isFinite(min);
  const [lower, upper] = isOne ? [min, max] : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return () => ({ lower, upper });
}
