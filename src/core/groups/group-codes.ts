import type { Boundaries } from '../boundaries.ts';
import { binOf, type CodesOptions, type ColumnCodes } from '../codes.ts';
import { type MissingPolicy, missingCode } from '../missing.ts';
import type { CodeArray } from '../number-column.ts';
import { ALL_ROWS } from './key-table.ts';

/** The boundary lists of groups, and the bins that they share. */
export interface GroupLists {
  /** The lists by the numbers of keys; the first list is that of all rows. */
  readonly lists: readonly Boundaries[];
  /** The most intervals of a list. */
  readonly bins: number;
  /** The number of intervals and of bins of special codes, which have the same codes in every list. */
  readonly valued: number;
}

/** Lists by the numbers of keys, with the number of bins of the longest list. */
export function groupLists(lists: readonly Boundaries[]): GroupLists {
  const bins = lists.reduce((most, list) => Math.max(most, list.bins), 1);
  return { lists, bins, valued: bins + (lists[0]?.special.bins.length ?? 0) };
}

/**
 * The codes of a column by the list of each row, under the policy for missing values. A missing value in a bin of its
 * own, or in none, has the same code in every group; a missing value in the last bin has the last code of the list of
 * its row.
 *
 * @param numbers the number of the list of each row; -1 for a row without a list, whose values count as missing
 */
export function groupCodes<Codes extends CodeArray = Int32Array>(
  column: Float64Array,
  numbers: Float64Array,
  { lists, bins, valued }: GroupLists,
  policy: MissingPolicy,
  { out = new Int32Array(column.length) as CodeArray as Codes, dropped }: CodesOptions<Codes> = {},
): ColumnCodes<Codes> {
  let [missing, outside, unknownGroups] = [0, 0, 0];
  for (let row = 0; row < column.length; row++) {
    const value = column[row] as number;
    const list = lists[numbers[row] as number];
    const isMissing = Number.isNaN(value);
    const bin = isMissing || list === undefined ? undefined : sharedBin(value, list, bins);
    out[row] = bin ?? missingIn(list ?? (lists[ALL_ROWS] as Boundaries), valued, policy);
    if (isMissing) missing++;
    if (dropped?.[row] === 1) continue;
    if (!isMissing && bin === undefined && list !== undefined) outside++;
    if ((numbers[row] as number) <= ALL_ROWS) unknownGroups++;
  }
  return { codes: out, missing, outside, unknownGroups };
}

/** The bin of a value in a list, as a code that groups share. */
function sharedBin(value: number, list: Boundaries, bins: number): number | undefined {
  const code = binOf(value, list);
  return code === undefined || code < list.bins ? code : code - list.bins + bins;
}

function missingIn(list: Boundaries, valued: number, policy: MissingPolicy): number {
  return missingCode(policy, policy === 'last' ? list.bins : valued);
}

/**
 * Turns codes into indexes of a table with the codes of every list, one list after the other.
 *
 * @param valued the codes that lists share; a list has one code more
 */
export function cellIndexes(codes: Int32Array, numbers: Float64Array, valued: number): void {
  for (let row = 0; row < codes.length; row++) {
    const list = Math.max(ALL_ROWS, numbers[row] as number);
    codes[row] = list * (valued + 1) + (codes[row] as number);
  }
}
