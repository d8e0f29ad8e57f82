/**
 * The number grammar: what a cell must look like to be a number. Whole cell, ASCII only:
 *
 *     blank* [+-]? ( digit+ ("." digit*)? | "." digit+ ) ([eE] [+-]? digit+)? blank*
 *     blank* [+-]? ("inf" | "infinity") blank*          any case
 *     blank* [+-]? "nan" blank*                         any case: missing
 *
 * Blanks are spaces and tabs. Numbers are decimal (00012 is 12) and correctly rounded to float64:
 * ECMA-262's Number() of such text is. What overflows becomes an infinity.
 */
const DECIMAL = /^[ \t]*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[ \t]*$/;
const WORD = /^[ \t]*([+-]?)(inf|infinity|nan)[ \t]*$/i;

/**
 * Reads a cell by the grammar.
 *
 * @returns the number; NaN for a spelled-out NaN; `undefined` for anything that is no number,
 *   the empty cell included
 */
export function parseNumber(text: string): number | undefined {
  if (DECIMAL.test(text)) return Number(text);
  const word = WORD.exec(text);
  if (word === null) return undefined;
  if ((word[2] as string).toLowerCase() === 'nan') return Number.NaN;
  return word[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
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

/** A way of writing numbers that the grammar refuses, and what to say about it. */
interface Refused {
  readonly looksLike: RegExp;
  readonly hint: string;
}

const REFUSED: readonly Refused[] = [
  { looksLike: /\u2212/, hint: 'it has a typographic minus (U+2212); write a plain hyphen-minus' },
  {
    looksLike: /^[+-]?0[xbo][\da-f]+$/i,
    hint: 'hexadecimal, binary and octal are not read; write it in decimal',
  },
  { looksLike: /%$/, hint: 'percent signs are not read; write 12% as 12 or as 0.12' },
  {
    looksLike: /^[+-]?\p{Sc}|\p{Sc}$|^[A-Z]{3} ?[\d.]+$|^[\d.]+ ?[A-Z]{3}$/u,
    hint: 'currency signs are not read; take them out first',
  },
  {
    looksLike: /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/,
    hint: 'commas between thousands are not read; 1,234 must be written 1234 (and 1,234 for 1.234 with a point)',
  },
  {
    looksLike: /^[+-]?[\d.]*\d,\d*(?:e[+-]?\d+)?$|^[+-]?,\d+$/i,
    hint: 'decimal commas are not read; write 1,5 as 1.5',
  },
  {
    looksLike: /^[+-]?\d{1,3}(?:[ '_.\u00a0\u202f]\d{3})+$|^[+-]?\d[\d_]*(?:\.[\d_]*)?$/,
    hint: 'signs between thousands are not read; write 1_234 as 1234',
  },
  { looksLike: /[^\P{Nd}0-9]/u, hint: 'it has digits that are not 0 to 9 of ASCII' },
  {
    looksLike: /[\u00a0\u2000-\u200b\u202f\u3000\ufeff]/,
    hint: 'it has a blank that is neither space nor tab, such as U+00A0',
  },
];

/**
 * Says what it is about a refused cell that the grammar does not read.
 *
 * @param text a cell that `parseNumber` does not read, decoded
 * @returns a hint, or `undefined` where the text looks like no number at all
 */
export function explainRefusal(text: string): string | undefined {
  const trimmed = trimBlanks(text);
  return REFUSED.find(({ looksLike }) => looksLike.test(trimmed))?.hint;
}
