import type { BinTable } from '../../encode/bin-table.ts';
import type { HistogramBins } from '../../fit/histogram/automatic-bins.ts';

/** The labels of bins, with the names of the outer ones where these have some. */
export function namedLabel(
  { label }: BinTable,
  { low, high }: HistogramBins,
  last: number,
): BinTable['label'] {
  const names = new Map([
    [0, low],
    [last, high],
  ]);
  return (code) => [label(code), names.get(code) ?? ''].join(' ').trimEnd();
}
