import type { NiceScale } from '../../column-types/column-type.ts';
import type { Sample } from '../sample.ts';
import type { StrategyDescription } from './description.ts';
import type { ParameterValues } from './parameters.ts';

/** The options of every strategy, all set. */
interface CommonOptions {
  /** The number of bins, at least 1. n bins have n - 1 boundaries: the outer ones stay open. */
  readonly bins: number;
  /** The number of columns that share the list, row by row in the sample; at least 1. */
  readonly columns: number;
}

/** The options of a strategy with parameters of its own. */
export type StrategyOptions<Own extends ParameterValues = ParameterValues> = CommonOptions & Own;

/** Boundaries, and whether they are what the strategy aims at. */
export interface Attempt {
  /** As `learn` gives them. */
  readonly boundaries: readonly number[];
  /** False if there were too many values for the best there is, and the boundaries are only close to it. */
  readonly isExact: boolean;
}

/** A way to learn boundaries, with the parameters that only it has. */
export interface Strategy<Own extends ParameterValues = ParameterValues>
  extends StrategyDescription<Own> {
  /** True if it works on all values in their order only, and not on a sketch. */
  readonly needsAll: boolean;
  /** True if ranks are not enough for its best boundaries, so that those of a sketch are only near them. */
  readonly needsEveryValue?: true;
  /** True if it rejects infinite values. */
  readonly needsFinite: boolean;
  /** True if each bin has values: boundaries that leave one without are removed. */
  readonly fillsBins: boolean;
  /** True if the first and the last bin have values: rounding may put a boundary on the least value. */
  readonly fillsEnds: boolean;
  /**
   * The inner boundaries, ascending. They may repeat or leave bins empty: `finalizeBoundaries` mends that.
   *
   * @param sample at least one value; not changed
   * @param scale the numbers that are nice; undefined: short decimals
   * @throws DiscretizeError for values that it cannot divide
   */
  learn(sample: Sample, asked: StrategyOptions<Own>, scale?: NiceScale): readonly number[];
  /** As `learn`; for a strategy that may return an approximation. */
  attempt?(sample: Sample, asked: StrategyOptions<Own>): Attempt;
  /**
   * Nice boundaries in place of `learn`'s, if nice numbers change what it aims at as a whole, as equal
   * widths. By default each boundary is moved by itself.
   */
  learnNice?(sample: Sample, asked: StrategyOptions<Own>, scale?: NiceScale): readonly number[];
}
