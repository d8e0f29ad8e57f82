/** The sum of counts. */
export function totalOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The share of each count; 0 for counts that are all 0. */
export function sharesOf(counts: readonly number[]): number[] {
  const total = totalOf(counts);
  return counts.map((count) => (total === 0 ? 0 : count / total));
}

/** A bin whose share of the rows has changed. */
export interface MovedBin {
  readonly bin: number;
  /** The share in the baseline. */
  readonly before: number;
  readonly after: number;
}

/** The bins whose shares differ, the greatest difference first; equal differences in the order of the bins. */
export function movedBins(expected: readonly number[], actual: readonly number[]): MovedBin[] {
  const shares = sharesOf(actual);
  return sharesOf(expected)
    .map((before, bin) => ({ bin, before, after: shares[bin] as number }))
    .filter(({ before, after }) => before !== after)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || a.bin - b.bin);
}
