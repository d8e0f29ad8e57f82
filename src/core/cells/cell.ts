import type { Notation } from './notation.ts';
import { parseNumberIn, trimBlanks } from './number.ts';

/** What a cell is read by. All of it is held as the cells are: as text, or as byte strings. */
export interface CellGrammar {
  /** The cells that mean "no value", without blanks around them. */
  readonly naValues: ReadonlySet<string>;
  /** How numbers are written. */
  readonly notation: Notation;
}

/**
 * Reads one cell: the NA list first, then the number grammar. So a number on the list, such as a
 * special code -99, is missing.
 *
 * @returns the number; NaN for a missing cell; `undefined` for an invalid one
 */
export function readCell(text: string, { naValues, notation }: CellGrammar): number | undefined {
  return naValues.has(trimBlanks(text)) ? Number.NaN : parseNumberIn(text, notation);
}
