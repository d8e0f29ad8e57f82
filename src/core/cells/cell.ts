import type { NaList } from './na-list.ts';
import { inPoints, type Notation } from './notation.ts';
import { isOverflow, parseNumberIn, trimBlanks } from './number.ts';
import { isRoundedWhole } from './whole.ts';

/** What a cell is read by. All of it is held as the cells are: as text, or as byte strings. */
export interface CellGrammar extends NaList {
  /** How numbers are written. */
  readonly notation: Notation;
}

/**
 * Reads one cell: the NA list first, then the number grammar. So a number on the list, such as a
 * special code -99, is missing, also where it is written as -99.0.
 *
 * @returns the number; NaN for a missing cell; `undefined` for an invalid one
 */
export function readCell(
  text: string,
  { naValues, naNumbers, notation }: CellGrammar,
): number | undefined {
  if (naValues.has(trimBlanks(text))) return Number.NaN;
  const value = parseNumberIn(text, notation);
  if (value === undefined || !naNumbers.has(value)) return value;
  return isOverflow(value, text) ? value : Number.NaN;
}

/**
 * True for a cell with a whole number that float64 cannot hold, and rounds.
 *
 * @param value what the cell reads as
 */
export function isRounded(text: string, value: number, notation: Notation): boolean {
  if (Math.abs(value) < Number.MAX_SAFE_INTEGER) return false;
  const plain = inPoints(trimBlanks(text), notation);
  return plain !== undefined && isRoundedWhole(plain, value);
}
