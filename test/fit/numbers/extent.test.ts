import { expect, test } from 'vitest';
import { extentOf, rawExtentOf } from '../../../src/fit/numbers/extent.ts';

const { NaN: nan, NEGATIVE_INFINITY: least, POSITIVE_INFINITY: most } = Number;

test('an extent has the least and the greatest value, infinities too, and -0 as 0', () => {
  expect(extentOf(Float64Array.of(3, -1, 2))).toEqual({ min: -1, max: 3 });
  expect(extentOf(Float64Array.of(1, least, most))).toEqual({ min: least, max: most });
  expect(extentOf(Float64Array.of(-0))).toEqual({ min: 0, max: 0 });
  expect(extentOf(new Float64Array(0))).toEqual({ min: most, max: least });
});

test('a raw extent keeps -0, and a NaN makes both ends NaN', () => {
  expect(rawExtentOf(Float64Array.of(-0, 1))).toEqual({ min: -0, max: 1 });
  for (const at of [0, 1, 2]) {
    const values = Float64Array.of(1, 2, 3).fill(nan, at, at + 1);
    expect(rawExtentOf(values)).toEqual({ min: nan, max: nan });
  }
});
