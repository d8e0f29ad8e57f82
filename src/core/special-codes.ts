import type { CodeArray } from './number-column.ts';
import type { Precision } from './threshold.ts';

/**
 * Special codes: numbers that stand for something else than a quantity, such as -999 for a refusal. They
 * are looked for before boundaries, and have bins of their own, numbered after the intervals.
 */
export interface SpecialCodes {
  /** The numbers of each bin, rounded to the precision. */
  readonly bins: readonly (readonly number[])[];
  readonly precision: Precision;
}

/** No special codes. */
export const NO_SPECIAL: SpecialCodes = { bins: [], precision: 'float64' };

/** Special codes, rounded to the precision that values are compared in. */
export function specialCodes(
  bins: readonly (readonly number[])[],
  precision: Precision,
): SpecialCodes {
  if (bins.length === 0) return NO_SPECIAL;
  return { bins: bins.map((codes) => codes.map((code) => rounded(code, precision))), precision };
}

/** The index of a value's special bin; -1 if it is none. */
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
      if (precision === 'float32') placeSingle(column, codes, number, first + index);
      else placeDouble(column, codes, number, first + index);
    }
  }
}

function placeDouble(column: Float64Array, codes: CodeArray, number: number, code: number): void {
  for (let row = 0; row < column.length; row++) if (column[row] === number) codes[row] = code;
}

function placeSingle(column: Float64Array, codes: CodeArray, number: number, code: number): void {
  for (let row = 0; row < column.length; row++) {
    if (Math.fround(column[row] as number) === number) codes[row] = code;
  }
}

/** The label of a special bin: its numbers. */
export function specialLabel({ bins }: SpecialCodes, index: number): string {
  return (bins[index] ?? []).map(String).join('|');
}

/** Adding 0 makes -0 a plain 0. */
function rounded(value: number, precision: Precision): number {
  return (precision === 'float32' ? Math.fround(value) : value) + 0;
}

/** The most special codes of a feature. */
const MOST_CODES = 1000;

/** The fault of special codes as they are given; undefined if there is none. */
export function specialFault(
  bins: readonly (readonly unknown[])[],
  precision: Precision,
): string | undefined {
  const codes = bins.flat();
  if (codes.length > MOST_CODES) return `there are more than ${MOST_CODES} special codes`;
  if (bins.some((bin) => bin.length === 0)) return 'a special bin has no code';
  const wrong = codes.find((code) => typeof code !== 'number' || !Number.isFinite(code));
  if (wrong !== undefined)
    return `special codes are finite numbers; one is ${JSON.stringify(wrong)}`;
  const known = codes.map((code) => rounded(code as number, precision));
  const twice = known.find((code, i) => known.indexOf(code) !== i);
  return twice === undefined ? undefined : `the special code ${twice} is there twice`;
}
