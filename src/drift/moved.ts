/** A bin whose share of the rows has changed. */
export interface MovedBin {
  readonly bin: number;
  /** The share in the baseline. */
  readonly before: number;
  readonly after: number;
}

/** The bins by how far their shares have moved, the farthest first; those that stayed are left out. */
export function movedBins(expected: readonly number[], actual: readonly number[]): MovedBin[] {
  const [n, m] = [totalOf(expected), totalOf(actual)];
  return expected
    .map((count, bin) => ({ bin, before: ratio(count, n), after: ratio(actual[bin] as number, m) }))
    .filter(({ before, after }) => before !== after)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || a.bin - b.bin);
}

function ratio(count: number, total: number): number {
  return total === 0 ? 0 : count / total;
}

function totalOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
