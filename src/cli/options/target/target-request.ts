import { numberOfText } from '../../../core/cells/number.ts';
import { didYouMean } from '../../../core/errors/closest.ts';
import { DiscretizeError } from '../../../core/errors/error.ts';
import { parseRule } from '../../../fit/bin-count/rules.ts';
import { PRESET_NAMES } from '../../../fit/compat/presets.ts';
import { STRATEGY_WORDS } from '../../../fit/strategies/names.ts';
import { isTextEvent, TARGET_TYPES } from '../../../fit/target/classify.ts';
import {
  MOST_TARGET_BINS,
  TARGET_PRESETS,
  type TargetSettings,
  type TargetStrategy,
  usualPrecision,
  usualTargetStrategy,
} from '../../../fit/target/options.ts';
import { TARGET_STRATEGY_NAMES } from '../../../fit/target/strategies/names.ts';
import { PARAMETER_NAMES, TARGET_PARAMETERS } from '../../../fit/target/strategies/parameters.ts';
import { ownersOf } from '../../../fit/target/strategies/registry.ts';
import type { TargetRequest } from '../../../jobs/target/target-request.ts';
import { checkOutside } from '../../../plan/feature.ts';
import type { Spec } from '../../../spec/spec.ts';
import { choice } from '../../arguments/choice.ts';
import { flagValue, isSet, type RawFitOptions } from '../../arguments/raw-options.ts';
import { TARGET_FLAGS } from '../../definitions/commands/target-flags.ts';
import { LEARNING_FLAGS } from '../../definitions/learning-flags.ts';
import { TYPE_FLAG_GROUP } from '../../definitions/type-flags.ts';
import { type BinRules, binRulesOf } from '../bin-request.ts';
import { labelDigitsOf } from '../forms/labels.ts';
import { specialOf } from '../forms/special.ts';

/** Flags without effect in a fit with a target. */
const OTHERS: readonly string[] = [
  ...LEARNING_FLAGS.map(({ long }) => long).filter(
    (long) => !['weight', 'round', 'exact', 'memory', 'rank-error'].includes(long),
  ),
  ...TYPE_FLAG_GROUP.flags.map(({ long }) => long),
  'else',
];

/** Rejects flags that need `--target` in a run without it. */
export function checkNoTarget(flags: RawFitOptions): void {
  const given = TARGET_FLAGS.find(({ long }) => isSet(flags, long));
  if (given === undefined) return;
  const message = `--${given.long} needs --target`;
  throw new DiscretizeError('E_USAGE', message, { hint: 'name the target: --target COLUMN' });
}

/**
 * Resolves the flags of a fit with a target.
 *
 * @throws DiscretizeError E_USAGE
 */
export function targetRequestOf(flags: RawFitOptions, target: string): TargetRequest {
  const useless = OTHERS.find((long) => isSet(flags, long));
  if (useless !== undefined) throw cannotCombine(`--${useless}`, '--target');
  const { spec, compat, closed, output, value } = targetRulesIn(flags);
  const strategy = targetStrategyOf(flags, compat);
  const { weight, event } = flags;
  const settings = settingsOf(flags, strategy);
  return {
    read: readRequestOf(flags, spec),
    target,
    isText: isTextEvent(event) ? true : undefined,
    event,
    type: choice('target-type', flags.targetType, TARGET_TYPES),
    compat,
    weight,
    spec,
    output,
    value,
    name: flags.name,
    labelDigits: labelDigitsOf(flags),
    settings: { ...settings, precision: spec.precision, compat, ...(closed && { closed }) },
    fixed: fixedOf(flags, strategy),
  };
}

/** The columns that a fit reads beside the target. */
function readRequestOf(
  { columns, weight, special }: RawFitOptions,
  spec: Spec,
): TargetRequest['read'] {
  return {
    columns: columns?.join(','),
    roles: weight === undefined ? [] : [{ role: 'weight', name: weight }],
    spec,
    special: specialOf(special, spec.precision),
  };
}

/** The rules of the spec, and the program of `--compat`, which may compare in another precision. */
function targetRulesIn(
  flags: RawFitOptions,
): Omit<BinRules, 'outside'> & Pick<TargetRequest, 'compat'> {
  const { strategy: _, compat: __, ...plain } = flags;
  const compat = targetChoice('compat', flags.compat, TARGET_PRESETS, PRESET_NAMES);
  const { outside, ...rules } = binRulesOf(plain, undefined);
  checkOutside(outside, rules.spec.missing);
  const precision = flags.precision === undefined ? usualPrecision(compat) : rules.spec.precision;
  return { ...rules, compat, spec: { ...rules.spec, precision } };
}

function targetStrategyOf(
  { strategy }: RawFitOptions,
  compat: TargetRequest['compat'],
): TargetStrategy {
  const named = targetChoice('strategy', strategy, TARGET_STRATEGY_NAMES, STRATEGY_WORDS);
  return named ?? usualTargetStrategy(compat);
}

function settingsOf(flags: RawFitOptions, strategy: TargetStrategy): TargetSettings {
  const entries = PARAMETER_NAMES.flatMap((name) => {
    const { flag, parse, expected, words } = TARGET_PARAMETERS[name];
    const given = flagValue(flags, flag);
    if (given === undefined) return [];
    checkOwner(flag, name, strategy);
    const value = parse(String(given));
    if (value !== undefined) return [[name, value] as const];
    throw invalid(flag, String(given), expected, didYouMean(String(given), words ?? []));
  });
  if (flags.bins !== undefined) checkOwner('bins', 'bins', strategy);
  const values = Object.fromEntries(entries);
  return { ...values, bins: binsOf(flags.bins), round: roundOf(flags), strategy };
}

function checkOwner(flag: string, setting: string, strategy: TargetStrategy): void {
  const owners = ownersOf(setting);
  if (owners.includes(strategy)) return;
  throw new DiscretizeError('E_USAGE', `cannot use --${flag} with --strategy ${strategy}`, {
    hint: `remove --${flag}, or use --strategy ${owners.join(' or ')}`,
  });
}

function binsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= MOST_TARGET_BINS) return count;
  if (parseRule(text) !== undefined) throw cannotCombine(`--bins ${text}`, '--target');
  throw invalid('bins', text, `a whole number, 1 to ${MOST_TARGET_BINS}`);
}

function roundOf({ round, exact }: RawFitOptions): 'gap' | 'none' {
  if (exact && round !== undefined) throw cannotCombine('--exact', '--round');
  return exact
    ? 'none'
    : (targetChoice('round', round, ['gap', 'none'] as const, ['nice']) ?? 'gap');
}

/** Reads `--fix`: `age=18,65` for each column. */
function fixedOf(
  { fix = [] }: RawFitOptions,
  strategy: TargetStrategy,
): ReadonlyMap<string, readonly number[]> {
  if (fix.length > 0) checkOwner('fix', 'fixed', strategy);
  return new Map(fix.map(fixedIn));
}

function fixedIn(text: string): [string, readonly number[]] {
  const at = text.lastIndexOf('=');
  const items = text.slice(at + 1).split(',');
  const numbers = items.map(numberOfText);
  if (at >= 1 && numbers.every(Number.isFinite)) return [text.slice(0, at), numbers];
  throw invalid('fix', text, 'a column and numbers: age=18,65');
}

/**
 * The value of a flag whose words depend on the target.
 *
 * @param others the words that are valid without a target only
 */
function targetChoice<Word extends string>(
  flag: string,
  value: string | undefined,
  words: readonly Word[],
  others: readonly string[],
): Word | undefined {
  const word = value?.toLowerCase() ?? '';
  const isOther = others.includes(word) && !words.some((candidate) => candidate === word);
  if (!isOther) return choice(flag, value, words);
  throw cannotCombine(`--${flag} ${word}`, '--target', `use ${words.join(', ')}`);
}

function cannotCombine(
  one: string,
  other: string,
  hint: string = 'remove one of them',
): DiscretizeError {
  return new DiscretizeError('E_USAGE', `cannot use ${one} with ${other}`, { hint });
}

function invalid(flag: string, received: string, expected: string, guess = ''): DiscretizeError {
  const message = `invalid --${flag} "${received}"${guess}`;
  return new DiscretizeError('E_USAGE', message, { expected, received, hint: `use ${expected}` });
}
