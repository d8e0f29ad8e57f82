import type { ColumnCodes } from './codes.ts';
import type { CellCounts } from './stats.ts';

/** Which rows count, and how much. */
export interface CountOptions {
  /** A byte for each row, 1 for a dropped one; undefined where none is. */
  readonly dropped?: Uint8Array | undefined;
  /** The weight of each row; undefined where each counts once. */
  readonly weights?: Float64Array | undefined;
}

/**
 * Adds a column's codes to the counts of its bins, and the values beyond the outer edges. Codes past the
 * last bin are missing values without a bin.
 */
export function countCodes(
  counted: CellCounts,
  { codes, outside }: ColumnCodes,
  { dropped, weights }: CountOptions = {},
): void {
  const { counts } = counted;
  counted.outside += outside;
  for (let row = 0; row < codes.length; row++) {
    if (dropped !== undefined && dropped[row] === 1) continue;
    const code = codes[row] as number;
    const weight = weights === undefined ? 1 : (weights[row] as number);
    if (code < counts.length) counts[code] = (counts[code] as number) + weight;
  }
}
