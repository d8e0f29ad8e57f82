import { DiscretizeError } from '../../core/errors/error.ts';
import type { PresetName } from '../../fit/compat/presets.ts';
import { checkParameters, LEARN_DEFAULTS } from '../../fit/options.ts';
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

function flagText(flags: RawOptions, long: string): string | undefined {
  const value = flagValue(flags, long);
  return typeof value === 'string' ? value : undefined;
}

/**
 * The parameters of strategies that flags give, by their names.
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
 * Rejects parameters of strategies that are not used.
 *
 * @throws DiscretizeError E_USAGE
 */
export function checkParametersUsed(flags: RawOptions, used: readonly StrategyName[]): void {
  const given = PARAMETERS.filter(({ parameter }) => flagText(flags, parameter.flag) !== undefined);
  checkParameters(given, used);
}

/**
 * Rejects flags that say how boundaries are learned if none are.
 *
 * @param used those that have another use
 *
 * @throws DiscretizeError E_USAGE
 */
export function checkNoLearning(flags: RawOptions, used: readonly string[] = []): void {
  const unused = LEARNING_FLAGS.find(({ long }) => isSet(flags, long) && !used.includes(long));
  if (unused === undefined) return;
  throw new DiscretizeError('E_USAGE', `--${unused.long} needs -n, or belongs to fit`, {
    hint: 'add the number of bins: -n 5',
  });
}

/** True if flags ask for boundaries to be learned before rows are binned. */
export function learnsFirst(flags: RawOptions): boolean {
  return flags.bins !== undefined || learnsByParameter(flags);
}

/** True if a parameter chooses the strategy. */
export function learnsByParameter(flags: RawOptions): boolean {
  return strategyOfParameter(parametersOf(flags)) !== undefined;
}

/** Flags that say which values are read and how they are kept, and not how boundaries are learned. */
const COLLECTING: readonly string[] = ['weight', 'sketch', 'rank-error', 'memory', 'by'];

/** True if flags say how boundaries are learned. */
export function learnsBoundaries(flags: RawOptions): boolean {
  const longs = LEARNING_FLAGS.map(({ long }) => long).filter((long) => !COLLECTING.includes(long));
  return ['strategy', ...longs].some((long) => isSet(flags, long));
}

/**
 * The rounding that flags ask for.
 *
 * @throws DiscretizeError E_USAGE for two kinds at once, and with what has boundaries of its own
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

/** True for two of a kind; `--round nice` agrees with the share of `--nice=5%`. */
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
