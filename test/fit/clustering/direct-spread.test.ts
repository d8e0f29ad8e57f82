import fc from 'fast-check';
import { expect, test } from 'vitest';
import { directSpread } from '../../../src/fit/clustering/direct-spread.ts';
import { exactSpread } from '../exact-spread.ts';

test('the direct spread is the weighted sum of squares about the mean, wherever the values are', () => {
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
