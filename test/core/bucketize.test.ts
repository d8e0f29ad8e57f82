import { describe, expect, test } from 'vitest';
import { Boundaries } from '../../src/core/boundaries.ts';
import { bucketize, bucketizeValue } from '../../src/core/bucketize.ts';

const trip = Boundaries.of([-0.5, 0, 0.1, 0.2, 3]);
const tripRight = Boundaries.of([-0.5, 0, 0.1, 0.2, 3], { closed: 'right' });

describe('bucketizeValue', () => {
  test.each([
    [-1, 0],
    [-0.5, 1],
    [-0.25, 1],
    [0, 2],
    [0.15, 3],
    [0.2, 4],
    [0.21, 4],
    [2.9, 4],
    [3, 5],
    [7.8, 5],
  ])('%d has reached its boundaries: bin %i, closed left', (x, code) => {
    expect(bucketizeValue(x, trip)).toBe(code);
  });

  test.each([
    [-1, 0],
    [-0.5, 0],
    [-0.25, 1],
    [0, 1],
    [0.1, 2],
    [0.15, 3],
    [3, 4],
    [7.8, 5],
  ])('%d has left its boundaries behind: bin %i, closed right', (x, code) => {
    expect(bucketizeValue(x, tripRight)).toBe(code);
  });

  test.each([trip, tripRight])('NaN falls into the last bin', (boundaries) => {
    expect(bucketizeValue(Number.NaN, boundaries)).toBe(5);
  });

  test.each([trip, tripRight])('the infinities fall into the outer bins', (boundaries) => {
    expect(bucketizeValue(Number.NEGATIVE_INFINITY, boundaries)).toBe(0);
    expect(bucketizeValue(Number.POSITIVE_INFINITY, boundaries)).toBe(5);
  });

  test.each([trip, tripRight])('-0 falls where 0 does', (boundaries) => {
    expect(bucketizeValue(-0, boundaries)).toBe(bucketizeValue(0, boundaries));
  });

  test('a single boundary makes two bins', () => {
    const boundaries = Boundaries.of([1]);
    expect([0, 1, 2, Number.NaN].map((x) => bucketizeValue(x, boundaries))).toEqual([0, 1, 1, 1]);
  });

  test.each([0.1, 0.09999999999, 0.10000000149, 0.1000000001])(
    'in float32, %d is 0.1, as in Keras',
    (x) => {
      expect(bucketizeValue(x, Boundaries.of([0.1], { precision: 'float32' }))).toBe(1);
    },
  );

  test('in float64, a number just below a boundary stays below it', () => {
    const boundaries = Boundaries.of([0.1]);
    expect(bucketizeValue(0.09999999999, boundaries)).toBe(0);
    expect(bucketizeValue(0.1, boundaries)).toBe(1);
  });

  test('in float32, an integer that float32 does not have is rounded first', () => {
    const boundaries = Boundaries.of([16777216, 16777218], { precision: 'float32' });
    expect(bucketizeValue(16777217, boundaries)).toBe(1);
  });
});

describe('bucketize', () => {
  test('gives the codes of a column', () => {
    expect(bucketize([0, 0.15, 0.21, 0.3], trip)).toEqual(Int32Array.of(2, 3, 4, 4));
  });

  test('gives no codes for an empty column', () => {
    expect(bucketize([], trip)).toEqual(new Int32Array(0));
  });

  test('writes into the buffer that it is given, and returns it', () => {
    const out = new Int32Array(2);
    expect(bucketize([0, 3], trip, out)).toBe(out);
    expect(out).toEqual(Int32Array.of(2, 5));
  });

  test('keeps the items past the column in a longer buffer', () => {
    const out = Int32Array.of(-7, -7, -7);
    expect(bucketize([0], trip, out)).toEqual(Int32Array.of(2, -7, -7));
  });

  test('rejects a buffer that is shorter than the column', () => {
    expect(() => bucketize([0, 1], trip, new Int32Array(1))).toThrow(
      expect.objectContaining({
        code: 'E_USAGE',
        message: 'not an Int32Array of 2: 0',
      }),
    );
  });

  test('does not change the column', () => {
    const column = Float64Array.of(0.15, Number.NaN, -0);
    bucketize(column, trip);
    expect(column).toEqual(Float64Array.of(0.15, Number.NaN, -0));
  });

  test('takes undefined for NaN, as Float64Array.from does', () => {
    expect(bucketize([undefined as unknown as number], trip)).toEqual(Int32Array.of(5));
  });
});
