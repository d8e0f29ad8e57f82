import { isOverflow, parseNumber, trimBlanks } from './number.ts';
import { unheldWhole } from './whole.ts';

/** The cells that mean "no value". */
export interface NaList {
  /** Their texts without blanks around them, held as the cells are: as text, or as byte strings. */
  readonly naValues: ReadonlySet<string>;
  /** The values of the words that are numbers: a cell with such a value is missing however it is written. */
  readonly naNumbers: ReadonlySet<number>;
}

/**
 * The list of some words. A word that is a number in the notation of programs matches by its value, so
 * that -99 matches -99.0 too; any word matches by its text.
 *
 * @param held turns a word into what cells are held as
 */
export function naList(
  words: readonly string[],
  held: (word: string) => string = (word) => word,
): NaList {
  const trimmed = words.map(trimBlanks);
  const numbers = trimmed.map(numberOf).filter((value) => value !== undefined);
  return { naValues: new Set(trimmed.map(held)), naNumbers: new Set(numbers) };
}

/** The text that words which match the same cells have in common. */
export function naKey(word: string): string {
  const text = trimBlanks(word);
  return String(numberOf(text) ?? text);
}

/** The number that a word matches by; undefined for text, NaN, and a number that is too large. */
function numberOf(word: string): number | undefined {
  const value = parseNumber(word);
  if (value === undefined || Number.isNaN(value) || isOverflow(value, word)) return undefined;
  return value;
}

/** The fault of a word that would not match, and its hint. */
export interface NaFault {
  readonly message: string;
  readonly hint: string;
}

/** The fault of a word; undefined for none. */
export function naFault(word: string): NaFault | undefined {
  const unheld = unheldWhole(trimBlanks(word));
  if (unheld === undefined) return undefined;
  return { message: `"${word}" is a whole number that float64 cannot hold`, hint: unheld.hint };
}

/** The fault of a typed word; a column's name in it is a mistake there. */
export function typedNaFault(word: string): NaFault | undefined {
  const [, text = ''] = /=([^=]*)$/.exec(word) ?? [];
  if (parseNumber(text) === undefined) return naFault(word);
  const message = `no cell can be "${word}": the list is for all columns`;
  return { message, hint: `remove the column name: ${trimBlanks(text)}` };
}
