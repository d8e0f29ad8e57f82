import { DiscretizeError } from '../core/errors/error.ts';
import { LEARN_DEFAULTS } from '../fit/options.ts';
import {
  NICE_SHARE,
  niceRounding,
  parseRounding,
  ROUNDING_EXPECTED,
  type Rounding,
} from '../fit/rounding/rounding.ts';
import type { ParameterValues } from '../fit/strategies/parameters.ts';
import {
  PARAMETERS,
  STRATEGIES,
  type StrategyName,
  type StrategyParameters,
} from '../fit/strategies/registry.ts';

/** How boundaries are rounded. */
export interface RoundingOptions {
  /**
   * `gap`: to short decimals that leave every value in its bin; `nice`: to nicer ones whose ranks move by up
   * to 1% of the values (`nice=5%`: 5%); `none`: not at all. Default `gap`.
   */
  readonly round?: 'gap' | 'nice' | 'none' | `nice=${string}`;
  /** True for `nice`, or the share of the values by which ranks may move, up to 0.5. Default false. */
  readonly nice?: boolean | number;
}

/** The parameters of strategies among the options. */
export function parametersOf(options: StrategyParameters): Partial<ParameterValues> {
  const given = options as Readonly<Record<string, unknown>>;
  const entries = PARAMETERS.flatMap(({ name, parameter }) => {
    const value = given[name];
    if (value === undefined) return [];
    const isValue = typeof value === 'string' || typeof value === 'number';
    const parsed = isValue ? parameter.parse(value) : undefined;
    if (parsed === undefined) throw badOption(name, value, parameter.expected);
    return [[name, parsed] as const];
  });
  return Object.fromEntries(entries);
}

/** The rounding of the options. */
export function roundingOf({ round, nice }: RoundingOptions, strategy: StrategyName): Rounding {
  if (nice !== undefined && nice !== false) {
    const rounding = niceRounding(nice === true ? NICE_SHARE : nice);
    if (rounding === undefined || round !== undefined) {
      throw badOption('nice', nice, 'a share up to 0.5, and given without round');
    }
    return rounding;
  }
  if (round === undefined) return LEARN_DEFAULTS.rounding;
  const rounding = parseRounding(String(round));
  if (rounding === undefined || (rounding.kind !== 'none' && STRATEGIES[strategy].isVerbatim)) {
    throw badOption('round', round, ROUNDING_EXPECTED);
  }
  return rounding;
}

/** The error for an option of the library. */
export function badOption(option: string, received: unknown, expected: string): DiscretizeError {
  const message = `the option ${option} is not ${String(received)}`;
  return new DiscretizeError('E_USAGE', message, { expected, received, hint: `it is ${expected}` });
}
