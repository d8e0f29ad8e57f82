import type { Shape } from '../options.ts';
import type { Problem } from './problem.ts';
import { hasShape } from './shapes.ts';
import { isBetter, type Solution } from './solution.ts';

/** The most rounds over all boundaries; two or three usually suffice. */
const ROUNDS = 50;

/**
 * Local search: moves each boundary to the best index between its neighbors, until none improves; limits and shape
 * hold.
 */
export function polished(problem: Problem, shape: Shape, solution: Solution): Solution {
  let best = solution;
  // A move changes the choices of its neighbors and, by the shape, of all others: each is tried again.
  let still = 0;
  for (let i = 0; still < best.cuts.length && i < ROUNDS * best.cuts.length; i++) {
    const next = moved(problem, shape, best, i % best.cuts.length);
    still = next === best ? still + 1 : 1;
    best = next;
  }
  return best;
}

/** A solution with one boundary at its best index: only the two bins beside it change. */
function moved(problem: Problem, shape: Shape, solution: Solution, i: number): Solution {
  const { worth, rate, atoms } = problem;
  const ends = [0, ...solution.cuts, atoms];
  const rates = ends.slice(1).map((end, bin) => rate(ends[bin] as number, end));
  const [from, at, to] = [ends[i] as number, ends[i + 1] as number, ends[i + 2] as number];
  const rest = solution.value - worth(from, at) - worth(at, to);
  let best = solution;
  for (let place = from + 1; place < to; place++) {
    const left = worth(from, place);
    if (left === Number.NEGATIVE_INFINITY) continue;
    const total = rest + left + worth(place, to);
    if (!isBetter(total, best.value)) continue;
    ends[i + 1] = place;
    rates[i] = rate(from, place);
    rates[i + 1] = rate(place, to);
    if (!hasShape(problem, ends, rates, shape)) continue;
    best = { value: total, cuts: solution.cuts.with(i, place) };
  }
  return best;
}
