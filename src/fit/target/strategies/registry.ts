import type { TargetStrategy } from '../options.ts';
import { chimerge } from './chimerge.ts';
import { mdlp } from './mdlp.ts';
import { optimal } from './optimal.ts';
import type { TargetStrategyRules } from './strategy.ts';
import { tree } from './tree.ts';

/** Every strategy with a target. A new one is a file beside this one, its import, and its line here. */
export const TARGET_STRATEGIES: Readonly<Record<TargetStrategy, TargetStrategyRules>> = {
  optimal,
  tree,
  mdlp,
  chimerge,
};

/** The names of the strategies, in the order of the help. */
export const TARGET_STRATEGY_NAMES = Object.keys(TARGET_STRATEGIES) as readonly TargetStrategy[];

/** The strategies in words, for the help. */
export const TARGET_STRATEGY_HELP: string = TARGET_STRATEGY_NAMES.map(
  (name) => TARGET_STRATEGIES[name].help,
).join(', ');

/** The strategies that know a wish; all of them for a wish that none owns. */
export function ownersOf(wish: string): readonly TargetStrategy[] {
  const owners = TARGET_STRATEGY_NAMES.filter((name) =>
    TARGET_STRATEGIES[name].owns.some((owned) => owned === wish),
  );
  return owners.length === 0 ? TARGET_STRATEGY_NAMES : owners;
}
