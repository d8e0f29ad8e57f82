import type { RadixGroups } from '../selection/radix-passes.ts';

/** The ways of numpy's `quantile` to put a number between two values; its names. */
export type QuantileMethod =
  | 'inverted_cdf'
  | 'averaged_inverted_cdf'
  | 'closest_observation'
  | 'interpolated_inverted_cdf'
  | 'hazen'
  | 'weibull'
  | 'linear'
  | 'median_unbiased'
  | 'normal_unbiased'
  | 'lower'
  | 'higher'
  | 'midpoint'
  | 'nearest';

/** What was kept of the values that boundaries are learned from. Missing ones are not among them. */
export interface Sample {
  /** All values in the order of the input; or, where `rankError` is not 0, a sketch's, ascending. No NaN. */
  readonly values: Float64Array;
  /** What each value counts, > 0, as long as `values`. Undefined where each counts once. */
  readonly weights: Float64Array | undefined;
  /** By how much of the total weight a rank may be off: 0 where all values are there. */
  readonly rankError: number;
  /** True if the weights are whole counts, which any quantile method can take. Default false. */
  readonly areCounts?: boolean;
  /** The values in groups of neighbours, or the only one there is, where that is known. */
  readonly groups?: RadixGroups | number;
}

/** What is asked of a strategy, every choice made. Each strategy reads what concerns it. */
export interface StrategyOptions {
  /** How many bins are wanted, at least 1. n bins have n - 1 boundaries: the outer ones stay open. */
  readonly bins: number;
  /** Quantile: how a number is put between two values. */
  readonly method: QuantileMethod;
  /** Keras: `epsilon` of its layer, and how many rows its `adapt` sees at once. */
  readonly epsilon: number;
  readonly batch: number;
  /** Keras: the release whose `adapt` is meant; 3.15 moved the start of each batch's summary. */
  readonly kerasVersion: '3.14' | '3.15';
}

/** Boundaries, and whether they are what the strategy aims at. */
export interface Attempt {
  /** As `learn` gives them. */
  readonly boundaries: readonly number[];
  /** False where there were too many values for the best there is, and they are only close to it. */
  readonly isExact: boolean;
}

/** A way to learn boundaries. */
export interface Strategy {
  /** Whether it works on all values in their order only, and not on a sketch. */
  readonly needsAll: boolean;
  /** Whether an infinite value is refused before it sees any. */
  readonly needsFinite: boolean;
  /** Whether each bin that it makes has values: boundaries that leave one without are taken out. */
  readonly fillsBins: boolean;
  /** Whether the first and the last bin have: rounding may put a boundary on the least value. */
  readonly fillsEnds: boolean;
  /**
   * The inner boundaries, ascending. They may repeat or leave bins empty: `settle` sees to that.
   *
   * @param kept at least one value; not changed
   * @throws DiscretizeError where the values are none that it can divide
   */
  learn(kept: Sample, asked: StrategyOptions): readonly number[];
  /** As `learn`; for a strategy that may have to be content with less than it aims at. */
  attempt?(kept: Sample, asked: StrategyOptions): Attempt;
}
