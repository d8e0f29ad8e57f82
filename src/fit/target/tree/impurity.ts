import type { Bins, OfBin } from '../criterion/bins.ts';
import type { Objective } from '../options.ts';

/** An impurity of nodes, computed in the order of operations of scikit-learn's criteria. */
export interface Impurity {
  readonly of: OfBin;
  /** A proxy that increases with the quality of a split of (from, to) at an index. */
  readonly proxy: (from: number, at: number, to: number) => number;
}

/** The impurity for an objective: entropy for `likelihood`, variance for `ss`, else gini. */
export function impurityOf(bins: Bins, objective: Objective): Impurity {
  if (bins.table.kind === 'continuous') return variance(bins, 1, 2);
  if (objective === 'ss') return variance(bins, 1, 1);
  const of = objective === 'likelihood' ? entropy(bins) : gini(bins);
  const { weight } = bins;
  const proxy = (from: number, at: number, to: number): number =>
    -weight(at, to) * of(at, to) - weight(from, at) * of(from, at);
  return { of, proxy };
}

/** The weights of the classes in a bin; the events of a target with two classes come last. */
function countsOf({ before, table, weight }: Bins): readonly OfBin[] {
  const counts = before.slice(1).map(
    (column): OfBin =>
      (from, to) =>
        (column[to] as number) - (column[from] as number),
  );
  const [events] = counts;
  if (table.kind !== 'binary' || events === undefined) return counts;
  return [(from, to) => weight(from, to) - events(from, to), events];
}

function gini(bins: Bins): OfBin {
  const counts = countsOf(bins);
  return (from, to) => {
    let squares = 0;
    for (const count of counts) {
      const inside = count(from, to);
      squares += inside * inside;
    }
    const weight = bins.weight(from, to);
    return 1 - squares / (weight * weight);
  };
}

function entropy(bins: Bins): OfBin {
  const counts = countsOf(bins);
  return (from, to) => {
    let sum = 0;
    for (const count of counts) {
      const share = count(from, to) / bins.weight(from, to);
      if (share > 0) sum -= share * (Math.log(share) / Math.LN2);
    }
    return sum;
  };
}

/** Variance, from the columns of sums and of squares. */
function variance({ before, weight }: Bins, sums: number, squares: number): Impurity {
  const [first, second] = [before[sums] as Float64Array, before[squares] as Float64Array];
  const sum = (from: number, to: number): number => (first[to] as number) - (first[from] as number);
  const square = (from: number, to: number): number =>
    (second[to] as number) - (second[from] as number);
  return {
    of: (from, to) => square(from, to) / weight(from, to) - (sum(from, to) / weight(from, to)) ** 2,
    proxy: (from, at, to) =>
      sum(from, at) ** 2 / weight(from, at) + sum(at, to) ** 2 / weight(at, to),
  };
}
