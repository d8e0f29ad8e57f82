import { DiscretizeError } from '../../core/errors/error.ts';
import type { RuleName } from '../../fit/bin-count/rules.ts';
import type { PresetName } from '../../fit/compat/presets.ts';
import { checkParameters, LEARN_DEFAULTS, usualStrategy } from '../../fit/options.ts';
import {
  invalidRounding,
  NICE_SHARE,
  parseNice,
  parseRounding,
  type Rounding,
} from '../../fit/rounding/rounding.ts';
import {
  PARAMETERS,
  STRATEGY_TABLE,
  type StrategyName,
  strategyOfParameter,
} from '../../fit/strategies/names.ts';
import { type ParameterValues, parseFlag } from '../../fit/strategies/parameters.ts';
import { flagValue, isSet, type RawFitOptions, type RawOptions } from '../arguments/raw-options.ts';
import { LEARNING_FLAGS } from '../definitions/learning-flags.ts';
import { strategyOf } from './bin-request.ts';
import { presetOf } from './compat.ts';

function flagText(flags: RawOptions, long: string): string | undefined {
  const value = flagValue(flags, long);
  return typeof value === 'string' ? value : undefined;
}

/**
 * The parameters of strategies that flags set, by name.
 *
 * @throws DiscretizeError E_USAGE
 */
export function parametersOf(flags: RawOptions): Partial<ParameterValues> {
  const entries = PARAMETERS.flatMap(({ name, parameter }) => {
    const text = flagText(flags, parameter.flag);
    return text === undefined ? [] : [[name, parseFlag(parameter, text)] as const];
  });
  return Object.fromEntries(entries);
}

/**
 * Rejects parameters of strategies that a run does not use.
 *
 * @throws DiscretizeError E_USAGE
 */
export function checkParametersUsed(flags: RawOptions, used: readonly StrategyName[]): void {
  const given = PARAMETERS.filter(({ parameter }) => flagText(flags, parameter.flag) !== undefined);
  checkParameters(given, used);
}

/**
 * Rejects the flags of fits in a run that fits no boundaries.
 *
 * @param used the long names of flags that the run has another use for
 * @throws DiscretizeError E_USAGE
 */
export function checkNoLearning(flags: RawOptions, used: readonly string[] = []): void {
  const unused = LEARNING_FLAGS.find(({ long }) => isSet(flags, long) && !used.includes(long));
  if (unused === undefined) return;
  throw new DiscretizeError('E_USAGE', `--${unused.long} needs -n, or belongs to fit`, {
    hint: 'add the number of bins: -n 5',
  });
}

/** The strategy of `--strategy`; else of a parameter that only one strategy has, of `--compat`, or of the bins. */
export function chosenStrategy(
  flags: RawFitOptions,
  parameters: Partial<ParameterValues>,
  bins: number | RuleName,
): StrategyName {
  if (flags.strategy !== undefined) return strategyOf(flags.strategy);
  const usual = typeof bins === 'number' ? presetOf(flags)?.strategies[0] : undefined;
  return strategyOfParameter(parameters) ?? usual ?? usualStrategy(bins);
}

/** True if boundaries are fitted before rows are binned. */
export function learnsFirst(flags: RawOptions): boolean {
  return flags.bins !== undefined || learnsByParameter(flags);
}

/** True if the parameter of a strategy implies that strategy. */
export function learnsByParameter(flags: RawOptions): boolean {
  return strategyOfParameter(parametersOf(flags)) !== undefined;
}

/** The flags of fits that select and keep values; they do not choose boundaries. */
const COLLECTING: readonly string[] = ['weight', 'sketch', 'rank-error', 'memory', 'by'];

/** True if flags choose how boundaries are fitted. */
export function learnsBoundaries(flags: RawOptions): boolean {
  const longs = LEARNING_FLAGS.map(({ long }) => long).filter((long) => !COLLECTING.includes(long));
  return ['strategy', ...longs].some((long) => isSet(flags, long));
}

/**
 * The rounding of boundaries that flags choose.
 *
 * @throws DiscretizeError E_USAGE for two kinds at once, and with a strategy or program that sets exact boundaries
 */
export function roundingOf(
  flags: RawFitOptions,
  {
    compat,
    strategy,
  }: { readonly compat: PresetName | undefined; readonly strategy: StrategyName },
): Rounding {
  const given = roundingFlags(flags);
  const last = given.at(-1);
  if (last === undefined) return LEARN_DEFAULTS.rounding;
  const other = given.find(({ rounding }) => !agree(rounding, last.rounding));
  if (other !== undefined) throw cannotCombine(other.flag, last.flag);
  const { rounding, flag } = last;
  if (rounding.kind === 'none') return rounding;
  if (compat !== undefined) throw cannotCombine(flag, `--compat ${compat}`);
  if (STRATEGY_TABLE[strategy].isVerbatim) throw cannotCombine(flag, `--strategy ${strategy}`);
  return rounding;
}

/** True for roundings of one kind; `--round nice` agrees with any share of `--nice`. */
function agree(one: Rounding, other: Rounding): boolean {
  if (one.kind !== 'nice' || other.kind !== 'nice') return one.kind === other.kind;
  return one.share === other.share || one.share === NICE_SHARE;
}

function roundingFlags({
  round,
  nice,
  exact,
}: RawFitOptions): { readonly flag: string; readonly rounding: Rounding }[] {
  const given = [];
  if (round !== undefined) {
    const rounding = parseRounding(round);
    if (rounding === undefined) throw invalidRounding('round', round);
    given.push({ flag: `--round ${round}`, rounding });
  }
  if (nice !== undefined) {
    const rounding = nice === '' ? parseRounding('nice') : parseNice(nice);
    if (rounding === undefined) throw invalidRounding('nice', nice);
    given.push({ flag: '--nice', rounding });
  }
  if (exact) given.push({ flag: '--exact', rounding: { kind: 'none' } as const });
  return given;
}

function cannotCombine(one: string, other: string): DiscretizeError {
  return new DiscretizeError('E_USAGE', `cannot use ${one} with ${other}`, {
    hint: 'remove one of them',
  });
}
