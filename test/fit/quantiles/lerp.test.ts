import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lerp } from '../../../src/fit/quantiles/lerp.ts';

const { POSITIVE_INFINITY: inf, MAX_VALUE: max } = Number;

describe('blend', () => {
  test('starts from the nearer end, so that both ends are met to the bit', () => {
    expect(lerp(0.1, 0.7, 0)).toBe(0.1);
    expect(lerp(0.1, 0.7, 1)).toBe(0.7);
    expect(lerp(0.1, 0.7, 0.5)).toBe(0.7 - (0.7 - 0.1) * 0.5);
    expect(lerp(0.1, 0.7, 0.25)).toBe(0.1 + (0.7 - 0.1) * 0.25);
  });

  test.each([
    [-inf, 5, 0.25, -inf],
    [-inf, 5, 0.75, -inf],
    [3, inf, 0, 3],
    [3, inf, 0.25, inf],
    [3, inf, 0.75, inf],
    [-inf, inf, 0.25, -inf],
    [-inf, inf, 0.5, inf],
    [inf, inf, 0.5, inf],
    [-inf, -inf, 0, -inf],
  ])('from %d to %d, %d of the way, is %d', (a, b, t, expected) => {
    expect(lerp(a, b, t)).toBe(expected);
  });

  test('does not overflow between values of different signs', () => {
    expect(lerp(-max, max, 0.5)).toBe(0);
    expect(lerp(-max, max, 0.25)).toBe(-max / 2);
    expect(lerp(-max, max, 1)).toBe(max);
  });

  test('is never NaN, and never outside', () => {
    const value = fc.double({ noNaN: true });
    fc.assert(
      fc.property(value, value, fc.double({ min: 0, max: 1, noNaN: true }), (x, y, t) => {
        const [a, b] = [Math.min(x, y), Math.max(x, y)];
        const result = lerp(a, b, t);
        expect(result).toBeGreaterThanOrEqual(a);
        expect(result).toBeLessThanOrEqual(b);
      }),
    );
  });
});
