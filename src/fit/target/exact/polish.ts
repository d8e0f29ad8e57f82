import type { Shape } from '../options.ts';
import type { Problem } from './problem.ts';
import { hasShape } from './shapes.ts';
import { isBetter, type Solution } from './solution.ts';

/** The most rounds over all boundaries; two or three usually suffice. */
const ROUNDS = 50;

/** The places of a boundary and of its neighbors: first of the bin before, first of the bin after, end of that. */
type Places = readonly [from: number, at: number, to: number];

/**
 * Local search: moves each boundary to the best index between its neighbors, until none improves; limits and shape
 * hold.
 */
export function polished(problem: Problem, shape: Shape, solution: Solution): Solution {
  let best = solution;
  // A move changes the choices of its neighbors and, by the shape, of all others: each is tried again, unless no index
  // was better between the same neighbors, whatever the shape.
  let still = 0;
  const settled: (Places | undefined)[] = [];
  for (let i = 0; still < best.cuts.length && i < ROUNDS * best.cuts.length; i++) {
    const cut = i % best.cuts.length;
    const places = placesOf(problem, best, cut);
    const isSettled = settled[cut]?.every((place, at) => place === places[at]) === true;
    const { next, isBlocked } = isSettled
      ? { next: best, isBlocked: false }
      : moved(problem, shape, best, cut);
    settled[cut] = next === best && !isBlocked ? places : undefined;
    still = next === best ? still + 1 : 1;
    best = next;
  }
  return best;
}

function placesOf({ atoms }: Problem, { cuts }: Solution, cut: number): Places {
  return [cuts[cut - 1] ?? 0, cuts[cut] as number, cuts[cut + 1] ?? atoms];
}

/** A solution after a move, and whether only the shape kept it from a better one. */
interface Move {
  readonly next: Solution;
  readonly isBlocked: boolean;
}

/** A solution with one boundary at its best index: only the two bins beside it change. */
function moved(problem: Problem, shape: Shape, solution: Solution, i: number): Move {
  const { worth, rate, atoms } = problem;
  const ends = [0, ...solution.cuts, atoms];
  const rates = ends.slice(1).map((end, bin) => rate(ends[bin] as number, end));
  const [from, at, to] = placesOf(problem, solution, i);
  const rest = solution.value - worth(from, at) - worth(at, to);
  let [next, isBlocked] = [solution, false];
  for (let place = from + 1; place < to; place++) {
    const left = worth(from, place);
    if (left === Number.NEGATIVE_INFINITY) continue;
    const total = rest + left + worth(place, to);
    if (!isBetter(total, next.value)) continue;
    ends[i + 1] = place;
    rates[i] = rate(from, place);
    rates[i + 1] = rate(place, to);
    if (hasShape(problem, ends, rates, shape)) {
      next = { value: total, cuts: solution.cuts.with(i, place) };
    } else isBlocked = true;
  }
  return { next, isBlocked };
}
