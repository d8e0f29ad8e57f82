import type { FeatureStats } from '../../core/stats.ts';
import type { BinTable } from '../../encode/bin-table.ts';
import type { HistogramBins } from '../../fit/histogram/automatic-bins.ts';
import type { Sample } from '../../fit/sample.ts';

/** The labels of bins, or their names where they have some; outer ones may have one beside their label. */
export function namedLabel(
  { label }: BinTable,
  { low, high, names }: HistogramBins,
  last: number,
): BinTable['label'] {
  if (names !== undefined) return (code) => names[code] ?? label(code);
  const ends = new Map([
    [0, low],
    [last, high],
  ]);
  return (code) => [label(code), ends.get(code) ?? ''].join(' ').trimEnd();
}

/** The bin of values that nothing divides; none without values. */
export function singleBin(
  { values, weights }: Sample,
  read: Omit<FeatureStats, 'label'>,
  format: (value: number) => string,
  name?: string,
): FeatureStats {
  const total = weights?.reduce((sum, weight) => sum + weight, 0) ?? values.length;
  const finite = values.find(Number.isFinite);
  const isOne = finite !== undefined && values.every((value) => value === finite);
  const label = name ?? (isOne ? format(finite) : '(-inf, +inf)');
  const counts = Float64Array.from(total === 0 ? [] : [total]);
  return { ...read, label: () => label, counts };
}
