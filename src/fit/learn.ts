import type { NiceScale } from '../column-types/column-type.ts';
import type { Outside } from '../core/boundaries.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import { binCount, leastWidthOf, type RuleName } from './bin-count/rules.ts';
import { binnedCounts } from './boundaries/count-bins.ts';
import {
  type FinalBoundaries,
  type FinalizeOptions,
  finalizeBoundaries,
} from './boundaries/finalize.ts';
import type { ColumnCollector } from './collect/collect.ts';
import { edgesOf } from './compat/edges.ts';
import { PRESETS, type PresetName } from './compat/presets.ts';
import { hasFewerDistinct } from './numbers/distinct.ts';
import { applyRounding, type Rounded } from './rounding/apply-rounding.ts';
import type { Rounding } from './rounding/rounding.ts';
import type { Sample } from './sample.ts';
import type { StrategyName } from './strategies/names.ts';
import {
  type DefaultContext,
  type ParameterValues,
  parameterValues,
} from './strategies/parameters.ts';
import { quantile } from './strategies/quantile/quantile.ts';
import { STRATEGIES } from './strategies/registry.ts';
import type { Attempt, Strategy, StrategyOptions } from './strategies/strategy.ts';

/** The options for one boundary list, without defaults. */
export interface LearnOptions
  extends Omit<FinalizeOptions, 'fillsBins' | 'fillsEnds' | 'outerEdges'> {
  readonly strategy: StrategyName;
  /** The given parameters; parameters of other strategies are ignored. */
  readonly parameters: Partial<ParameterValues>;
  /** The program whose version of the strategy is used; undefined: this program. */
  readonly compat: PresetName | undefined;
  /** With `missing`, the boundaries include the outer edges of the program in `compat`. */
  readonly outside: Outside;
  /** The number of bins, or the rule for it. */
  readonly bins: number | RuleName;
  /** The number of columns that share the list. */
  readonly columns: number;
  readonly rounding: Rounding;
  /** The nice numbers; undefined: short decimals. */
  readonly scale?: NiceScale | undefined;
}

/** A boundary list learned from the values of one or more columns. */
export interface Learned extends FinalBoundaries, Rounded {
  /** The requested number of bins, or the number by the rule. */
  readonly bins: number;
  /** True if the list is the optimum of the strategy; see `Attempt`. Clusters and rules from a sketch are approximate. */
  readonly isExact: boolean;
  /** True if there are fewer distinct values than requested bins. */
  readonly areValuesFew: boolean;
  /** True if equal boundaries were merged: there are fewer bins than distinct values. */
  readonly hasTies: boolean;
  /** The values of the parameters of the strategy. */
  readonly parameters: ParameterValues;
  /** The rank error as a share of the values; 0 without a sketch. */
  readonly rankError: number;
}

/**
 * Learns a boundary list from the values of columns.
 *
 * @param name the name of the columns, for errors
 * @returns undefined without values
 * @throws DiscretizeError E_FIT if the strategy cannot divide the values
 */
export function learn(
  name: string,
  collector: ColumnCollector,
  options: LearnOptions,
): Learned | undefined {
  const { strategy: strategyName } = options;
  const strategy = STRATEGIES[strategyName];
  const infinities = infinitiesIn(collector);
  const hasEdges = edgesOf(options.compat, strategyName) !== undefined;
  if ((strategy.needsFinite || hasEdges) && infinities > 0)
    throw infinite(name, options, infinities);
  if (strategy.needsAll && collector.isSketch) throw tooMany(name, strategyName);
  const sample = binnedCounts(collector.kept());
  if (sample.values.length === 0) return undefined;
  const isWeighted = collector.weighted;
  return named(name, () => learnFrom(sample, options, { isWeighted }));
}

/**
 * Learns a boundary list from a sample. Infinite values are not checked here; see {@link learn}.
 *
 * @param sample at least one value
 * @throws DiscretizeError E_FIT if the strategy cannot divide the values
 */
export function learnFrom(sample: Sample, options: LearnOptions, context: DefaultContext): Learned {
  const strategy = STRATEGIES[options.strategy];
  const { compat, rankError } = { ...options, ...sample };
  const preset = compat === undefined ? {} : PRESETS[compat].parameters;
  const parameters = parameterValues(strategy.parameters, options.parameters, preset, context);
  const { columns } = options;
  const asked = { ...preset, ...parameters, bins: binsFor(options, sample), columns };
  const { boundaries, isExact } = attempt(strategy, sample, asked, options);
  const list = { ...options, ...filling(strategy, options), outerEdges: outerEdgesOf(options) };
  const exact = finalizeBoundaries(boundaries, sample, list);
  const rounding = compat !== undefined || strategy.isVerbatim ? NONE : options.rounding;
  const niceWhole =
    strategy.learnNice && (() => strategy.learnNice?.(sample, asked, options.scale) ?? []);
  const final = applyRounding(exact, sample, { ...list, rounding, niceWhole });
  const made = final.counts.length;
  const bins = strategy.countsBins ? exact.counts.length : asked.bins;
  return {
    ...final,
    bins,
    areValuesFew: made < bins && hasFewerDistinct(sample.values, bins),
    hasTies: made < bins && !hasFewerDistinct(sample.values, made + 1),
    isExact: isExact && (rankError === 0 || !needsEveryValue(options)),
    parameters,
    rankError,
  };
}

const NONE = { kind: 'none' } as const;

/** True if a list depends on more than ranks, so that a sketch gives an approximation. */
export function needsEveryValue({
  strategy,
  bins,
}: Pick<LearnOptions, 'strategy' | 'bins'>): boolean {
  return STRATEGIES[strategy].needsEveryValue === true || typeof bins !== 'number';
}

/** Runs a function, and adds the name of the columns to its errors. */
function named<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DiscretizeError)) throw error;
    const { code, message, hint, expected, received, cause } = error;
    throw new DiscretizeError(code, `"${name}": ${message}`, { hint, expected, received, cause });
  }
}

function binsFor({ bins }: LearnOptions, sample: Sample): number {
  return typeof bins === 'number' ? bins : binCount(bins, sample, leastWidthOf(sample.values));
}

/** The boundaries of the strategy, or of its version in another program. */
function attempt(
  strategy: Strategy,
  sample: Sample,
  asked: StrategyOptions,
  { compat, strategy: name, outside, closed, scale }: LearnOptions,
): Attempt {
  const method = quantile.parameters.method.parse(asked['method'] ?? '') ?? 'linear';
  const edges = edgesOf(compat, name)?.(sample, { bins: asked.bins, closed, method });
  if (edges !== undefined) {
    const isInner = outside === 'bins';
    return { boundaries: isInner ? edges.slice(1, -1) : edges, isExact: true };
  }
  const attempted = strategy.attempt?.(sample, asked);
  return attempted ?? { boundaries: strategy.learn(sample, asked, scale), isExact: true };
}

/** The rules for empty bins; other programs allow them. */
function filling(
  strategy: Strategy,
  { compat }: LearnOptions,
): Pick<Strategy, 'fillsBins' | 'fillsEnds'> {
  if (compat !== undefined) return { fillsBins: false, fillsEnds: false };
  return { fillsBins: strategy.fillsBins, fillsEnds: strategy.fillsEnds };
}

function outerEdgesOf({ compat, outside, strategy }: LearnOptions): FinalizeOptions['outerEdges'] {
  if (compat === undefined || outside === 'bins') return undefined;
  return { isOpenEdgeIn: PRESETS[compat].openEdgeIn.includes(strategy) };
}

function infinitiesIn({ seen }: ColumnCollector): number {
  return seen.positiveInfinities + seen.negativeInfinities;
}

function infinite(
  name: string,
  { strategy, compat }: LearnOptions,
  count: number,
): DiscretizeError {
  const values = count === 1 ? 'an infinite value' : `${count} infinite values`;
  return new DiscretizeError('E_FIT', `${strategy} cannot divide "${name}": it has ${values}`, {
    expected: 'finite values',
    received: count,
    hint: `exclude them with --na-values inf,-inf, or use --strategy quantile${compat === undefined ? '' : ' without --compat'}`,
  });
}

function tooMany(name: string, strategy: string): DiscretizeError {
  return new DiscretizeError('E_FIT', `${strategy} needs all values of "${name}" at once`, {
    expected: 'values that fit into the memory they may take',
    hint: 'remove --sketch and --merge and raise --memory, or use --strategy quantile',
  });
}
