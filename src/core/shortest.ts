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
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return String(rounded);
  }
  return String(value);
}
