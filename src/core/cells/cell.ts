import type { NaList } from './na-list.ts';
import { inPoints, type Notation } from './notation.ts';
import { isOverflow, parseNumberIn, trimBlanks } from './number.ts';
import { isRoundedWhole } from './whole.ts';
import { besideWords } from './word-values.ts';

/** The reader of cells that are not plain numbers. */
export interface CellType {
  /** True if its values are numbers as they are written, so that the NA list's numbers match them. */
  readonly isNumber: boolean;
  /** A valid cell in words, for errors: `a date or time`. */
  readonly expected: string;
  /**
   * Reads a cell that is not on the NA list.
   *
   * @param text without spaces and tabs around it, held as the cells are
   * @returns undefined for an invalid cell, NaN for a missing one
   */
  readonly parse: (text: string) => number | undefined;
  /**
   * The remedy for an invalid cell, for errors; undefined if there is none to name.
   *
   * @param notation the notation that the cell was read in
   */
  readonly remedy: (text: string, notation: Notation) => string | undefined;
  /** The style that a valid cell is written in, for the counts of a run; undefined for a plain number. */
  readonly styleOf?: ((text: string) => string | undefined) | undefined;
}

/** The rules for reading a cell, encoded as the cells are: as text, or as byte strings. */
export interface CellGrammar extends NaList {
  /** The notation of numbers. */
  readonly notation: Notation;
  /** Undefined: plain numbers. */
  readonly type?: CellType | undefined;
  /** The numbers of cells that are words with a meaning of their own, such as `refused`; undefined: there are none. */
  readonly words?: ReadonlyMap<string, number> | undefined;
}

/**
 * A grammar with the type and the words of a column. Its members are written out: objects that are spread into one
 * have a shape each, and millions of cells are read by them.
 */
export function columnGrammar(
  { naValues, naNumbers, notation }: Omit<CellGrammar, 'type' | 'words'>,
  type: CellGrammar['type'],
  words: CellGrammar['words'],
): CellGrammar {
  return { naValues, naNumbers, notation, type, words };
}

/**
 * Reads one cell: words with a meaning of their own first, then the NA list, then the number grammar. So a
 * number on the list, such as a special code -99, is missing, also where it is written as -99.0.
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
 * True for a cell with a whole number that float64 cannot hold, and rounds.
 *
 * @param value what the cell reads as
 */
export function isRounded(text: string, value: number, notation: Notation): boolean {
  if (Math.abs(value) < Number.MAX_SAFE_INTEGER) return false;
  const plain = inPoints(trimBlanks(text), notation);
  return plain !== undefined && isRoundedWhole(plain, value);
}
