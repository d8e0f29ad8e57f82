import type { ColumnType } from '../../column-types/registry.ts';
import type { Boundaries } from '../../core/boundaries.ts';
import { type ColumnCodes, codesOf } from '../../core/codes.ts';
import { countCodes } from '../../core/count-codes.ts';
import type { GroupKey } from '../../core/groups/key.ts';
import {
  type CellCounts,
  type ColumnStats,
  type FeatureStats,
  noCells,
  type ReadStats,
} from '../../core/stats.ts';
import { ordinaryValues } from '../../fit/collect/special-values.ts';
import { countedExtent, type Extent, joinedExtent, NO_EXTENT } from '../../fit/numbers/extent.ts';
import { checkWeights } from '../../fit/numbers/weights.ts';
import type { PlannedFeature } from '../../plan/feature.ts';

/** The counts of the rows of one group, in the bins of all rows. */
export interface GroupHistogram {
  readonly key: GroupKey;
  readonly rows: number;
  readonly missing: number;
  readonly outside: number;
  readonly counts: Float64Array;
}

/** The groups of a column, those with the most rows first. */
export interface ColumnGroups {
  /** The names of the columns that make groups. */
  readonly by: readonly string[];
  readonly groups: readonly GroupHistogram[];
}

/** A column whose cells were counted. */
export interface CountedColumn {
  /** With weights, all of it but `invalid` is in weights, and invalid cells are among the missing ones. */
  readonly stats: FeatureStats;
  /** The type of the column; undefined: plain numbers. */
  readonly type?: ColumnType | undefined;
  /** Undefined without boundaries: for no value, or one distinct value. */
  readonly boundaries: Boundaries | undefined;
  /** The least and the greatest value; undefined if there is none. */
  readonly extent: Extent | undefined;
  /** The counts of each group of rows; undefined without groups. */
  readonly groups?: ColumnGroups | undefined;
  /** By how much of all values a count may be off: 0 if all were counted. */
  readonly error: number;
}

/** Counts codes as columns come in. */
export interface Counter {
  /**
   * @param weights as long as the columns; undefined if rows have no weights
   * @throws DiscretizeError E_FIT for invalid weights
   */
  readonly take: (columns: readonly Float64Array[], weights?: Float64Array) => void;
  /**
   * The counts, when all columns were taken.
   *
   * @param read the counts of the cells
   */
  readonly counted: (read: ReadStats) => CountedColumn[];
}

/**
 * Counts the codes of columns that have boundaries, in constant memory.
 *
 * @param features for each column its feature
 */
export function counterOf(features: readonly PlannedFeature[]): Counter {
  const columns = features.map((feature) => new ColumnCounter(feature));
  let isWeighted = false;
  return {
    take: (values, weights) => {
      if (weights !== undefined) checkWeights(weights);
      isWeighted ||= weights !== undefined;
      for (const [i, column] of columns.entries()) column.take(values[i] as Float64Array, weights);
    },
    counted: (read) =>
      columns.map((column, i) => column.counted(read.columns[i] as ColumnStats, isWeighted)),
  };
}

/** Counts the codes of one column. */
class ColumnCounter {
  readonly #feature: PlannedFeature;
  readonly #counts: CellCounts;
  /** The codes of a block; used again for the next one. */
  #room = new Int32Array(0);
  #extent: Extent = NO_EXTENT;

  constructor(feature: PlannedFeature) {
    this.#feature = feature;
    this.#counts = noCells(feature.bins.depth);
  }

  take(values: Float64Array, weights: Float64Array | undefined): void {
    const { boundaries, missing } = this.#feature;
    const plain = ordinaryValues(values, boundaries.special);
    this.#extent = joinedExtent(this.#extent, countedExtent(plain, weights));
    if (this.#room.length < values.length) this.#room = new Int32Array(values.length);
    const out = this.#room.subarray(0, values.length);
    const coded = codesOf(values, boundaries, missing, { out });
    if (weights === undefined) countCodes(this.#counts, coded);
    else countWeights(this.#counts, coded, { values, weights, bins: boundaries.valued });
  }

  /** The counts of all values, with the counts of the cells. */
  counted(column: ColumnStats, isWeighted: boolean): CountedColumn {
    const { boundaries, bins, columns } = this.#feature;
    const { counts, outside, missing: weighed } = this.#counts;
    const missing = isWeighted ? weighed : column.missing;
    const { label } = bins;
    const stats = { ...column, columns: [column.name], label, counts, outside, missing };
    const extent = knownExtent(this.#extent);
    return { stats, type: columns[0]?.type, boundaries, extent, error: 0 };
  }
}

/** Undefined for the extent of no values. */
export function knownExtent(extent: Extent): Extent | undefined {
  return extent.min > extent.max ? undefined : extent;
}

/** Rows that are counted by their weights. */
interface WeighedRows {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  /** The bins that numbers may have: a number with a code past them is beyond the outer edges. */
  readonly bins: number;
}

/** Adds the weight of each row to the bin of its code, if it has one, and to the count of missing or outside values. */
function countWeights(
  counted: CellCounts,
  { codes, missing }: ColumnCodes,
  { values, weights, bins }: WeighedRows,
): void {
  countCodes(counted, { codes, missing, outside: 0 }, { weights });
  for (let row = 0; row < codes.length; row++) {
    const weight = weights[row] as number;
    if (Number.isNaN(values[row])) counted.missing += weight;
    else if ((codes[row] as number) >= bins) counted.outside += weight;
  }
}
