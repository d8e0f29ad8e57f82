import type { ColumnType } from '../../column-types/registry.ts';
import { Boundaries } from '../../core/boundaries.ts';
import { type MissingPolicy, missingCode } from '../../core/missing.ts';
import { NO_SPECIAL, type SpecialCodes } from '../../core/special/special-codes.ts';
import type { ColumnStats, FeatureStats } from '../../core/stats.ts';
import type { Closed, Precision } from '../../core/threshold.ts';
import { type BinTable, binTable } from '../../encode/bin-table.ts';
import { finalizeBoundaries } from '../../fit/boundaries/finalize.ts';
import type { ColumnCollector } from '../../fit/collect/collect.ts';
import { SpecialValues } from '../../fit/collect/special-values.ts';
import type { HistogramBins } from '../../fit/histogram/automatic-bins.ts';
import { type Sample, sampleExtent } from '../../fit/sample.ts';
import { finiteOf, joinSamples } from '../samples.ts';
import { type CountedColumn, type Counter, knownExtent } from './count-columns.ts';

/** Options of the boundaries of a histogram. */
export interface ChoosingOptions {
  readonly precision: Precision;
  readonly closed: Closed;
  readonly missing: MissingPolicy;
  /** Bins for values, finite ones and at least one; their boundaries ascending. */
  readonly choose: (kept: Sample, type: ColumnType | undefined) => HistogramBins;
  /** The type of each column; undefined: plain numbers. */
  readonly types: readonly (ColumnType | undefined)[];
  /** The special codes of each column; undefined: there are none. */
  readonly special: readonly (SpecialCodes | undefined)[];
  /** One list for all columns. */
  readonly isShared: boolean;
}

/**
 * A counter that keeps the values of columns, and at the end chooses boundaries for each and counts its bins.
 *
 * @param collectors one for each column
 */
export function choosingCounter(
  collectors: readonly ColumnCollector[],
  options: ChoosingOptions,
): Counter {
  const special = options.special.map((codes) => codes && new SpecialValues(codes));
  return {
    take: (columns, weights) => {
      for (const [i, collector] of collectors.entries()) {
        const values = columns[i] as Float64Array;
        const plain = special[i]?.takeOut(values, weights) ?? { values, weights };
        collector.add(plain.values, plain.weights);
      }
    },
    counted: (read) => {
      const own = options.isShared
        ? { ...options, choose: sharedChoice(collectors, options) }
        : options;
      return collectors.map((collector, i) => {
        const codes = own.special[i] ?? NO_SPECIAL;
        const seen = special[i]?.seen.counts ?? [];
        const how = { ...own, type: own.types[i], codes, seen };
        return chosenColumn(collector, how, read.columns[i] as ColumnStats);
      });
    },
  };
}

/** The boundaries for the values of all columns together. */
function sharedChoice(
  collectors: readonly ColumnCollector[],
  { choose, types }: ChoosingOptions,
): ChoosingOptions['choose'] {
  const sample = joinSamples(collectors.map((collector) => finiteOf(collector.kept())));
  const bins = sample.values.length === 0 ? { boundaries: [] } : choose(sample, types[0]);
  return () => bins;
}

/** Options of the boundaries of a column, and its special values. */
interface ColumnChoice extends ChoosingOptions, Pick<CountedColumn, 'type'> {
  readonly codes: SpecialCodes;
  /** The rows of each bin of special codes, or their weights. */
  readonly seen: readonly number[];
}

/** A column with boundaries chosen for its values, and the counts of its bins. */
function chosenColumn(
  collector: ColumnCollector,
  choice: ColumnChoice,
  column: ColumnStats,
): CountedColumn {
  const { precision, closed, choose, type, seen } = choice;
  const kept = collector.kept();
  const finite = finiteOf(kept);
  const options = { precision, closed, duplicates: 'drop', fillsBins: false } as const;
  const chosen: HistogramBins =
    finite.values.length === 0 ? { boundaries: [] } : choose(finite, type);
  const { boundaries, counts } = finalizeBoundaries(chosen.boundaries, kept, options);
  const known = { type, extent: knownExtent(sampleExtent(kept)), error: kept.rankError };
  const missing = collector.weighted ? collector.seen.missingWeight : column.missing;
  const read = { ...column, missing, columns: [column.name] };
  if (boundaries.length === 0 && seen.length === 0) {
    const stats = singleBin(kept, read, type?.format ?? String, chosen.names?.[0]);
    return { stats, boundaries: undefined, ...known };
  }
  const plain = boundaries.length === 0 ? [collector.seen.weight] : counts;
  const binned = countedBins(boundaries, plain, collector.seen.missingWeight, choice);
  const label = namedLabel(binned.table, chosen, binned.list.bins - 1);
  const stats = { ...read, label, counts: binned.counts };
  return { stats, boundaries: binned.list, ...known };
}

/** The bins of a list with special codes, and their counts: of intervals, special codes and missing values. */
function countedBins(
  boundaries: readonly number[],
  plain: ArrayLike<number>,
  missingTotal: number,
  { precision, closed, missing, type, codes, seen }: ColumnChoice,
): { readonly list: Boundaries; readonly table: BinTable; readonly counts: Float64Array } {
  const bare = Boundaries.of(boundaries, { precision, closed }).withCodes(codes);
  const list = bare.withTexts(type?.texts?.(bare.values, closed));
  const table = binTable(list, missing);
  const counts = new Float64Array(table.depth);
  counts.set(plain);
  counts.set(seen, list.bins);
  const place = missingCode(missing, list.bins, seen.length);
  if (place < counts.length) counts[place] = (counts[place] as number) + missingTotal;
  return { list, table, counts };
}

/** The labels of bins: their names if they have some, else intervals; outer bins may have a note beside the interval. */
function namedLabel(
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

/** The only bin of values without boundaries; no bin without values. */
function singleBin(
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
