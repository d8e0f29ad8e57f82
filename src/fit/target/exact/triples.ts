import type { Problem } from './problem.ts';
import { bends, mayFollow } from './shapes.ts';
import { isBetter, type Solution, type Solutions } from './solution.ts';

/** The most atoms for which all triples of neighbors are enumerated. */
export const MOST_TRIPLES = 100;

/** The values and back pointers of partitions by their last two bins. */
interface Layer {
  readonly values: Float64Array;
  readonly backs: Uint16Array;
}

/** Placeholder for values that no later layer needs. */
const NO_VALUES = new Float64Array(0);

/** Two neighboring bins: (from, at) and (at, to). */
interface Pair {
  readonly from: number;
  readonly at: number;
  readonly to: number;
}

/**
 * The best convex or concave partitions: consecutive rates a, b, c have a - 2b + c >= 0, or <= 0. The state
 * is the last two bins, O(k n⁴).
 *
 * @param bins the most bins
 */
export function solveTriples(
  problem: Problem,
  shape: 'convex' | 'concave',
  bins: number,
): Solutions {
  const { atoms } = problem;
  const most = Math.min(bins, atoms);
  const whole = problem.worth(0, atoms);
  const solutions: (Solution | undefined)[] = [
    whole === Number.NEGATIVE_INFINITY ? undefined : { value: whole, cuts: [] },
  ];
  const pairs = feasiblePairs(problem);
  const layers: Layer[] = [];
  for (let k = 2; k <= most; k++) {
    const before = layers.pop();
    if (before === undefined) layers.push(firstLayer(problem, pairs));
    else {
      const after = next(problem, shape, pairs, before);
      layers.push({ values: NO_VALUES, backs: before.backs }, after);
    }
    solutions.push(endOf(layers, atoms));
  }
  return solutions;
}

/** The pairs of neighbors that limits allow, by the last atom but one. */
function feasiblePairs(problem: Problem): readonly Pair[] {
  const pairs: Pair[] = [];
  const isIn = (from: number, to: number): boolean =>
    problem.worth(from, to) !== Number.NEGATIVE_INFINITY;
  for (let at = 1; at < problem.atoms; at++) {
    for (let from = 0; from < at; from++) {
      if (!isIn(from, at)) continue;
      for (let to = at + 1; to <= problem.atoms; to++) {
        if (isIn(at, to) && arePair(problem, from, at, to)) pairs.push({ from, at, to });
      }
    }
  }
  return pairs;
}

function arePair(problem: Problem, from: number, at: number, to: number): boolean {
  const [before, after] = [problem.rate(from, at), problem.rate(at, to)];
  return mayFollow(before, after, 0, problem) && problem.differ?.(from, at, to) !== false;
}

function emptyLayer(atoms: number): Layer {
  const size = (atoms + 1) ** 3;
  return {
    values: new Float64Array(size).fill(Number.NEGATIVE_INFINITY),
    backs: new Uint16Array(size),
  };
}

function placeOf(from: number, at: number, to: number, atoms: number): number {
  return (from * (atoms + 1) + at) * (atoms + 1) + to;
}

function firstLayer(problem: Problem, pairs: readonly Pair[]): Layer {
  const layer = emptyLayer(problem.atoms);
  for (const { from, at, to } of pairs) {
    if (from !== 0) continue;
    layer.values[placeOf(0, at, to, problem.atoms)] = problem.worth(0, at) + problem.worth(at, to);
  }
  return layer;
}

function next(
  problem: Problem,
  shape: 'convex' | 'concave',
  pairs: readonly Pair[],
  before: Layer,
): Layer {
  const { atoms, rate, slack } = problem;
  const layer = emptyLayer(atoms);
  for (const { from, at, to } of pairs) {
    const [middle, last] = [rate(from, at), rate(at, to)];
    const worth = problem.worth(at, to);
    const place = placeOf(from, at, to, atoms);
    for (let first = 0; first < from; first++) {
      const value = before.values[placeOf(first, from, at, atoms)] as number;
      if (value === Number.NEGATIVE_INFINITY) continue;
      if (!isBetter(value + worth, layer.values[place] as number)) continue;
      if (!bends([rate(first, from), middle, last], shape, slack)) continue;
      layer.values[place] = value + worth;
      layer.backs[place] = first;
    }
  }
  return layer;
}

/** The best partition whose last two bins end with the last atom. */
function endOf(layers: readonly Layer[], atoms: number): Solution | undefined {
  const values = layers.at(-1)?.values ?? NO_VALUES;
  let value = Number.NEGATIVE_INFINITY;
  let [from, at] = [0, 0];
  for (let last = 1; last < atoms; last++) {
    for (let first = 0; first < last; first++) {
      const found = values[placeOf(first, last, atoms, atoms)] as number;
      if (isBetter(found, value)) [value, from, at] = [found, first, last];
    }
  }
  if (value === Number.NEGATIVE_INFINITY) return undefined;
  const cuts: number[] = [];
  let to = atoms;
  for (const { backs } of layers.toReversed()) {
    cuts.unshift(at);
    const first = backs[placeOf(from, at, to, atoms)] as number;
    [to, at, from] = [at, from, first];
  }
  return { value, cuts };
}
