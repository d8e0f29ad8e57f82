import type { Shape } from '../options.ts';
import { type FeasibleBins, feasibleBins, MOST_SORTED } from './feasible-bins.ts';
import { solveFree } from './free.ts';
import { MOST_PAIRS, solvePairs } from './pairs.ts';
import type { Problem } from './problem.ts';
import { isTriple } from './shapes.ts';
import type { Solutions } from './solution.ts';
import { solveSorted } from './sorted.ts';
import { MOST_TRIPLES, solveTriples } from './triples.ts';

/** The most atoms without a trend: seconds of one core. */
const MOST_FREE = 20_000;

/** The most atoms that the dynamic program for a shape takes. */
export function mostAtoms({ differ, minDifference }: Problem, shape: Shape): number {
  if (isTriple(shape)) return MOST_TRIPLES;
  if (differ !== undefined) return MOST_PAIRS;
  return shape === 'none' && minDifference === 0 ? MOST_FREE : MOST_SORTED;
}

/** Solves a problem for several shapes; what the shapes share is computed once. */
export function solverOf(problem: Problem): (shape: Shape, bins: number) => Solutions {
  let sorted: FeasibleBins | undefined;
  return (shape, bins) => {
    if (isTriple(shape)) return solveTriples(problem, shape, bins);
    if (problem.differ !== undefined) return solvePairs(problem, shape, bins);
    if (shape === 'none' && problem.minDifference === 0) return solveFree(problem, bins);
    sorted ??= feasibleBins(problem);
    return solveSorted(sorted, shape, bins);
  };
}
