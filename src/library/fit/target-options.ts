import type { MissingPolicy } from '../../core/missing.ts';
import type { NumberColumn } from '../../core/number-column.ts';
import type { OptionRule, OptionTable } from '../../core/options/check-options.ts';
import { BOOLEAN, oneOf, TEXT, wholeNumber } from '../../core/options/option-rules.ts';
import { CLOSED_SIDES, type Closed, PRECISIONS, type Precision } from '../../core/threshold.ts';
import { OUTPUT_WORDS, type OutputModeName } from '../../encode/registry.ts';
import { TARGET_TYPES, type TargetType } from '../../fit/target/classify.ts';
import {
  MOST_BINS,
  type Objective,
  TARGET_PRESETS,
  type TargetPreset,
  type TargetStrategy,
  type Trend,
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
 * How boundaries that predict a target are fitted; the defaults are those of `discretize fit --target`, whose
 * flags these options are.
 */
export interface TargetFitOptions {
  /** The name of the target among the columns, or its values, one for each row. */
  readonly target: string | TargetColumn;
  /** The value of the target that is the event. Default: 1, true, yes or bad. */
  readonly event?: string | number | boolean | undefined;
  /** Default: what the values of the target look like. */
  readonly targetType?: TargetType | undefined;
  /** Default `optimal`. */
  readonly strategy?: TargetStrategy | undefined;
  /** The most bins. */
  readonly bins?: number | undefined;
  readonly objective?: Objective | undefined;
  readonly trend?: Trend | undefined;
  readonly minBin?: BinSize | undefined;
  readonly maxBin?: BinSize | undefined;
  /** The least rows of each class in a bin. */
  readonly minEvents?: number | undefined;
  readonly minDifference?: number | undefined;
  readonly maxP?: number | undefined;
  readonly penalty?: number | undefined;
  readonly candidates?: number | undefined;
  readonly exhaustive?: boolean | undefined;
  readonly significance?: number | undefined;
  /** Added to both counts of a bin that lacks a class. Default 0.5. */
  readonly woeSmooth?: number | undefined;
  /** The class that positive weights of evidence stand for. Default `good`. */
  readonly woeSign?: 'good' | 'event' | undefined;
  /** Boundaries that there must be, by column: `{ age: [18, 65] }`. */
  readonly fix?: { readonly [column: string]: readonly number[] } | undefined;
  /** Numbers with bins of their own, which boundaries are not fitted to; a list of several for one bin. */
  readonly special?: readonly (number | readonly number[])[] | undefined;
  readonly compat?: TargetPreset | undefined;
  readonly round?: 'gap' | 'none' | undefined;
  /** How often each row counts. */
  readonly weights?: NumberColumn | undefined;
  readonly precision?: Precision | undefined;
  readonly closed?: Closed | undefined;
  readonly output?: OutputModeName | undefined;
  /** The name of the values that output mode `value` writes, such as `woe`. */
  readonly value?: string | undefined;
  readonly missing?: MissingPolicy | undefined;
}

/** The parameters of strategies; each rule is its parameter's own. */
type Parameters = Pick<TargetFitOptions, ParameterName>;

const PARAMETER_OPTIONS = Object.fromEntries(
  PARAMETER_NAMES.map((name) => [name, parameterRule(name)]),
) as unknown as OptionTable<Parameters>;

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
  bins: wholeNumber(1, MOST_BINS),
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
