import { nextUp } from '../ulp.ts';

/** All whole numbers up to this one are float64s; past it there are gaps. */
const LAST_EXACT = 2 ** 53;

/** A whole number in plain digits. One with an exponent is an approximation, and says so. */
const WHOLE = /^([+-]?)(\d+)(?:\.0*)?$/;

/**
 * True for the text of a whole number that float64 cannot hold, and rounds.
 *
 * @param text in the notation of programs, without blanks around it
 * @param value what it reads as
 */
export function isRoundedWhole(text: string, value: number): boolean {
  if (!(Math.abs(value) >= LAST_EXACT) || !Number.isFinite(value)) return false;
  const whole = wholeOf(text);
  return whole !== undefined && whole !== BigInt(value);
}

/** A whole number that float64 cannot hold, and the ones beside it that it can. */
export interface UnheldWhole {
  readonly text: string;
  readonly hint: string;
}

/**
 * A whole number that float64 does not hold as it is written; undefined for any other text. The shortest
 * digits of a float64, which programs print, are as good as all of them: 1152921504606847000 is 2^60.
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
