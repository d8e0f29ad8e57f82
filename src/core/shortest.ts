import type { Precision } from './threshold.ts';

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
 * The nearest decimal of so many digits, and the next one away from zero: above a power of two float32s
 * lie twice as far apart as below it, so the farther one may read back where the nearest does not.
 */
function decimalsAt(value: number, digits: number): number[] {
  const [mantissa = '', exponent] = value.toExponential(digits - 1).split('e');
  const nearest = Number(mantissa.replace('.', ''));
  const scale = Number(exponent) - digits + 1;
  return [nearest, nearest + Math.sign(value)].map((whole) => Number(`${whole}e${scale}`));
}
