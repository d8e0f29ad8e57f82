import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countText, grouped } from '../../../src/core/errors/grouped.ts';

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

test('counts that are too long to read are powers of ten', () => {
  const counts = [999_999_999_999_999, 1e15, 1.25e15 + 0.5, 2.6e300, 10n ** 600n];
  expect([...counts, Number.POSITIVE_INFINITY].map(countText)).toEqual([
    '999,999,999,999,999',
    'about 1e+15',
    'about 1e+15',
    'about 3e+300',
    'about 1e+600',
    'about Infinity',
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
