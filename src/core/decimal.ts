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

/** Decimals as whole numbers of one power of ten: the digits of each, and the exponent of all. */
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

/** The product of two decimals, cut off after 60 digits, where no float64 differs. */
export function product(a: Decimal, b: Decimal): Decimal {
  const digits = a.digits * b.digits;
  const excess = Math.max(0, digits.toString().length - 60);
  return { digits: digits / 10n ** BigInt(excess), exponent: a.exponent + b.exponent + excess };
}
