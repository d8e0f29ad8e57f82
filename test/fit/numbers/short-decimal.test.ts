import { describe, expect, test } from 'vitest';
import { shortestWithin } from '../../../src/fit/numbers/short-decimal.ts';

describe('the shortest number in a gap', () => {
  test.each([
    [25.5, 13.3, 37.8, 30],
    [97, 90, 150, 100],
    [14, 11, 21, 20],
    [120.4, 105, 140, 120],
    [8.7, 3, 25, 9],
    [-8.7, -25, -3, -9],
    [0.000123, 0.0001, 0.0002, 0.00012],
    [0.0137, -4, 4, 0],
    [0.4, -1, 1, 0.4],
    [1e300, 9e299, 2e300, 1e300],
    [123.456, 123.4559, 123.4561, 123.456],
    [3.3, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 3],
  ])('near %d, from %d to %d, is %d', (value, above, below, shortest) => {
    expect(shortestWithin(value, { above, below }, Number)).toBe(shortest);
  });

  test('is inside the gap after rounding', () => {
    const [above, below] = [Math.fround(0.1), Math.fround(0.2)];
    expect(shortestWithin(0.12345, { above, below }, Math.fround)).toBe(0.12);
    const beside = { above: Math.fround(0.1), below: 1 };
    expect(shortestWithin(0.11, beside, Math.fround)).toBe(0.2);
  });
});
