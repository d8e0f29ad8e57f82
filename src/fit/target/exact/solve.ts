import type { Shape } from '../options.ts';
import { type FeasibleBins, feasibleBins, MOST_SORTED } from './feasible-bins.ts';
import { solveFree } from './free.ts';
import { MOST_PAIRS, solvePairs } from './pairs.ts';
import type { Problem } from './problem.ts';
import { isTriple, type PairShape } from './shapes.ts';
import type { Solutions } from './solution.ts';
import { type SortedSolutions, solveSorted } from './sorted.ts';
import { MOST_TRIPLES, solveTriples } from './triples.ts';

/** The most atoms without a trend, which take seconds on one core. */
const MOST_FREE = 20_000;

/** The most atoms that the dynamic program for a shape can handle. */
export function mostAtoms({ differ, minDifference }: Problem, shape: Shape): number {
  if (isTriple(shape)) return MOST_TRIPLES;
  if (differ !== undefined) return MOST_PAIRS;
  return shape === 'none' && minDifference === 0 ? MOST_FREE : MOST_SORTED;
}

/** The shapes whose first part is a shape of its own. */
const BEGINNINGS: Readonly<Partial<Record<Shape, 'peak' | 'valley'>>> = {
  ascending: 'peak',
  descending: 'valley',
};

/**
 * Solves a problem for several shapes; shared work is done once.
 *
 * @param shapes the shapes that will be requested
 */
export function solverOf(
  problem: Problem,
  shapes: readonly Shape[] = [],
): (shape: Shape, bins: number) => Solutions {
  let feasible: FeasibleBins | undefined;
  const solved = new Map<string, SortedSolutions>();
  const sorted = (shape: PairShape, bins: number): SortedSolutions => {
    const key = `${shape} ${bins}`;
    feasible ??= feasibleBins(problem);
    const found = solved.get(key) ?? solveSorted(feasible, shape, bins);
    solved.set(key, found);
    return found;
  };
  return (shape, bins) => {
    if (isTriple(shape)) return solveTriples(problem, shape, bins);
    if (problem.differ !== undefined) return solvePairs(problem, shape, bins);
    if (shape === 'none' && problem.minDifference === 0) return solveFree(problem, bins);
    const turned = BEGINNINGS[shape];
    if (turned !== undefined && shapes.includes(turned)) return sorted(turned, bins).first;
    return sorted(shape, bins).whole;
  };
}
