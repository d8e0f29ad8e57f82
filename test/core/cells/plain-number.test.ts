import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Notation } from '../../../src/core/cells/notation.ts';
import { parseNumberIn } from '../../../src/core/cells/number.ts';
import { plainNumberEnd } from '../../../src/core/cells/plain-number.ts';

function endIn(text: string, decimal = '.'): number {
  const bytes = Buffer.from(text);
  return plainNumberEnd(bytes, 0, bytes.length, decimal.charCodeAt(0));
}

const NOTATIONS: readonly Notation[] = [
  { decimal: '.', thousands: null },
  { decimal: '.', thousands: ',' },
  { decimal: ',', thousands: null },
  { decimal: ',', thousands: '.' },
  { decimal: ',', thousands: ' ' },
];

describe('a plain number in bytes', () => {
  test.each([
    ['0', 1],
    ['-12', 3],
    ['+1.50', 5],
    ['1.', 2],
    ['12,3', 2],
    ['1.2.3', 3],
    ['1e5', 1],
    ['', -1],
    ['-', -1],
    ['.5', -1],
    [' 1', -1],
    ['--1', -1],
    ['x', -1],
  ])('ends after its digits: %j', (text, end) => {
    expect(endIn(text)).toBe(end);
  });

  test('has the decimal separator of the notation', () => {
    expect(endIn('1,5;', ',')).toBe(3);
    expect(endIn('1.5;', ',')).toBe(1);
  });

  test('starts and ends within the bytes', () => {
    const bytes = Buffer.from('1234.567');
    expect(plainNumberEnd(bytes, 1, 3, 46)).toBe(3);
    expect(plainNumberEnd(bytes, 3, 5, 46)).toBe(5);
    expect(plainNumberEnd(bytes, 3, 3, 46)).toBe(-1);
  });

  test.each(NOTATIONS)('is a number by the grammar: %j', (notation) => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789.,+-e '), maxLength: 8 });
    let plain = 0;
    fc.assert(
      fc.property(text, (cell) => {
        if (endIn(cell, notation.decimal) !== cell.length) return;
        plain++;
        expect(parseNumberIn(cell, notation)).not.toBeUndefined();
      }),
      { numRuns: 5000 },
    );
    expect(plain).toBeGreaterThan(500);
  });
});
