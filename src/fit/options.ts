import { DiscretizeError } from '../core/errors/error.ts';
import type { RuleName } from './bin-count/rules.ts';
import type { LearnOptions } from './learn.ts';
import { type OwnedParameter, STRATEGY_TABLE, type StrategyName } from './strategies/names.ts';

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

/**
 * Rejects a number of bins for a strategy whose parameters decide it.
 *
 * @throws DiscretizeError E_USAGE
 */
export function checkBinsCount(strategy: StrategyName): void {
  if (!STRATEGY_TABLE[strategy].countsBins) return;
  throw new DiscretizeError('E_USAGE', `cannot use --bins with --strategy ${strategy}`, {
    hint: `remove --bins: the number of bins follows from --${strategy}`,
  });
}

/**
 * Rejects parameters of strategies that are not used.
 *
 * @throws DiscretizeError E_USAGE
 */
export function checkParameters(
  given: readonly OwnedParameter[],
  used: readonly StrategyName[],
): void {
  const unused = given.find(({ strategy }) => !used.includes(strategy));
  if (unused === undefined) return;
  const { parameter, strategy } = unused;
  throw new DiscretizeError('E_USAGE', `--${parameter.flag} needs --strategy ${strategy}`, {
    hint: `add --strategy ${strategy}, or remove --${parameter.flag}`,
  });
}
