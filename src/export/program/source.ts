import { withExponent } from '../sql/literals.ts';

/**
 * Text between double quotes with the escapes that Python, JavaScript and R share; ASCII only, so that no
 * encoding of the file changes it.
 *
 * @param astral the escape of a character above U+FFFF
 */
export function quoted(text: string, astral: (codePoint: number) => string): string {
  const escaped = JSON.stringify(text).replace(/[^\x20-\x7e]/gu, (character) => {
    const point = character.codePointAt(0) ?? 0;
    return point > 0xffff ? astral(point) : `\\u${hex(point, 4)}`;
  });
  // A script element of HTML ends at "</script", also inside a string.
  return escaped.replaceAll('</', '<\\u002f');
}

/** Hexadecimal digits, padded with zeros. */
export function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

/** A language's words for the values of a check. */
export interface ValueWords {
  readonly nan: string;
  readonly infinity: string;
  readonly null: string;
}

/** A float64 as source code, with the shortest digits that keep every bit. */
export function float(value: number | null, words: ValueWords): string {
  if (value === null) return words.null;
  if (Number.isNaN(value)) return words.nan;
  if (Object.is(value, -0)) return '-0e0';
  if (Number.isFinite(value)) return withExponent(value);
  return value > 0 ? words.infinity : `-${words.infinity}`;
}

/** Lines, each with a comment sign before it. */
export function commented(lines: readonly string[], sign: string): string {
  return lines.map((line) => `${sign} ${line}\n`).join('');
}
