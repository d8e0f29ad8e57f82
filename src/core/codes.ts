import type { Boundaries } from './boundaries.ts';
import { bucketize } from './bucketize.ts';
import { type MissingPolicy, missingCode } from './missing.ts';

/** The codes of a column, with missing values where their policy puts them. */
export interface ColumnCodes {
  /** As long as the column; from 0 to k, or k + 1 for a missing value that is not in the last bin. */
  readonly codes: Int32Array;
  /** How many values are missing. */
  readonly missing: number;
}

/**
 * The rule and the policy for missing values, on a whole column. Every NaN is a missing value.
 *
 * @param out where the codes go, as long as the column; made if absent
 * @param mayMiss false where the caller knows that no value is missing, which saves looking for them
 */
export function codesOf(
  column: Float64Array,
  boundaries: Boundaries,
  policy: MissingPolicy,
  out?: Int32Array,
  mayMiss = true,
): ColumnCodes {
  const codes = bucketize(column, boundaries, out);
  if (!mayMiss) return { codes, missing: 0 };
  return { codes, missing: placeMissing(column, codes, missingCode(policy, boundaries.bins)) };
}

function placeMissing(column: Float64Array, codes: Int32Array, code: number): number {
  let missing = 0;
  for (let row = 0; row < column.length; row++) {
    if (!Number.isNaN(column[row])) continue;
    codes[row] = code;
    missing++;
  }
  return missing;
}
