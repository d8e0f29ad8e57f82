import type { SpecialCodes } from '../../core/special/special-codes.ts';
import type { TargetCells, TargetLabels } from '../../fit/target/labels.ts';
import type { RoleColumn } from '../../plan/read-request.ts';

/** A column to learn boundaries for; NaN is a missing value. */
interface FeatureRows {
  readonly name: string;
  readonly values: Float64Array;
  readonly invalid: number;
  readonly special: SpecialCodes;
}

/** The columns of a table with a target, row by row. */
export interface TargetColumns {
  /** The number of rows read. */
  readonly rows: number;
  readonly features: readonly FeatureRows[];
  readonly target: TargetCells;
  readonly weights: Float64Array | undefined;
}

/** What is kept of a table that is larger than the memory: it must be read again to be counted. */
export interface TargetSketch {
  readonly features: readonly Pick<FeatureRows, 'name' | 'invalid' | 'special'>[];
  /** The values of a sketch of each feature, ascending. */
  readonly candidates: readonly Float64Array[];
  readonly target: TargetLabels;
  /** The target as a column to read, with the codes of its texts. */
  readonly role: RoleColumn;
  readonly rankError: number;
}

/** True if a table was larger than the memory. */
export function isSketch(columns: TargetColumns | TargetSketch): columns is TargetSketch {
  return 'candidates' in columns;
}
