import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalOf, numberOf, product, shortest, toOneExponent } from '../../src/core/decimal.ts';

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

test.each([
  [0.1, '0.1'],
  [-0.5, '-0.5'],
  [0, '0'],
  [3, '3'],
  [0.1 + 0.2, '0.30000000000000004'],
  [1e21, '1e+21'],
  [1e-7, '1e-7'],
  [5e-324, '5e-324'],
])('the float64 %d is written %s', (value, text) => {
  expect(shortest(value, 'float64')).toBe(text);
});

test.each([
  [0.10000000149011612, '0.1'],
  [-1.2999999523162842, '-1.3'],
  [0, '0'],
  [3, '3'],
  [16777216, '16777216'],
  [1 + 2 ** -23, '1.0000001'],
  [2 ** -149, '1e-45'],
  [(2 - 2 ** -23) * 2 ** 127, '3.4028235e+38'],
])('the float32 %d is written %s', (value, text) => {
  expect(shortest(value, 'float32')).toBe(text);
});

test.each([
  [2 ** -96, '1.2621775e-29'],
  [2 ** 87, '1.5474251e+26'],
  [2 ** 90, '1.2379401e+27'],
  [-(2 ** 90), '-1.2379401e+27'],
])('the power of two %d is written %s: not the nearest, but the shortest', (value, text) => {
  expect(shortest(value, 'float32')).toBe(text);
  expect(Math.fround(Number(text))).toBe(value);
});
