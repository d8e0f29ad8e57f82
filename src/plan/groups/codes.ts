import type { Boundaries } from '../../core/boundaries.ts';
import { type CodesOptions, type ColumnCodes, codesOf } from '../../core/codes.ts';
import { cellIndexes, groupCodes } from '../../core/groups/group-codes.ts';
import type { MissingPolicy } from '../../core/missing.ts';
import type { CodeArray } from '../../core/number-column.ts';
import type { PlannedGroups } from './groups.ts';

/** The rules for the codes of the columns of a feature. */
export interface CodedBy {
  readonly boundaries: Boundaries;
  readonly groups: PlannedGroups | undefined;
  readonly missing: MissingPolicy;
}

/**
 * The codes of a column of a feature, by the list of all rows or by those of groups.
 *
 * @param numbers for each row the number of its key; undefined for a feature without groups
 */
export function featureCodesOf<Codes extends CodeArray = Int32Array>(
  { boundaries, groups, missing }: CodedBy,
  column: Float64Array,
  numbers: Float64Array | undefined,
  options: CodesOptions<Codes> = {},
): ColumnCodes<Codes> {
  if (groups === undefined || numbers === undefined) {
    return codesOf(column, boundaries, missing, options);
  }
  return groupCodes(column, numbers, groups, missing, options);
}

/** Codes as the indexes of their cells; overwrites the codes if groups have cells of their own. */
export function cellIndexesOf(
  { groups }: Pick<CodedBy, 'groups'>,
  codes: Int32Array,
  numbers: Float64Array | undefined,
): Int32Array {
  if (groups?.hasOwnCells && numbers !== undefined) cellIndexes(codes, numbers, groups.valued);
  return codes;
}
