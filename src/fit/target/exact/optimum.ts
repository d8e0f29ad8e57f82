import { type Bins, worthOf } from '../criterion/bins.ts';
import type { Shape, TargetOptions, Trend } from '../options.ts';
import { candidatePlaces } from './candidates.ts';
import { polished } from './polish.ts';
import { type PartitionProblem, problemOf, restricted } from './problem.ts';
import { bestOf, isBetter, type Solution } from './solution.ts';
import { mostAtoms, solverOf } from './solve.ts';

/** The best partition of one shape, with the properties of its search. */
export interface ShapeOptimum extends Solution {
  readonly shape: Shape;
  /** The value, less the penalties and the worth of one bin. */
  readonly gain: number;
  /** The number of candidate places of boundaries. */
  readonly candidates: number;
  /** True if no partition over all distinct values is better. */
  readonly isExact: boolean;
}

/** The shapes of a trend; of equal values the first shape wins. */
const SHAPES: Readonly<Partial<Record<Trend, readonly Shape[]>>> = {
  auto: ['ascending', 'descending', 'peak', 'valley'],
  monotone: ['ascending', 'descending'],
};

/** The factor by which peaks and valleys must be better than monotone partitions. */
const TURNING_FACTOR = 1.1;

/**
 * The best partition of each shape that has one.
 *
 * @param shapes absent: those of the trend
 */
export function optima(
  bins: Bins,
  options: TargetOptions,
  fixed: readonly number[],
  shapes: readonly Shape[] = SHAPES[options.trend] ?? [options.trend as Shape],
): ShapeOptimum[] {
  const problem = problemOf(bins, { ...options, fixed });
  const base = worthOf(bins, options.objective)(0, bins.size);
  const search = searchOf(bins, problem, { options, fixed, shapes });
  return shapes.map(search).flatMap((found) => {
    if (found === undefined) return [];
    const gain = found.value - options.penalty * found.cuts.length - base;
    return [{ ...found, gain }];
  });
}

/** The best of several shapes; a peak or valley only if better by the factor {@link TURNING_FACTOR}. */
export function preferred(found: readonly ShapeOptimum[]): ShapeOptimum | undefined {
  const turning = found.filter(({ shape }) => shape === 'peak' || shape === 'valley');
  const best = greatest(found.filter((one) => !turning.includes(one)));
  const turned = greatest(turning);
  if (best === undefined || turned === undefined) return best ?? turned;
  const isWorth = isBetter(turned.gain, 0) && turned.gain >= TURNING_FACTOR * best.gain;
  return isWorth ? turned : best;
}

function greatest(found: readonly ShapeOptimum[]): ShapeOptimum | undefined {
  return found.reduce<ShapeOptimum | undefined>(
    (best, one) => (best === undefined || isBetter(one.gain, best.gain) ? one : best),
    undefined,
  );
}

type Search = (shape: Shape) => Omit<ShapeOptimum, 'gain'> | undefined;

interface SearchRules {
  readonly options: TargetOptions;
  readonly fixed: readonly number[];
  readonly shapes: readonly Shape[];
}

/** The search for one shape; candidates and shared work of solvers are computed once. */
function searchOf(
  bins: Bins,
  problem: PartitionProblem,
  { options, fixed, shapes }: SearchRules,
): Search {
  const prepared = new Map<number, ReturnType<typeof prepare>>();
  const prepare = (most: number) => {
    const places = candidatePlaces(bins, { most, objective: options.objective, fixed });
    return { places, solve: solverOf(restricted(problem, places), shapes) };
  };
  return (shape) => {
    const pooled = pooledBlocks(bins, shape, options, fixed);
    if (pooled !== undefined) return solved(problem, 'none', shape, pooled, options, true);
    const most = mostCandidates(problem, shape, options);
    const { places, solve } = prepared.get(most) ?? prepare(most);
    prepared.set(most, { places, solve });
    const isExact = places.length === bins.size + 1;
    const solution = bestOf(solve(shape, options.bins), options);
    if (solution === undefined) return undefined;
    const start = { ...solution, cuts: solution.cuts.map((cut) => places[cut] as number) };
    const end = isExact ? start : polished(problem, shape, start);
    return { ...end, shape, candidates: places.length - 2, isExact };
  };
}

/** Solves a problem whose bins end only at some indexes, by the solver of `solverShape`. */
function solved(
  problem: PartitionProblem,
  solverShape: Shape,
  shape: Shape,
  starts: readonly number[],
  options: TargetOptions,
  isExact: boolean,
): Omit<ShapeOptimum, 'gain'> | undefined {
  const places = [...starts, problem.atoms];
  const solve = solverOf(restricted(problem, places));
  const solution = bestOf(solve(solverShape, options.bins), options);
  if (solution === undefined) return undefined;
  const cuts = solution.cuts.map((cut) => places[cut] as number);
  return { ...solution, cuts, shape, candidates: starts.length - 1, isExact };
}

/** The most candidates of a shape; an exhaustive search uses as many as the solver can handle. */
function mostCandidates(problem: PartitionProblem, shape: Shape, options: TargetOptions): number {
  const most = mostAtoms(problem, shape);
  if (options.exhaustive) return most;
  // Candidates of the tree are added to these.
  const few = most <= 100 ? 60 : most <= 400 ? 200 : most;
  return Math.min(few, options.candidates);
}

/** The most pooled blocks that are solved exactly. */
const MOST_BLOCKS = 4000;

/** Blocks of pooled adjacent violators, if no limit applies to bins or pairs. */
function pooledBlocks(
  bins: Bins,
  shape: Shape,
  { limits, objective }: TargetOptions,
  fixed: readonly number[],
): number[] | undefined {
  const isMonotone = shape === 'ascending' || shape === 'descending';
  const isFree = limits.minWeight <= 0 && limits.minEvents <= 0 && limits.maxP >= 1;
  const hasMore = limits.minDifference > 0 || limits.maxWeight < bins.weight(0, bins.size);
  if (!isMonotone || !isFree || hasMore || fixed.length > 0 || objective === 'iv') return undefined;
  if (bins.table.kind === 'classes') return undefined;
  const blocks = monotoneBlocks(bins, shape === 'ascending' ? 1 : -1);
  return blocks.length <= MOST_BLOCKS ? blocks : undefined;
}

/**
 * The blocks of isotonic regression (pool adjacent violators): the first index of each. Every optimal monotone
 * partition without limits consists of whole blocks if the criterion is convex in the rate.
 *
 * @param direction 1 for rates that rise from block to block, -1 for rates that fall
 */
export function monotoneBlocks({ size, rate }: Bins, direction: 1 | -1): number[] {
  const starts: number[] = [];
  for (let i = 0; i < size; i++) {
    starts.push(i);
    while (starts.length > 1) {
      const [before = 0, last = 0] = starts.slice(-2);
      if ((rate(last, i + 1) - rate(before, last)) * direction > 0) break;
      starts.pop();
    }
  }
  return starts;
}
