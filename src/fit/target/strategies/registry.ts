import type { TargetStrategy } from '../options.ts';
import { chimerge } from './chimerge.ts';
import { mdlp } from './mdlp.ts';
import { TARGET_STRATEGY_NAMES } from './names.ts';
import { optimal } from './optimal.ts';
import type { TargetStrategyRules } from './strategy.ts';
import { tree } from './tree.ts';

/**
 * Every strategy with a target. A new strategy is a file beside this one, its description in `names.ts`, and an
 * import and a line here.
 */
export const TARGET_STRATEGIES: Readonly<Record<TargetStrategy, TargetStrategyRules>> = {
  optimal,
  tree,
  mdlp,
  chimerge,
};

/** The strategies that have a setting, by its name; all strategies if no strategy owns it. */
export function ownersOf(setting: string): readonly TargetStrategy[] {
  const owners = TARGET_STRATEGY_NAMES.filter((name) =>
    TARGET_STRATEGIES[name].owns.some((owned) => owned === setting),
  );
  return owners.length === 0 ? TARGET_STRATEGY_NAMES : owners;
}
