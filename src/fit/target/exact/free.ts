import type { PartitionProblem } from './problem.ts';
import { isBetter, type Solution, type Solutions } from './solution.ts';

/**
 * The best partitions without limits on neighbors: O(n²) worths, O(k n²) additions, O(k n) memory. Of equal
 * partitions, the one with the leftmost last boundary wins.
 *
 * @param bins the most bins
 */
export function solveFree({ atoms, worth }: PartitionProblem, bins: number): Solutions {
  const most = Math.min(bins, atoms);
  const width = most + 1;
  const layers: Layers = {
    width,
    values: new Float64Array((atoms + 1) * width).fill(Number.NEGATIVE_INFINITY),
    backs: new Int32Array((atoms + 1) * width),
  };
  layers.values[0] = 0;
  for (let to = 1; to <= atoms; to++) {
    for (let from = 0; from < to; from++) {
      const value = worth(from, to);
      if (value > Number.NEGATIVE_INFINITY) extend(layers, from, to, value);
    }
  }
  return Array.from({ length: most }, (_, i) => solutionOf(layers, i + 1, atoms));
}

/** The best partitions into k bins that end at each atom: those of an atom are contiguous, by k. */
interface Layers {
  /** One more than the greatest number of bins. */
  readonly width: number;
  readonly values: Float64Array;
  readonly backs: Int32Array;
}

/** Extends the partitions into each number of bins that end at the start of a bin by that bin. */
function extend({ width, values, backs }: Layers, from: number, to: number, value: number): void {
  const last = Math.min(width - 1, from + 1);
  const [before, after] = [from * width - 1, to * width];
  for (let k = 1; k <= last; k++) {
    const total = (values[before + k] as number) + value;
    if (!isBetter(total, values[after + k] as number)) continue;
    values[after + k] = total;
    backs[after + k] = from;
  }
}

function solutionOf(
  { width, values, backs }: Layers,
  bins: number,
  atoms: number,
): Solution | undefined {
  const value = values[atoms * width + bins] as number;
  if (value === Number.NEGATIVE_INFINITY) return undefined;
  const cuts: number[] = [];
  let end = atoms;
  for (let k = bins; k > 1; k--) {
    end = backs[end * width + k] as number;
    cuts.unshift(end);
  }
  return { value, cuts };
}
