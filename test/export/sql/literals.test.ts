import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inPowersOfTwo, valueName, withExponent } from '../../../src/export/sql/literals.ts';

/** The value of `inPowersOfTwo`, by the left-to-right arithmetic that SQL has. */
function evaluated(text: string): number {
  const [first = '', ...rest] = text.split(/(?=[*/])/);
  return rest.reduce((value, step) => {
    const factor = Number(step.slice(1));
    return step.startsWith('*') ? value * factor : value / factor;
  }, Number(first));
}

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('literals', () => {
  test('always have an exponent, and read back exactly', () => {
    expect([0.1, 3, -1e22, 5e-324].map(withExponent)).toEqual(['0.1e0', '3e0', '-1e22', '5e-324']);
    fc.assert(
      fc.property(finite, (value) => {
        expect(withExponent(value)).toMatch(/^-?\d+(\.\d+)?e-?\d+$/);
        expect(Number(withExponent(value))).toBe(value + 0);
      }),
    );
  });

  test('in powers of two hold whole numbers below 2^53 only, and give the same value', () => {
    expect(inPowersOfTwo(0.1)).toBe('3602879701896397.0/4503599627370496.0/8.0');
    expect(inPowersOfTwo(3)).toBe('3.0');
    fc.assert(
      fc.property(finite, (value) => {
        const text = inPowersOfTwo(value);
        for (const number of text.match(/\d+(?=\.0)/g) ?? []) {
          expect(Number(number)).toBeLessThan(2 ** 53);
        }
        expect(evaluated(text) + 0).toBe(value + 0);
      }),
    );
  });

  test('values have the names of JavaScript, and -0 is one', () => {
    expect([null, Number.NaN, -0, 0, 1e21].map(valueName)).toEqual([
      'NULL',
      'NaN',
      '-0',
      '0',
      '1e+21',
    ]);
  });
});
