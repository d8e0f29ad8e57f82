import type { ColumnType } from '../../column-types/column-type.ts';
import { Boundaries } from '../../core/boundaries.ts';
import { codesOf } from '../../core/codes.ts';
import { countCodes } from '../../core/count-codes.ts';
import { type MissingPolicy, missingCode } from '../../core/missing.ts';
import {
  type CellCounts,
  type ColumnStats,
  type FeatureStats,
  noCells,
  type ReadStats,
} from '../../core/stats.ts';
import type { Closed, Precision } from '../../core/threshold.ts';
import { binTable } from '../../encode/bin-table.ts';
import { finalizeBoundaries } from '../../fit/boundaries/finalize.ts';
import type { ColumnCollector } from '../../fit/collect/collect.ts';
import type { HistogramBins } from '../../fit/histogram/automatic-bins.ts';
import { countedExtent, type Extent, joinedExtent, NO_EXTENT } from '../../fit/numbers/extent.ts';
import { checkWeights } from '../../fit/numbers/weights.ts';
import { type Sample, sampleExtent } from '../../fit/sample.ts';
import type { PlannedFeature } from '../../plan/feature.ts';
import { finiteOf, joinSamples } from '../samples.ts';
import { namedLabel, singleBin } from './bin-labels.ts';
import { countWeights, missingWeight } from './count-weights.ts';
import type { ColumnGroups } from './group-histograms.ts';

/** What a column's cells were counted in. */
export interface CountedColumn {
  /** With weights, all of it but `invalid` is in weights, and invalid cells are among the missing ones. */
  readonly stats: FeatureStats;
  /** The type of the column; undefined: plain numbers. */
  readonly type?: ColumnType | undefined;
  /** Undefined where there are none: no value, or one distinct value alone. */
  readonly boundaries: Boundaries | undefined;
  /** The least and the greatest value; undefined if there is none. */
  readonly extent: Extent | undefined;
  /** The counts of each group of rows; undefined without groups. */
  readonly groups?: ColumnGroups | undefined;
  /** By how much of all values a count may be off: 0 where all were counted. */
  readonly error: number;
}

/** Counts codes as columns come in. */
export interface Counter {
  /**
   * @param weights as long as the columns, where rows have weights
   * @throws DiscretizeError E_FIT for invalid weights
   */
  readonly take: (columns: readonly Float64Array[], weights?: Float64Array) => void;
  /**
   * The counts, when all columns were taken.
   *
   * @param read what was found while they were read
   */
  readonly counted: (read: ReadStats) => CountedColumn[];
}

/** How the boundaries of a histogram are chosen. */
export interface ChoosingOptions {
  readonly precision: Precision;
  readonly closed: Closed;
  readonly missing: MissingPolicy;
  /** Bins for values, finite ones and at least one; their boundaries ascending. */
  readonly choose: (kept: Sample, type: ColumnType | undefined) => HistogramBins;
  /** The type of each column; undefined: plain numbers. */
  readonly types: readonly (ColumnType | undefined)[];
  /** One list for all columns. */
  readonly isShared: boolean;
}

/**
 * Counts the codes of columns that have boundaries, in constant memory.
 *
 * @param features for each column its feature
 */
export function counterOf(features: readonly PlannedFeature[]): Counter {
  const own = features.map(({ bins }) => noCells(bins.depth));
  const rooms = features.map(() => new Int32Array(0));
  const extents: Extent[] = features.map(() => NO_EXTENT);
  let isWeighted = false;
  const takeOne = (values: Float64Array, i: number, weights?: Float64Array): void => {
    const { boundaries, missing } = features[i] as PlannedFeature;
    let room = rooms[i] as Int32Array;
    if (room.length < values.length) rooms[i] = room = new Int32Array(values.length);
    const out = room.subarray(0, values.length);
    const coded = codesOf(values, boundaries, missing, { out });
    const counted = own[i] as CellCounts;
    if (weights === undefined) countCodes(counted, coded);
    else countWeights(counted, coded, { values, weights, bins: boundaries.valued });
  };
  return {
    take: (columns, weights) => {
      if (weights !== undefined) checkWeights(weights);
      isWeighted ||= weights !== undefined;
      for (const i of features.keys()) {
        const values = columns[i] as Float64Array;
        extents[i] = joinedExtent(extents[i] as Extent, countedExtent(values, weights));
        takeOne(values, i, weights);
      }
    },
    counted: (read) =>
      features.map(({ boundaries, bins: { label }, columns: [first] }, i) => {
        const { counts, outside, missing: weighed } = own[i] as CellCounts;
        const column = read.columns[i] as ColumnStats;
        const missing = isWeighted ? weighed : column.missing;
        const stats = { ...column, columns: [column.name], label, counts, outside, missing };
        const extent = knownExtent(extents[i] as Extent);
        return { stats, type: first?.type, boundaries, extent, error: 0 };
      }),
  };
}

/** Undefined for the extent of no values. */
function knownExtent(extent: Extent): Extent | undefined {
  return extent.min > extent.max ? undefined : extent;
}

/**
 * Keeps the values of columns, chooses boundaries for each, and counts then.
 *
 * @param collectors one for each column
 */
export function choosingCounter(
  collectors: readonly ColumnCollector[],
  options: ChoosingOptions,
): Counter {
  const missing = new Float64Array(collectors.length);
  return {
    take: (columns, weights) => {
      for (const [i, collector] of collectors.entries()) {
        const values = columns[i] as Float64Array;
        collector.add(values, weights);
        if (weights !== undefined) missing[i] = (missing[i] ?? 0) + missingWeight(values, weights);
      }
    },
    counted: (read) => {
      const own = options.isShared
        ? { ...options, choose: sharedChoice(collectors, options) }
        : options;
      return collectors.map((collector, i) => {
        const weight = collector.weighted ? (missing[i] ?? 0) : collector.seen.missing;
        const column = read.columns[i] as ColumnStats;
        const counted = collector.weighted ? { ...column, missing: weight } : column;
        return chosenColumn(collector, { ...own, type: own.types[i] }, counted, weight);
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

function chosenColumn(
  collector: ColumnCollector,
  { precision, closed, missing, choose, type }: ChoosingOptions & Pick<CountedColumn, 'type'>,
  column: ColumnStats,
  missingTotal: number,
): CountedColumn {
  const kept = collector.kept();
  const finite = finiteOf(kept);
  const options = { precision, closed, duplicates: 'drop', fillsBins: false } as const;
  const chosen: HistogramBins =
    finite.values.length === 0 ? { boundaries: [] } : choose(finite, type);
  const settled = finalizeBoundaries(chosen.boundaries, kept, options);
  const extent = knownExtent(sampleExtent(kept));
  const error = kept.rankError;
  const read = { ...column, columns: [column.name] };
  if (settled.boundaries.length === 0) {
    const stats = singleBin(kept, read, type?.format ?? String, chosen.names?.[0]);
    return { stats, type, boundaries: undefined, extent, error };
  }
  const list = Boundaries.of(settled.boundaries, { precision, closed });
  const own = list.withTexts(type?.texts?.(list.values, closed));
  const bins = binTable(own, missing);
  const counts = new Float64Array(bins.depth);
  counts.set(settled.counts);
  const place = missingCode(missing, own.bins);
  if (place < counts.length) counts[place] = (counts[place] as number) + missingTotal;
  const label = namedLabel(bins, chosen, own.bins - 1);
  return { stats: { ...read, label, counts }, type, boundaries: own, extent, error };
}
