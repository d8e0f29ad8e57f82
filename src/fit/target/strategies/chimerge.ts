import { chiSquareQuantile } from '../../../probability/chi-square.ts';
import { chiMergeSplits } from '../merge/chimerge.ts';
import type { TargetStrategyRules } from './strategy.ts';

/** ChiMerge (Kerber): merges neighbors whose classes do not differ by a chi-square test. */
export const chimerge: TargetStrategyRules = {
  owns: ['bins', 'significance'],
  bins: Number.POSITIVE_INFINITY,
  needsClasses: true,
  splits: ({ table }, { significance, bins }) => {
    const classes =
      table.kind === 'classes' ? table.counts.filter((c) => c.some(Boolean)).length : 2;
    return chiMergeSplits(table, { threshold: chiSquareQuantile(significance, classes - 1), bins });
  },
};
