import { PARAMETER_NAMES } from './parameters.ts';
import type { TargetStrategyRules } from './strategy.ts';

/** The partition with the greatest objective under the limits; `learnWithTarget` runs its search. */
export const optimal: TargetStrategyRules = {
  help: 'optimal',
  owns: [
    ...PARAMETER_NAMES.filter((name) => name !== 'significance'),
    'bins',
    'minBins',
    'fixed',
    'trendClass',
  ],
  bins: 8,
  needsClasses: false,
};
