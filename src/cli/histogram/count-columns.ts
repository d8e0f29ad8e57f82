import { Boundaries } from '../../core/boundaries.ts';
import { type ColumnCodes, codesOf } from '../../core/codes.ts';
import { missingCode } from '../../core/missing.ts';
import type { FeatureStats, Stats } from '../../core/stats.ts';
import type { Closed } from '../../core/threshold.ts';
import { binsOfFeature } from '../../encode/cells.ts';
import { countCodes, emptyStats } from '../../engine/stats.ts';
import type { ColumnCollector } from '../../fit/collect/collect.ts';
import { finalizeBoundaries } from '../../fit/finalize.ts';
import { checkWeights } from '../../fit/quantiles/weighted.ts';
import type { Sample } from '../../fit/strategies/strategy.ts';
import type { PlannedFeature } from '../../plan/feature.ts';
import type { Plan } from '../../plan/plan.ts';

/** What a column's cells were counted in. */
export interface CountedColumn {
  /** With weights, all of it but `invalid` is in weights, and invalid cells are among the missing ones. */
  readonly stats: FeatureStats;
  /** Undefined where there are none: no value, or one distinct value alone. */
  readonly boundaries: Boundaries | undefined;
  /** By how much of all values a count may be off: 0 where all were counted. */
  readonly error: number;
}

/** Counts codes as columns come in. */
export interface Counter {
  /**
   * @param weights as long as the columns, where rows have weights
   * @throws DiscretizeError E_FIT for weights that are none
   */
  readonly take: (columns: readonly Float64Array[], weights?: Float64Array) => void;
  /**
   * The counts, when all columns were taken.
   *
   * @param read what was found while they were read
   */
  readonly counted: (read: Stats) => CountedColumn[];
}

/** Boundaries for values, finite ones and at least one; ascending. */
type Choose = (kept: Sample, closed: Closed) => readonly number[];

/**
 * Counts the codes of columns that have boundaries, in constant memory.
 *
 * @param plan each of its features has one column
 */
export function counterOf(plan: Plan): Counter {
  const own = emptyStats(plan);
  const rooms = plan.features.map(() => new Int32Array(0));
  let isWeighted = false;
  const takeOne = (values: Float64Array, i: number, weights?: Float64Array): void => {
    const { boundaries, missing } = plan.features[i] as PlannedFeature;
    let room = rooms[i] as Int32Array;
    if (room.length < values.length) rooms[i] = room = new Int32Array(values.length);
    const out = room.subarray(0, values.length);
    const coded = codesOf(values, boundaries, missing, { out });
    const stats = own.features[i] as FeatureStats;
    if (weights === undefined) countCodes(stats, coded);
    else tallyWeights(stats, coded, { values, weights, bins: boundaries.bins });
  };
  return {
    take: (columns, weights) => {
      if (weights !== undefined) checkWeights(weights);
      isWeighted ||= weights !== undefined;
      for (const [i, values] of columns.entries()) takeOne(values, i, weights);
    },
    counted: (read) =>
      plan.features.map(({ boundaries }, i) => {
        const { counts, outside, missing } = own.features[i] as FeatureStats;
        const all = read.features[i] as FeatureStats;
        const stats = { ...all, counts, outside, missing: isWeighted ? missing : all.missing };
        return { stats, boundaries, error: 0 };
      }),
  };
}

/**
 * Keeps the values of columns, chooses boundaries for each, and counts then.
 *
 * @param plan each of its features has one column; its boundaries are not looked at
 * @param gatherers one for each feature
 */
export function choosingCounter(
  plan: Plan,
  gatherers: readonly ColumnCollector[],
  choose: Choose,
): Counter {
  const missing = new Float64Array(gatherers.length);
  const take: Counter['take'] = (columns, weights) => {
    for (const [i, values] of columns.entries()) {
      gatherers[i]?.add(values, weights);
      if (weights !== undefined) missing[i] = (missing[i] ?? 0) + missingWeight(values, weights);
    }
  };
  const counted = (read: Stats): CountedColumn[] =>
    plan.features.map((feature, i) => {
      const gatherer = gatherers[i] as ColumnCollector;
      const weight = gatherer.weighted ? (missing[i] ?? 0) : gatherer.seen.missing;
      const all = read.features[i] as FeatureStats;
      const counted = gatherer.weighted ? weight : all.missing;
      const stats = { ...all, missing: counted, missingWeight: weight };
      return chosenColumn(feature, gatherer, choose, stats);
    });
  return { take, counted };
}

function chosenColumn(
  { boundaries, missing }: PlannedFeature,
  gatherer: ColumnCollector,
  choose: Choose,
  { missingWeight: weight, ...read }: FeatureStats & { readonly missingWeight: number },
): CountedColumn {
  const kept = gatherer.kept();
  const finite = finiteOf(kept);
  const { precision, closed } = boundaries;
  const options = { precision, closed, duplicates: 'drop', fillsBins: false } as const;
  const chosen = finite.values.length === 0 ? [] : choose(finite, closed);
  const settled = finalizeBoundaries(chosen, kept, options);
  const error = kept.rankError;
  if (settled.boundaries.length === 0) {
    return { stats: singleBin(kept, read), boundaries: undefined, error };
  }
  const own = Boundaries.of(settled.boundaries, { precision, closed });
  const bins = binsOfFeature(own, missing);
  const counts = new Float64Array(bins.depth);
  counts.set(settled.counts);
  const place = missingCode(missing, own.bins);
  if (place < counts.length) counts[place] = (counts[place] as number) + weight;
  return { stats: { ...read, label: bins.label, counts }, boundaries: own, error };
}

/** Rows that are counted by their weights. */
interface WeighedRows {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  /** The bins that numbers may have: a number with a code past them is outside of the edges. */
  readonly bins: number;
}

/** Adds the weight of each row to the bin of its code, if it has one, and to what is missing or outside. */
function tallyWeights(
  stats: FeatureStats,
  { codes }: ColumnCodes,
  { values, weights, bins }: WeighedRows,
): void {
  const { counts } = stats;
  for (let row = 0; row < codes.length; row++) {
    const [code, weight] = [codes[row] as number, weights[row] as number];
    if (code < counts.length) counts[code] = (counts[code] as number) + weight;
    if (Number.isNaN(values[row])) stats.missing += weight;
    else if (code >= bins) stats.outside += weight;
  }
}

/** What the rows of missing values weigh. */
function missingWeight(values: Float64Array, weights: Float64Array): number {
  return weights.reduce((sum, weight, i) => (Number.isNaN(values[i]) ? sum + weight : sum), 0);
}

/** Where nothing divides the values they are one bin, or none. */
function singleBin({ values, weights }: Sample, read: FeatureStats): FeatureStats {
  const total = weights?.reduce((sum, weight) => sum + weight, 0) ?? values.length;
  const finite = values.find(Number.isFinite);
  const isOne = finite !== undefined && values.every((value) => value === finite);
  const label = isOne ? String(finite) : '(-inf, +inf)';
  const counts = Float64Array.from(total === 0 ? [] : [total]);
  return { ...read, label: () => label, counts };
}

function finiteOf(kept: Sample): Sample {
  const { values, weights } = kept;
  if (values.every(Number.isFinite)) return kept;
  const isKept = (_: number, i: number): boolean => Number.isFinite(values[i]);
  return { ...kept, values: values.filter(isKept), weights: weights?.filter(isKept) };
}
