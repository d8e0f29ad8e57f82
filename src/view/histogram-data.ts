import type { Histogram } from './histogram.ts';

/** The names of the fields of {@link histogramRows}. */
export const HISTOGRAM_HEADER: readonly string[] = ['feature', 'bin', 'label', 'count', 'share'];

/**
 * A histogram as rows of a table, one for each bin, then those of missing and invalid cells, and of
 * numbers outside of the edges where there are some, which have neither a bin's number nor a share. A
 * share is a fraction of 1; empty where no cell has a bin.
 */
export function histogramRows(histogram: Histogram): string[][] {
  const { name, missing, invalid, outside } = histogram;
  const bins = binsOf(histogram).map(({ code, label, count, share }) => [
    name,
    String(code),
    label,
    String(count),
    share === null ? '' : String(share),
  ]);
  return [
    ...bins,
    [name, '', 'missing', String(missing), ''],
    ...(invalid === undefined ? [] : [[name, '', 'invalid', String(invalid), '']]),
    ...(outside > 0 ? [[name, '', 'outside', String(outside), '']] : []),
  ];
}

/** A histogram as JSON has it. */
export interface HistogramJson {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** The column that all counts but `rows` are sums of; absent where each row counts once. */
  readonly weight?: string;
  readonly missing: number;
  /** Absent with `weight`: invalid cells are among the missing ones. */
  readonly invalid?: number;
  readonly outside: number;
  readonly bins: readonly HistogramBin[];
}

/** One bin of a {@link HistogramJson}. */
interface HistogramBin {
  readonly code: number;
  readonly label: string;
  readonly count: number;
  /** Of all cells that have a bin, from 0 to 1; null where there is none. */
  readonly share: number | null;
}

/** A histogram as plain data. */
export function histogramJson(histogram: Histogram): HistogramJson {
  const { name, columns, rows, weight, missing, invalid, outside } = histogram;
  return {
    name,
    columns,
    rows,
    ...(weight !== undefined && { weight }),
    missing,
    ...(invalid !== undefined && { invalid }),
    outside,
    bins: binsOf(histogram),
  };
}

function binsOf({ counts, label }: Histogram): HistogramBin[] {
  const all = Array.from(counts);
  const total = all.reduce((sum, n) => sum + n, 0);
  const share = (count: number): number | null => (total === 0 ? null : count / total);
  return all.map((count, code) => ({ code, label: label(code), count, share: share(count) }));
}
