import { DiscretizeError } from '../core/errors/error.ts';
import type { Closed, Precision } from '../core/threshold.ts';
import type { OutputModeName } from '../encode/registry.ts';
import { RULE_NAMES, type RuleName } from '../fit/bin-count/rules.ts';
import { ColumnCollector } from '../fit/collect/collect.ts';
import type { CollectedList } from '../fit/collect/collected-table.ts';
import { interleave, repeated } from '../fit/collect/interleave.ts';
import { RANK_ERROR } from '../fit/kll/sketch.ts';
import { type LearnOptions, learn } from '../fit/learn.ts';
import { checkRule, LEARN_DEFAULTS, MAX_BINS, usualStrategy } from '../fit/options.ts';
import { provenanceOf } from '../fit/provenance.ts';
import {
  STRATEGY_NAMES,
  type StrategyName,
  type StrategyParameters,
  strategyOfParameter,
} from '../fit/strategies/registry.ts';
import { whyNothing } from '../fit/undivided.ts';
import {
  CLOSED_SIDES,
  FEATURE_DEFAULTS,
  type Feature,
  PRECISIONS,
  SPEC_DEFAULTS,
} from '../spec/spec.ts';
import { type Discretizer, discretizer } from './discretizer.ts';
import { type FitColumn, type FitColumns, fitColumnsOf, weightsOf } from './fit-columns.ts';
import { badOption, parametersOf, type RoundingOptions, roundingOf } from './strategy-options.ts';

/**
 * How boundaries are learned; all of it has the defaults of `discretize fit`. Each strategy has options of
 * its own: `method` for quantile, `width` and `origin` for width, `epsilon`, `batch` and `kerasVersion` for
 * keras.
 */
export interface FitOptions extends StrategyParameters, RoundingOptions {
  /** Default `quantile`; with a rule for `bins`, `uniform`, the only one that has rules. */
  readonly strategy?: StrategyName;
  /** How many bins, at least 2, or one of numpy's rules. Default 5. */
  readonly bins?: number | RuleName;
  /** One list for all columns, as a Keras layer has it. Default false. */
  readonly shared?: boolean;
  /** How often each row counts: finite numbers >= 0, as many as a column has values. */
  readonly weights?: ArrayLike<number>;
  /** What becomes of repeated boundaries. Default `drop`. */
  readonly duplicates?: 'drop' | 'error';
  /** Learns from a KLL sketch with this rank error, 0.00001 to 0.5; true: 0.001. Default: all values. */
  readonly sketch?: boolean | number;
  /** The type that values are compared in, and which side of a bin is closed. */
  readonly precision?: Precision;
  readonly closed?: Closed;
  /** What the spec says of the output. Default `int`. */
  readonly output?: OutputModeName;
}

/**
 * Learns boundaries: `discretize fit` as a function.
 *
 * @param columns a column of numbers, whose spec is for any columns; or several by their names, of one
 *   length. null, undefined and NaN are missing. Nothing is changed, or kept
 * @returns a discretizer; its `spec` records how each list was learned, with what was not as asked for:
 *   fewer bins, empty bins, a rank error
 * @throws DiscretizeError E_FIT for a column that cannot be divided in that way, and for weights that are
 *   none; E_NOT_A_NUMBER, E_RAGGED_ROW; E_USAGE for options that make no sense
 * @example fit([1, 2, 3, 4, 5, 6], { bins: 3 }).transform([[2], [3], [6]])[0].values // [[0], [1], [2]]
 */
export function fit(columns: FitColumn | FitColumns, options: FitOptions = {}): Discretizer {
  const { shared = false, output = FEATURE_DEFAULTS.output } = options;
  const wanted = wantedOf(options);
  const named = fitColumnsOf(columns);
  const rows = named[0]?.values.length ?? 0;
  const weights = options.weights && weightsOf(options.weights, rows);
  const groups = shared ? [named] : named.map((column) => [column]);
  const features = groups.map((group, i): Feature => {
    const gathered = gathererOf(options, rows * group.length);
    gathered.add(interleave(group.map(({ values }) => values)), repeated(weights, group.length));
    const names = group.map(({ name }) => name ?? 'values');
    const list = { columns: names, position: i, gathered, invalid: 0, overflow: 0 };
    const learned = learnedFrom(list, { ...wanted, columns: group.length }, rows);
    const isNamed = group.every(({ name }) => name !== undefined);
    const { closed } = wanted;
    return {
      ...FEATURE_DEFAULTS,
      ...learned,
      columns: isNamed ? names : undefined,
      output,
      closed,
    };
  });
  return discretizer({ ...SPEC_DEFAULTS, precision: wanted.precision, features });
}

function wantedOf(options: FitOptions): LearnOptions {
  const { bins = LEARN_DEFAULTS.bins, duplicates, precision, closed } = options;
  const parameters = parametersOf(options);
  const usual = strategyOfParameter(parameters) ?? usualStrategy(bins);
  const strategy = oneOf('strategy', options.strategy, STRATEGY_NAMES) ?? usual;
  checkBins(bins);
  checkRule(strategy, bins);
  return {
    ...LEARN_DEFAULTS,
    strategy,
    bins,
    parameters,
    rounding: roundingOf(options, strategy),
    duplicates: duplicates ?? LEARN_DEFAULTS.duplicates,
    precision: oneOf('precision', precision, PRECISIONS) ?? LEARN_DEFAULTS.precision,
    closed: oneOf('closed', closed, CLOSED_SIDES) ?? LEARN_DEFAULTS.closed,
  };
}

/** What TypeScript knows, others may get wrong. */
function oneOf<Word extends string>(
  option: string,
  value: Word | undefined,
  words: readonly Word[],
): Word | undefined {
  if (value === undefined || words.includes(value)) return value;
  throw badOption(option, value, words.join(', '));
}

function checkBins(bins: number | RuleName): void {
  const isRule = typeof bins !== 'number' && RULE_NAMES.includes(bins);
  if (isRule || (Number.isInteger(bins) && Number(bins) >= 2 && Number(bins) <= MAX_BINS)) return;
  throw badOption(
    'bins',
    bins,
    `a whole number from 2 to ${MAX_BINS}, or ${RULE_NAMES.join(', ')}`,
  );
}

/** Values are in memory already, so that there is room for all of them. */
function gathererOf({ sketch = false, weights }: FitOptions, values: number): ColumnCollector {
  const error = typeof sketch === 'number' ? sketch : RANK_ERROR;
  if (!(error >= 1e-5 && error <= 0.5)) throw badOption('sketch', error, '0.00001 to 0.5');
  const memory = 2 * Float64Array.BYTES_PER_ELEMENT * Math.max(1, values);
  return new ColumnCollector({
    memory,
    sketch: sketch !== false,
    error,
    weighted: weights !== undefined,
  });
}

/** A list that nothing divides would be lost without a word: it is an error. */
function learnedFrom(
  list: CollectedList,
  wanted: LearnOptions,
  rows: number,
): Pick<Feature, 'boundaries' | 'fit'> {
  const learned = learn(list.columns.join(','), list.gathered, wanted);
  const boundaries = learned?.boundaries ?? [];
  if (learned !== undefined && boundaries.length > 0) {
    return { boundaries, fit: provenanceOf({ ...list, wanted }, learned, rows, undefined) };
  }
  const why = whyNothing(list, learned);
  throw new DiscretizeError('E_FIT', `no boundaries can be learned: ${why}`, {
    expected: 'a column with at least two distinct numbers',
    hint: 'leave the column out, or ask for another strategy',
  });
}
