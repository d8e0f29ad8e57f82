import type { Outside } from '../core/boundaries.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import { binCount, leastWidthOf, type RuleName } from './bin-count/rules.ts';
import type { ColumnCollector } from './collect/collect.ts';
import { edgesOf } from './compat/compat.ts';
import { PRESETS, type PresetName } from './compat/presets.ts';
import { type FinalBoundaries, type FinalizeOptions, finalizeBoundaries } from './finalize.ts';
import { binnedCounts } from './numbers/count-bins.ts';
import { niceBoundaries } from './numbers/nice.ts';
import type { StrategyName } from './strategies/names.ts';
import { STRATEGIES } from './strategies/registry.ts';
import type { Attempt, Sample, Strategy, StrategyOptions } from './strategies/strategy.ts';

/** What is asked for one boundary list, every choice made. */
export interface LearnOptions
  extends Omit<StrategyOptions, 'bins'>,
    Omit<FinalizeOptions, 'fillsBins' | 'fillsEnds' | 'walls'> {
  readonly strategy: StrategyName;
  /** The program whose way with the strategy is meant. */
  readonly compat: PresetName | undefined;
  /** With `missing` the boundaries are all edges of the program, which has such ones. */
  readonly outside: Outside;
  /** How many bins, or the rule that says how many. */
  readonly bins: number | RuleName;
  /** Whether boundaries are short numbers, as far as that leaves every value's bin its values. */
  readonly nice: boolean;
}

/** What was learned from the values of one or more columns. */
export interface Learned extends FinalBoundaries {
  /** How many bins were asked for; the rule's number where there is a rule. */
  readonly bins: number;
  /** Whether it is what the strategy aims at; see `Attempt`. Of a sketch, clusters and rules are not. */
  readonly isExact: boolean;
  /** What it was before its numbers were made short; undefined if nobody asked for that. */
  readonly unrounded: FinalBoundaries | undefined;
  /** By how much of the values a rank may be off; 0 where all of them were looked at. */
  readonly rankError: number;
}

/**
 * Learns a boundary list from what was gathered.
 *
 * @param name whose values they are, for errors
 * @returns undefined where there are no values
 * @throws DiscretizeError E_FIT where the strategy cannot divide them
 */
export function learn(
  name: string,
  gathered: ColumnCollector,
  wanted: LearnOptions,
): Learned | undefined {
  const { strategy: strategyName } = wanted;
  const strategy = STRATEGIES[strategyName];
  const infinities = infinitiesIn(gathered);
  const hasEdges = edgesOf(wanted.compat, strategyName) !== undefined;
  if ((strategy.needsFinite || hasEdges) && infinities > 0)
    throw infinite(name, wanted, infinities);
  if (strategy.needsAll && gathered.isSketch) throw tooMany(name, strategyName);
  const kept = binnedCounts(gathered.kept());
  if (kept.values.length === 0) return undefined;
  return named(name, () => learnFrom(kept, strategy, wanted));
}

function learnFrom(kept: Sample, strategy: Strategy, wanted: LearnOptions): Learned {
  const bins = binsFor(wanted, kept);
  const { boundaries, isExact } = attempt(strategy, kept, { ...wanted, bins });
  const options = { ...wanted, ...filling(strategy, wanted), walls: wallsOf(wanted) };
  const exact = finalizeBoundaries(boundaries, kept, options);
  const settled = wanted.nice
    ? finalizeBoundaries(niceBoundaries(exact.boundaries, kept.values, wanted), kept, options)
    : exact;
  return {
    ...settled,
    bins,
    isExact: isExact && (kept.rankError === 0 || !needsEveryValue(wanted)),
    unrounded: wanted.nice ? exact : undefined,
    rankError: kept.rankError,
  };
}

/** Whether ranks do not say all that counts, so that a sketch gives something near it only. */
export function needsEveryValue({
  strategy,
  bins,
}: Pick<LearnOptions, 'strategy' | 'bins'>): boolean {
  return strategy === 'kmeans' || typeof bins !== 'number';
}

/** Does the work; where it fails, the error says whose values they were. */
function named<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DiscretizeError)) throw error;
    const { code, message, hint, expected, received, cause } = error;
    throw new DiscretizeError(code, `"${name}": ${message}`, { hint, expected, received, cause });
  }
}

function binsFor({ bins }: LearnOptions, kept: Sample): number {
  return typeof bins === 'number' ? bins : binCount(bins, kept, leastWidthOf(kept.values));
}

function attempt(strategy: Strategy, kept: Sample, asked: LearnOptions & StrategyOptions): Attempt {
  const edges = edgesOf(asked.compat, asked.strategy)?.(kept, asked);
  if (edges !== undefined) {
    const isInner = asked.outside === 'bins';
    return { boundaries: isInner ? edges.slice(1, -1) : edges, isExact: true };
  }
  return (
    strategy.attempt?.(kept, asked) ?? { boundaries: strategy.learn(kept, asked), isExact: true }
  );
}

/** Other programs leave bins empty. */
function filling(
  strategy: Strategy,
  { compat }: LearnOptions,
): Pick<Strategy, 'fillsBins' | 'fillsEnds'> {
  if (compat !== undefined) return { fillsBins: false, fillsEnds: false };
  return { fillsBins: strategy.fillsBins, fillsEnds: strategy.fillsEnds };
}

function wallsOf({ compat, outside, strategy }: LearnOptions): FinalizeOptions['walls'] {
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
    hint: `leave them out with --na-values inf,-inf, or use --strategy quantile${compat === undefined ? '' : ' without --compat'}`,
  });
}

function tooMany(name: string, strategy: string): DiscretizeError {
  return new DiscretizeError('E_FIT', `${strategy} needs all values of "${name}" at once`, {
    expected: 'values that fit into the memory they may take',
    hint: 'not --sketch or --merge, and more --memory; or use --strategy quantile',
  });
}
