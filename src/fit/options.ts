import { DiscretizeError } from '../core/errors/error.ts';
import type { RuleName } from './bin-count/rules.ts';
import type { LearnOptions } from './learn.ts';
import type { StrategyName } from './strategies/names.ts';

/** The largest number of bins of a request. */
export const MAX_BINS = 1_000_000;

/** The default options. */
export const LEARN_DEFAULTS: Readonly<Omit<LearnOptions, 'strategy' | 'bins'>> & {
  readonly bins: number;
} = {
  bins: 5,
  compat: undefined,
  outside: 'bins',
  rounding: { kind: 'gap' },
  duplicates: 'drop',
  precision: 'float64',
  closed: 'left',
  parameters: {},
  columns: 1,
};

/** The default strategy: equal widths for a rule, else quantiles. */
export function usualStrategy(bins: number | RuleName): StrategyName {
  return typeof bins === 'number' ? 'quantile' : 'uniform';
}

/**
 * Checks that a rule for the number of bins is used with bins of equal width.
 *
 * @throws DiscretizeError E_USAGE
 */
export function checkRule(strategy: StrategyName, bins: number | RuleName): void {
  if (typeof bins === 'number' || strategy === 'uniform') return;
  throw new DiscretizeError('E_USAGE', `cannot use --bins ${bins} with --strategy ${strategy}`, {
    expected: 'a number of bins',
    received: bins,
    hint: 'use a number of bins, or --strategy uniform',
  });
}
