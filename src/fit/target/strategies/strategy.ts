import type { Bins } from '../criterion/bins.ts';
import type { TargetOptions } from '../options.ts';
import type { ParameterName } from './parameters.ts';

/** Wishes beyond parameters that only some strategies know. */
type OtherWish = 'bins' | 'minBins' | 'fixed' | 'trendClass';

/** A way to choose boundaries by a target. */
export interface TargetStrategyRules {
  /** The wishes that it knows. */
  readonly owns: readonly (ParameterName | OtherWish)[];
  /** The most bins if nothing is said. */
  readonly bins: number;
  /** True if a numeric target must have classes. */
  readonly needsClasses: boolean;
  /** The indexes of the first value of each bin but the first; absent for the optimum, which has limits. */
  readonly splits?: (bins: Bins, options: TargetOptions) => readonly number[];
}
