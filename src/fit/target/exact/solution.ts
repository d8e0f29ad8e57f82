/** The best partition into a given number of bins. */
export interface Solution {
  /** The sum of the bins' worths. */
  readonly value: number;
  /** The indexes of the first atoms of all bins but the first, ascending. */
  readonly cuts: readonly number[];
}

/** The best partitions into 1, 2, ... bins; undefined if there is none. */
export type Solutions = readonly (Solution | undefined)[];

/** The relative margin within which values are equal: logarithms differ in the last bits. */
const MARGIN = 1e-12;

/** True if a value is greater than another by more than rounding. */
export function isBetter(value: number, than: number): boolean {
  if (than === Number.NEGATIVE_INFINITY) return value > than;
  return value > than + MARGIN * Math.abs(than);
}

/**
 * The best solution: of equal ones, the one with the fewest bins.
 *
 * @param penalty the cost of each boundary
 * @param minBins the fewest bins
 */
export function bestOf(
  solutions: Solutions,
  { penalty, minBins }: { readonly penalty: number; readonly minBins: number },
): Solution | undefined {
  let best: Solution | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const solution of solutions.slice(minBins - 1)) {
    if (solution === undefined) continue;
    const net = solution.value - penalty * solution.cuts.length;
    if (!isBetter(net, most)) continue;
    [best, most] = [solution, net];
  }
  return best;
}
