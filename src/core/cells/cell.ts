import type { NaList } from './na-list.ts';
import { inPoints, type Notation } from './notation.ts';
import { isOverflow, parseNumberIn, trimBlanks } from './number.ts';
import { isRoundedWhole } from './whole.ts';
import { besideWords } from './word-values.ts';

/** The reader of cells that are not plain numbers. */
export interface CellType {
  /** True if its values are the numbers that are written, so that the numbers of the NA list match them. */
  readonly isNumber: boolean;
  /** The description of a valid cell for errors: `a date or time`. */
  readonly expected: string;
  /**
   * Reads a cell that is not on the NA list.
   *
   * @param text without spaces and tabs around it, held as the cells are
   * @returns undefined for an invalid cell, NaN for a missing one
   */
  readonly parse: (text: string) => number | undefined;
  /**
   * The remedy for an invalid cell, for errors; undefined if none is known.
   *
   * @param notation the notation that the cell was read in
   */
  readonly remedy: (text: string, notation: Notation) => string | undefined;
  /** The number style of a valid cell, for the counts of a run; undefined for a plain number. */
  readonly styleOf?: ((text: string) => string | undefined) | undefined;
}

/** The rules for reading a cell, in the encoding of the cells: text, or byte strings. */
export interface CellGrammar extends NaList {
  /** The notation of numbers. */
  readonly notation: Notation;
  /** Undefined: plain numbers. */
  readonly type?: CellType | undefined;
  /** The numbers that stand for special words, such as `refused`; undefined: no such words. */
  readonly words?: ReadonlyMap<string, number> | undefined;
}

/**
 * A grammar with the type and the words of a column. Its members are listed because objects made by spreading differ
 * in shape, which slows the reading of millions of cells.
 */
export function columnGrammar(
  { naValues, naNumbers, notation }: Omit<CellGrammar, 'type' | 'words'>,
  type: CellGrammar['type'],
  words: CellGrammar['words'],
): CellGrammar {
  return { naValues, naNumbers, notation, type, words };
}

/**
 * Reads a cell: special words first, then the NA list, then the number grammar. A number on the NA list, such as -99,
 * is missing in any form, such as -99.0.
 *
 * @returns the number; NaN for a missing cell; `undefined` for an invalid one
 */
export function readCell(text: string, grammar: CellGrammar): number | undefined {
  const { words } = grammar;
  if (words === undefined) return readWithoutWords(text, grammar);
  const word = words.get(trimBlanks(text));
  if (word !== undefined) return word;
  const value = readWithoutWords(text, grammar);
  return value === undefined ? undefined : besideWords(value);
}

function readWithoutWords(
  text: string,
  { naValues, naNumbers, notation, type }: CellGrammar,
): number | undefined {
  const trimmed = trimBlanks(text);
  if (naValues.has(trimmed)) return Number.NaN;
  const value = type === undefined ? parseNumberIn(text, notation) : type.parse(trimmed);
  if (value === undefined || type?.isNumber === false || !naNumbers.has(value)) return value;
  return isOverflow(value, text) ? value : Number.NaN;
}

/**
 * True for a cell with a whole number that float64 rounds.
 *
 * @param value the number that was read
 */
export function isRounded(text: string, value: number, notation: Notation): boolean {
  if (Math.abs(value) < Number.MAX_SAFE_INTEGER) return false;
  const plain = inPoints(trimBlanks(text), notation);
  return plain !== undefined && isRoundedWhole(plain, value);
}
