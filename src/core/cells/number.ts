import { DiscretizeError } from '../errors/error.ts';
import { inPoints, type Notation, POINT } from './notation.ts';

/**
 * The number grammar: what a cell must look like to be a number. Whole cell, ASCII only:
 *
 *     blank* [+-]? ( digit+ ("." digit*)? | "." digit+ ) ([eE] [+-]? digit+)? blank*
 *     blank* [+-]? ("inf" | "infinity") blank*          any case
 *     blank* [+-]? "nan" blank*                         any case: missing
 *
 * Blanks are spaces and tabs. Numbers are decimal (00012 is 12) and correctly rounded to float64:
 * ECMA-262's Number() of such text is. What overflows becomes an infinity. Other notations are
 * rewritten in this one (`core/notation.ts`), and have no grammar of their own.
 */
const DECIMAL = /^[ \t]*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[ \t]*$/;
const WORD = /^[ \t]*([+-]?)(inf|infinity|nan)[ \t]*$/i;

/** The characters that cells of the grammar begin and end with. */
export const NUMBER_EDGES = {
  first: ' \t+-.0123456789iInN',
  last: ' \t.0123456789fFyYnN',
} as const;

/**
 * Reads a cell by the grammar.
 *
 * @returns the number; NaN for a spelled-out NaN; `undefined` for anything that is no number,
 *   the empty cell included
 * @throws DiscretizeError E_USAGE for what is not text
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
 * Reads a cell that may write numbers in another way.
 *
 * @param notation how it writes numbers; checked, and its signs held as the text is
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

/** True for digits with at most one point after the first, a form of DECIMAL that most numbers have. */
function hasDigitsOnly(text: string): boolean {
  let points = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if (character === 46 && i > 0) points++;
    else if (character < 48 || character > 57) return false;
  }
  return points <= 1 && text.length > 0;
}

/** The number that text is by the grammar; NaN for all other text, such as that of a flag: `0x10`, `1_000`. */
export function numberOfText(text: string): number {
  return parseNumber(text) ?? Number.NaN;
}

/** Takes spaces and tabs off both ends, and nothing else: what the grammar calls blanks. */
export function trimBlanks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return end - start === text.length ? text : text.slice(start, end);
}

function isBlank(character: number): boolean {
  return character === 32 || character === 9;
}

/** True where a number's text has digits but its value is infinite: it overflowed. */
export function isOverflow(value: number, text: string): boolean {
  return Math.abs(value) === Number.POSITIVE_INFINITY && /\d/.test(text);
}
