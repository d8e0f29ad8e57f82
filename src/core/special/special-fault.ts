import { textOfCell } from '../cells/cell-text.ts';
import { parseNumber, trimBlanks } from '../cells/number.ts';
import { MOST_WORDS as MOST_CODES } from '../cells/word-values.ts';
import type { Precision } from '../threshold.ts';

/** A special code: a number, or the text of a cell. */
export type SpecialCode = number | string;

/** The fault of special codes; undefined if there is none. */
export function specialFault(
  bins: readonly (readonly unknown[])[],
  precision: Precision,
): string | undefined {
  const codes = bins.flat();
  if (codes.length > MOST_CODES) return `there are more than ${MOST_CODES} special codes`;
  if (bins.some((bin) => bin.length === 0)) return 'a special bin has no code';
  for (const code of codes) {
    const fault = codeFault(code);
    if (fault !== undefined) return fault;
  }
  const known = codes.map((code) => keyOf(code as SpecialCode, precision));
  const twice = known.find((code, i) => known.indexOf(code) !== i);
  return twice === undefined ? undefined : `the special code ${twice} is there twice`;
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

/** A special code as it is kept: text of a plain number is the number; -0 is 0; words have no blanks around them. */
export function plainCode(code: SpecialCode): SpecialCode {
  if (typeof code === 'number') return code + 0;
  const value = parseNumber(code);
  return value === undefined || Number.isNaN(value) ? trimBlanks(code) : value + 0;
}

function keyOf(code: SpecialCode, precision: Precision): SpecialCode {
  const plain = plainCode(code);
  return precision === 'float32' && typeof plain === 'number' ? Math.fround(plain) + 0 : plain;
}
