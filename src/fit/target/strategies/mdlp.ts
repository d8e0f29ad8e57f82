import { mdlpSplits } from '../merge/mdlp.ts';
import type { TargetStrategyRules } from './strategy.ts';

/** The entropy splits of Fayyad and Irani, as many as their minimum description length allows. */
export const mdlp: TargetStrategyRules = {
  owns: [],
  bins: 8,
  needsClasses: true,
  splits: mdlpSplits,
};
