import { textOfCell } from '../cells/cell-text.ts';
import { parseNumber, trimBlanks } from '../cells/number.ts';
import { MOST_WORDS as MOST_CODES } from '../cells/word-values.ts';
import type { Precision } from '../threshold.ts';

/** A special code: a number, or the text of a cell. */
export type SpecialCode = number | string;

/** The number of a code in the cells of a column; undefined if the code is a word there. */
export type CodeReader = (code: SpecialCode) => number | undefined;

/**
 * The fault of special codes; undefined if there is none.
 *
 * @param read undefined if the type of the columns is unknown
 */
export function specialFault(
  bins: readonly (readonly unknown[])[],
  precision: Precision,
  read?: CodeReader,
): string | undefined {
  const codes = bins.flat();
  if (codes.length > MOST_CODES) return `there are more than ${MOST_CODES} special codes`;
  if (bins.some((bin) => bin.length === 0)) return 'a special bin has no code';
  for (const code of codes) {
    const fault = codeFault(code);
    if (fault !== undefined) return fault;
  }
  const plain = codes.map((code) => plainCode(code as SpecialCode));
  return repeatFault(
    plain,
    plain.map((code) => keyOf(code, precision, read)),
  );
}

/**
 * The fault of codes with equal values in a column; undefined if there is none.
 *
 * @param codes the texts of the codes
 * @param values the value of each code in columns
 */
export function repeatFault(
  codes: readonly SpecialCode[],
  values: readonly SpecialCode[],
): string | undefined {
  const again = values.findIndex((value, i) => values.indexOf(value) !== i);
  if (again < 0) return undefined;
  const [first, second] = [codes[values.indexOf(values[again] as SpecialCode)], codes[again]];
  const written = typeof first === 'string' && first !== second ? `, also written ${first},` : '';
  return `the special code ${second}${written} is there twice`;
}

function codeFault(code: unknown): string | undefined {
  if (typeof code === 'string' && trimBlanks(code) === '') {
    return 'a special code is empty, but empty cells are missing values';
  }
  const value = typeof code === 'string' ? parseNumber(code) : code;
  if (typeof code === 'string' && value === undefined) return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return undefined;
  const received =
    typeof code === 'string' ? JSON.stringify(code) : (textOfCell(code) ?? 'an object');
  return `special codes are finite numbers or words; one is ${received}`;
}

/**
 * A special code in canonical form: a number for the text of a plain number, 0 for -0, a word without surrounding
 * spaces and tabs.
 */
export function plainCode(code: SpecialCode): SpecialCode {
  if (typeof code === 'number') return code + 0;
  const value = parseNumber(code);
  return value === undefined || Number.isNaN(value) ? trimBlanks(code) : value + 0;
}

/** The value of a code in a column: a number, or a word as text. */
function keyOf(code: SpecialCode, precision: Precision, read?: CodeReader): SpecialCode {
  const value = read === undefined ? code : (numberOf(code, read) ?? String(code));
  return precision === 'float32' && typeof value === 'number' ? Math.fround(value) + 0 : value;
}

function numberOf(code: SpecialCode, read: CodeReader): number | undefined {
  const value = read(code);
  return value === undefined || Number.isNaN(value) ? undefined : value + 0;
}
