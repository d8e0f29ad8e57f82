import type { Shape } from '../options.ts';
import type { Problem } from './problem.ts';
import { hasShape } from './shapes.ts';
import { isBetter, type Solution } from './solution.ts';

/** The most rounds over all boundaries; two or three are usual. */
const ROUNDS = 50;

/**
 * A solution with each boundary moved to the best index between its neighbors, until none improves;
 * limits and shape hold.
 */
export function polished(problem: Problem, shape: Shape, solution: Solution): Solution {
  let best = solution;
  for (let round = 0; round < ROUNDS; round++) {
    const before = best;
    for (let i = 0; i < best.cuts.length; i++) best = moved(problem, shape, best, i);
    if (best === before) break;
  }
  return best;
}

/** A solution with one boundary at its best index. */
function moved(problem: Problem, shape: Shape, solution: Solution, i: number): Solution {
  const { cuts, value } = solution;
  const [from, at, to] = [cuts[i - 1] ?? 0, cuts[i] as number, cuts[i + 1] ?? problem.atoms];
  const rest = value - problem.worth(from, at) - problem.worth(at, to);
  let best = solution;
  for (let place = from + 1; place < to; place++) {
    const left = problem.worth(from, place);
    if (left === Number.NEGATIVE_INFINITY) continue;
    const total = rest + left + problem.worth(place, to);
    if (!isBetter(total, best.value)) continue;
    const others = cuts.with(i, place);
    if (hasShape(problem, others, shape)) best = { value: total, cuts: others };
  }
  return best;
}
