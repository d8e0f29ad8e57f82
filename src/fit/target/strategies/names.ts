import type { TargetStrategy } from '../options.ts';

/** The strategies with a target, in the order of the help, with a short description of each. */
const TARGET_STRATEGY_WORDS: Readonly<Record<TargetStrategy, string>> = {
  optimal: 'optimal',
  tree: 'tree (CART)',
  mdlp: 'mdlp (Fayyad-Irani)',
  chimerge: 'chimerge (Kerber)',
};

/** The names of the strategies, in the order of the help. */
export const TARGET_STRATEGY_NAMES = Object.keys(
  TARGET_STRATEGY_WORDS,
) as readonly TargetStrategy[];

/** The descriptions of the strategies, for the help. */
export const TARGET_STRATEGY_HELP: string = Object.values(TARGET_STRATEGY_WORDS).join(', ');
