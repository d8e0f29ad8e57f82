import type { Boundaries } from './boundaries.ts';
import { binReached, boundariesReached } from './bucketize.ts';
import { boundariesReachedByAll } from './long-list.ts';
import { type MissingPolicy, missingCode } from './missing.ts';
import type { CodeArray } from './number-column.ts';
import { checkBoundariesArgument, invalidArgument } from './options/check-options.ts';
import { placeSpecial, specialBin } from './special/special-codes.ts';

/** The codes of a column, under the policy for missing values. */
export interface ColumnCodes<Codes extends CodeArray = Int32Array> {
  /** As long as the column; a bin, or one past the last bin for a missing value without a bin. */
  readonly codes: Codes;
  /** The number of missing values. */
  readonly missing: number;
  /** The number of values outside the outer edges, which have the code of missing values. */
  readonly outside: number;
  /** The number of values in rows of unknown groups; absent without groups. */
  readonly unknownGroups?: number;
}

/** Options of `codesOf`. */
export interface CodesOptions<Codes extends CodeArray = Int32Array> {
  /** Receives the codes; as long as the column, of a type that can hold them. A new Int32Array if absent. */
  readonly out?: Codes;
  /** False if the caller knows that no value is missing, which saves a search. */
  readonly mayMiss?: boolean;
  /** A byte for each row: 1 for a dropped row, which does not count as outside. */
  readonly dropped?: Uint8Array | undefined;
}

/** The codes of a column by the rule and the policy for missing values. Every NaN is a missing value. */
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

/** Turns counts of reached boundaries into codes of the bins between them; keeps missing values. */
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
 * @returns undefined for a value outside the outer edges, if such values are missing
 * @throws DiscretizeError E_USAGE if `x` is not a number, or `boundaries` are not Boundaries
 */
export function binOf(x: number, boundaries: Boundaries): number | undefined {
  checkBoundariesArgument(boundaries);
  if (typeof x !== 'number') throw invalidArgument('x', x, 'a number');
  const special = specialBin(x, boundaries.special);
  if (special >= 0) return boundaries.bins + special;
  return binReached(boundariesReached(x, boundaries), boundaries);
}
