import type { WithinSs } from './within-ss.ts';

/** The least sum of costs and the start of the cluster, for each end of a cluster. */
export interface Sums {
  readonly least: Float64Array;
  /** The index of the best start; of equally good starts the first. */
  readonly best: Int32Array;
}

/** One cluster of a partition: the places where it may start and end, both ascending. */
export interface ClusterStep {
  /** The cost of each place in `from`. */
  readonly costs: Float64Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** True if the places in `from` are after those in `to`. */
  readonly isBack: boolean;
  /** The cost of a cluster without values. */
  readonly empty: number;
}

/**
 * The least sum of the cost of a place in `from` and the spread of the values between, for each place in `to`. Since
 * the best place ascends with the place reached, divide and conquer takes n log n steps (Wang and Song,
 * "Ckmeans.1d.dp").
 */
export function leastSums(step: ClusterStep, spread: WithinSs): Sums {
  const length = step.to.length;
  const sums = { least: new Float64Array(length), best: new Int32Array(length) };
  const divide = (begin: number, end: number, low: number, high: number): void => {
    if (begin >= end) return;
    const middle = (begin + end) >>> 1;
    const best = bestFrom(step, spread, middle, low, high, sums.least);
    sums.best[middle] = best;
    divide(begin, middle, low, best);
    divide(middle + 1, end, best, high);
  };
  divide(0, length, 0, step.from.length - 1);
  return sums;
}

/** Finds the best place in `from`, between two indexes, for one place in `to`. */
function bestFrom(
  { costs, from, to, isBack, empty }: ClusterStep,
  spread: WithinSs,
  index: number,
  low: number,
  high: number,
  least: Float64Array,
): number {
  const place = to[index] as number;
  let best = low;
  let total = Number.POSITIVE_INFINITY;
  for (let i = low; i <= high; i++) {
    const other = from[i] as number;
    const start = isBack ? place : other;
    const end = isBack ? other : place;
    const sum = (costs[i] as number) + (start < end ? spread.of(start, end) : empty);
    if (sum < total) {
      best = i;
      total = sum;
    }
  }
  least[index] = total;
  return best;
}
