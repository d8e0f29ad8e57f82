import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grouped } from '../../../src/core/errors/grouped.ts';

test('numbers have commas between thousands', () => {
  expect([0, 7, 999, 1000, -12_345, 1_234_567].map(grouped)).toEqual([
    '0',
    '7',
    '999',
    '1,000',
    '-12,345',
    '1,234,567',
  ]);
});

test('numbers are written as toLocaleString writes them', () => {
  const number = fc.oneof(fc.maxSafeInteger(), fc.double(), fc.bigInt(), fc.constant(-0));
  fc.assert(
    fc.property(number, (n) => {
      expect(grouped(n)).toBe(n.toLocaleString('en-US'));
    }),
  );
});
