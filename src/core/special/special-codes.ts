import { parseNumber } from '../cells/number.ts';
import { isWordValue, wordValue } from '../cells/word-values.ts';
import type { CodeArray } from '../number-column.ts';
import type { Precision } from '../threshold.ts';
import type { CodeReader, SpecialCode } from './special-fault.ts';

export type { CodeReader, SpecialCode } from './special-fault.ts';

/**
 * Special codes: numbers and words with a meaning other than a quantity, such as -999 for a refusal. They take
 * precedence over boundaries, and have bins of their own, numbered after the intervals.
 */
export interface SpecialCodes {
  /** The codes of each bin. */
  readonly codes: readonly (readonly SpecialCode[])[];
  /** The numbers of each bin in columns, including numbers that stand for words. */
  readonly values: readonly (readonly number[])[];
  /** The same, rounded to the precision. */
  readonly bins: readonly (readonly number[])[];
  readonly precision: Precision;
  /** The numbers that stand for words. */
  readonly words: ReadonlyMap<string, number>;
}

/** No special codes. */
export const NO_SPECIAL: SpecialCodes = {
  codes: [],
  values: [],
  bins: [],
  precision: 'float64',
  words: new Map(),
};

/** The reader of plain numbers. */
function readPlainCode(code: SpecialCode): number | undefined {
  return typeof code === 'number' ? code : parseNumber(code);
}

/**
 * Special codes, rounded to the precision that values are compared in.
 *
 * @param bins the codes of each bin, plain and without a fault
 */
export function specialCodes(
  bins: readonly (readonly SpecialCode[])[],
  precision: Precision,
  read: CodeReader = readPlainCode,
): SpecialCodes {
  const words = new Map<string, number>();
  const valueOf = (code: SpecialCode): number => {
    const value = read(code);
    if (value !== undefined && !Number.isNaN(value)) return value;
    const word = String(code);
    const known = words.get(word) ?? wordValue(words.size);
    words.set(word, known);
    return known;
  };
  const values = bins.map((codes) => codes.map(valueOf));
  const numbers = values.map((own) => own.map((value) => rounded(value, precision)));
  return { codes: bins, values, bins: numbers, precision, words };
}

/** The index of the special bin of a value; -1 for other values. */
export function specialBin(value: number, { bins, precision }: SpecialCodes): number {
  if (bins.length === 0) return -1;
  const compared = rounded(value, precision);
  return bins.findIndex((codes) => codes.includes(compared));
}

/**
 * Puts the special codes of a column into their bins.
 *
 * @param first the code of the first special bin
 * @param codes as long as the column; changed where a value is special
 */
export function placeSpecial(
  column: Float64Array,
  codes: CodeArray,
  { bins, precision }: SpecialCodes,
  first: number,
): void {
  for (const [index, numbers] of bins.entries()) {
    for (const number of numbers) {
      const isSingle = precision === 'float32' && !isWordValue(number);
      if (isSingle) placeSingle(column, codes, number, first + index);
      else placeDouble(column, codes, number, first + index);
    }
  }
}

function placeDouble(column: Float64Array, codes: CodeArray, number: number, code: number): void {
  for (let row = 0; row < column.length; row++) if (column[row] === number) codes[row] = code;
}

function placeSingle(column: Float64Array, codes: CodeArray, number: number, code: number): void {
  for (let row = 0; row < column.length; row++) {
    const value = column[row] as number;
    if (Math.fround(value) === number && !isWordValue(value)) codes[row] = code;
  }
}

/** The label of a special bin: its codes. */
export function specialLabel({ codes }: SpecialCodes, index: number): string {
  return (codes[index] ?? []).map(String).join('|');
}

/** The addition of 0 turns -0 into 0. */
function rounded(value: number, precision: Precision): number {
  if (isWordValue(value)) return value;
  return (precision === 'float32' ? Math.fround(value) : value) + 0;
}
