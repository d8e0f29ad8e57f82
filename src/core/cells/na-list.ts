import { isOverflow, parseNumber, trimBlanks } from './number.ts';
import { unheldWhole } from './whole.ts';

/** The missing-value strings: texts of cells that count as missing. */
export interface NaList {
  /** The strings without surrounding spaces and tabs, in the encoding of the cells: text, or byte strings. */
  readonly naValues: ReadonlySet<string>;
  /** The values of numeric strings: a cell with such a value is missing in any form. */
  readonly naNumbers: ReadonlySet<number>;
}

/**
 * The NA list of missing-value strings. Each string matches by its text; a number in point notation also matches by
 * its value, so that -99 matches -99.0.
 *
 * @param held converts a string to the encoding of the cells
 */
export function naList(
  words: readonly string[],
  held: (word: string) => string = (word) => word,
): NaList {
  const trimmed = words.map(trimBlanks);
  const numbers = trimmed.map(numberOf).filter((value) => value !== undefined);
  return { naValues: new Set(trimmed.map(held)), naNumbers: new Set(numbers) };
}

/** The key of a missing-value string, equal for strings that match the same cells. */
export function naKey(word: string): string {
  const text = trimBlanks(word);
  return String(numberOf(text) ?? text);
}

/** The value that a string matches by; undefined for text, NaN and infinity. */
function numberOf(word: string): number | undefined {
  const value = parseNumber(word);
  if (value === undefined || Number.isNaN(value) || isOverflow(value, word)) return undefined;
  return value;
}

/** The fault of a string that matches no cell, and its hint. */
export interface NaFault {
  readonly message: string;
  readonly hint: string;
}

/** The fault of a string; undefined for none. */
export function naFault(word: string): NaFault | undefined {
  const unheld = unheldWhole(trimBlanks(word));
  if (unheld === undefined) return undefined;
  return { message: `"${word}" is a whole number that float64 cannot hold`, hint: unheld.hint };
}

/** The fault of a string of a flag, where a column name in the string is a mistake. */
export function typedNaFault(word: string): NaFault | undefined {
  const [, text = ''] = /=([^=]*)$/.exec(word) ?? [];
  if (parseNumber(text) === undefined) return naFault(word);
  const message = `no cell can be "${word}": the list is for all columns`;
  return { message, hint: `remove the column name: ${trimBlanks(text)}` };
}
