import { DiscretizeError, type ErrorDetails, type Place } from '../errors/error.ts';
import { type RowFault, rowFault } from '../errors/row-fault.ts';
import type { CellType } from './cell.ts';
import { explainRejection } from './near-number.ts';
import type { Notation } from './notation.ts';

/** A cell that ends the run. */
export interface RejectedCell {
  /** The name of the column. */
  readonly column: string;
  /** The decoded cell. */
  readonly received: unknown;
  /** The cell in messages; undefined: in quotes. */
  readonly shown?: string | undefined;
  /** NaN for a missing cell, undefined for an invalid one. */
  readonly value: number | undefined;
  readonly at: Place;
  /** The notation that read the cell. */
  readonly notation: Notation;
  /** The type that read the cell; undefined: a plain number. */
  readonly type?: CellType | undefined;
}

/** The error for a cell that a policy rejects, with a hint for each form of invalid numbers. */
export function cellError(cell: RejectedCell): DiscretizeError {
  return cellFault(cell).error();
}

/** The fault of a row with such a cell. */
export function cellFault(cell: RejectedCell): RowFault {
  const { column, received, shown = `"${received}"`, value, at, type } = cell;
  if (value === undefined) {
    const message = `column "${column}": ${shown} is not ${expectedIn(type)}`;
    return rowFault('E_NOT_A_NUMBER', message, at, () => invalidDetails(cell));
  }
  const message = `column "${column}": the value is missing ("${received ?? ''}")`;
  const hint = 'use --missing empty, own, last or drop';
  return rowFault('E_MISSING_VALUE', message, at, () => ({ ...detailsOf(cell), hint }));
}

function expectedIn(type: CellType | undefined): string {
  return type?.expected ?? 'a number';
}

function detailsOf({ received, type }: RejectedCell): Pick<ErrorDetails, 'expected' | 'received'> {
  return { expected: expectedIn(type), received };
}

function invalidDetails(cell: RejectedCell): Omit<ErrorDetails, 'at'> {
  const { received, shown, notation, type } = cell;
  if (shown !== undefined) return { ...detailsOf(cell), hint: 'use --invalid missing or drop' };
  return { ...detailsOf(cell), hint: invalidHint(String(received), notation, type) };
}

function invalidHint(text: string, notation: Notation, type: CellType | undefined): string {
  const wayOn = 'or use --invalid missing or drop';
  const explained =
    type === undefined ? explainRejection(text, notation) : type.remedy(text, notation);
  if (explained !== undefined) return `${explained}; ${wayOn}`;
  if (text.trim() === '') return `empty cells are missing without --no-default-na; ${wayOn}`;
  if (mayMeanNothing(text.trim())) {
    return `for a missing value, add --na-values "${text.trim()}"; ${wayOn}`;
  }
  return `exclude the column with -c if it is not numeric; ${wayOn}`;
}

/** The maximum length of a probable missing-value string, in characters. */
const LONGEST_WORD = 24;

/** True for a text that is probably a missing-value string: a short text or punctuation, without digits and commas. */
export function mayMeanNothing(text: string): boolean {
  return text.length <= LONGEST_WORD && !/[\d,"\p{C}]/u.test(text);
}

/** The error for a row of an unknown group, if such rows are rejected. */
export function unknownGroup(
  columns: string,
  received: readonly string[],
  at: Place,
): DiscretizeError {
  const key = received.map((part) => `"${part}"`).join(', ');
  return new DiscretizeError('E_UNKNOWN_GROUP', `unknown group of ${columns}: ${key}`, {
    at,
    expected: 'a group of the spec',
    received,
    hint: 'fit the spec with rows of this group, or set its "else" to "all" or "missing"',
  });
}
