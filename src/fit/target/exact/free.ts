import type { Problem } from './problem.ts';
import { isBetter, type Solution, type Solutions } from './solution.ts';

/**
 * The best partitions without limits on neighbors: O(n²) worths, O(k n²) additions, O(k n) memory. Of equal
 * partitions, the one with the leftmost last boundary wins.
 *
 * @param bins the most bins
 */
export function solveFree({ atoms, worth }: Problem, bins: number): Solutions {
  const most = Math.min(bins, atoms);
  const layers = Array.from({ length: most + 1 }, () =>
    new Float64Array(atoms + 1).fill(Number.NEGATIVE_INFINITY),
  );
  const backs = layers.map(() => new Int32Array(atoms + 1));
  (layers[0] as Float64Array)[0] = 0;
  for (let to = 1; to <= atoms; to++) {
    for (let from = 0; from < to; from++) {
      const value = worth(from, to);
      if (value > Number.NEGATIVE_INFINITY) extend({ layers, backs, most, from, to, value });
    }
  }
  return Array.from({ length: most }, (_, i) => solutionOf(layers, backs, i + 1, atoms));
}

interface Step {
  readonly layers: readonly Float64Array[];
  readonly backs: readonly Int32Array[];
  readonly most: number;
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** Extends the partitions into each number of bins that end at the start of a bin by that bin. */
function extend({ layers, backs, most, from, to, value }: Step): void {
  const last = Math.min(most, from + 1);
  for (let k = 1; k <= last; k++) {
    const total = ((layers[k - 1] as Float64Array)[from] as number) + value;
    const layer = layers[k] as Float64Array;
    if (!isBetter(total, layer[to] as number)) continue;
    layer[to] = total;
    (backs[k] as Int32Array)[to] = from;
  }
}

function solutionOf(
  layers: readonly Float64Array[],
  backs: readonly Int32Array[],
  bins: number,
  atoms: number,
): Solution | undefined {
  const value = layers[bins]?.[atoms] as number;
  if (value === Number.NEGATIVE_INFINITY) return undefined;
  const cuts: number[] = [];
  let end = atoms;
  for (let k = bins; k > 1; k--) {
    end = (backs[k] as Int32Array)[end] as number;
    cuts.unshift(end);
  }
  return { value, cuts };
}
