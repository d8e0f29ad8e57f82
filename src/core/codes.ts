import type { Boundaries } from './boundaries.ts';
import { binReached, boundariesReached } from './bucketize.ts';
import { boundariesReachedByAll } from './long-list.ts';
import { type MissingPolicy, missingCode } from './missing.ts';
import type { CodeArray } from './number-column.ts';
import { checkBoundariesArgument, invalidArgument } from './options/check-options.ts';
import { placeSpecial, specialBin } from './special/special-codes.ts';

/** The codes of a column, with missing values where their policy puts them. */
export interface ColumnCodes<Codes extends CodeArray = Int32Array> {
  /** As long as the column; a bin, or one past the last for a missing value that is not in the last bin. */
  readonly codes: Codes;
  /** The number of values that are missing. */
  readonly missing: number;
  /** The number of values that are outside of the outer edges, and so coded like missing ones. */
  readonly outside: number;
  /** The number of values that are of rows whose group is unknown; absent without groups. */
  readonly unknownGroups?: number;
}

/** Options of `codesOf`. */
export interface CodesOptions<Codes extends CodeArray = Int32Array> {
  /** Where the codes go, as long as the column, and of a type that holds them; an Int32Array is made if absent. */
  readonly out?: Codes;
  /** False where the caller knows that no value is missing, which saves looking for them. */
  readonly mayMiss?: boolean;
  /** A byte for each row, 1 for one that is left out and so not counted as outside. */
  readonly dropped?: Uint8Array | undefined;
}

/** The rule and the policy for missing values, on a whole column. Every NaN is a missing value. */
export function codesOf<Codes extends CodeArray = Int32Array>(
  column: Float64Array,
  boundaries: Boundaries,
  policy: MissingPolicy,
  { out, mayMiss = true, dropped }: CodesOptions<Codes> = {},
): ColumnCodes<Codes> {
  const codes = boundariesReachedByAll<Codes>(column, boundaries, out);
  const { special, bins } = boundaries;
  const code = missingCode(policy, bins, special.bins.length);
  const missing = mayMiss ? placeMissing(column, codes, code) : 0;
  const isOpen = boundaries.outside === 'bins';
  const outside = isOpen ? 0 : placeOutside(column, codes, { boundaries, code, dropped });
  placeSpecial(column, codes, special, bins);
  return { codes, missing, outside };
}

function placeMissing(column: Float64Array, codes: CodeArray, code: number): number {
  let missing = 0;
  for (let row = 0; row < column.length; row++) {
    if (!Number.isNaN(column[row])) continue;
    codes[row] = code;
    missing++;
  }
  return missing;
}

/** Turns how many boundaries were reached into bins between them; leaves missing values as they are. */
function placeOutside(
  column: Float64Array,
  codes: CodeArray,
  place: Pick<CodesOptions, 'dropped'> & { readonly boundaries: Boundaries; readonly code: number },
): number {
  const { boundaries, code, dropped } = place;
  let outside = 0;
  for (let row = 0; row < column.length; row++) {
    if (Number.isNaN(column[row])) continue;
    const bin = binReached(codes[row] as number, boundaries);
    codes[row] = bin ?? code;
    if (bin !== undefined || dropped?.[row] === 1) continue;
    if (specialBin(column[row] as number, boundaries.special) < 0) outside++;
  }
  return outside;
}

/**
 * The code of one value: of its special bin, or its interval.
 *
 * @param x not NaN
 * @returns undefined if it is outside of the outer edges, and that is no bin
 * @throws DiscretizeError E_USAGE for what is not a number, or not Boundaries
 */
export function binOf(x: number, boundaries: Boundaries): number | undefined {
  checkBoundariesArgument(boundaries);
  if (typeof x !== 'number') throw invalidArgument('x', x, 'a number');
  const special = specialBin(x, boundaries.special);
  if (special >= 0) return boundaries.bins + special;
  return binReached(boundariesReached(x, boundaries), boundaries);
}
