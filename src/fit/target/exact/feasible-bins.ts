import type { Problem } from './problem.ts';
import { sortBy } from './sort-by.ts';

/** The bins at an atom, sorted by rate: their other ends and their rates. */
export interface Side {
  readonly ends: Uint16Array;
  readonly rates: Float64Array;
}

/** The feasible bins of a problem; the worth of a bin (from, to) is at `from * width + to` of `worths`. */
export interface FeasibleBins {
  readonly problem: Problem;
  /** One more than the number of atoms. */
  readonly width: number;
  /** -Infinity for a bin that a limit forbids. */
  readonly worths: Float64Array;
  /** For each atom, the bins that end before it. */
  readonly into: readonly Side[];
  /** For each atom, the bins that begin at it. */
  readonly out: readonly Side[];
}

/** The most atoms for which two layers of all bins are kept. */
export const MOST_SORTED = 2000;

/** Lists the feasible bins of a problem, and sorts them by rate: O(n² log n). */
export function feasibleBins(problem: Problem): FeasibleBins {
  const width = problem.atoms + 1;
  const worths = new Float64Array(width * width).fill(Number.NEGATIVE_INFINITY);
  for (let from = 0; from < problem.atoms; from++) {
    for (let to = from + 1; to < width; to++) worths[from * width + to] = problem.worth(from, to);
  }
  const places = Array.from({ length: width }, (_, i) => i);
  const into = places.map((to) =>
    sideOf(
      { start: 0, end: to },
      (from) => worths[from * width + to] as number,
      (from) => problem.rate(from, to),
    ),
  );
  const out = places.map((from) =>
    sideOf(
      { start: from + 1, end: width },
      (to) => worths[from * width + to] as number,
      (to) => problem.rate(from, to),
    ),
  );
  return { problem, width, worths, into, out };
}

/** The feasible bins whose other end is in a range. */
function sideOf(
  { start, end }: { readonly start: number; readonly end: number },
  worth: (other: number) => number,
  rate: (other: number) => number,
): Side {
  const found = new Uint16Array(Math.max(0, end - start));
  let size = 0;
  for (let other = start; other < end; other++) {
    if (worth(other) !== Number.NEGATIVE_INFINITY) found[size++] = other;
  }
  const ends = found.slice(0, size);
  const rates = new Float64Array(size);
  for (let i = 0; i < size; i++) rates[i] = rate(ends[i] as number);
  sortBy(ends, rates);
  return { ends, rates };
}
