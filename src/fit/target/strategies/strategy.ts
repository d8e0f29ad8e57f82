import type { Bins } from '../criterion/bins.ts';
import type { TargetOptions } from '../options.ts';
import type { ParameterName } from './parameters.ts';

/** Settings, other than parameters, that only some strategies have. */
type OtherSetting = 'bins' | 'minBins' | 'fixed' | 'trendClass';

/** A strategy with a target. */
export interface TargetStrategyRules {
  /** The settings that the strategy has. */
  readonly owns: readonly (ParameterName | OtherSetting)[];
  /** The default of the most bins. */
  readonly bins: number;
  /** True if the target must have classes. */
  readonly needsClasses: boolean;
  /** Returns the index of the first value of each bin but the first; absent for the optimum, which has limits. */
  readonly splits?: (bins: Bins, options: TargetOptions) => readonly number[];
}
