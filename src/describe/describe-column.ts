import { countBins } from '../fit/boundaries/count-bins.ts';
import { automaticBins } from '../fit/histogram/automatic-bins.ts';
import { quantiles } from '../fit/quantiles/quantiles.ts';
import type { Sample } from '../fit/sample.ts';
import type { CellKind, ColumnContents, FoundCell } from './column-contents.ts';
import type { DistinctCount } from './distinct-counter.ts';

/** What a column holds: one kind of cells, several, or nothing but missing cells. */
type Holding = 'numbers' | 'dates' | 'text' | 'mixed' | 'nothing';

/** The first cell that is not of the kind that most cells of a mixed column are. */
interface SpoilingCell extends FoundCell {
  readonly kind: CellKind;
  /** The kind of most cells. */
  readonly among: CellKind;
}

/** The quantiles of the numbers of a column, and their counts in bins of a histogram. */
interface NumberSummary {
  readonly min: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly max: number;
  /** The rank error of the quartiles as a share; 0 if they are exact. */
  readonly rankError: number;
  readonly counts: readonly number[];
}

/** One column of a table. */
export interface DescribedColumn {
  /** Counted from 1. */
  readonly position: number;
  readonly name: string;
  readonly holds: Holding;
  readonly spoiler: SpoilingCell | undefined;
  readonly missing: number;
  /** Cells that are neither numbers nor missing. */
  readonly invalid: number;
  readonly distinct: DistinctCount;
  /** Undefined if there is no number. */
  readonly numbers: NumberSummary | undefined;
}

const KINDS: readonly CellKind[] = ['number', 'date', 'text'];

const HOLDINGS: Readonly<Record<CellKind, Holding>> = {
  number: 'numbers',
  date: 'dates',
  text: 'text',
};

/** Describes a column whose cells were all read. */
export function describeColumn(
  { position, name }: Pick<DescribedColumn, 'position' | 'name'>,
  contents: ColumnContents,
): DescribedColumn {
  const { counts, missing, distinct } = contents;
  const present = KINDS.filter((kind) => counts[kind] > 0);
  const [only = 'text'] = present;
  const holds = present.length > 1 ? 'mixed' : present.length === 0 ? 'nothing' : HOLDINGS[only];
  return {
    position,
    name,
    holds,
    spoiler: spoilerOf(contents, present),
    missing,
    invalid: counts.date + counts.text,
    distinct: distinct.count,
    numbers: counts.number === 0 ? undefined : summaryOf(contents.numbers.kept()),
  };
}

/** Of several kinds, the first cell that is not of the most frequent one; of a tie numbers come first. */
function spoilerOf(
  { counts, first }: ColumnContents,
  present: readonly CellKind[],
): SpoilingCell | undefined {
  if (present.length < 2) return undefined;
  const [among = 'number', kind = 'text'] = present.toSorted((a, b) => counts[b] - counts[a]);
  const found = first[kind];
  return found === undefined ? undefined : { ...found, kind, among };
}

function summaryOf(kept: Sample): NumberSummary {
  const [min, q1, median, q3, max] = quantiles(kept, [0, 0.25, 0.5, 0.75, 1], 'linear');
  const values = kept.values.filter(Number.isFinite);
  const weights = kept.weights?.filter((_, i) => Number.isFinite(kept.values[i]));
  const finite = { values, weights, rankError: kept.rankError };
  const bins = values.length === 0 ? [] : automaticBins(finite, 'left').boundaries;
  const counts = countBins(bins, finite, { precision: 'float64', closed: 'left' });
  return {
    min: min as number,
    q1: q1 as number,
    median: median as number,
    q3: q3 as number,
    max: max as number,
    rankError: kept.rankError,
    counts: [...counts],
  };
}
