import type { PartitionProblem } from './problem.ts';
import { mayFollow, type PairShape, STEPS } from './shapes.ts';
import { isBetter, type Solution, type Solutions } from './solution.ts';

/** The most atoms for which all pairs of neighbors are enumerated. */
export const MOST_PAIRS = 400;

/** For each part of the shape: values and back pointers by the last bin and, contiguous, by the number of bins. */
interface States {
  /** One more than the number of atoms. */
  readonly width: number;
  /** One more than the greatest number of bins. */
  readonly depth: number;
  readonly values: readonly Float64Array[];
  readonly backs: readonly Int32Array[];
}

/**
 * The best partitions of a shape under any limits on neighboring pairs, O(k n³): the state is the last bin.
 *
 * @param bins the most bins
 */
export function solvePairs(problem: PartitionProblem, shape: PairShape, bins: number): Solutions {
  const { atoms } = problem;
  const most = Math.min(bins, atoms);
  const parts = 1 + Math.max(...STEPS[shape].map(({ to }) => to));
  const states = statesOf(parts, most + 1, atoms + 1);
  for (let to = 1; to <= atoms; to++) {
    (states.values[0] as Float64Array)[placeOf(states, 0, to) + 1] = problem.worth(0, to);
  }
  for (let at = 1; at < atoms; at++) extend(problem, shape, states, at);
  return Array.from({ length: most }, (_, i) => endOf(states, i + 1));
}

function statesOf(parts: number, depth: number, width: number): States {
  const size = width * width * depth;
  const ofParts = <T>(make: () => T): T[] => Array.from({ length: parts }, make);
  return {
    width,
    depth,
    values: ofParts(() => new Float64Array(size).fill(Number.NEGATIVE_INFINITY)),
    backs: ofParts(() => new Int32Array(size)),
  };
}

/** The place of the partition into 0 bins that ends with the bin (from, to); of that into k bins, k places later. */
function placeOf({ width, depth }: States, from: number, to: number): number {
  return (from * width + to) * depth;
}

/** A bin that limits allow. */
interface RatedBin {
  readonly from: number;
  readonly to: number;
  readonly worth: number;
  readonly rate: number;
}

function binOf({ worth, rate }: PartitionProblem, from: number, to: number): RatedBin | undefined {
  const value = worth(from, to);
  if (value === Number.NEGATIVE_INFINITY) return undefined;
  return { from, to, worth: value, rate: rate(from, to) };
}

/** Extends every bin that ends at an atom by the bins that begin there. */
function extend(problem: PartitionProblem, shape: PairShape, states: States, at: number): void {
  const before: RatedBin[] = [];
  for (let from = 0; from < at; from++) {
    const bin = binOf(problem, from, at);
    if (bin !== undefined) before.push(bin);
  }
  for (let to = at + 1; to <= problem.atoms && before.length > 0; to++) {
    const after = binOf(problem, at, to);
    if (after === undefined) continue;
    for (const bin of before) extendBin(problem, shape, states, [bin, after]);
  }
}

/** Extends a bin by its neighbor, unless the limits on neighbors forbid it. */
function extendBin(
  problem: PartitionProblem,
  shape: PairShape,
  states: States,
  pair: readonly [RatedBin, RatedBin],
): void {
  const [{ from, rate }, after] = pair;
  let isAllowed: boolean | undefined;
  // The p-value is the costliest limit: it is computed once, and only for values that would rise.
  const differ = (): boolean => {
    isAllowed ??= problem.differ?.(from, after.from, after.to) !== false;
    return isAllowed;
  };
  for (const step of STEPS[shape]) {
    if (!mayFollow(rate, after.rate, step.direction, problem)) continue;
    for (let part = 0; part <= step.from; part++) {
      raise(states, { from: part, to: step.to }, pair, differ);
    }
  }
}

/** Raises the values of a bin by those of the bin before it, if the two differ enough. */
function raise(
  states: States,
  step: { readonly from: number; readonly to: number },
  [before, { from: at, to, worth }]: readonly [RatedBin, RatedBin],
  differ: () => boolean,
): void {
  const source = states.values[step.from] as Float64Array;
  const target = states.values[step.to] as Float64Array;
  const backs = states.backs[step.to] as Int32Array;
  const [origin, place] = [placeOf(states, before.from, at), placeOf(states, at, to)];
  for (let k = 2; k < states.depth; k++) {
    const total = (source[origin + k - 1] as number) + worth;
    if (!isBetter(total, target[place + k] as number)) continue;
    if (!differ()) return;
    target[place + k] = total;
    backs[place + k] = before.from * 2 + step.from;
  }
}

function endOf(states: States, bins: number): Solution | undefined {
  const atoms = states.width - 1;
  let [value, part, start] = [Number.NEGATIVE_INFINITY, 0, 0];
  for (let from = 0; from < atoms; from++) {
    for (const [other, values] of states.values.entries()) {
      const found = values[placeOf(states, from, atoms) + bins] as number;
      if (isBetter(found, value)) [value, part, start] = [found, other, from];
    }
  }
  if (value === Number.NEGATIVE_INFINITY) return undefined;
  const cuts: number[] = [];
  let to = atoms;
  for (let k = bins; k > 1; k--) {
    cuts.unshift(start);
    const back = states.backs[part]?.[placeOf(states, start, to) + k] as number;
    [to, start, part] = [start, back >> 1, back & 1];
  }
  return { value, cuts };
}
