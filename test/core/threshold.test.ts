import { describe, expect, test } from 'vitest';
import { threshold } from '../../src/core/threshold.ts';

const MAX_FLOAT32 = (2 - 2 ** -23) * 2 ** 127;
const OVERFLOW = 2 ** 128 - 2 ** 103;

describe('in float64', () => {
  test.each([0.1, -0.5, 0, 5e-324, Number.MAX_VALUE])('%d itself is reached, closed left', (b) => {
    expect(threshold(b, 'float64', 'left')).toBe(b);
  });

  test.each([
    [0.1, 0.10000000000000002],
    [0, 5e-324],
    [-5e-324, -0],
    [Number.MAX_VALUE, Number.POSITIVE_INFINITY],
  ])('%d is only left behind at %d, closed right', (boundary, least) => {
    expect(threshold(boundary, 'float64', 'right')).toBe(least);
  });
});

describe('in float32', () => {
  test.each([
    ['1 has the even mantissa, so the half-way point rounds up to it', 1, 1 - 2 ** -25],
    ['an odd mantissa is missed by the half-way point', 1 + 2 ** -23, 1 + 2 ** -24 + 2 ** -52],
    ['0 is reached from half the least subnormal below it', 0, -(2 ** -150)],
    ['the least subnormal is reached just above half of it', 2 ** -149, 2 ** -150 + 2 ** -202],
    [
      'the least float32 is reached just above where rounding gives -Infinity',
      -MAX_FLOAT32,
      -OVERFLOW + 2 ** 75,
    ],
  ])('%s, closed left', (_, boundary, least) => {
    expect(threshold(boundary, 'float32', 'left')).toBe(least);
  });

  test.each([
    ['1 is left behind just above the half-way point to the next', 1, 1 + 2 ** -24 + 2 ** -52],
    ['0 is left behind just above half the least subnormal', 0, 2 ** -150 + 2 ** -202],
    ['the least negative is left behind where rounding gives -0', -(2 ** -149), -(2 ** -150)],
    ['the greatest is left behind where rounding overflows', MAX_FLOAT32, OVERFLOW],
  ])('%s, closed right', (_, boundary, least) => {
    expect(threshold(boundary, 'float32', 'right')).toBe(least);
  });
});
