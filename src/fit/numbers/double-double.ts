/**
 * A double-double number: the unevaluated sum of two float64s (T. J. Dekker, "A floating-point
 * technique for extending the available precision", Numerische Mathematik 18, 1971).
 */
export interface DoubleDouble {
  readonly high: number;
  /** The remainder of `high`: at most half a unit of its last digit. */
  readonly low: number;
}

/** The exact sum of two float64s. */
export function exactSum(a: number, b: number): DoubleDouble {
  const high = a + b;
  const part = high - a;
  return { high, low: a - (high - part) + (b - part) };
}

/** The exact product of two float64s if nothing over- or underflows. */
export function exactProduct(a: number, b: number): DoubleDouble {
  const high = a * b;
  const [x, y] = [upperHalf(a), upperHalf(b)];
  const low = x * y - high + x * (b - y) + (a - x) * y + (a - x) * (b - y);
  return { high, low };
}

/** The sum of two double-double numbers, rounded to one. */
export function sum(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const { high, low } = exactSum(a.high, b.high);
  return exactSum(high, low + a.low + b.low);
}

/** The upper 26 bits of the significand of a number. */
function upperHalf(a: number): number {
  const shifted = a * 134_217_729;
  return shifted - (shifted - a);
}
