import { nextUp } from '../ulp.ts';

/** The largest whole number up to which float64 holds all whole numbers. */
const LAST_EXACT = 2 ** 53;

/** A whole number in plain digits. A number with an exponent is known to be an approximation. */
const WHOLE = /^([+-]?)(\d+)(?:\.0*)?$/;

/**
 * True for the text of a whole number that float64 rounds.
 *
 * @param text in the notation of programs, without blanks around it
 * @param value the number that was read
 */
export function isRoundedWhole(text: string, value: number): boolean {
  if (!(Math.abs(value) >= LAST_EXACT) || !Number.isFinite(value)) return false;
  const whole = wholeOf(text);
  return whole !== undefined && whole !== BigInt(value);
}

/** A whole number that float64 cannot hold, and its float64 neighbors. */
export interface UnheldWhole {
  readonly text: string;
  readonly hint: string;
}

/**
 * A whole number that float64 cannot hold; undefined for other text. The shortest digits of a float64, as programs
 * print them, count as exact: 1152921504606847000 is 2^60.
 *
 * @param text in the notation of programs, without blanks around it
 */
export function unheldWhole(text: string): UnheldWhole | undefined {
  const value = Number(text);
  if (!isRoundedWhole(text, value)) return undefined;
  const whole = wholeOf(text) as bigint;
  if (String(value) === String(whole)) return undefined;
  const near = BigInt(value);
  const other = near < whole ? nextUp(value) : -nextUp(-value);
  const both = Number.isFinite(other) ? [near, BigInt(other)] : [near];
  const [least, most] = both.sort((a, b) => (a < b ? -1 : 1));
  const hint =
    most === undefined
      ? `the nearest number that it can hold is ${least}`
      : `the nearest numbers that it can hold are ${least} and ${most}`;
  return { text, hint };
}

function wholeOf(text: string): bigint | undefined {
  const [, sign, digits] = WHOLE.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const size = BigInt(digits.replace(/^0+(?=\d)/, ''));
  return sign === '-' ? -size : size;
}
