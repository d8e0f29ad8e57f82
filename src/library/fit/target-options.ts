import type { MissingPolicy } from '../../core/missing.ts';
import type { NumberColumn } from '../../core/number-column.ts';
import type { OptionRule, OptionTable } from '../../core/options/check-options.ts';
import { BOOLEAN, oneOf, TEXT, wholeNumber } from '../../core/options/option-rules.ts';
import { CLOSED_SIDES, PRECISIONS } from '../../core/threshold.ts';
import { OUTPUT_WORDS, type OutputModeName } from '../../encode/registry.ts';
import { TARGET_TYPES, type TargetType } from '../../fit/target/classify.ts';
import {
  MOST_TARGET_BINS,
  type Size,
  TARGET_PRESETS,
  type TargetSettings,
} from '../../fit/target/options.ts';
import { TARGET_STRATEGY_NAMES } from '../../fit/target/strategies/names.ts';
import {
  PARAMETER_NAMES,
  type ParameterName,
  TARGET_PARAMETERS,
} from '../../fit/target/strategies/parameters.ts';
import { MISSING_POLICIES } from '../../spec/spec.ts';

/** The values of a target: numbers, text or booleans; null, undefined and NaN are missing. */
export type TargetColumn = ArrayLike<TargetValue> | Iterable<TargetValue>;

type TargetValue = number | bigint | string | boolean | null | undefined;

/** A number of rows, or a share of them such as `5%`. */
export type BinSize = number | `${number}%`;

/**
 * Options for fitting boundaries that predict a target; they are the flags of `discretize fit --target`, with the
 * same defaults.
 */
export interface TargetFitOptions extends PlainSettings, ParameterOptions {
  /** The name of the target among the columns, or its values, one for each row. */
  readonly target: string | TargetColumn;
  /** The value of the target that is the event. Default: 1, true, yes or bad. */
  readonly event?: string | number | boolean | undefined;
  /** The type of the target. Default: detected from its values. */
  readonly targetType?: TargetType | undefined;
  /** Required boundaries, by column: `{ age: [18, 65] }`. */
  readonly fix?: { readonly [column: string]: readonly number[] } | undefined;
  /** Numbers with bins of their own, which are excluded from the fit; a list of several for one bin. */
  readonly special?: readonly (number | readonly number[])[] | undefined;
  /** The weight of each row. */
  readonly weights?: NumberColumn | undefined;
  readonly output?: OutputModeName | undefined;
  /** The name of the values that output mode `value` writes, such as `woe`. */
  readonly value?: string | undefined;
  readonly missing?: MissingPolicy | undefined;
}

/** The settings of all strategies. */
type PlainSettings = Pick<
  TargetSettings,
  'strategy' | 'bins' | 'closed' | 'precision' | 'round' | 'compat'
>;

/** The parameters of strategies; sizes are written as text. */
type ParameterOptions = {
  readonly [Name in keyof Pick<TargetSettings, ParameterName>]: Size extends TargetSettings[Name]
    ? BinSize | undefined
    : TargetSettings[Name];
};

/** The rules of parameters; each is its parameter's own. */
const PARAMETER_OPTIONS = Object.fromEntries(
  PARAMETER_NAMES.map((name) => [name, parameterRule(name)]),
) as unknown as OptionTable<ParameterOptions>;

function parameterRule(name: ParameterName): OptionRule<unknown> {
  const { parse, expected, words = [], value } = TARGET_PARAMETERS[name];
  if (value === undefined) return BOOLEAN;
  const isText = words.length > 0;
  const accepts = (given: unknown): given is unknown => {
    const isOfKind = typeof given === (isText ? 'string' : 'number');
    const isShare = value === 'SIZE' && typeof given === 'string';
    return (isOfKind || isShare) && parse(String(given)) !== undefined;
  };
  return { expected, words, accepts };
}

function objectRule<Value>(
  expected: string,
  isGood: (value: object) => boolean,
): OptionRule<Value> {
  const accepts = (value: unknown): value is Value =>
    typeof value === 'object' && value !== null && isGood(value);
  return { expected, words: [], accepts };
}

function areNumbers(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(Number.isFinite);
}

/** The rules of {@link TargetFitOptions}. */
export const TARGET_FIT_OPTIONS: OptionTable<TargetFitOptions> = {
  ...PARAMETER_OPTIONS,
  target: {
    expected: 'the name of a column, or an array of values',
    words: [],
    accepts: (value): value is string | TargetColumn =>
      typeof value === 'string' || (typeof value === 'object' && value !== null),
  },
  event: {
    expected: 'a value of the target',
    words: [],
    accepts: (value): value is string | number | boolean =>
      ['string', 'number', 'boolean'].includes(typeof value),
  },
  targetType: oneOf(TARGET_TYPES),
  strategy: oneOf(TARGET_STRATEGY_NAMES),
  bins: wholeNumber(1, MOST_TARGET_BINS),
  fix: objectRule('numbers by column: { age: [18, 65] }', (value) =>
    Object.values(value).every(areNumbers),
  ),
  special: objectRule('an array of numbers: [-999, -998]', Array.isArray),
  compat: oneOf(TARGET_PRESETS),
  round: oneOf(['gap', 'none']),
  weights: objectRule('an array of numbers, one for each row', () => true),
  precision: oneOf(PRECISIONS),
  closed: oneOf(CLOSED_SIDES),
  output: oneOf(OUTPUT_WORDS),
  value: TEXT,
  missing: oneOf(MISSING_POLICIES),
};
