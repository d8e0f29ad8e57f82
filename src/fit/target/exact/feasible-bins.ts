import type { PartitionProblem } from './problem.ts';
import { sortBy } from './sort-by.ts';

/** The bins at an atom, sorted by rate: their other ends and their rates. */
export interface Side {
  readonly ends: Uint16Array;
  readonly rates: Float64Array;
}

/** The bins that begin at an atom, with their worths. */
export interface OutSide extends Side {
  readonly worths: Float64Array;
}

/** The feasible bins of a problem. */
export interface FeasibleBins {
  readonly problem: PartitionProblem;
  /** One more than the number of atoms. */
  readonly width: number;
  /** The worth of each bin, in the order of {@link placeOf}; -Infinity for a bin that a limit forbids. */
  readonly worths: Float64Array;
  /** For each atom, the bins that end before it. */
  readonly into: readonly Side[];
  /** For each atom, the bins that begin at it. */
  readonly out: readonly OutSide[];
}

/** The most atoms for which two layers of all bins are kept. */
export const MOST_SORTED = 2000;

/** The place of a bin in lists of all bins: those that end at the same atom are contiguous. */
export function placeOf(from: number, to: number): number {
  return ((to * (to - 1)) >>> 1) + from;
}

/** Lists the feasible bins of a problem, and sorts them by rate: O(n² log n). */
export function feasibleBins(problem: PartitionProblem): FeasibleBins {
  const width = problem.atoms + 1;
  const bins: RatedBins = {
    worths: new Float64Array(placeOf(0, width)),
    rates: new Float64Array(placeOf(0, width)),
  };
  for (let to = 1; to < width; to++) {
    for (let from = 0; from < to; from++) {
      const place = placeOf(from, to);
      const worth = problem.worth(from, to);
      bins.worths[place] = worth;
      if (worth !== Number.NEGATIVE_INFINITY) bins.rates[place] = problem.rate(from, to);
    }
  }
  const atoms = Array.from({ length: width }, (_, i) => i);
  const into = atoms.map((at) => sideOf(bins, { at, start: 0, end: at }));
  const out = atoms.map((at) => outOf(bins, at, width));
  return { problem, width, worths: bins.worths, into, out };
}

/** The worths and the rates of all bins, in the order of {@link placeOf}. */
interface RatedBins {
  readonly worths: Float64Array;
  readonly rates: Float64Array;
}

/** An atom, and a range of atoms all of which are on one side of it. */
interface SideRange {
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/** The feasible bins at an atom whose other end is in a range. */
function sideOf(bins: RatedBins, { at, start, end }: SideRange): Side {
  const found = new Uint16Array(Math.max(0, end - start));
  const rates = new Float64Array(found.length);
  let size = 0;
  for (let other = start; other < end; other++) {
    const place = other < at ? placeOf(other, at) : placeOf(at, other);
    if (bins.worths[place] === Number.NEGATIVE_INFINITY) continue;
    found[size] = other;
    rates[size++] = bins.rates[place] as number;
  }
  const side = { ends: found.slice(0, size), rates: rates.slice(0, size) };
  sortBy(side.ends, side.rates);
  return side;
}

function outOf(bins: RatedBins, at: number, width: number): OutSide {
  const side = sideOf(bins, { at, start: at + 1, end: width });
  const worths = new Float64Array(side.ends.length);
  for (let i = 0; i < worths.length; i++) {
    worths[i] = bins.worths[placeOf(at, side.ends[i] as number)] as number;
  }
  return { ...side, worths };
}
