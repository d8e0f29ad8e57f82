import { treeSplits } from '../tree/cart.ts';
import type { TargetStrategyRules } from './strategy.ts';

/** A decision tree over one column, as in scikit-learn. */
export const tree: TargetStrategyRules = {
  owns: ['objective', 'bins', 'minBin'],
  bins: 8,
  needsClasses: false,
  splits: (bins, { objective, bins: leaves, limits: { minWeight } }) =>
    treeSplits(bins, { objective, leaves, minWeight }),
};
