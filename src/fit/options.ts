import { DiscretizeError } from '../core/errors/error.ts';
import type { RuleName } from './bin-count/rules.ts';
import type { LearnOptions } from './learn.ts';
import type { StrategyName } from './strategies/names.ts';

/** The most bins that may be asked for. */
export const MAX_BINS = 1_000_000;

/** What is asked for where nothing is said. The method depends on weights: see `usualMethod`. */
export const LEARN_DEFAULTS: Readonly<Omit<LearnOptions, 'strategy' | 'bins' | 'method'>> & {
  readonly bins: number;
} = {
  bins: 5,
  compat: undefined,
  outside: 'bins',
  nice: false,
  duplicates: 'drop',
  precision: 'float64',
  closed: 'left',
  epsilon: 0.01,
  batch: 32,
  kerasVersion: '3.15',
};

/** The strategy where none is named: a rule is for bins of equal width. */
export function usualStrategy(bins: number | RuleName): StrategyName {
  return typeof bins === 'number' ? 'quantile' : 'uniform';
}

/**
 * Only bins of equal width have a rule for how many there are.
 *
 * @throws DiscretizeError E_USAGE
 */
export function checkRule(strategy: StrategyName, bins: number | RuleName): void {
  if (typeof bins === 'number' || strategy === 'uniform') return;
  throw new DiscretizeError('E_USAGE', `${strategy} has no rule "${bins}" for its bins`, {
    expected: 'a number of bins',
    received: bins,
    hint: `give a number, or use the rule with the strategy uniform`,
  });
}
