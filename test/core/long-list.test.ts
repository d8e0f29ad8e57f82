import { expect, test } from 'vitest';
import { Boundaries } from '../../src/core/boundaries.ts';
import { bucketize, bucketizeValue } from '../../src/core/bucketize.ts';
import { boundariesReachedByAll } from '../../src/core/long-list.ts';

test.each([0, 1, 16_384, 16_385, 20_000, 20_031])(
  'a column has the codes of its single values in a list of %i boundaries',
  (length) => {
    const list = Boundaries.of(Float64Array.from({ length }, (_, i) => i / 4));
    const near = Array.from({ length: 600 }, (_, i) => ((i * 37) % Math.max(1, length)) / 4);
    const ends = [0, 63, 64, 65, length - 65, length - 64, length - 1].map((i) => i / 4);
    const values = [...near, ...ends].flatMap((x) => [x - 0.1, x, x + 0.1]);
    values.push(Number.NaN, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
    const column = Float64Array.from(values);
    const codes = values.map((x) => bucketizeValue(x, list));
    expect([...boundariesReachedByAll(column, list)]).toEqual(codes);
    expect([...bucketize(column, list)]).toEqual(codes);
    expect(codes.slice(-4)).toEqual([length, Math.min(1, length), length, 0]);
  },
);

test('a column of many rows has the codes of its single values, also in 16 bits', () => {
  const list = Boundaries.of(Float64Array.from({ length: 20_003 }, (_, i) => i / 4));
  const column = Float64Array.from({ length: 9001 }, (_, i) => ((i * 7919) % 20_100) / 4 - 10);
  const codes = Array.from(column, (x) => bucketizeValue(x, list));
  expect([...boundariesReachedByAll(column, list)]).toEqual(codes);
  expect([...boundariesReachedByAll(column, list, new Uint16Array(9001))]).toEqual(codes);
});
