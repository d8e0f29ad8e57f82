import { DiscretizeError } from '../errors/error.ts';
import { inPoints, type Notation, POINT } from './notation.ts';

/**
 * The grammar of numbers in cells. It applies to the whole cell, ASCII only:
 *
 *     blank* [+-]? ( digit+ ("." digit*)? | "." digit+ ) ([eE] [+-]? digit+)? blank*
 *     blank* [+-]? ("inf" | "infinity") blank*          any case
 *     blank* [+-]? "nan" blank*                         any case: missing
 *
 * Blanks are spaces and tabs. Numbers are decimal (00012 is 12) and correctly rounded to float64: Number() of
 * ECMA-262 rounds such text correctly. Numbers that overflow become infinite. Other notations are rewritten in this
 * one (`core/cells/notation.ts`).
 */
const DECIMAL = /^[ \t]*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[ \t]*$/;
const WORD = /^[ \t]*([+-]?)(inf|infinity|nan)[ \t]*$/i;

/** The first and last characters of cells that the grammar accepts. */
export const NUMBER_EDGES = {
  first: ' \t+-.0123456789iInN',
  last: ' \t.0123456789fFyYnN',
} as const;

/**
 * Reads a cell by the grammar.
 *
 * @returns the number; NaN for the text `nan`; `undefined` for other text, also for an empty cell
 * @throws DiscretizeError E_USAGE for an argument that is not a string
 * @example ['1', '2.5', 'x'].map(parseNumber) // 1, 2.5, undefined
 */
export function parseNumber(text: string): number | undefined {
  if (typeof text !== 'string') {
    const details = { received: text, hint: 'use a string' };
    throw new DiscretizeError('E_USAGE', 'invalid argument text: not a string', details);
  }
  return parseNumberIn(text, POINT);
}

/**
 * Reads a cell in a notation.
 *
 * @param notation checked; its separators are in the encoding of the text
 * @returns as `parseNumber`
 */
export function parseNumberIn(text: string, notation: Notation): number | undefined {
  if (notation.decimal === '.' && hasDigitsOnly(text)) return Number(text);
  const plain = inPoints(trimBlanks(text), notation);
  if (plain === undefined) return undefined;
  if (DECIMAL.test(plain)) return Number(plain);
  const word = WORD.exec(plain);
  if (word === null) return undefined;
  if ((word[2] as string).toLowerCase() === 'nan') return Number.NaN;
  return word[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** True for digits with at most one point after the first digit, the most frequent form of DECIMAL. */
function hasDigitsOnly(text: string): boolean {
  let points = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if (character === 46 && i > 0) points++;
    else if (character < 48 || character > 57) return false;
  }
  return points <= 1 && text.length > 0;
}

/** The number of a text by the grammar; NaN for other text, such as `0x10` and `1_000`. */
export function numberOfText(text: string): number {
  return parseNumber(text) ?? Number.NaN;
}

/** Removes spaces and tabs, the blanks of the grammar, from both ends. */
export function trimBlanks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return end - start === text.length ? text : text.slice(start, end);
}

function isBlank(character: number): boolean {
  return character === 32 || character === 9;
}

/** True for a text with digits whose value is infinite: an overflow. */
export function isOverflow(value: number, text: string): boolean {
  return Math.abs(value) === Number.POSITIVE_INFINITY && /\d/.test(text);
}

const [PLUS, MINUS, ZERO, NINE] = [43, 45, 48, 57];

/**
 * The end of a plain number in bytes, which the grammar always accepts: an optional sign, digits, and an optional
 * decimal separator after the first digit. The grammar decides on other numbers, such as 1e5 and .5.
 *
 * @param start the start of the cell
 * @param end the end of the bytes (exclusive)
 * @param decimal the byte of the decimal separator
 * @returns -1 if no plain number starts there; the cell may continue after the number
 */
export function plainNumberEnd(
  bytes: Uint8Array,
  start: number,
  end: number,
  decimal: number,
): number {
  const first = bytes[start] as number;
  let at = start < end && (first === PLUS || first === MINUS) ? start + 1 : start;
  const digits = at;
  while (at < end && isDigit(bytes[at] as number)) at++;
  if (at === digits) return -1;
  if (at < end && bytes[at] === decimal) {
    at++;
    while (at < end && isDigit(bytes[at] as number)) at++;
  }
  return at;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

/** True for a byte that plain numbers may contain, which a delimiter should not be. @param decimal as above */
export function isInPlainNumbers(byte: number, decimal: number): boolean {
  return byte === decimal || byte === PLUS || byte === MINUS || isDigit(byte);
}
