import type { Precision } from './threshold.ts';

/** A decimal number: `digits` times 10 to the power of `exponent`. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** The shortest decimal that reads back as this number. @param x finite */
export function decimalOf(x: number): Decimal {
  const [mantissa = '', exponent] = x.toExponential().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

/** The float64 nearest to a decimal. */
export function numberOf({ digits, exponent }: Decimal): number {
  return Number(`${digits}e${exponent}`) + 0;
}

/** Decimals with a common exponent: the digits of each. */
export function toOneExponent(...decimals: readonly Decimal[]): {
  readonly digits: readonly bigint[];
  readonly exponent: number;
} {
  const exponent = Math.min(...decimals.map((decimal) => decimal.exponent));
  const digits = decimals.map(
    (decimal) => decimal.digits * 10n ** BigInt(decimal.exponent - exponent),
  );
  return { digits, exponent };
}

/** The product of two decimals, truncated after 60 digits, more than float64 can tell apart. */
export function product(a: Decimal, b: Decimal): Decimal {
  const digits = a.digits * b.digits;
  const excess = Math.max(0, digits.toString().length - 60);
  return { digits: digits / 10n ** BigInt(excess), exponent: a.exponent + b.exponent + excess };
}

/**
 * The shortest decimal digits that read back as exactly this number in its precision: `0.1` for the
 * float32 0.10000000149011612, since 0.1 rounds to it. For float64 it is JavaScript's own
 * Number-to-string (ECMA-262, Number::toString), which is shortest by definition.
 *
 * @param value finite; for `float32` a float32 value
 */
export function shortest(value: number, precision: Precision): string {
  if (precision === 'float64') return String(value);
  for (let digits = 1; digits <= 9; digits++) {
    const found = decimalsAt(value, digits).find((decimal) => Math.fround(decimal) === value);
    if (found !== undefined) return String(found);
  }
  return String(value);
}

/**
 * The nearest decimal of a number of digits, and the next one away from zero: above a power of two, float32 values
 * are twice as far apart as below, so the second may read back exactly if the nearest does not.
 */
function decimalsAt(value: number, digits: number): number[] {
  const [mantissa = '', exponent] = value.toExponential(digits - 1).split('e');
  const nearest = Number(mantissa.replace('.', ''));
  const scale = Number(exponent) - digits + 1;
  return [nearest, nearest + Math.sign(value)].map((whole) => Number(`${whole}e${scale}`));
}
