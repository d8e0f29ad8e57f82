import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  lerp,
  position,
  type QuantileMethod,
  usualMethod,
} from '../../../src/fit/quantiles/methods.ts';

const METHODS: readonly QuantileMethod[] = [
  'inverted_cdf',
  'averaged_inverted_cdf',
  'closest_observation',
  'interpolated_inverted_cdf',
  'hazen',
  'weibull',
  'linear',
  'median_unbiased',
  'normal_unbiased',
  'lower',
  'higher',
  'midpoint',
  'nearest',
];

describe('position', () => {
  test.each(METHODS)('of %s is between two neighbors among the values', (method) => {
    const q = fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 64 }).map((i) => i / 64),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 40 }), q, (n, share) => {
        const { lower, upper, gamma } = position(method, n, share);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThan(n);
        expect([0, 1]).toContain(upper - lower);
        expect(gamma).toBeGreaterThanOrEqual(0);
        expect(gamma).toBeLessThanOrEqual(1);
      }),
    );
  });

  test.each(METHODS)('of %s is the only value where there is one', (method) => {
    for (const q of [0, 0.3, 0.5, 1]) {
      expect(position(method, 1, q)).toMatchObject({ lower: 0, upper: 0 });
    }
  });

  test.each<[QuantileMethod, number[]]>([
    ['inverted_cdf', [0, 1, 3]],
    ['closest_observation', [0, 1, 3]],
    ['lower', [0, 1, 3]],
    ['higher', [0, 2, 3]],
    ['nearest', [0, 2, 3]],
  ])('of %s is a rank: at 0, a half and 1 of four values %j', (method, ranks) => {
    expect([0, 0.5, 1].map((q) => position(method, 4, q))).toEqual(
      ranks.map((rank) => ({ lower: rank, upper: rank, gamma: 0 })),
    );
  });

  test('takes the even rank where closest_observation has two as close, counted from 1', () => {
    // n q - 0.5 is 1, 2 and 3 of 5 values.
    expect([0.3, 0.5, 0.7].map((q) => position('closest_observation', 5, q).lower)).toEqual([
      1, 1, 3,
    ]);
  });

  test('takes the even rank where nearest has two as close, counted from 0', () => {
    const n = 5;
    expect([1, 3, 5, 7].map((i) => position('nearest', n, i / 8).lower)).toEqual([0, 2, 2, 4]);
  });

  test('is half-way where n q is a whole number, for averaged_inverted_cdf', () => {
    expect(position('averaged_inverted_cdf', 4, 0.5)).toEqual({ lower: 1, upper: 2, gamma: 0.5 });
    expect(position('averaged_inverted_cdf', 5, 0.5)).toEqual({ lower: 1, upper: 2, gamma: 1 });
  });

  test('is half-way between two ranks for midpoint, and at a rank itself for a whole number', () => {
    expect(position('midpoint', 4, 0.5)).toEqual({ lower: 1, upper: 2, gamma: 0.5 });
    expect(position('midpoint', 5, 0.5)).toEqual({ lower: 2, upper: 3, gamma: 0 });
  });
});

test('usualMethod has a meaning for weights where there are some', () => {
  expect(usualMethod(false)).toBe('linear');
  expect(usualMethod(true)).toBe('inverted_cdf');
});

const { POSITIVE_INFINITY: inf, MAX_VALUE: max } = Number;

describe('lerp', () => {
  test('starts from the nearer end, so that both ends are exact', () => {
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

  test('is never NaN and never outside', () => {
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
