import { PARAMETER_NAMES } from './parameters.ts';
import type { TargetStrategyRules } from './strategy.ts';

/** The parameters of other strategies, and of all. */
const OTHERS: readonly string[] = ['significance', 'woeSmooth', 'woeSign'];

/** The partition with the greatest objective under the limits; `learnWithTarget` runs its search. */
export const optimal: TargetStrategyRules = {
  owns: [
    ...PARAMETER_NAMES.filter((name) => !OTHERS.includes(name)),
    'bins',
    'minBins',
    'fixed',
    'trendClass',
  ],
  bins: 8,
  needsClasses: false,
};
