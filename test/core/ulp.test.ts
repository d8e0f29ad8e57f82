import { describe, expect, test } from 'vitest';
import { nextDownFloat32, nextUp, nextUpFloat32 } from '../../src/core/ulp.ts';

const MAX_FLOAT32 = (2 - 2 ** -23) * 2 ** 127;

describe('nextUp', () => {
  test.each([
    [1, 1 + 2 ** -52],
    [-1, -1 + 2 ** -53],
    [2 - 2 ** -52, 2],
    [0.1, 0.10000000000000002],
    [0, 5e-324],
    [-0, 5e-324],
    [5e-324, 1e-323],
    [-5e-324, -0],
    [2 ** -1022 - 2 ** -1074, 2 ** -1022],
    [Number.MAX_VALUE, Number.POSITIVE_INFINITY],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [Number.NEGATIVE_INFINITY, -Number.MAX_VALUE],
  ])('the least float64 above %d is %d', (x, next) => {
    expect(nextUp(x)).toBe(next);
  });
});

describe('nextUpFloat32', () => {
  test.each([
    [1, 1 + 2 ** -23],
    [-1, -1 + 2 ** -24],
    [2 - 2 ** -23, 2],
    [0, 2 ** -149],
    [-0, 2 ** -149],
    [2 ** -149, 2 ** -148],
    [-(2 ** -149), -0],
    [2 ** -126 - 2 ** -149, 2 ** -126],
    [MAX_FLOAT32, Number.POSITIVE_INFINITY],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [Number.NEGATIVE_INFINITY, -MAX_FLOAT32],
  ])('the least float32 above %d is %d', (x, next) => {
    expect(nextUpFloat32(x)).toBe(next);
  });
});

describe('nextDownFloat32', () => {
  test.each([
    [1, 1 - 2 ** -24],
    [-1, -1 - 2 ** -23],
    [0, -(2 ** -149)],
    [-0, -(2 ** -149)],
    [2 ** -149, 0],
    [-MAX_FLOAT32, Number.NEGATIVE_INFINITY],
    [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
    [Number.POSITIVE_INFINITY, MAX_FLOAT32],
  ])('the greatest float32 below %d is %d', (x, next) => {
    expect(nextDownFloat32(x)).toBe(next);
  });
});
