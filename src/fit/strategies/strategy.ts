import type { NiceScale } from '../../column-types/column-type.ts';
import type { Sample } from '../sample.ts';
import type { StrategyDescription } from './description.ts';
import type { ParameterValues } from './parameters.ts';

/** The options common to all strategies. */
interface CommonOptions {
  /** The number of bins, at least 1. The outer bins are open, so n bins have n - 1 boundaries. */
  readonly bins: number;
  /** The number of columns that share the list, at least 1; the sample has their values row by row. */
  readonly columns: number;
}

/** The options of a strategy with parameters of its own. */
export type StrategyOptions<Own extends ParameterValues = ParameterValues> = CommonOptions & Own;

/** Boundaries, exact or approximate. */
export interface Attempt {
  /** The inner boundaries, as `learn` returns them. */
  readonly boundaries: readonly number[];
  /** False if there were too many values for the optimum: the boundaries approximate it. */
  readonly isExact: boolean;
}

/** An algorithm that learns boundaries, with its own parameters. */
export interface Strategy<Own extends ParameterValues = ParameterValues>
  extends StrategyDescription<Own> {
  /** True if it needs all values in the order of the input, not a sketch. */
  readonly needsAll: boolean;
  /** True if boundaries from a sketch approximate its optimum, because the optimum depends on more than ranks. */
  readonly needsEveryValue?: true;
  /** True if it rejects infinite values. */
  readonly needsFinite: boolean;
  /** True if no bin may be empty: boundaries that leave one empty are removed. */
  readonly fillsBins: boolean;
  /** True if the first and the last bin may not be empty after rounding. */
  readonly fillsEnds: boolean;
  /**
   * Learns the inner boundaries, ascending. They may repeat or leave bins empty; see `finalizeBoundaries`.
   *
   * @param sample at least one value; not changed
   * @param scale the nice numbers; undefined: short decimals
   * @throws DiscretizeError E_FIT for values that the strategy cannot divide
   */
  learn(sample: Sample, asked: StrategyOptions<Own>, scale?: NiceScale): readonly number[];
  /** Learns like `learn`, for a strategy that may return an approximation. */
  attempt?(sample: Sample, asked: StrategyOptions<Own>): Attempt;
  /**
   * Learns nice boundaries as a whole, for a strategy such as equal widths. Without it, `--nice` moves each boundary
   * by itself.
   */
  learnNice?(sample: Sample, asked: StrategyOptions<Own>, scale?: NiceScale): readonly number[];
}
