import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactProduct, exactSum, sum } from '../../../src/fit/numbers/double-double.ts';

/** Whole numbers of up to 53 bits, times a power of two: their sums and products are exact as BigInt. */
const whole = fc.maxSafeInteger();

test('a sum and its remainder are the exact sum', () => {
  fc.assert(
    fc.property(whole, whole, (a, b) => {
      const { high, low } = exactSum(a, b);
      expect(high).toBe(a + b);
      expect(BigInt(high) + BigInt(low)).toBe(BigInt(a) + BigInt(b));
    }),
  );
});

test('a product and its remainder are the exact product', () => {
  fc.assert(
    fc.property(whole, whole, (a, b) => {
      const { high, low } = exactProduct(a, b);
      expect(high).toBe(a * b);
      expect(BigInt(high) + BigInt(low)).toBe(BigInt(a) * BigInt(b));
    }),
  );
});

test('a sum of many numbers keeps the digits that float64 loses', () => {
  const terms = [1e16, 1, -1e16, 1, 1e-20];
  const total = terms.reduce((all, x) => sum(all, { high: x, low: 0 }), { high: 0, low: 0 });
  expect(terms.reduce((all, x) => all + x, 0)).toBe(1);
  expect(total.high + total.low).toBe(2);
  expect(total.low).toBe(1e-20);
});
