import fc from 'fast-check';
import { expect, test } from 'vitest';
import { directSpread, SpreadTree } from '../../../src/fit/clustering/stable-spread.ts';
import { exactSpread } from '../exact-spread.ts';

test('of one value is 0, and of two values half the square of their distance', () => {
  const tree = new SpreadTree(Float64Array.of(1, 4, 10), Float64Array.of(1, 1, 3));
  expect([tree.of(0, 1), tree.of(2, 3), tree.of(0, 2)]).toEqual([0, 0, 4.5]);
  expect(tree.of(0, 3)).toBeCloseTo(72, 12);
});

test('has 40 bits of the spread of every run, however tight and far away it is', () => {
  const far = fc.constantFrom(0, 2 ** 53, -(2 ** 53), 1e20, -1e25);
  const place = fc.tuple(far, fc.integer({ min: -50, max: 50 })).map(([at, x]) => at + x);
  const pair = fc.tuple(place, fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 12 }), (pairs) => {
      const sorted = pairs.toSorted(([a], [b]) => a - b);
      const [values, weights] = [sorted.map(([x]) => x), sorted.map(([, w]) => w)];
      const tree = new SpreadTree(Float64Array.from(values), Float64Array.from(weights));
      for (let start = 0; start < values.length; start++) {
        for (let end = start + 1; end <= values.length; end++) {
          const { over, under } = exactSpread(values.slice(start, end), weights.slice(start, end));
          const expected = Number(over) / Number(under);
          expect(Math.abs(tree.of(start, end) - expected)).toBeLessThanOrEqual(expected * 2 ** -40);
        }
      }
    }),
  );
});

test('the direct spread is the weighted sum of squares about the mean, for values at any distance from 0', () => {
  const pair = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 5 }));
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 16 }), fc.nat(2 ** 40), (pairs, far) => {
      const sorted = pairs.toSorted((a, b) => a[0] - b[0]);
      const [values, weights] = [sorted.map(([x]) => x + far), sorted.map(([, w]) => w)];
      const { over, under } = exactSpread(values, weights);
      const found = directSpread(
        Float64Array.of(0, ...values, 1e9),
        Float64Array.of(1, ...weights, 1),
        1,
        values.length + 1,
      );
      const exact = Number((over * 2n ** 20n) / under) / 2 ** 20;
      expect(Math.abs(found - exact)).toBeLessThanOrEqual(exact * 1e-12 + 2 ** -19);
    }),
  );
});
