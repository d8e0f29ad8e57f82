import type { ColumnCodes } from '../../core/codes.ts';
import { countCodes } from '../../core/count-codes.ts';
import type { CellCounts } from '../../core/stats.ts';

/** Rows that are counted by their weights. */
interface WeighedRows {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  /** The bins that numbers may have: a number with a code past them is beyond the outer edges. */
  readonly bins: number;
}

/** Adds the weight of each row to the bin of its code, if it has one, and to what is missing or outside. */
export function countWeights(
  counted: CellCounts,
  { codes, missing }: ColumnCodes,
  { values, weights, bins }: WeighedRows,
): void {
  countCodes(counted, { codes, missing, outside: 0 }, { weights });
  for (let row = 0; row < codes.length; row++) {
    const weight = weights[row] as number;
    if (Number.isNaN(values[row])) counted.missing += weight;
    else if ((codes[row] as number) >= bins) counted.outside += weight;
  }
}
