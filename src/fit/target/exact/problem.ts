import { type Bins, type OfBin, worthOf } from '../criterion/bins.ts';
import { type BinSums, P_VALUES } from '../criterion/p-value.ts';
import type { Limits, Objective } from '../options.ts';

/** A partition problem over atoms: a bin (from, to) holds the atoms from `from` (inclusive) to `to` (exclusive). */
export interface PartitionProblem {
  readonly atoms: number;
  /** The worth of a bin; -Infinity if a limit or a fixed boundary forbids it. */
  readonly worth: OfBin;
  readonly rate: OfBin;
  /** The least difference of the rates of neighbors, before slack. */
  readonly minDifference: number;
  /** The slack for rounding errors in differences of rates. */
  readonly slack: number;
  /** True if two neighbors (a, b) and (b, c) differ enough by their p-value; undefined without a limit. */
  readonly differ: ((a: number, b: number, c: number) => boolean) | undefined;
}

/** The limits of a problem. */
export interface ProblemRules {
  readonly objective: Objective;
  readonly limits: Limits;
  /** Indexes at which a bin must end, ascending. */
  readonly fixed: readonly number[];
}

/** The problem of a table's bins with limits and fixed boundaries. */
export function problemOf(bins: Bins, rules: ProblemRules): PartitionProblem {
  const { limits, objective, fixed } = rules;
  const worth = worthOf(bins, objective);
  const [minWeight, maxWeight] = [limits.minWeight, limits.maxWeight];
  const minEvents = leastEvents(objective, limits.minEvents);
  const ends = nextFixed(fixed, bins.size);
  const { weight, fewest } = bins;
  return {
    atoms: bins.size,
    worth: (from, to) => {
      const inside = weight(from, to);
      if (inside < minWeight || inside > maxWeight) return Number.NEGATIVE_INFINITY;
      if (fewest(from, to) < minEvents || to > (ends[from] as number)) {
        return Number.NEGATIVE_INFINITY;
      }
      return worth(from, to);
    },
    rate: bins.rate,
    minDifference: limits.minDifference,
    slack: 1e-12 * greatestRate(bins),
    differ: limits.maxP < 1 ? differing(bins, limits.maxP) : undefined,
  };
}

/** The information value of a bin with one class only is infinite: such bins are forbidden. */
export function leastEvents(objective: Objective, minEvents: number): number {
  return objective === 'iv' && minEvents <= 0 ? Number.MIN_VALUE : minEvents;
}

/** For each index, the least fixed boundary after it. */
function nextFixed(fixed: readonly number[], size: number): Uint32Array {
  const ends = new Uint32Array(size + 1).fill(size);
  const known = new Set(fixed);
  let end = size;
  for (let i = size - 1; i >= 0; i--) {
    if (known.has(i + 1)) end = i + 1;
    ends[i] = end;
  }
  return ends;
}

/** A problem whose bins end only at some indexes of another problem. */
export function restricted(problem: PartitionProblem, places: readonly number[]): PartitionProblem {
  const { worth, rate, differ } = problem;
  const at = Uint32Array.from(places);
  const place = (index: number): number => at[index] as number;
  return {
    ...problem,
    atoms: places.length - 1,
    worth: (from, to) => worth(place(from), place(to)),
    rate: (from, to) => rate(place(from), place(to)),
    differ: differ && ((a, b, c) => differ(place(a), place(b), place(c))),
  };
}

function greatestRate({ size, rate, table }: Bins): number {
  if (table.kind !== 'continuous') return 1;
  let greatest = 0;
  for (let i = 0; i < size; i++) greatest = Math.max(greatest, Math.abs(rate(i, i + 1)));
  return greatest;
}

function differing({ before, table }: Bins, maxP: number): NonNullable<PartitionProblem['differ']> {
  const pValue = P_VALUES[table.kind];
  const sums = (from: number, to: number): BinSums =>
    before.map((column) => (column[to] as number) - (column[from] as number));
  return (a, b, c) => pValue(sums(a, b), sums(b, c)) <= maxP;
}
