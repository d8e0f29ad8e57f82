import { mdlpSplits } from '../merge/mdlp.ts';
import type { TargetStrategyRules } from './strategy.ts';

/** MDLP (Fayyad and Irani): entropy splits, as many as the minimum description length allows. */
export const mdlp: TargetStrategyRules = {
  owns: [],
  bins: 8,
  needsClasses: true,
  splits: mdlpSplits,
};
