import type { WithinSs } from './within-ss.ts';

/** The relative gain of a round below which the search ends. */
const LEAST_GAIN = 2 ** -24;

/**
 * The cost of a partition after rounds of the algorithm of Lloyd, in which each cluster starts at the first value
 * above the midpoint of two means. The cost of this local optimum is an upper bound of the least cost.
 *
 * @param starts ascending, from 0 to the number of values; changed
 * @param cost the cost of the partition
 */
export function locallyOptimalCost(starts: Int32Array, cost: number, spread: WithinSs): number {
  let least = cost;
  for (;;) {
    moveStarts(starts, spread);
    const next = costOf(starts, spread);
    if (!(next < least)) return least;
    if (least - next < least * LEAST_GAIN) return next;
    least = next;
  }
}

function costOf(starts: Int32Array, spread: WithinSs): number {
  let cost = 0;
  for (let i = 1; i < starts.length; i++) {
    cost += spread.of(starts[i - 1] as number, starts[i] as number);
  }
  return cost;
}

/** Moves all starts but the first and the end; each stays between its neighbors, so that no cluster is empty. */
function moveStarts(starts: Int32Array, spread: WithinSs): void {
  let mean = spread.meanOf(starts[0] as number, starts[1] as number);
  for (let i = 1; i < starts.length - 1; i++) {
    const next = spread.meanOf(starts[i] as number, starts[i + 1] as number);
    const [low, high] = [(starts[i - 1] as number) + 1, (starts[i + 1] as number) - 1];
    starts[i] = spread.firstAbove(mean / 2 + next / 2, low, high);
    mean = next;
  }
}
