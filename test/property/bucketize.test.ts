import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Boundaries, type BoundaryOptions, MAX_BOUNDARIES } from '../../src/core/boundaries.ts';
import { bucketize, bucketizeValue } from '../../src/core/bucketize.ts';
import type { Closed, Precision } from '../../src/core/threshold.ts';
import { ALL_WAYS, cases, finite, probesAround, read, SPECIAL, step32, step64 } from './floats.ts';

/** The rule, counted one boundary at a time. */
function count(x: number, boundaries: readonly number[], precision: Precision, closed: Closed) {
  if (Number.isNaN(x)) return boundaries.length;
  const value = read(x, precision);
  const isReached = (b: number) =>
    closed === 'left' ? read(b, precision) <= value : read(b, precision) < value;
  return boundaries.filter(isReached).length;
}

describe.each(ALL_WAYS)('in $precision, closed $closed', ({ precision, closed }) => {
  const options: BoundaryOptions = { precision, closed };

  test('a code is the number of boundaries that the value has reached', () => {
    fc.assert(
      fc.property(cases(precision, 200), ({ boundaries, values }) => {
        const codes = bucketize(values, Boundaries.of(boundaries, options));
        const counted = values.map((x) => count(x, boundaries, precision, closed));
        expect([...codes]).toEqual(counted);
      }),
      { numRuns: 500 },
    );
  });

  test('values at, next to and half-way from a single boundary fall on the right side', () => {
    const isRight = (boundary: number) => {
      fc.pre(Number.isFinite(read(boundary, precision)));
      const one = Boundaries.of([boundary], options);
      for (const x of [...probesAround(boundary), ...SPECIAL]) {
        if (bucketizeValue(x, one) !== count(x, [boundary], precision, closed)) return false;
      }
      return true;
    };
    fc.assert(fc.property(finite, isRight), { numRuns: 5000 });
    for (const boundary of SPECIAL) {
      if (Number.isFinite(read(boundary, precision))) expect(isRight(boundary)).toBe(true);
    }
  });

  test('a column gives what its values give, whatever holds them', () => {
    fc.assert(
      fc.property(cases(precision, 20), fc.nat({ max: 5 }), ({ boundaries, values }, spare) => {
        const list = Boundaries.of(boundaries, options);
        for (const column of [values, Float64Array.from(values), Float32Array.from(values)]) {
          const out = new Int32Array(column.length + spare).fill(-7);
          const one = Array.from(column, (x) => bucketizeValue(x, list));
          expect([...bucketize(column, list, out)]).toEqual([...one, ...Array(spare).fill(-7)]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a greater value never has a smaller code, and codes run from 0 to the number of boundaries', () => {
    fc.assert(
      fc.property(cases(precision, 50), ({ boundaries, values }) => {
        const sorted = Float64Array.from(values).sort();
        const codes = bucketize(sorted, Boundaries.of(boundaries, options));
        expect(codes).toEqual(codes.toSorted());
        expect([codes[0], codes.at(-1)]).toEqual([0, boundaries.length]);
      }),
      { numRuns: 300 },
    );
  });
});

test('a million boundaries work', () => {
  const boundaries = Boundaries.of(Float64Array.from({ length: MAX_BOUNDARIES }, (_, i) => i));
  const places = [0, 1, 2, 499_999, 500_000, 524_288, 999_998, 999_999];
  const around = places.flatMap((place) => [step64(place, -1), place, place + 0.5]);
  expect([...bucketize(around, boundaries)]).toEqual(places.flatMap((n) => [n, n + 1, n + 1]));
  expect(bucketizeValue(Number.NaN, boundaries)).toBe(MAX_BOUNDARIES);
});

test('the tools of these tests step by one float', () => {
  expect([step64(1, 1), step64(1, -1)]).toEqual([1 + 2 ** -52, 1 - 2 ** -53]);
  expect([step32(1, 1), step32(1, -1)]).toEqual([1 + 2 ** -23, 1 - 2 ** -24]);
  expect([step64(0, -1), step32(-0, -1)]).toEqual([-Number.MIN_VALUE, -(2 ** -149)]);
  expect(step64(Number.MAX_VALUE, 1)).toBe(Number.POSITIVE_INFINITY);
  expect(step32(Number.NEGATIVE_INFINITY, 1)).toBe(-(2 - 2 ** -23) * 2 ** 127);
});
