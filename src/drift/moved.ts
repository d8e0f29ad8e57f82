import { sharesOf } from './counts.ts';

/** A bin whose share of the rows has changed. */
export interface MovedBin {
  readonly bin: number;
  /** The share in the baseline. */
  readonly before: number;
  readonly after: number;
}

/** The bins by how far their shares have moved, the farthest first; those that stayed are left out. */
export function movedBins(expected: readonly number[], actual: readonly number[]): MovedBin[] {
  const shares = sharesOf(actual);
  return sharesOf(expected)
    .map((before, bin) => ({ bin, before, after: shares[bin] as number }))
    .filter(({ before, after }) => before !== after)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || a.bin - b.bin);
}
