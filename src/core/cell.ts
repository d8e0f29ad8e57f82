import { parseNumber, trimBlanks } from './number.ts';

/**
 * Reads one cell: the NA list first, then the number grammar. So a number on the list, such as a
 * special code -99, is missing.
 *
 * @param naValues the cells that mean "no value", without blanks around them
 * @returns the number; NaN for a missing cell; `undefined` for an invalid one
 */
export function readCell(text: string, naValues: ReadonlySet<string>): number | undefined {
  return naValues.has(trimBlanks(text)) ? Number.NaN : parseNumber(text);
}
