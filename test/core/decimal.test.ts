import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalOf, numberOf, product, toOneExponent } from '../../src/core/decimal.ts';

test('a number is its shortest decimal, and the other way round', () => {
  expect(decimalOf(-12.5)).toEqual({ digits: -125n, exponent: -1 });
  expect(decimalOf(0)).toEqual({ digits: 0n, exponent: 0 });
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
      expect(numberOf(decimalOf(x))).toBe(x + 0);
    }),
  );
});

test('aligned decimals have one exponent', () => {
  expect(toOneExponent(decimalOf(1.5), decimalOf(200), decimalOf(0.25))).toEqual({
    digits: [150n, 20000n, 25n],
    exponent: -2,
  });
});

test('a product is exact as long as it has 60 digits', () => {
  const squared = product(decimalOf(1.1), decimalOf(1.1));
  expect(numberOf(squared)).toBe(1.21);
  let power = decimalOf(1);
  for (let i = 0; i < 300; i++) power = product(power, decimalOf(1.1));
  expect(power.digits.toString().length).toBeLessThanOrEqual(60);
  expect(numberOf(power) / 1.1 ** 300).toBeCloseTo(1, 12);
});
