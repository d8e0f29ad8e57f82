import type { Problem } from './problem.ts';
import { mayFollow, type PairShape, STEPS } from './shapes.ts';
import { isBetter, type Solution, type Solutions } from './solution.ts';

/** The most atoms for which all pairs of neighbors are enumerated. */
export const MOST_PAIRS = 400;

/** For each part of the shape and number of bins: values and back pointers by the last bin. */
interface States {
  readonly values: readonly (readonly Float64Array[])[];
  readonly backs: readonly (readonly Int32Array[])[];
}

/**
 * The best partitions of a shape under any limits on neighboring pairs, O(k n³): the state is the last bin.
 *
 * @param bins the most bins
 */
export function solvePairs(problem: Problem, shape: PairShape, bins: number): Solutions {
  const { atoms } = problem;
  const most = Math.min(bins, atoms);
  const parts = 1 + Math.max(...STEPS[shape].map(({ to }) => to));
  const states = statesOf(parts, most, (atoms + 1) ** 2);
  for (let to = 1; to <= atoms; to++) {
    (states.values[0]?.[1] as Float64Array)[to] = problem.worth(0, to);
  }
  for (let at = 1; at < atoms; at++) {
    for (let to = at + 1; to <= atoms; to++) extend(problem, shape, states, at, to);
  }
  return Array.from({ length: most }, (_, i) => endOf(states, i + 1, atoms));
}

function statesOf(parts: number, most: number, size: number): States {
  const layers = <T>(make: () => T): T[][] =>
    Array.from({ length: parts }, () => Array.from({ length: most + 1 }, make));
  return {
    values: layers(() => new Float64Array(size).fill(Number.NEGATIVE_INFINITY)),
    backs: layers(() => new Int32Array(size)),
  };
}

/** Extends every bin that ends at an atom by the bins that begin there. */
function extend(problem: Problem, shape: PairShape, states: States, at: number, to: number): void {
  const worth = problem.worth(at, to);
  if (worth === Number.NEGATIVE_INFINITY) return;
  const rate = problem.rate(at, to);
  for (let from = 0; from < at; from++) {
    if (problem.worth(from, at) === Number.NEGATIVE_INFINITY) continue;
    const before = problem.rate(from, at);
    const steps = STEPS[shape].filter(({ direction }) =>
      mayFollow(before, rate, direction, problem),
    );
    if (steps.length === 0 || problem.differ?.(from, at, to) === false) continue;
    const pair = { from, at, to, worth, width: problem.atoms + 1 };
    for (const step of steps) {
      for (let part = 0; part <= step.from; part++) {
        raise(states, { from: part, to: step.to }, pair);
      }
    }
  }
}

interface Pair {
  readonly from: number;
  readonly at: number;
  readonly to: number;
  readonly worth: number;
  readonly width: number;
}

function raise(
  { values, backs }: States,
  step: { readonly from: number; readonly to: number },
  { from, at, to, worth, width }: Pair,
): void {
  const [source = [], target = []] = [values[step.from], values[step.to]];
  const place = at * width + to;
  for (let k = 2; k < target.length; k++) {
    const total = ((source[k - 1] as Float64Array)[from * width + at] as number) + worth;
    const layer = target[k] as Float64Array;
    if (!isBetter(total, layer[place] as number)) continue;
    layer[place] = total;
    (backs[step.to]?.[k] as Int32Array)[place] = from * 2 + step.from;
  }
}

function endOf({ values, backs }: States, bins: number, atoms: number): Solution | undefined {
  const width = atoms + 1;
  let [value, part, start] = [Number.NEGATIVE_INFINITY, 0, 0];
  for (let from = 0; from < atoms; from++) {
    for (const [other, layers] of values.entries()) {
      const found = layers[bins]?.[from * width + atoms] as number;
      if (isBetter(found, value)) [value, part, start] = [found, other, from];
    }
  }
  if (value === Number.NEGATIVE_INFINITY) return undefined;
  const cuts: number[] = [];
  let to = atoms;
  for (let k = bins; k > 1; k--) {
    cuts.unshift(start);
    const back = backs[part]?.[k]?.[start * width + to] as number;
    [to, start, part] = [start, back >> 1, back & 1];
  }
  return { value, cuts };
}
