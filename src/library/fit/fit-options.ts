import { OUTSIDES, type Outside } from '../../core/boundaries.ts';
import type { MissingPolicy } from '../../core/missing.ts';
import type { OptionRule, OptionTable } from '../../core/options/check-options.ts';
import {
  BOOLEAN,
  either,
  numberWithin,
  oneOf,
  TEXT,
  wholeNumber,
} from '../../core/options/option-rules.ts';
import { CLOSED_SIDES, type Closed, PRECISIONS, type Precision } from '../../core/threshold.ts';
import { OUTPUT_WORDS, type OutputModeName } from '../../encode/registry.ts';
import { RULE_NAMES, type RuleName } from '../../fit/bin-count/rules.ts';
import { MAX_BINS } from '../../fit/options.ts';
import { parseRounding, ROUNDING_EXPECTED } from '../../fit/rounding/rounding.ts';
import {
  PARAMETERS,
  STRATEGY_NAMES,
  type StrategyName,
  type StrategyParameters,
} from '../../fit/strategies/names.ts';
import type { Parameter } from '../../fit/strategies/parameters.ts';
import { MISSING_POLICIES } from '../../spec/spec.ts';
import { GROUP_OPTIONS, type GroupOptions } from './group-options.ts';
import { TYPE_OPTIONS, type TypeOptions } from './type-options.ts';

/** A value that is a special code. */
export type SpecialValue = number | string | Date;

/**
 * Options for fitting boundaries; the defaults are those of `discretize fit`. Each strategy has options of its own:
 * `method` for quantile, `width` and `origin` for width, `epsilon`, `batch` and `kerasVersion` for keras.
 */
export interface FitOptions extends StrategyParameters, TypeOptions, GroupOptions {
  /** Default `quantile`; with a rule for `bins`, `uniform`, the only strategy with rules. */
  readonly strategy?: StrategyName | undefined;
  /** The number of bins, at least 2, or one of numpy's rules. Default 5. */
  readonly bins?: number | RuleName | undefined;
  /**
   * The rounding of boundaries: `gap` to short decimals that leave every value in its bin, `nice` to nicer ones
   * whose ranks move by up to 1% of the values (`nice=5%`: 5%), `none`. Default `gap`.
   */
  readonly round?: 'gap' | 'nice' | 'none' | `nice=${string}` | undefined;
  /** True for `nice`, or the share of the values by which ranks may move, up to 0.5. Default false. */
  readonly nice?: boolean | number | undefined;
  /** One list for all columns, as in a Keras layer. Default false. */
  readonly shared?: boolean | undefined;
  /** The weight of each row: finite numbers >= 0, as many as a column has values. */
  readonly weights?: ArrayLike<number> | Iterable<number> | undefined;
  /** The policy for repeated boundaries. Default `drop`. */
  readonly duplicates?: 'drop' | 'error' | undefined;
  /** Fits from a KLL sketch with this rank error, 0.00001 to 0.5; true: 0.001. Default: all values. */
  readonly sketch?: boolean | number | undefined;
  /** The type that values are compared in. Default `float64`. */
  readonly precision?: Precision | undefined;
  /** The side on which a bin includes its edge. Default `left`. */
  readonly closed?: Closed | undefined;
  /** The output mode of the spec. Default `int`. With `mean` or `median` the spec has these values of its bins. */
  readonly output?: OutputModeName | undefined;
  /** The values that the output mode `value` writes. Default `midpoint`. */
  readonly value?: string | undefined;
  /** The policy for missing values of the spec. Default `empty`. */
  readonly missing?: MissingPolicy | undefined;
  /**
   * The outcome of values beyond the outer edges. Default `bins`: the outer bins are open. With `missing`, the least
   * and the greatest value are outer edges, inside the bins beside them.
   */
  readonly outside?: Outside | undefined;
  /**
   * Values with bins of their own, which are excluded from the fit: `[-999, [-998, -997]]`, `['refused']`. In a column
   * of times: Date objects, epoch milliseconds, or texts as cells have them.
   */
  readonly special?: readonly (SpecialValue | readonly SpecialValue[])[] | undefined;
  /**
   * The labels of the bins, in order; then of special bins, which may have none, and one more for missing values if
   * their policy is `own`.
   */
  readonly labels?: readonly string[] | undefined;
}

const WEIGHTS: OptionRule<ArrayLike<number> | Iterable<number>> = {
  expected: 'an array of numbers, one for each row',
  words: [],
  accepts: (value): value is ArrayLike<number> | Iterable<number> =>
    typeof value === 'object' && value !== null,
};

const LABELS: OptionRule<readonly string[]> = {
  expected: 'an array of strings, one for each bin',
  words: [],
  accepts: (value): value is readonly string[] =>
    Array.isArray(value) && value.every((label) => typeof label === 'string'),
};

/** The rule of special codes, whose numbers are checked in the precision of the fit. */
const SPECIAL: OptionRule<NonNullable<FitOptions['special']>> = {
  expected: 'an array of numbers: [-999, -998]',
  words: [],
  accepts: (value): value is NonNullable<FitOptions['special']> => Array.isArray(value),
};

const SHARE: OptionRule<number> = {
  expected: 'a share above 0 and up to 0.5',
  words: [],
  accepts: (value): value is number => typeof value === 'number' && value > 0 && value <= 0.5,
};

const ROUND: OptionRule<NonNullable<FitOptions['round']>> = {
  expected: ROUNDING_EXPECTED,
  words: ['gap', 'nice', 'none'],
  accepts: (value): value is NonNullable<FitOptions['round']> =>
    typeof value === 'string' && parseRounding(value) !== undefined,
};

/** The rules of the strategies' parameters; each is its parameter's own. */
const PARAMETER_OPTIONS = Object.fromEntries(
  PARAMETERS.map(({ name, parameter }) => [name, parameterRule(parameter)]),
) as OptionTable<StrategyParameters>;

function parameterRule({ parse, expected, words = [] }: Parameter): OptionRule<unknown> {
  // A value that flags read from text, such as a number, is not text here.
  const accepts = (value: unknown): value is unknown =>
    (typeof value === 'string' || typeof value === 'number') && parse(value) === value;
  return { expected, words, accepts };
}

/** The rules of {@link FitOptions}. */
export const FIT_OPTIONS: OptionTable<FitOptions> = {
  strategy: oneOf(STRATEGY_NAMES),
  bins: either(wholeNumber(2, MAX_BINS), oneOf(RULE_NAMES)),
  ...PARAMETER_OPTIONS,
  ...TYPE_OPTIONS,
  ...GROUP_OPTIONS,
  round: ROUND,
  nice: either(BOOLEAN, SHARE),
  shared: BOOLEAN,
  weights: WEIGHTS,
  duplicates: oneOf(['drop', 'error']),
  sketch: either(BOOLEAN, numberWithin(1e-5, 0.5)),
  precision: oneOf(PRECISIONS),
  closed: oneOf(CLOSED_SIDES),
  output: oneOf(OUTPUT_WORDS),
  value: TEXT,
  missing: oneOf(MISSING_POLICIES),
  outside: oneOf(OUTSIDES),
  special: SPECIAL,
  labels: LABELS,
};
