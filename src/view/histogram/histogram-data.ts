import type { ColumnType } from '../../column-types/registry.ts';
import type { Histogram } from './histogram.ts';

/** The names of the fields of {@link histogramRows}. */
export const HISTOGRAM_HEADER: readonly string[] = [
  'feature',
  'bin',
  'label',
  'lower',
  'upper',
  'count',
  'share',
];

/**
 * A histogram as rows of a table: one for each bin, then for missing and invalid cells, and for numbers outside the
 * edges if there are some; these rows have neither a code nor a share. The row `empty` counts the empty cells among
 * the missing ones. A share is a fraction of 1; empty if no cell has a bin. Open bins have the bounds -inf and +inf.
 */
export function histogramRows(histogram: Histogram): string[][] {
  const { name, missing, missingCells, invalid, outside, interval, type } = histogram;
  const bins = binsOf(histogram).map(({ code, label, count, share }) => [
    name,
    String(code),
    label,
    boundText(interval(code)?.lower, type),
    boundText(interval(code)?.upper, type),
    String(count),
    share === null ? '' : String(share),
  ]);
  const others = (label: string, count: number | undefined): string[][] =>
    count === undefined ? [] : [[name, '', label, '', '', String(count), '']];
  return [
    ...bins,
    ...others('missing', missing),
    ...others('empty', missingCells?.empty),
    ...others('invalid', invalid),
    ...others('outside', outside > 0 ? outside : undefined),
  ];
}

/** A bound as a cell: `-inf` and `+inf` read back. */
function boundText(bound: number | undefined, type: ColumnType | undefined): string {
  if (bound === undefined) return '';
  if (Number.isFinite(bound)) return String(stored(bound, type));
  return bound < 0 ? '-inf' : '+inf';
}

/** A histogram as JSON data. */
export interface HistogramJson {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** The column of row weights, which all counts except `rows` are sums of; absent without weights. */
  readonly weight?: string;
  /** The least and the greatest value; null without values, and for an infinite value. */
  readonly min: number | string | null;
  readonly max: number | string | null;
  readonly missing: number;
  /** The empty cells among the missing ones; absent with `weight`. */
  readonly empty?: number;
  /** Absent with `weight`: invalid cells are among the missing ones. */
  readonly invalid?: number;
  readonly outside: number;
  readonly bins: readonly HistogramBin[];
}

/** One bin of a {@link HistogramJson}. */
interface HistogramBin {
  readonly code: number;
  readonly label: string;
  /** The bin's edges; null if it is open. */
  readonly lower: number | string | null;
  readonly upper: number | string | null;
  readonly count: number;
  /** The share of all cells that have a bin, from 0 to 1; null if no cell has one. */
  readonly share: number | null;
}

/** A histogram as plain data. */
export function histogramJson(histogram: Histogram): HistogramJson {
  const { name, columns, rows, weight, extent, missing, missingCells, invalid, outside, type } =
    histogram;
  return {
    name,
    columns,
    rows,
    ...(weight !== undefined && { weight }),
    min: finite(extent?.min, type),
    max: finite(extent?.max, type),
    missing,
    ...(missingCells !== undefined && { empty: missingCells.empty }),
    ...(invalid !== undefined && { invalid }),
    outside,
    bins: binsOf(histogram),
  };
}

/** A number as in a spec: an instant for a column of times. */
function stored(x: number, type: ColumnType | undefined): number | string {
  return type?.storedBoundary(x) ?? x;
}

/** A number as in JSON. */
function finite(x: number | undefined, type: ColumnType | undefined): number | string | null {
  return x !== undefined && Number.isFinite(x) ? stored(x, type) : null;
}

function binsOf({ counts, label, interval, type }: Histogram): HistogramBin[] {
  const all = Array.from(counts);
  const total = all.reduce((sum, n) => sum + n, 0);
  const share = (count: number): number | null => (total === 0 ? null : count / total);
  return all.map((count, code) => ({
    code,
    label: label(code),
    lower: finite(interval(code)?.lower, type),
    upper: finite(interval(code)?.upper, type),
    count,
    share: share(count),
  }));
}
