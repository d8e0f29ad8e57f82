import type { BytesFeature } from './bytes-plan.ts';

/** What was counted of a feature. */
export interface FeatureTally {
  readonly counts: Float64Array;
  missing: number;
  invalid: number;
  overflow: number;
}

/** Counts to start from. */
export function emptyTally({ depth }: BytesFeature): FeatureTally {
  return { counts: new Float64Array(depth), missing: 0, invalid: 0, overflow: 0 };
}

/**
 * Adds a column's codes, but for those of dropped rows, and its missing values, in dropped rows too.
 *
 * @param missing how many values of the column are missing, those of dropped rows included
 * @param dropped a byte for each row, 1 for a dropped one; undefined where none is
 */
export function tallyColumn(
  counted: FeatureTally,
  codes: Int32Array,
  missing: number,
  dropped: Uint8Array | undefined,
): void {
  const { counts } = counted;
  counted.missing += missing;
  for (let row = 0; row < codes.length; row++) {
    if (dropped !== undefined && dropped[row] === 1) continue;
    const code = codes[row] as number;
    if (code < counts.length) counts[code] = (counts[code] as number) + 1;
  }
}
