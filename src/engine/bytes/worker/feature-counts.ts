import type { ColumnCodes } from '../../../core/codes.ts';
import type { WorkerFeature } from './plan.ts';

/** What was counted of a feature. */
export interface FeatureCounts {
  readonly counts: Float64Array;
  missing: number;
  invalid: number;
  overflow: number;
  rounded: number;
  outside: number;
}

/** Counts to start from. */
export function emptyCounts({ depth }: WorkerFeature): FeatureCounts {
  const counts = new Float64Array(depth);
  return { counts, missing: 0, invalid: 0, overflow: 0, rounded: 0, outside: 0 };
}

/**
 * Adds a column's codes and those outside, but for those of dropped rows, and its missing values, in
 * dropped rows too.
 *
 * @param dropped a byte for each row, 1 for a dropped one; undefined where none is
 */
export function countColumn(
  counted: FeatureCounts,
  { codes, missing, outside }: ColumnCodes,
  dropped: Uint8Array | undefined,
): void {
  const { counts } = counted;
  counted.missing += missing;
  counted.outside += outside;
  for (let row = 0; row < codes.length; row++) {
    if (dropped !== undefined && dropped[row] === 1) continue;
    const code = codes[row] as number;
    if (code < counts.length) counts[code] = (counts[code] as number) + 1;
  }
}
